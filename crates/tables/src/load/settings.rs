//! Every key of paper.toml, in one table: loading, the schema and the manual come
//! from it.

use super::headers::Need;
use super::setting::{Setting, ValueKind};
use crate::model::{EC, Lang};
use crate::source::Encoding;

/// The keys of paper.toml.
pub const PAPER: &[Setting] = &[
    Setting::new("type", ValueKind::PaperType, "\"panel\" or \"ec\"")
        .needed(Need::Always)
        .about("The type of the paper."),
    Setting::new(
        "languages",
        ValueKind::Languages,
        "a list of zh and en, e.g. [\"zh\"]",
    )
    .needed(Need::Always)
    .about("The editions, in their order."),
    Setting::new(
        "date",
        ValueKind::Days,
        "a day, year first and without quotes, e.g. 2024-04-08",
    )
    .needed(Need::Always)
    .about("The day of the meeting: a TOML date, 2024-04-08."),
    Setting::new(
        "effective",
        ValueKind::Text,
        "a day, `approval`, an event's id, a financial year, or two with ` or ` between",
    )
    .about("When posts take effect whose row does not say."),
    Setting::new(
        "approval",
        ValueKind::Month,
        "a month in quotes, year first, e.g. \"2027-05\"",
    )
    .about("When the Finance Committee is expected to approve the proposal."),
    Setting::new(
        "events",
        ValueKind::Named(EVENT),
        "sections [events.ID] with zh and en",
    )
    .about("Events with which posts may take effect, in words."),
    Setting::new(
        "signed",
        ValueKind::Month,
        "a month in quotes, year first, e.g. \"2024-03\"",
    )
    .needed(Need::Always)
    .about("The month under the signatories."),
    Setting::new("number", ValueKind::Text, "a text")
        .about("The paper's number, at the top right; `[zh]` and `[en]` may each have their own."),
    Setting::new("id", ValueKind::FolderName, "a folder name")
        .about("The output folder's name; else the paper folder's."),
    Setting::new(
        "outputs",
        ValueKind::Outputs,
        "a list of pdf, docx and html, e.g. [\"pdf\", \"docx\"]",
    )
    .about("What the paper is made as: `docx` and `html` beside the PDF, which is always made."),
    Setting::new("encoding", ValueKind::OneOf(Encoding::NAMES), "")
        .about("The encoding of all tables without a byte-order mark."),
    Setting::new("zh", ValueKind::Section(EDITION), AN_EDITION).needed(Need::For(Lang::Zh)),
    Setting::new("en", ValueKind::Section(EDITION), AN_EDITION).needed(Need::For(Lang::En)),
    Setting::new(
        "fonts",
        ValueKind::Section(FONTS),
        "a section with latin, chinese and dirs",
    ),
    Setting::new(
        "ec",
        ValueKind::Section(ITEM),
        "a section with subhead and heads",
    )
    .about("What stands at the head of a paper of the Establishment Subcommittee."),
    Setting::new("chart", ValueKind::Section(CHART), "a section"),
    Setting::new(
        "refs",
        ValueKind::Section(REFS),
        "a section with duties, titles and tables",
    ),
    Setting::new(
        "tables",
        ValueKind::Section(TABLES),
        "a section with ignore and from",
    ),
    Setting::new(
        "table",
        ValueKind::Named(TABLE),
        "sections [table.NAME], each with what is said of NAME.csv",
    )
    .about("The author's own tables, by name."),
    Setting::new(
        "as_printed",
        ValueKind::Sections(AS_PRINTED),
        "a list of [[as_printed]] sections",
    )
    .about("Words of a published paper that stand against the computed ones."),
    Setting::new(
        "checks",
        ValueKind::Section(CHECKS),
        "a section with levels, exceptions and variants",
    ),
];

const AN_EDITION: &str = "a section with committee, title and signatories";

/// The keys of `[zh]` and `[en]`.
pub(super) const EDITION: &[Setting] = &[
    Setting::new("committee", ValueKind::Text, "the committee's name")
        .needed(Need::Unless(EC))
        .about("The committee that the paper goes to. It takes helpers, as the next two do."),
    Setting::new("title", ValueKind::Text, "the paper's title")
        .needed(Need::Always)
        .about("The paper's title."),
    Setting::new("signatories", ValueKind::Texts, "a list of names")
        .needed(Need::Always)
        .about("Who signs, top to bottom."),
    Setting::new("number", ValueKind::Text, "a text")
        .about("This edition's number, where it has its own."),
];

