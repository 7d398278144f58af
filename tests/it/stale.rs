//! Nothing of an earlier output outlives an edit: whatever token of a paper is
//! changed, a build over the output of before gives the files and the findings
//! of a clean one. So does a session that goes on, as `watch` has it, and a
//! batch that believes its receipts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8PathBuf;
use pipeline::build::{BatchCache, Request, Session, build};
use tables::diag::has_errors;
use tables::diag::render::json::json;
use typeset::export::{PdfStandard, Standards};

use super::support::{Case, Run, root};

/// How many edits are tried of each paper, and the first number of chance: the
/// environment may ask for others, such as those of a failure.
const EDITS: u64 = 36;
const SEED: u64 = 20_311_103;

fn asked(name: &str, usual: u64) -> u64 {
    let asked = std::env::var(name).ok();
    asked.map_or(usual, |number| number.parse().expect("a number"))
}

/// Numbers of chance that are the same wherever they are drawn (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let drawn = usize::try_from((z ^ (z >> 31)) >> 33).expect("31 bits");
        drawn % bound
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quoted,
    Number,
    Word,
    Han,
    Mark,
}

/// The tokens of a text: words, numbers, marks, and characters of Chinese, with
/// the white space before each.
fn tokens(text: &str) -> Vec<(Kind, &str, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut quoted = false;
    loop {
        let token = rest.trim_start_matches([' ', '\t']);
        let space = &rest[..rest.len() - token.len()];
        let Some(first) = token.chars().next() else {
            return found;
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let length = match first {
            _ if first.is_ascii_alphanumeric() => token.find(|c| !plain(c)),
            _ => Some(first.len_utf8()),
        };
        let (word, next) = token.split_at(length.unwrap_or(token.len()));
        let kind = match first {
            _ if first.is_ascii_alphanumeric() && quoted => Kind::Quoted,
            _ if first.is_ascii_digit() => Kind::Number,
            _ if first.is_ascii_alphabetic() => Kind::Word,
            _ if first.is_alphabetic() => Kind::Han,
            _ => Kind::Mark,
        };
        quoted = word == "\"";
        found.push((kind, space, word));
        rest = next;
    }
}

/// The text with the token at an index changed: mostly into another of its kind.
fn edited(text: &str, at: usize, chance: &mut Chance) -> String {
    let tokens = tokens(text);
    let (kind, space, word) = tokens[at];
    let others = tokens
        .iter()
        .filter(|other| other.0 == kind && other.2 != word);
    let others: Vec<&str> = others.map(|other| other.2).collect();
    let other = match others.len() {
        0 => "",
        count => others[chance.below(count)],
    };
    let mut words: Vec<String> = tokens
        .iter()
        .map(|(_, space, word)| format!("{space}{word}"))
        .collect();
    match chance.below(12) {
        0 => words[at] = space.to_owned(),
        1 => words[at] = format!("{space}{word}{word}"),
        2 if at + 1 < words.len() => words.swap(at, at + 1),
        3 => words[at] = format!("{space}{word}{other}"),
        _ => words[at] = format!("{space}{other}"),
    }
    words.concat()
}

/// A place to edit, drawn from all tokens of a paper: the marks and characters
/// of Chinese, of which there are most, count for less.
fn place(paper: &Path, chance: &mut Chance) -> (PathBuf, usize) {
    let mut places = Vec::new();
    for file in files(paper) {
        let text = fs::read_to_string(&file).expect("a text");
        for (at, (kind, ..)) in tokens(&text).into_iter().enumerate() {
            let rare = matches!(kind, Kind::Han | Kind::Mark) && at % 6 != 0;
            if !rare {
                places.push((file.clone(), at));
            }
        }
    }
    places.swap_remove(chance.below(places.len()))
}

/// The files of a folder that may be edited, below it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What a build came to: its findings as machines read them, whether it wrote,
/// and then every file.
type Outcome = (String, bool, BTreeMap<PathBuf, Vec<u8>>);

fn outcome(session: &mut Session, case: &Case, out: &str) -> Outcome {
    let path = |name: &str| Utf8PathBuf::from_path_buf(case.path(name)).expect("UTF-8");
    let names = Standards::USUAL;
    let standards: Result<Vec<PdfStandard>, _> = names.iter().map(|name| name.parse()).collect();
    let request = Request {
        paper: path("paper"),
        langs: Vec::new(),
        font_dirs: Vec::new(),
        standards: Standards::new(&standards.expect("standards")).expect("they go together"),
        standard_names: names.iter().map(|name| (*name).to_owned()).collect(),
        outputs: Vec::new(),
        show: false,
    };
    let built = match build(session, &request, &path(out), false) {
        Ok(built) => built,
        Err(error) => return (error.to_string(), false, BTreeMap::new()),
    };
    let made = built.made;
    let wrote = built.folder.is_some();
    assert_eq!(wrote, !has_errors(&made.findings));
    let folder = case.path(out).join("paper");
    let bytes = |file: PathBuf| {
        let name = file.strip_prefix(&folder).expect("below it").to_owned();
        (name, fs::read(&file).expect("a file"))
    };
    let found = match wrote {
        true => files(&folder).into_iter().map(bytes).collect(),
        false => BTreeMap::new(),
    };
    (json(&made.findings, &made.sources), wrote, found)
}

/// Makes edits of a paper, each over the one before where it is sound, and holds
/// each way to build over an earlier output to a clean build.
fn hold(case: &Case, seed: u64) {
    let mut chance = Chance(seed);
    let mut going_on = Session::default();
    let mut of_batch = Session::of_batch(BatchCache::with_room(1 << 20));
    let paper = case.path("paper");
    let mut sound = 0;
    for edit in 0..asked("PANELPAPER_STALE_EDITS", EDITS) {
        let (file, at) = place(&paper, &mut chance);
        let before = fs::read_to_string(&file).expect("a text");
        let after = edited(&before, at, &mut chance);
        fs::write(&file, &after).expect("written");
        let clean = outcome(&mut Session::default(), case, &format!("clean-{edit}"));
        let _ = fs::remove_dir_all(case.path(&format!("clean-{edit}")));
        let ways = [
            ("build", outcome(&mut Session::default(), case, "built")),
            ("watch", outcome(&mut going_on, case, "watched")),
            ("batch", outcome(&mut of_batch, case, "batched")),
        ];
        for (way, found) in ways {
            let told = || {
                let name = file.strip_prefix(&paper).expect("below it").display();
                let changed = similar::TextDiff::from_lines(&before, &after);
                let diff = changed.unified_diff().context_radius(0).to_string();
                format!("{way}, PANELPAPER_STALE_SEED={seed}, edit {edit} of {name}:\n{diff}")
            };
            assert_eq!(found.0, clean.0, "findings: {}", told());
            assert_eq!(found.1, clean.1, "{}", told());
            let names = |found: &Outcome| found.2.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&found), names(&clean), "{}", told());
            for (name, bytes) in &found.2 {
                assert!(clean.2[name] == *bytes, "{}: {}", name.display(), told());
            }
        }
        sound += usize::from(clean.1);
        // Edits that go wrong would soon leave nothing to edit.
        if !clean.1 || chance.below(3) > 0 {
            fs::write(&file, before).expect("written");
        }
    }
    assert!(sound > 5, "{sound} edits were sound");
}

