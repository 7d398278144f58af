//! The page of all papers: a static file that asks for nothing outside the
//! folder that it stands in, and needs no script.

use std::collections::BTreeMap;

use crate::batch::{Outcome, Status};
use tables::assets::batch::INDEX_CSS;
use tables::diag::render::{human, short, xml};

/// How many findings of a paper are shown: the page is for a look, and reports
/// have all.
const SHOWN: usize = 20;

/// What the page has so far.
#[derive(Default)]
pub(super) struct Page {
    rows: String,
    /// Links to the papers that are not as they should be.
    wrong: String,
    ended: BTreeMap<Status, usize>,
    papers: usize,
    editions: usize,
    pages: usize,
}

impl Page {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        self.papers += 1;
        self.editions += outcome.editions().len();
        self.pages += outcome.pages;
        *self.ended.entry(outcome.status).or_default() += 1;
        let good = outcome.status.is_good();
        // An address of its own, which stays the same whatever else is built.
        let anchor = format!("paper-{}", encoded(outcome.path.as_str()));
        let path = escaped(outcome.path.as_str());
        if !good {
            let word = outcome.status.word();
            self.wrong += &format!("<li><a href=\"#{anchor}\">{path}</a>: {word}</li>\n");
        }
        let class = if good { "good" } else { "bad" };
        let mark = if good { "✓" } else { "✗" };
        let cells = [
            format!(
                "<td>{}<div class=\"path\">{path}</div></td>",
                titles(outcome)
            ),
            format!("<td class=\"date\">{}</td>", date(outcome)),
            number("pages", outcome.pages, good),
            number("annexes", outcome.annexes, good),
            format!("<td class=\"status\">{mark} {}</td>", outcome.status.word()),
            format!("<td class=\"findings\">{}</td>", findings(outcome)),
            format!("<td class=\"files\">{}</td>", links(outcome)),
        ];
        let cells = cells.concat();
        self.rows += &format!("<tr id=\"{anchor}\" class=\"{class}\">{cells}</tr>\n");
    }

    /// Adds what another page has.
    pub(super) fn append(&mut self, other: Self) {
        self.rows += &other.rows;
        self.wrong += &other.wrong;
        for (status, count) in other.ended {
            *self.ended.entry(status).or_default() += count;
        }
        self.papers += other.papers;
        self.editions += other.editions;
        self.pages += other.pages;
    }

    /// The whole page.
    pub(super) fn document(&self) -> String {
        let ended = self.ended.iter();
        let ended: Vec<String> = ended
            .map(|(status, count)| format!("{count} {}", status.word()))
            .collect();
        let wrong = match self.wrong.as_str() {
            "" => String::new(),
            links => format!(
                "<nav class=\"wrong\" aria-label=\"Papers to mend\"><ul>\n{links}</ul></nav>\n"
            ),
        };
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (papers, editions, pages) = (self.papers, self.editions, self.pages);
        let (s_papers, s_editions) = (plural(papers), plural(editions));
        format!(
            "{HEAD}<style>\n{INDEX_CSS}</style>\n</head>\n<body>\n<h1>Papers</h1>\n\
             <p class=\"counts\"><b>{papers}</b> paper{s_papers}: {} · {editions} edition{s_editions} · {pages} pages</p>\n\
             {wrong}<table>\n{COLUMNS}<tbody>\n{}</tbody>\n</table>\n</body>\n</html>\n",
            ended.join(", "),
            self.rows
        )
    }
}

// A browser holds the page to asking for nothing.
const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<title>Papers</title>
";

const COLUMNS: &str = "<thead><tr><th>Paper</th><th>Date</th><th class=\"number\">Pages</th>\
<th class=\"number\">Annexes</th><th>Status</th><th>Findings</th><th>Files</th></tr></thead>\n";

fn titles(outcome: &Outcome) -> String {
    let title = |(lang, title): &(tables::model::Lang, String)| {
        let (code, title) = (lang.code(), escaped(title));
        format!("<div class=\"title\" lang=\"{code}\">{title}</div>")
    };
    outcome.titles.iter().map(title).collect()
}

fn date(outcome: &Outcome) -> String {
    let date = outcome.date.map(|date| {
        let month = date.month;
        format!("{:04}-{:02}-{:02}", month.year, month.month, date.day)
    });
    date.unwrap_or_default()
}

/// A number, where there is something to count.
fn number(name: &str, number: usize, known: bool) -> String {
    let number = if known {
        number.to_string()
    } else {
        String::new()
    };
    format!("<td class=\"number\" data-name=\"{name}\">{number}</td>")
}

/// Why there is no paper, and what was found, folded.
fn findings(outcome: &Outcome) -> String {
    let mut out = String::new();
    if let Some(error) = &outcome.error {
        out += &format!("<p class=\"reason\">{}</p>", escaped(error));
    }
    let Some(summary) = human::summary(&outcome.findings) else {
        return out;
    };
    let shown = &outcome.findings[..outcome.findings.len().min(SHOWN)];
    let lines = short::short(shown, &outcome.sources);
    let lines = lines
        .lines()
        .map(|line| format!("<li>{}</li>", escaped(line)));
    let lines: String = lines.collect();
    let more = match outcome.findings.len() - shown.len() {
        0 => String::new(),
        more => format!("<li>… and {more} more</li>"),
    };
    out + &format!("<details><summary>{summary}</summary><ul>{lines}{more}</ul></details>")
}

/// Links to a paper's PDFs and its zip.
fn links(outcome: &Outcome) -> String {
    if !outcome.status.is_good() {
        return String::new();
    }
    let id = encoded(&outcome.id);
    let pdfs = outcome.titles.iter().map(|(lang, _)| {
        let lang = lang.code();
        format!("<a href=\"{id}/{lang}/paper.pdf\">{lang}</a> ")
    });
    let zip = format!("<a href=\"{id}/{id}.zip\">zip</a>");
    pdfs.collect::<String>() + &zip
}

fn escaped(text: &str) -> String {
    xml::escape(text, "<br>")
}

/// A name as a part of a relative address (RFC 3986).
fn encoded(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}