/// The keys of `[ec]`.
pub(super) const ITEM: &[Setting] = &[
    Setting::new(
        "subhead",
        ValueKind::Text,
        "a number in quotes, e.g. \"000\"",
    )
    .about("The Subhead below the Heads, by its number."),
    Setting::new("subhead_zh", ValueKind::Text, "the Subhead's name")
        .about("What the Subhead is called in Chinese: 運作開支."),
    Setting::new("subhead_en", ValueKind::Text, "the Subhead's name")
        .about("What the Subhead is called in English: Operational expenses."),
    Setting::new(
        "heads",
        ValueKind::Texts,
        "a list of ids of heads.csv, e.g. [\"47\"]",
    )
    .about("The Heads of expenditure, in their order; else those of the posts that change."),
];

/// The keys of each `[events.ID]`.
pub(super) const EVENT: &[Setting] = &[
    Setting::new("zh", ValueKind::Text, "the event in Chinese")
        .needed(Need::For(Lang::Zh))
        .about("The event in Chinese: 《…條例》生效之日."),
    Setting::new("en", ValueKind::Text, "the event in English")
        .needed(Need::For(Lang::En))
        .about("The event in English: the commencement of the … Ordinance."),
];

/// The keys of `[fonts]`.
pub(super) const FONTS: &[Setting] = &[
    Setting::new("latin", ValueKind::Texts, "a list of texts")
        .about("Families to try before the built-in one."),
    Setting::new("chinese", ValueKind::Texts, "a list of texts")
        .about("Families to try before the built-in ones."),
    Setting::new("dirs", ValueKind::Texts, "a list of texts")
        .about("Folders with font files, in the paper's folder."),
];

/// The keys of `[chart]`.
pub(super) const CHART: &[Setting] = &[
    Setting::new("marks", ValueKind::Marks(MARK), "a section")
        .about("What charts mark, in the legend's order."),
    Setting::new("teams", ValueKind::Flag, "true or false")
        .about("Whether charts draw non-directorate posts, each team in a box of its own."),
];

/// The keys of a mark, in `[chart.marks]` and in marks.toml.
pub(super) const MARK: &[Setting] = &[
    Setting::new("border", ValueKind::Points, "a width in points, 0.2 to 6").about("Points."),
    Setting::new(
        "dash",
        ValueKind::OneOf(&["solid", "dashed", "dotted"]),
        "solid, dashed or dotted",
    ),
    Setting::new("double", ValueKind::Flag, "true or false"),
    Setting::new("fill", ValueKind::Colour, "a colour, e.g. #e4e4e4"),
    Setting::new("symbol", ValueKind::Sign, "a sign"),
];

/// The keys of `[refs]`.
pub(super) const REFS: &[Setting] = &[
    Setting::new("duties", ValueKind::Flag, "true or false")
        .about("Whether duties take `{{annex}}`, `{{para}}`, `{{title}}`, `{{rank}}`, `{{short}}` and `{{office}}`."),
    Setting::new("titles", ValueKind::Flag, "true or false")
        .about("Whether the titles of annexes do."),
    Setting::new("tables", ValueKind::Flag, "true or false")
        .about("Whether the author's own tables do, with their captions, heads and notes."),
];

/// The keys of `[tables]`.
pub(super) const TABLES: &[Setting] = &[
    Setting::new(
        "ignore",
        ValueKind::Texts,
        "a list of columns, e.g. [\"Remarks\"]",
    )
    .about("Columns that are passed over in every table, by name."),
    Setting::new("from", ValueKind::Text, "a folder beside this one, e.g. \"../panel\"").about(
        "The folder beside this one, `../NAME`, from which tables are taken that this one does not have.",
    ),
];

