//! The months as English prose names them, whatever words a paper chooses for its
//! own dates.

/// Their names, from the first on.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
