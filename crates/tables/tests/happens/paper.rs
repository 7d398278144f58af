//! Small papers of a few tables, written to a folder and loaded.

use std::fs;

use camino::Utf8Path;
use panelpaper_tables::diag::Severity;
use panelpaper_tables::load;
use panelpaper_tables::model::Project;
use panelpaper_tables::source::PaperFolder;

/// The tables of a paper, without what does not matter here.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    files: Vec<(&'static str, String)>,
}

const SETTINGS: &str = "id = \"p\"\ntype = \"panel\"\nlanguages = [\"en\"]\ndate = 2027-01-26\n\
                        signed = \"2027-01\"\n";

const EDITION: &str =
    "[en]\ncommittee = \"Panel\"\ntitle = \"Title\"\nsignatories = [\"Bureau\"]\n";

/// Rows with as many cells as a header.
fn padded(header: &str, rows: &str) -> String {
    let width = header.matches(',').count();
    let mut table = format!("{header}\n");
    for row in rows.lines() {
        let missing = width.saturating_sub(row.matches(',').count());
        table += &format!("{row}{}\n", ",".repeat(missing));
    }
    table
}

impl Paper {
    /// Offices `id,structure,succeeds[,part_of[,head]]` and posts
    /// `office,id,rank,tenure,until[,structure[,effective[,reports_to[,outside]]]]`.
    pub(crate) fn new(offices: &str, posts: &str) -> Self {
        let header = "office,id,rank,tenure,until,structure,effective,reports_to,outside";
        let posts = padded(header, posts);
        let mut lines = posts.lines();
        let mut table = format!(
            "{},title_en,superior_en\n",
            lines.next().unwrap_or_default()
        );
        for line in lines {
            let id = line.split(',').nth(1).unwrap_or_default();
            table += &format!("{line},{id},\n");
        }
        let rows = padded("id,structure,succeeds,part_of,head", offices);
        let mut lines = rows.lines();
        let mut offices = format!("{},name_en,short_en\n", lines.next().unwrap_or_default());
        for line in lines {
            let id = line.split(',').next().unwrap_or_default();
            offices += &format!("{line},{id},{id}\n");
        }
        Self::of(&offices, &table)
    }

    /// A paper of one proposed office with the first columns alone; rows
    /// `office,id,rank,tenure,`.
    pub(crate) fn first(posts: &str) -> Self {
        let header = "office,id,rank,tenure,reports_to,title_en,superior_en";
        let offices = "id,structure,name_en,short_en\no,proposed,o,o\n";
        Self::of(offices, &padded(header, posts))
    }

    fn of(offices: &str, posts: &str) -> Self {
        let ranks = "id,pay_point,name_en\nd1,D1,One\nd2,D2,Two\nd3,D3,Three\nd4,D4,Four\nd8,D8,Eight\n\
                     mps,MPS 45-49,Senior\n";
        let files = [
            ("paper.toml", format!("{SETTINGS}{EDITION}")),
            ("offices.csv", offices.to_owned()),
            ("ranks.csv", ranks.to_owned()),
            ("posts.csv", posts.to_owned()),
            ("duties.csv", "post,text_en,structure\n".to_owned()),
            ("annexes.csv", "kind,subject\n".to_owned()),
            ("figures.csv", "id,value\n".to_owned()),
            ("body.en.hbs", "Text.\n".to_owned()),
        ];
        let mut paper = Self {
            files: files.to_vec(),
        };
        if !posts.contains("structure") {
            paper.put("duties.csv", "post,text_en\n".to_owned());
        }
        paper
    }

    fn put(&mut self, name: &'static str, text: String) {
        self.files.retain(|(known, _)| *known != name);
        self.files.push((name, text));
    }

    /// With these Heads, an id a line.
    #[must_use]
    pub(crate) fn heads(mut self, ids: &str) -> Self {
        let rows = ids.lines().map(|id| format!("{id},Head {id}\n"));
        self.put(
            "heads.csv",
            "id,name_en\n".to_owned() + &rows.collect::<String>(),
        );
        self
    }

    /// With what a month of each directorate point up to D4 is worth.
    #[must_use]
    pub(crate) fn paid(mut self) -> Self {
        let rows = "D1,2026-04-01,150000\nD2,2026-04-01,200650\nD3,2026-04-01,240000\n\
                    D4,2026-04-01,260000\n";
        self.put("pay.csv", format!("point,date,midpoint\n{rows}"));
        self
    }

    /// With these non-directorate posts, `id,office,structure,count,from,nams`.
    #[must_use]
    pub(crate) fn staff(mut self, rows: &str) -> Self {
        let header = "id,office,structure,count,from,nams";
        self.put("nondirectorate.csv", padded(header, rows));
        self
    }

    /// With these duties, `post,text_en,structure`.
    #[must_use]
    pub(crate) fn duties(mut self, rows: &str) -> Self {
        self.put("duties.csv", format!("post,text_en,structure\n{rows}"));
        self
    }

    /// With these keys at the head of paper.toml.
    #[must_use]
    pub(crate) fn settings(mut self, keys: &str) -> Self {
        self.put("paper.toml", format!("{SETTINGS}{keys}{EDITION}"));
        self
    }
}

/// The project of a paper, which loads without an error.
#[track_caller]
pub(crate) fn load(paper: &Paper) -> Project {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in &paper.files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let path = Utf8Path::from_path(folder.path()).expect("a UTF-8 path");
    let loaded = load::load(&PaperFolder::open(path).expect("the folder"));
    let mut errors = loaded.findings.iter();
    let error = errors.find(|finding| finding.severity == Severity::Error);
    assert!(error.is_none(), "{error:?} in {paper:?}");
    loaded.project.expect("a project")
}
