//! panelpaper: tables of posts and duties into Legislative Council papers.
