//! Heads of expenditure by the names that they have before and after.

use tables::model::{Lang, Project, Selection};

use crate::paper::project;

const HEADS: &str = "id,structure,name_zh,name_en\n210,existing,海港處,Harbour Office\n\
                     210,proposed,海港署,Harbour Department\n211,,前濱處,Foreshore Office\n";

fn names(project: &Project, lang: Lang, filters: &[(&str, &str)]) -> Vec<String> {
    let read = |name: &str| {
        let found = filters.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let selection = Selection::read(&project.establishment, read).expect("filters");
    let heads = project.heads_of(&selection).into_iter();
    heads.map(|head| head.name.get(lang).to_owned()).collect()
}

#[test]
fn a_structure_chooses_the_name_of_a_retitled_head() {
    let project = project(&[("heads.csv", HEADS)]);
    for (filters, zh, en) in [
        (
            &[("head", "210")][..],
            &["海港署"][..],
            &["Harbour Department"][..],
        ),
        (
            &[("head", "210"), ("structure", "existing")],
            &["海港處"],
            &["Harbour Office"],
        ),
        (
            &[("structure", "existing")],
            &["海港處", "前濱處"],
            &["Harbour Office", "Foreshore Office"],
        ),
        (
            &[("structure", "proposed"), ("rank", "d3")],
            &["海港署", "前濱處"],
            &["Harbour Department", "Foreshore Office"],
        ),
    ] {
        assert_eq!(names(&project, Lang::Zh, filters), zh, "{filters:?}");
        assert_eq!(names(&project, Lang::En, filters), en, "{filters:?}");
    }
}

/// Rows that are counted and not listed have Heads too.
#[test]
fn heads_of_non_directorate_posts_are_told() {
    let staff = "id,office,structure,count,from\nteam,ho,proposed,6,fo\n";
    let project = project(&[("nondirectorate.csv", staff)]);
    let of = |structure| {
        let filters = [
            ("directorate", "no"),
            ("structure", structure),
            ("tenure", "permanent"),
        ];
        names(&project, Lang::En, &filters)
    };
    assert_eq!(of("existing"), ["Foreshore Office"]);
    assert_eq!(of("proposed"), ["Harbour Office"]);
}

/// `except=` leaves out rows as it does posts.
#[test]
fn rows_are_left_out_by_their_ids() {
    let project = project(&[]);
    let count = |except: &str| {
        let read = |name: &str| match name {
            "except" => Some(except.to_owned()),
            "directorate" => Some("no".to_owned()),
            _ => None,
        };
        let all = &project.establishment;
        Selection::read(all, read).map(|selection| selection.count(all))
    };
    assert_eq!(count(""), Ok(6 + 2));
    assert_eq!(count("team"), Ok(2));
    assert_eq!(count("head more"), Ok(6));
    assert!(count("teams").is_err());
}
