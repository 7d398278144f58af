//! The keys of paper.toml as a table for the manual.

use tables::load::{Need, SETTINGS, Setting, ValueKind};
use tables::model::Lang;

/// Every key of paper.toml as a Markdown table, a row each: the section and the
/// key, what its value must be, when it must be there, and what it is for.
pub fn settings_table() -> String {
    let mut text =
        "| key | it must be | needed | what it is for |\n| --- | --- | --- | --- |\n".to_owned();
    rows("", SETTINGS, &mut text);
    text
}

fn rows(section: &str, settings: &[Setting], text: &mut String) {
    for setting in settings {
        let key = match section {
            "" => format!("`{}`", setting.key),
            section => format!("`{section}` `{}`", setting.key),
        };
        let cells = [
            key,
            setting.must_be(),
            needed(setting.need).to_owned(),
            setting.description.to_owned(),
        ];
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        for cell in cells {
            *text += format!("| {cell}").trim_end();
            text.push(' ');
        }
        *text += "|\n";
        let below = name_below(section, setting);
        match setting.kind {
            ValueKind::Section(settings) => rows(&format!("[{below}]"), settings, text),
            ValueKind::Sections(settings) => rows(&format!("[[{below}]]"), settings, text),
            ValueKind::Marks(settings) => rows(&format!("[{below}.CHANGE]"), settings, text),
            _ => {}
        }
    }
}

/// The name of the section that a key opens.
fn name_below(section: &str, setting: &Setting) -> String {
    match section.trim_matches(['[', ']']) {
        "" => setting.key.to_owned(),
        section => format!("{section}.{}", setting.key),
    }
}

fn needed(need: Need) -> String {
    let said = match need {
        Need::Always => "yes",
        Need::For(Lang::Zh) => "for a Chinese edition",
        Need::For(Lang::En) => "for an English edition",
        Need::Unless(kind) => return format!("unless `type` is `{kind}`"),
        Need::Never => "no",
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::settings_table;

    #[test]
    fn every_key_has_a_row_with_its_section() {
        let table = settings_table();
        for row in [
            "| `type` | \"panel\" or \"ec\" | yes | The type of the paper. |",
            "| `[en]` `title` | the paper's title | yes | The paper's title. |",
            "| `[chart.marks.CHANGE]` `dash` | solid, dashed or dotted | no | |",
            "| `[[as_printed]]` `annex` | the annex's subject | yes | The subject of the annex. |",
        ] {
            assert!(table.lines().any(|line| line == row), "{row}\n{table}");
        }
        let bars = |line: &str| line.matches('|').count();
        assert!(table.lines().all(|line| bars(line) == 5), "{table}");
    }
}
