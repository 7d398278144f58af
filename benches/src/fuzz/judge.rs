//! A changed paper is built, and what came of it is judged.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use pipeline::build::{self, BatchCache, Built, Request, Session};
use tables::diag::{has_errors, render};
use tempfile::TempDir;
use typeset::export::{PdfStandard, Standards};

use super::Family;
use super::change::{Files, change};
use super::words::{Word, plant};
use crate::random::Random;

/// A folder in which papers are built one after the other, and what stays the
/// same for all of them.
pub struct Bench {
    dir: TempDir,
    session: Session,
    small: Files,
    /// What a build of the paper as it is leaves.
    built: Files,
    /// How many papers were built, and how many were refused.
    pub counts: (usize, usize),
}

/// The output folder, and the paper's own in it.
const OUT: &str = "out";

impl Bench {
    /// A bench for the small paper below the project's folder.
    pub fn new(root: &Path) -> Self {
        let mut bench = Self {
            dir: tempfile::tempdir().expect("a temporary folder"),
            // As a batch has it, so that receipts are left and believed.
            session: Session::of_batch(BatchCache::default()),
            small: read(root.join("tests/it/small")),
            built: Files::new(),
            counts: (0, 0),
        };
        bench.lay(&bench.small.clone(), &Files::new());
        bench.build().expect("the paper is built");
        bench.built = read(bench.path(OUT));
        bench
    }

    /// The paper of a seed: `Err` says what was changed and what does not hold.
    pub fn run(&mut self, family: Family, seed: u64) -> Result<(), String> {
        let mut random = Random::of(seed);
        let mut files = self.small.clone();
        let mut left = Files::new();
        let mut words = Vec::new();
        let changes = if family == Family::Manifests {
            left = self.built.clone();
            change(&mut left, family, &mut random)
        } else {
            words = plant(&mut files, &mut random);
            change(&mut files, family, &mut random)
        };
        let whole = words.iter().filter(|word| holds(&files, &word.text));
        let words: Vec<Word> = whole.cloned().collect();
        self.lay(&files, &left);
        let judged = catch_unwind(AssertUnwindSafe(|| self.judge(family, &words)));
        let judged = judged.unwrap_or_else(|_| {
            self.session = Session::of_batch(BatchCache::default());
            Err("it panicked".to_owned())
        });
        judged.map_err(|why| format!("seed {seed}: {why}\n  {}", changes.join("\n  ")))
    }

    fn judge(&mut self, family: Family, words: &[Word]) -> Result<(), String> {
        let built = self.build()?;
        let made = &built.made;
        if let Some(lost) = made
            .findings
            .iter()
            .find(|finding| !finding.spans().all(|span| made.sources.has(span)))
        {
            return Err(format!("{} stands outside its file", lost.rule));
        }
        let json = rendered(&built);
        let Some(folder) = built.folder.as_deref() else {
            self.counts.1 += 1;
            let silent = !has_errors(&made.findings);
            let written = family != Family::Manifests && self.path(OUT).join("paper").exists();
            return match (silent, written) {
                (true, _) => Err("nothing was written, and no error says why".to_owned()),
                (_, true) => Err("something was written in spite of errors".to_owned()),
                _ => Ok(()),
            };
        };
        self.counts.0 += 1;
        if has_errors(&made.findings) {
            return Err(format!("built with errors: {json}"));
        }
        if family == Family::Manifests {
            return self.as_before();
        }
        // A row that is passed over is told.
        let told = made
            .findings
            .iter()
            .filter(|it| it.rule == "tables/hash-row");
        let rows = told.flat_map(|finding| finding.spans());
        let rows: Vec<&str> = rows
            .filter_map(|span| made.sources.file(span.file).text.get(span.start..span.end))
            .collect();
        let is_told = |word: &&Word| rows.iter().any(|row| row.contains(&word.text));
        let words: Vec<Word> = words
            .iter()
            .filter(|word| !is_told(word))
            .cloned()
            .collect();
        on_the_pages(folder, &words).map_err(|lost| format!("{lost}\n{json}"))
    }

