//! The rules that a loaded paper must keep: one rule a file, listed in
//! [`RULES`]. The path of a file is the name that its findings carry (of
//! several, the first).
//!
//! A rule looks at a paper and reports; it never changes anything. The doc
//! comment of its file is what `panelpaper explain` prints.

pub(crate) mod annexes;
pub(crate) mod checks;
pub(crate) mod duties;
pub(crate) mod editions;
pub(crate) mod establishment;
pub(crate) mod figures;
pub(crate) mod nondirectorate;
pub(crate) mod numbers;
pub(crate) mod offices;
pub(crate) mod paper;
pub(crate) mod pay;
pub(crate) mod pictures;
pub(crate) mod posts;
pub(crate) mod promises;
pub(crate) mod ranks;
pub(crate) mod tables;
pub(crate) mod typing;
pub(crate) mod words;

use crate::Rule;

/// Every rule, in the order of their names.
pub const RULES: &[Rule] = &[
    annexes::duplicate::RULE,
    annexes::idle_cell::RULE,
    annexes::no_duties::RULE,
    annexes::one_sided::RULE,
    annexes::out_of_order::RULE,
    annexes::taken_id::RULE,
    annexes::unknown_kind::RULE,
    annexes::unknown_subject::RULE,
    annexes::unknown_table::RULE,
    annexes::unknown_under::RULE,
    annexes::unmentioned::RULE,
    annexes::wrong_structure::RULE,
    checks::no_reason::RULE,
    checks::unknown_rule::RULE,
    checks::unused_allow::RULE,
    duties::no_annex::RULE,
    duties::repeated::RULE,
    duties::scattered::RULE,
    duties::typed_separator::RULE,
    duties::unknown_post::RULE,
    editions::dates::RULE,
    editions::numbers::RULE,
    editions::one_sided_cell::RULE,
    editions::parts::RULE,
    editions::prose_numbers::RULE,
    establishment::duplicate::RULE,
    establishment::fewer::RULE,
    figures::unused::RULE,
    nondirectorate::directorate_rank::RULE,
    nondirectorate::unknown_office::RULE,
    nondirectorate::unstated_structure::RULE,
    numbers::financial_year::RULE,
    numbers::impossible_day::RULE,
    numbers::meeting_day::RULE,
    numbers::no_such_annex::RULE,
    numbers::no_such_paragraph::RULE,
    numbers::typed_amount::RULE,
    numbers::typed_annex::RULE,
    numbers::typed_count::RULE,
    numbers::typed_date::RULE,
    numbers::typed_net::RULE,
    numbers::typed_paragraph::RULE,
    numbers::typed_point::RULE,
    numbers::wrong_amount::RULE,
    numbers::wrong_annex::RULE,
    numbers::wrong_cost::RULE,
    numbers::wrong_count::RULE,
    numbers::wrong_point::RULE,
    offices::duplicate_id::RULE,
    offices::existing_successor::RULE,
    offices::part_circle::RULE,
    offices::unknown_head::RULE,
    paper::empty_prose::RULE,
    paper::invitation::RULE,
    paper::lead_in::RULE,
    paper::no_head::RULE,
    paper::sections::RULE,
    paper::signed_apart::RULE,
    paper::stray_prose::RULE,
    paper::unknown_annex::RULE,
    paper::unknown_type::RULE,
    pay::duplicate_row::RULE,
    pictures::no_alt::RULE,
    posts::deletion_unmentioned::RULE,
    posts::ends_before_it_begins::RULE,
    posts::held_against_filled::RULE,
    posts::held_against_gone::RULE,
    posts::no_annex::RULE,
    posts::no_end::RULE,
    posts::numbering::RULE,
    posts::offset_kept::RULE,
    posts::reporting_cycle::RULE,
    posts::superior_below::RULE,
    posts::title_slip::RULE,
    posts::two_heads::RULE,
    posts::two_ids::RULE,
    posts::unknown_dotted_to::RULE,
    posts::unknown_event::RULE,
    posts::unknown_office::RULE,
    posts::unknown_offset::RULE,
    posts::unknown_rank::RULE,
    posts::unknown_superior::RULE,
    posts::unread_cell::RULE,
    posts::upgrading_unmentioned::RULE,
    posts::wrong_move::RULE,
    posts::wrong_offset::RULE,
    posts::wrong_structure::RULE,
    posts::wrong_superior::RULE,
    promises::heading::RULE,
    promises::item::RULE,
    promises::mark::RULE,
    promises::part::RULE,
    ranks::cost_below_salary::RULE,
    ranks::midpoint_outside::RULE,
    ranks::odd_plural::RULE,
    ranks::unsaid_directorate::RULE,
    ranks::unused::RULE,
    ranks::wrong_structure::RULE,
    tables::empty_cell::RULE,
    tables::error_value::RULE,
    tables::export_leftover::RULE,
    tables::forbidden_character::RULE,
    tables::hash_row::RULE,
    tables::look_alike_id::RULE,
    tables::same_name::RULE,
    tables::swallowed_rows::RULE,
    tables::typed_total::RULE,
    tables::unseen_in_id::RULE,
    tables::unused::RULE,
    typing::bracket_width::RULE,
    typing::currency::RULE,
    typing::dash::RULE,
    typing::doubled::RULE,
    typing::end_mark::RULE,
    typing::export_leftover::RULE,
    typing::invisible_character::RULE,
    typing::line_start::RULE,
    typing::lost_character::RULE,
    typing::mark_width::RULE,
    typing::second_form::RULE,
    typing::simplified_character::RULE,
    typing::space::RULE,
    typing::straight_quote::RULE,
    typing::unbalanced::RULE,
    typing::wide_character::RULE,
    words::defined_twice::RULE,
    words::fixed_phrase::RULE,
    words::near_duplicate::RULE,
    words::near_miss::RULE,
    words::number_agreement::RULE,
    words::quotes::RULE,
    words::spelling::RULE,
    words::stray_character::RULE,
    words::two_ways::RULE,
    words::undefined::RULE,
    words::unknown_title::RULE,
    words::variant::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.names.contains(&name))
}

/// The names of every rule, in their order.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().flat_map(|rule| rule.names.iter().copied())
}
