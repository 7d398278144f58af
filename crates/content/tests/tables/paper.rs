//! A small paper with posts, costs and tables of its own, written to a folder and
//! loaded.

use std::fs;

use camino::Utf8Path;
use panelpaper_content::annex::chart::{self, DrawnPost};
use panelpaper_content::said::Said;
use panelpaper_content::table::{self, By, TableAsked, TableData};
use tables::diag::Severity;
use tables::load::{self, Loaded};
use tables::model::{Lang, Project, Selection};
use tables::source::PaperFolder;

const FILES: [(&str, &str); 14] = [
    (
        "paper.toml",
        "id = \"p\"\ntype = \"panel\"\nlanguages = [\"zh\", \"en\"]\ndate = 2027-01-26\nsigned = \"2027-01\"\n\
         [zh]\ncommittee = \"會\"\ntitle = \"題\"\nsignatories = [\"局\"]\n\
         [en]\ncommittee = \"Panel\"\ntitle = \"Title\"\nsignatories = [\"Bureau\"]\n",
    ),
    (
        "offices.csv",
        "id,structure,name_zh,short_zh,name_en,short_en,head\n\
         ho,,海港處,港,Harbour Office,HO,210\nfo,,前濱處,濱,Foreshore Office,FO,211\n",
    ),
    (
        "heads.csv",
        "id,name_zh,name_en\n210,海港處,Harbour Office\n211,前濱處,Foreshore Office\n",
    ),
    (
        "ranks.csv",
        "id,pay_point,name_zh,name_en,midpoint,full_cost\nd3,D3,丙,Gamma,300000,5400000\n\
         d2,D2,乙,Beta,200000,3600000\nd1,D1,甲,Alpha,100000,1800000\nsho,MPS 45-49,高,Senior,,\n",
    ),
    (
        "posts.csv",
        "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,structure,until,offset_by\n\
         ho,head,處長,Head,d3,,長,PS,permanent,,,\n\
         ho,new,新一,New one,d2,head,,,permanent,proposed,,old\n\
         ho,new2,新二,New two,d2,head,,,permanent,proposed,,\n\
         ho,temp,臨時,Temporary,d1,head,,,supernumerary,proposed,2030-03-31,\n\
         ho,old,舊,Old,d1,head,,,permanent,existing,,\n\
         ho,up,升,Up,d1,head,,,permanent,existing,,\n\
         ho,up,升,Up,d2,head,,,permanent,proposed,,\n\
         ho,ends,完,Ends,d1,head,,,supernumerary,existing,2027-03-31,\n\
         fo,fhead,濱長,Foreshore Head,d3,,長,PS,permanent,,,\n\
         fo,moves,移,Moves,d1,fhead,,,permanent,existing,,\n\
         ho,moves,移,Moves,d1,head,,,permanent,proposed,,\n",
    ),
    ("duties.csv", "post,text_zh,text_en\n"),
    ("annexes.csv", "kind,subject\n"),
    ("figures.csv", "id,value\n"),
    (
        "nondirectorate.csv",
        "id,office,structure,rank,count,tenure,post,from,nams,full_cost\n\
         team,ho,proposed,sho,6,time-limited,new,,6000000,9000000\nmore,ho,proposed,,2,permanent,temp,,1000000,1500000\n",
    ),
    (
        "ceilings.csv",
        "head,year,existing,change\n210,2027-28,214380000,16776000\n211,2027-28,96250000,-9864000\n",
    ),
    (
        "establishment.csv",
        "date,head,category,count,supernumerary,vacant\n2026-12-01,210,A,15,1,0\n2026-12-01,210,B,1214,,\n\
         2026-04-01,210,A,14,,\n2026-04-01,210,B,1200,2,\n2026-12-01,211,A,4,,1\n",
    ),
    ("body.zh.hbs", "文。\n"),
    ("body.en.hbs", "Text.\n"),
    ("costs-not-read.txt", ""),
];

/// The files of the paper, with others in place of some.
pub(crate) fn loaded(more: &[(&str, &str)]) -> Loaded {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    for (name, text) in FILES {
        write(name, text);
    }
    for (name, text) in more {
        match *name {
            "paper.toml" => write(name, &format!("{}{text}", FILES[0].1)),
            name => write(name, text),
        }
    }
    let path = Utf8Path::from_path(folder.path()).expect("a UTF-8 path");
    load::load(&PaperFolder::open(path).expect("the folder"))
}

/// The project of the paper, which loads without a finding.
#[track_caller]
pub(crate) fn project(more: &[(&str, &str)]) -> Project {
    let loaded = loaded(more);
    let mut findings = loaded.findings.iter();
    let error = findings.find(|finding| finding.severity == Severity::Error);
    assert!(error.is_none(), "{error:?}");
    loaded.project.expect("a project")
}

/// What an edition says.
pub(crate) fn said(project: &Project, lang: Lang) -> Said<'_> {
    let mut words = project.words.iter();
    let (_, words) = words.find(|(known, _)| *known == lang).expect("words");
    Said {
        project,
        lang,
        words,
    }
}

/// A built-in table as text, a row a line.
#[track_caller]
pub(crate) fn computed(
    project: &Project,
    lang: Lang,
    name: &str,
    asked: &[(&str, &str)],
) -> String {
    let value = |name: &str| {
        let mut asked = asked.iter();
        asked
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    };
    let selection = Selection::read(&project.establishment, value).expect("filters");
    let asked = TableAsked {
        selection,
        net: value("net").map(|net| net == "true"),
        by: value("by").and_then(|by| By::from_word(&by)),
        year: value("year"),
    };
    let built_in = table::built_in(name).expect("a table");
    let tables = (built_in.tables)(&said(project, lang), &asked).expect("a table");
    let texts: Vec<String> = tables.iter().map(text).collect();
    texts.join("\n")
}

/// A table as text.
pub(crate) fn text(table: &TableData) -> String {
    let mut lines: Vec<String> = table
        .caption
        .iter()
        .map(|text| format!("[{text}]"))
        .collect();
    for row in &table.header {
        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        lines.push(cells.join(" | "));
    }
    lines.extend(table.rows.iter().map(|row| row.cells.join(" | ")));
    if !table.notes.is_empty() {
        lines.push(table.lead.clone());
    }
    lines.extend(
        table
            .notes
            .iter()
            .map(|(sign, text)| format!("{sign} {text}")),
    );
    lines.join("\n").replace('\u{202F}', "_")
}

/// The ids of the posts that the charts of a paper draw, those that are wanted.
pub(crate) fn drawn<'a>(
    project: &'a Project,
    wanted: impl Fn(&DrawnPost<'a>) -> bool,
) -> Vec<Vec<&'a str>> {
    let all = &project.establishment;
    let drawn = project.annexes.iter().map(|annex| {
        let office = all.office(&annex.subject).expect("an office");
        let posts = chart::drawn(all, annex, office).into_iter();
        let ids = posts
            .filter(|own| wanted(own))
            .map(|own| own.post.id.as_str());
        ids.collect()
    });
    drawn.collect()
}