    /// What an earlier build left was put right.
    fn as_before(&self) -> Result<(), String> {
        let now = read(self.path(OUT));
        let of_build = |name: &&String| !name.contains(".panelpaper");
        let names =
            |files: &Files| -> Vec<String> { files.keys().filter(of_build).cloned().collect() };
        if names(&now) != names(&self.built) {
            return Err(format!("the files are {:?}", names(&now)));
        }
        let mut other = self
            .built
            .iter()
            .filter(|(name, bytes)| of_build(name) && now.get(*name) != Some(*bytes));
        other
            .next()
            .map_or(Ok(()), |(name, _)| Err(format!("{name} stays wrong")))
    }

    fn build(&mut self) -> Result<Built, String> {
        let standards = Standards::USUAL.map(|name| name.parse::<PdfStandard>());
        let standards = standards.into_iter().collect::<Result<Vec<_>, _>>()?;
        let request = Request {
            paper: self.path("paper"),
            langs: Vec::new(),
            font_dirs: Vec::new(),
            standards: Standards::new(&standards)?,
            standard_names: Standards::USUAL.map(str::to_owned).to_vec(),
            outputs: Vec::new(),
            show: false,
        };
        let out = self.path(OUT);
        let built = build::build(&mut self.session, &request, &out, false);
        built.map_err(|error| format!("it could not run: {error}"))
    }

    /// Makes the paper's folder and the output folder as they are to be.
    fn lay(&self, paper: &Files, out: &Files) {
        for (name, files) in [("paper", paper), (OUT, out)] {
            let folder = self.path(name);
            if folder.exists() {
                fs::remove_dir_all(&folder).expect("the folder is removed");
            }
            for (name, bytes) in files {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, bytes).expect("written");
            }
        }
    }

    fn path(&self, name: &str) -> Utf8PathBuf {
        let dir = Utf8Path::from_path(self.dir.path()).expect("a path in UTF-8");
        dir.join(name)
    }
}

/// Every file below a folder, by its path there.
fn read(folder: impl AsRef<Path>) -> Files {
    let mut found = BTreeMap::new();
    let mut folders = vec![(folder.as_ref().to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = format!("{prefix}{}", name.expect("a name in UTF-8"));
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else {
                found.insert(name, fs::read(&path).expect("the file"));
            }
        }
    }
    found
}

/// Whether a word survived the changes, in a line that is no comment.
fn holds(files: &Files, word: &str) -> bool {
    let has = |line: &[u8]| {
        let mut parts = line.windows(word.len());
        !line.starts_with(b"# ") && parts.any(|part| part == word.as_bytes())
    };
    let in_file = |bytes: &Vec<u8>| {
        let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
        lines.any(has)
    };
    files.values().any(in_file)
}

/// Renders the findings in every format, which must not fail; gives them as
/// JSON.
fn rendered(built: &Built) -> String {
    let (findings, sources) = (&built.made.findings, &built.made.sources);
    render::human::human(findings, sources, true);
    render::short::short(findings, sources);
    render::github::github(findings, sources);
    render::json::json(findings, sources)
}

/// Characters without a width that the seeds put in.
const UNSEEN: [char; 3] = ['\u{AD}', '\u{200B}', '\u{301}'];

/// Whether the PDFs that were made have the words.
fn on_the_pages(folder: &Utf8Path, words: &[Word]) -> Result<(), String> {
    for lang in ["zh", "en"] {
        let path = folder.join(lang).join("paper.pdf");
        let own: Vec<&Word> = words.iter().filter(|word| word.lang == lang).collect();
        let Ok(bytes) = fs::read(&path) else {
            continue;
        };
        let text = pdf_extract::extract_text_from_mem(&bytes)
            .map_err(|error| format!("{path} cannot be read: {error}"))?;
        // What has no width is read from the page with each letter beside which it stands.
        let seen = |c: &char| !c.is_whitespace() && !UNSEEN.contains(c);
        let text: String = text.chars().filter(seen).collect();
        if let Some(lost) = own.iter().find(|word| !text.contains(&word.text)) {
            return Err(format!("{} is not in {lang}/paper.pdf: {text}", lost.text));
        }
    }
    Ok(())
}