fn seed() -> u64 {
    asked("PANELPAPER_STALE_SEED", SEED)
}

#[test]
fn any_edit_of_a_paper_is_built_as_if_it_were_new() {
    hold(&Case::small(), seed());
}

/// Annexes of every sort: parts of charts, job descriptions side by side, notes.
#[test]
fn any_edit_of_annexes_of_every_sort_is_built_as_if_it_were_new() {
    let case = Case::small();
    case.apply(&root().join("tests/it/every_annex.edit"));
    hold(&case, seed());
}

/// Annexes of prose, and calls in cells.
#[test]
fn any_edit_of_prose_of_annexes_is_built_as_if_it_were_new() {
    let case = Case::small();
    case.apply(&root().join("tests/it/text_annexes.edit"));
    case.apply(&root().join("tests/it/refs.edit"));
    hold(&case, seed());
}

/// Words of the paper's own: some of them the numbering alone prints.
#[test]
fn any_edit_of_words_is_built_as_if_it_were_new() {
    let case = Case::small();
    for name in ["words.zh.toml", "words.en.toml"] {
        let own = fs::read_to_string(root().join("templates").join(name)).expect("the words");
        case.write(&format!("templates/{name}"), own);
    }
    hold(&case, seed());
}

/// Some words alone, over the built-in ones.
#[test]
fn any_edit_of_a_few_words_is_built_as_if_it_were_new() {
    let case = Case::small();
    case.write(
        "templates/words.zh.toml",
        "[annex]\none = \"附錄{n}\"\n\n[separators]\nitem = \"，\"\n\n[layout]\nsuperior = \"上級\"\n",
    );
    case.write(
        "templates/words.en.toml",
        "numerals = [\"one\", \"two\", \"three\"]\n\n[list]\nlast = \" & \"\n\n[paragraph]\none = \"para. {n}\"\n",
    );
    hold(&case, seed());
}

