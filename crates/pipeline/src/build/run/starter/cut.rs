//! The starter in some of its languages: its files have both, and what belongs to
//! another language is cut out.

use tables::model::Lang;
use tables::source::PAPER_TOML;

/// A file of the starter in these languages; none where it is another's alone.
pub(super) fn cut(name: &str, text: &str, langs: &[Lang]) -> Option<String> {
    let others = Lang::ALL.into_iter();
    let others: Vec<&str> = others
        .filter(|lang| !langs.contains(lang))
        .map(Lang::code)
        .collect();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let anothers = |code: &&str| stem.ends_with(&format!(".{code}"));
    if others.iter().any(anothers) {
        return None;
    }
    Some(if name == PAPER_TOML {
        settings(text, langs, &others)
    } else if name.ends_with(".csv") {
        table(text, &others)
    } else {
        text.to_owned()
    })
}

/// paper.toml with these languages and without the sections of the others.
fn settings(text: &str, langs: &[Lang], others: &[&str]) -> String {
    let mut kept = true;
    let mut out = String::new();
    for line in text.lines() {
        let section = line
            .strip_prefix('[')
            .and_then(|line| line.split(']').next());
        kept = section.map_or(kept, |section| !others.contains(&section));
        let key = line.split('=').next().unwrap_or_default().trim_end();
        if others.iter().any(|code| key.ends_with(&format!("_{code}"))) {
            continue;
        }
        if line.starts_with("languages = ") {
            let codes: Vec<String> = langs
                .iter()
                .map(|lang| format!("{:?}", lang.code()))
                .collect();
            out.push_str(&format!("languages = [{}]\n", codes.join(", ")));
        } else if kept {
            out.push_str(line);
            out.push('\n');
        }
    }
    // The empty line before a section that is cut out.
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// A table without the columns of these languages.
fn table(text: &str, others: &[&str]) -> String {
    let of_other = |name: &str| {
        others
            .iter()
            .any(|code| name.ends_with(&format!("_{code}")))
    };
    let header = text
        .lines()
        .find(|line| !line.trim_start_matches('"').starts_with('#'));
    let names = cells(header.unwrap_or_default());
    let kept: Vec<bool> = names.iter().map(|name| !of_other(name)).collect();
    let line = |line: &str| {
        let cells = cells(line).into_iter().zip(&kept);
        let cells: Vec<&str> = cells
            .filter(|(_, kept)| **kept)
            .map(|(cell, _)| cell)
            .collect();
        cells.join(",") + "\n"
    };
    text.lines().map(line).collect()
}

/// The cells of a line as they are written, quotes included.
fn cells(line: &str) -> Vec<&str> {
    let mut quoted = false;
    let comma = |c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    };
    line.split(comma).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_sections_of_other_languages_go() {
        let text = "\"# a, \"\"b\"\"\",,,\nid,name_zh,name_en,note\nx,\"甲,乙\",\"A, B\",1\n";
        assert_eq!(
            cut("a.csv", text, &[Lang::Zh]).as_deref(),
            Some("\"# a, \"\"b\"\"\",,\nid,name_zh,note\nx,\"甲,乙\",1\n")
        );
        assert_eq!(
            cut("a.csv", text, &[Lang::En]).as_deref(),
            Some("\"# a, \"\"b\"\"\",,\nid,name_en,note\nx,\"A, B\",1\n")
        );
        assert_eq!(cut("a.csv", text, &Lang::ALL).as_deref(), Some(text));
        let text = "languages = [\"zh\", \"en\"]\nx = 1\n\n[zh]\na = 1\n\n[en]\na = 2\n";
        assert_eq!(
            cut("paper.toml", text, &[Lang::Zh]).as_deref(),
            Some("languages = [\"zh\"]\nx = 1\n\n[zh]\na = 1\n")
        );
        assert_eq!(
            cut("paper.toml", text, &[Lang::En]).as_deref(),
            Some("languages = [\"en\"]\nx = 1\n\n[en]\na = 2\n")
        );
        assert_eq!(cut("paper.toml", text, &Lang::ALL).as_deref(), Some(text));
        let text = "[ec]\nname_zh = \"甲\"\nname_en = \"A_zh = b\"\n";
        assert_eq!(
            cut("paper.toml", text, &[Lang::En]).as_deref(),
            Some("[ec]\nname_en = \"A_zh = b\"\n")
        );
        assert_eq!(cut("body.en.hbs", "a", &[Lang::Zh]), None);
        assert_eq!(
            cut("body.en.hbs", "a\n", &[Lang::En]).as_deref(),
            Some("a\n")
        );
    }
}
