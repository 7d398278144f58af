//! The words by which counts are told.

/// The nouns that are looked for, of one and of several.
pub(super) const NOUNS: [(&str, &str); 13] = [
    ("post", "posts"),
    ("position", "positions"),
    ("officer", "officers"),
    ("office", "offices"),
    ("branch", "branches"),
    ("division", "divisions"),
    ("section", "sections"),
    ("unit", "units"),
    ("team", "teams"),
    ("department", "departments"),
    ("bureau", "bureaux"),
    ("year", "years"),
    ("month", "months"),
];

/// What a number behind it names and does not count: Grade 1 posts.
pub(super) const LABELS: [&str; 33] = [
    "annex",
    "annexes",
    "appendix",
    "batch",
    "category",
    "chapter",
    "class",
    "column",
    "enclosure",
    "footnote",
    "grade",
    "group",
    "head",
    "item",
    "level",
    "no",
    "note",
    "number",
    "option",
    "page",
    "paragraph",
    "paragraphs",
    "part",
    "phase",
    "point",
    "row",
    "schedule",
    "section",
    "stage",
    "step",
    "table",
    "tier",
    "type",
];

/// Words before `one` that make a pronoun of it, before a number that make it
/// describe what follows (a two year post), and parts of larger numbers.
pub(super) const PRONOUNS: [&str; 24] = [
    "a", "an", "any", "each", "every", "no", "per", "some", "that", "this", "which", "or", "plus",
    "hundred", "thousand", "million", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety",
];

/// Words that go on with `and`: two hundred and one.
pub(super) const HUNDREDS: [&str; 3] = ["hundred", "thousand", "million"];

/// What may begin a sentence before a number, with a capital though it is no
/// name: Create two posts.
pub(super) const BEGINNINGS: [&str; 28] = [
    "about",
    "add",
    "adding",
    "all",
    "at",
    "create",
    "creating",
    "delete",
    "deleting",
    "for",
    "from",
    "in",
    "keep",
    "keeping",
    "of",
    "only",
    "our",
    "over",
    "provide",
    "providing",
    "redeploy",
    "redeploying",
    "retain",
    "retaining",
    "the",
    "to",
    "transfer",
    "with",
];

/// Words that end what a number counts, or that change it.
pub(super) const STOPS: [&str; 42] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "dozen", "for", "from", "half",
    "hundred", "in", "is", "its", "million", "of", "on", "or", "out", "pair", "per", "plus",
    "quarter", "than", "that", "the", "their", "third", "thousand", "to", "was", "were", "which",
    "will", "with", "day", "hour", "week", "year",
];

/// Words that may follow a noun: what stands before one of them is no part of a
/// longer noun (two post offices).
pub(super) const AFTER: [&str; 38] = [
    "already",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "by",
    "can",
    "could",
    "currently",
    "during",
    "for",
    "from",
    "had",
    "has",
    "have",
    "in",
    "is",
    "may",
    "of",
    "on",
    "should",
    "that",
    "to",
    "under",
    "upon",
    "was",
    "were",
    "which",
    "who",
    "will",
    "with",
    "within",
    "would",
    "until",
    "up",
    "ending",
];
