//! Single sentences in papers of this project, each with what the rules of numbers
//! say of it: `sentences.txt` names a paper (`== data/harbour-2027`), and then has a
//! sentence a line, behind its language and the rules that find something, `-` for
//! none. A help that must be said stands at the end, after ` => `.

use std::fs;

use camino::Utf8Path;
use panelpaper_check::check;
use tables::diag::Diagnostic;
use tables::load;
use tables::source::PaperFolder;
use testing::{Case, root};

/// A sentence with what is expected of it.
struct Line<'a> {
    lang: &'a str,
    rules: Vec<&'a str>,
    text: &'a str,
    help: Option<&'a str>,
}

fn line(text: &str) -> Line<'_> {
    let (sentence, help) = match text.split_once(" => ") {
        Some((sentence, help)) => (sentence, Some(help)),
        None => (text, None),
    };
    let mut parts = sentence.splitn(3, ' ');
    let (Some(lang), Some(rules), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
        panic!("no sentence: {text}");
    };
    let rules = rules.split('+').filter(|rule| *rule != "-").collect();
    Line {
        lang,
        rules,
        text,
        help,
    }
}

/// What is said of each sentence, all of them in one paper as paragraphs of their own
/// before its last part.
fn said(paper: &str, lines: &[Line<'_>]) -> Vec<Vec<Diagnostic>> {
    let case = Case::copy_of(&root().join(paper));
    // What a paper of tests leaves aside is looked at here.
    let settings = case.read("paper.toml");
    let settings = settings.lines().filter(|it| !it.starts_with("\"numbers/"));
    case.write("paper.toml", settings.collect::<Vec<_>>().join("\n"));
    let mut first = Vec::new();
    for lang in ["zh", "en"] {
        let name = format!("body.{lang}.hbs");
        let body = case.read(&name);
        let cut = body.rfind("\n= ").map_or(body.len(), |at| at + 1);
        first.push((lang, body[..cut].matches('\n').count()));
        let mut text = body[..cut].to_owned();
        for line in lines.iter().filter(|line| line.lang == lang) {
            text += line.text;
            text += "\n\n";
        }
        case.write(&name, text + &body[cut..]);
    }
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let loaded = load::load(&PaperFolder::open(path).expect("the paper's folder"));
    let sources = loaded.sources;
    let (_, findings) = check(loaded.project.expect("a paper.toml"), &sources);
    let place = |finding: &Diagnostic| {
        let span = finding.primary.as_ref()?.span;
        let file = sources.file(span.file);
        let row = file.text[..span.start].matches('\n').count();
        Some((file.path.to_string(), row))
    };
    let mut rows: Vec<(&str, usize)> = first;
    let each = lines.iter().map(|line| {
        let row = rows.iter_mut().find(|(lang, _)| *lang == line.lang);
        let (lang, row) = row.expect("a language of the paper");
        let name = format!("body.{lang}.hbs");
        let here = findings.iter().filter(|finding| {
            finding.rule.starts_with("numbers/")
                && place(finding).is_some_and(|(file, at)| file.ends_with(&name) && at == *row)
        });
        let here = here.cloned().collect();
        *row += 2;
        here
    });
    each.collect()
}

#[test]
fn sentences_are_judged_as_their_list_says() {
    let list = root().join("crates/check/tests/sentences.txt");
    let list = fs::read_to_string(list).expect("the list");
    let mut faults = String::new();
    for part in format!("\n{list}").split("\n== ").skip(1) {
        let (paper, lines) = part.split_once('\n').expect("sentences");
        let lines = lines.lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let lines: Vec<Line<'_>> = lines.map(line).collect();
        for (line, found) in lines.iter().zip(said(paper, &lines)) {
            let mut rules: Vec<&str> = found.iter().map(|it| it.rule.as_ref()).collect();
            rules.sort_unstable();
            rules.dedup();
            let helps = |help: &str| {
                let mut all = found.iter().flat_map(|it| &it.help);
                all.any(|it| it.contains(help))
            };
            if rules != line.rules || !line.help.is_none_or(helps) {
                let shown: Vec<String> = found
                    .iter()
                    .map(|it| format!("\n    {}: {} / {:?}", it.rule, it.message, it.help))
                    .collect();
                faults += &format!(
                    "\n{} {:?}\n  {}{}",
                    line.lang,
                    line.rules,
                    line.text,
                    shown.concat()
                );
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
