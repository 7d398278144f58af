//! What a spreadsheet shows in a cell whose formula fails.

/// The error values of Excel, LibreOffice and Google Sheets. That of LibreOffice
/// goes on with two more digits.
pub const ERROR_VALUES: &[&str] = &[
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#GETTING_DATA",
    "#ERROR!",
    "Err:5",
];

/// Whether a cell holds an error value and nothing else.
pub(super) fn is_error_value(cell: &str) -> bool {
    let cell = cell.trim();
    ERROR_VALUES
        .iter()
        .any(|value| value.eq_ignore_ascii_case(cell))
}
