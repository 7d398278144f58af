//! The page of all papers: a static file that asks for nothing outside the
//! folder that it stands in.

use crate::batch::Outcome;
use crate::diag::render::human::summary;
use crate::diag::render::xml;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Papers</title>
<style>
body { font-family: serif; margin: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #999; padding: .3em .6em; text-align: left; vertical-align: top; }
td.number { text-align: right; }
tr.bad td { background: #f4e3e3; }
</style>
</head>
<body>
<h1>Papers</h1>
<table>
<thead><tr><th>Paper</th><th>Title</th><th>Date</th><th>Pages</th><th>Status</th><th>Findings</th><th>Files</th></tr></thead>
<tbody>
";

/// The whole page.
pub(super) fn document(rows: &[String]) -> String {
    HEAD.to_owned() + &rows.concat() + "</tbody>\n</table>\n</body>\n</html>\n"
}

/// The row of one paper.
pub(super) fn row(outcome: &Outcome) -> String {
    let good = outcome.status.is_good();
    let titles = outcome
        .titles
        .iter()
        .map(|(lang, title)| format!("<div lang=\"{}\">{}</div>", lang.code(), escaped(title)));
    let date = outcome.date.map(|date| {
        let month = date.month;
        format!("{:04}-{:02}-{:02}", month.year, month.month, date.day)
    });
    let found = outcome.error.clone().or_else(|| summary(&outcome.findings));
    format!(
        "<tr{}><td>{}</td><td>{}</td><td>{}</td><td class=\"number\">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        if good { "" } else { " class=\"bad\"" },
        escaped(outcome.path.as_str()),
        titles.collect::<String>(),
        date.unwrap_or_default(),
        outcome.pages,
        outcome.status.word(),
        escaped(&found.unwrap_or_default()),
        if good { links(outcome) } else { String::new() }
    )
}

/// Links to a paper's PDFs and its zip.
fn links(outcome: &Outcome) -> String {
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