/// A title whose words come from the tables.
#[test]
fn any_edit_of_a_title_with_calls_is_built_as_if_it_were_new() {
    let case = Case::small();
    case.edit(
        "paper.toml",
        "title = \"改組燈塔處\"",
        "title = '改組{{office \"lo\"}}，開設{{posts change=\"created\"}}'",
    );
    hold(&case, seed());
}

/// Tables and pictures, in bodies and as annexes.
#[test]
fn any_edit_of_tables_and_pictures_is_built_as_if_it_were_new() {
    hold(&super::tables::paper(), seed());
}

/// Templates of the paper's own, which may look at the whole of it.
#[test]
fn any_edit_of_templates_is_built_as_if_it_were_new() {
    let case = Case::small();
    for name in ["page.typ", "duties.typ"] {
        let own = fs::read_to_string(root().join("templates").join(name)).expect("the template");
        case.write(&format!("templates/{name}"), own);
    }
    hold(&case, seed());
}

/// What a body asks of the numbering stands in its text as a place-holder: it is
/// part of the paper all the same.
#[test]
fn what_a_body_asks_of_the_numbering_is_seen() {
    let case = Case::small();
    case.build();
    for (from, to, said) in [
        (
            "{{para \"light\"}}所述",
            "{{para \"regrade\"}}所述",
            "上文第2(b)(ii)段所述的工程",
        ),
        (
            "{{para from=\"proposal\" to=\"light\"}}",
            "{{para \"light\" \"regrade\"}}",
            "第3及2(b)(ii)段已述明理由",
        ),
        (
            "<proposal>\n\n+",
            "<proposal>\n\n{{list \"i\"}}\n+",
            "上文第2(ii)(b)段所述的工程",
        ),
        (
            "{{list \"i\"}}",
            "{{list \"1\"}}",
            "上文第2(2)(b)段所述的工程",
        ),
    ] {
        case.edit("body.zh.hbs", from, to).build();
        let text = case.pages("zh/paper.pdf").concat();
        assert!(text.contains(said), "{said} in {text}");
    }
    for (from, to, said) in [
        (
            "{{para \"light\"}} will",
            "{{para \"lihgt\"}} will",
            "body/unknown-label",
        ),
        (
            "{{para \"lihgt\"}} will",
            "{{para from=\"light\" to=\"proposal\"}} will",
            "body/backward-range",
        ),
    ] {
        case.edit("body.en.hbs", from, to);
        let outcome = case.run(&["build", "paper"]);
        assert_eq!(outcome.status, 1);
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
}

/// A family that no font has is reported on each build, also where nothing is
/// made again.
#[test]
fn what_typesetting_finds_is_found_again() {
    let case = Case::small();
    let settings = fs::read_to_string(case.path("paper/paper.toml")).expect("the settings");
    case.write(
        "paper.toml",
        settings + "\n[fonts]\nlatin = [\"Nimbus Lampe\"]\n",
    );
    let first = case.run(&["build", "paper", "--format", "json"]);
    assert!(
        first.stdout.contains("fonts/unknown-family"),
        "{}",
        first.stdout
    );
    for command in ["build", "annexes", "build"] {
        let again = case.run(&[command, "paper", "--format", "json"]);
        if command == "build" {
            assert_eq!(again.stdout, first.stdout);
        }
    }
}
