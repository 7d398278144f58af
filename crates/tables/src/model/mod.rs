//! What a paper is about, as plain values: offices, ranks, posts, duties,
//! annexes, figures, and the settings of the paper itself.
//!
//! Architecture invariant: no input, no output, no clock, and no knowledge of
//! CSV, Handlebars or Typst. A value remembers the row that it came from as a
//! [`RowRef`](crate::source::RowRef), and nothing else of its origin.

mod annex;
mod case;
mod ceiling;
mod change;
mod checks;
mod circle;
mod counted;
mod date;
mod decimal;
mod duty;
mod establishment;
mod figure;
mod filters;
mod gained;
mod happens;
mod head;
pub mod known_rank;
mod lines;
mod mark;
mod nondirectorate;
mod office;
mod output;
mod own_table;
mod paper;
mod pay;
mod pay_point;
mod period;
mod picture;
mod plural;
mod post;
mod project;
mod rank;
mod reference;
mod roster;
mod select;
mod staffed;
mod start;
mod strength;
mod text;
mod times;
mod touched;
pub mod words;

pub use annex::{Annex, AnnexText, ChartPart, Drawn, PICTURE_KIND, TEXT_KIND, text_file};
pub use case::Case;
pub use ceiling::Ceiling;
pub use change::{Change, Happening};
pub use checks::{Checks, Level, LevelSetting};
pub use circle::circles;
pub use counted::Noun;
pub use date::{Date, Month};
pub use decimal::Decimal;
pub use duty::{Duty, DutyLevel, DutyNumber};
pub use establishment::{Establishment, Tables};
pub use figure::{Figure, grouped};
pub use filters::{POST_OR_ROW, WrongFilter};
pub use head::Head;
pub use language::{ENGLISH_MONTHS, Lang};
pub use mark::{Dash, Mark, Marked};
pub use nondirectorate::{Staff, StaffTenure};
pub use office::{Office, Stands, Structure};
pub use output::Output;
pub use own_table::{
    Align, BUILT_IN_TABLES, Grouping, OwnColumn, OwnRow, OwnTable, Width, says_nothing,
};
pub use paper::{
    AsPrinted, CELL_HELPERS, EC, Edition, FontChoice, Item, Paper, Printed, Refs, SettingText,
    is_font_file,
};
pub use pay::{Pay, PayRow};
pub use pay_point::PayPoint;
pub use period::Period;
pub use picture::Picture;
pub use plural::{looks_plural, plural};
pub use post::{Post, Tenure, Term};
pub use project::{Body, Project};
pub use rank::{Rank, RankChange};
pub use reference::Place;
pub use roster::{Roster, RosterColumns, RosterPost};
pub use select::{Directorate, Selection, by_rank, held_by_rank};
pub use start::{Event, Start, Timetable};
pub use strength::{Category, Strength};
pub use text::Text;
pub use words::Words;