/// The keys of each `[table.NAME]`.
pub(super) const TABLE: &[Setting] = &[
    Setting::new("caption_zh", ValueKind::Text, "a text")
        .about("What stands above the table in Chinese."),
    Setting::new("caption_en", ValueKind::Text, "a text")
        .about("What stands above the table in English."),
    Setting::new("columns", ValueKind::Texts, "a list of columns of the file")
        .about("The columns that are printed, in order: `x` is `x_zh` or `x_en` of the file."),
    Setting::new(
        "heads_zh",
        ValueKind::Texts,
        "a list of texts, one a column",
    )
    .about("What stands at the heads of the columns in Chinese."),
    Setting::new(
        "heads_en",
        ValueKind::Texts,
        "a list of texts, one a column",
    )
    .about("What stands at the heads of the columns in English."),
    Setting::new(
        "align",
        ValueKind::Texts,
        "a list of left, right and center",
    )
    .about("Where the texts of each column stand; numbers stand at the right unless said."),
    Setting::new(
        "widths",
        ValueKind::Texts,
        "a list of widths: auto, a share such as 1fr, or a length such as 3cm",
    )
    .about("How wide each column is."),
    Setting::new("total", ValueKind::Texts, "a list of columns of numbers")
        .about("The columns whose sums stand in a last row."),
    Setting::new("notes_zh", ValueKind::Texts, "a list of texts")
        .about("What stands below the table in Chinese."),
    Setting::new("notes_en", ValueKind::Texts, "a list of texts")
        .about("What stands below the table in English."),
    Setting::new("breakable", ValueKind::Flag, "true or false")
        .about("Whether the table may go over pages; its header is then repeated."),
    Setting::new("landscape", ValueKind::Flag, "true or false")
        .about("Whether the table stands on a page that is wider than high."),
];

/// The keys of each `[[as_printed]]`.
pub(super) const AS_PRINTED: &[Setting] = &[
    Setting::new("annex", ValueKind::Text, "the annex's subject")
        .needed(Need::Always)
        .about("The subject of the annex."),
    Setting::new("computed", ValueKind::Text, "the words as computed")
        .needed(Need::Always)
        .about("The words that the tables give."),
    Setting::new("printed", ValueKind::Text, "the words as printed")
        .needed(Need::Always)
        .about("The words that it prints."),
];

/// The keys of `[checks]`.
pub(super) const CHECKS: &[Setting] = &[
    Setting::new(
        "levels",
        ValueKind::Levels,
        "a section of names and levels, e.g. \"words/variant\" = \"allow\"",
    )
    .about("How much the findings of a rule or of an area count."),
    Setting::new("exceptions", ValueKind::Texts, "a list of words")
        .about("Words that are right as they are, such as proper names."),
    Setting::new(
        "variants",
        ValueKind::WordGroups,
        "a list of lists of words, e.g. [[\"台\", \"臺\"]]",
    )
    .about("Groups of ways to write one word."),
];

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{PAPER, Setting, ValueKind};
    use crate::load::load;
    use crate::source::PaperFolder;

    /// The keys of a section and of those in it, each with what opens its section.
    fn keys(section: &str, settings: &[Setting], found: &mut Vec<(String, &'static str)>) {
        for setting in settings {
            found.push((section.to_owned(), setting.key));
            match setting.kind {
                ValueKind::Section(below) => {
                    let name = setting.key;
                    keys(&format!("[{name}]\n"), below, found);
                }
                ValueKind::Sections(below) => {
                    keys(&format!("[[{}]]\n", setting.key), below, found);
                }
                ValueKind::Named(below) => {
                    keys(&format!("[{}.x]\n", setting.key), below, found);
                }
                ValueKind::Marks(below) => keys("[chart.marks.created]\n", below, found),
                _ => {}
            }
        }
    }

    /// Loading reads each key of the table: a value that none of them may have is
    /// found at each.
    #[test]
    fn every_key_is_read() {
        let mut found = Vec::new();
        keys("", PAPER, &mut found);
        assert!(found.len() > PAPER.len());
        for (section, key) in found {
            let folder = tempfile::tempdir().expect("a folder");
            let path = Utf8Path::from_path(folder.path()).expect("a UTF-8 path");
            let text = format!("{section}{key} = 99.5\n");
            std::fs::write(path.join("paper.toml"), text).expect("written");
            let loaded = load(&PaperFolder::open(path).expect("the folder"));
            let said = format!("`{key}` must be ");
            let mut findings = loaded.findings.iter();
            assert!(
                findings.any(|it| it.message.starts_with(&said)),
                "{section}{key} is not read"
            );
        }
    }
}
