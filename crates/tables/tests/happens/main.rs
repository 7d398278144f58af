//! What happens to posts, and how many more there are.

mod ended;
mod known;
mod net;
mod paper;
mod staff;
