//! A package as Word and other programs read it: where its parts lead.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Document;

/// Panics unless each relationship within the package leads to a part, and each part has
/// a kind.
pub(crate) fn check(parts: &BTreeMap<String, String>) {
    for (name, text) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.replace("_rels/", "");
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in internal(text) {
            let part = resolved(folder, &target);
            assert!(parts.contains_key(&part), "{name} leads to {part}");
        }
    }
    let types = parts
        .get("[Content_Types].xml")
        .expect("the kinds of parts");
    let types = Document::parse(types).expect("XML");
    let of = |attribute: &str| -> BTreeSet<String> {
        let own = types.descendants();
        own.filter_map(|node| node.attribute(attribute).map(str::to_owned))
            .collect()
    };
    let (ends, names) = (of("Extension"), of("PartName"));
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let end = name.rsplit('.').next().unwrap_or_default();
        let known = ends.contains(end) || names.contains(&format!("/{name}"));
        assert!(known, "{name} has no kind");
    }
    for name in names {
        assert!(
            parts.contains_key(&name[1..]),
            "a kind of {name}, which is not there"
        );
    }
}

/// Where a part's relationships lead within the package.
fn internal(rels: &str) -> Vec<String> {
    let rels = Document::parse(rels).expect("XML");
    let within = rels.descendants().filter(|node| {
        node.has_tag_name((
            node.tag_name().namespace().unwrap_or_default(),
            "Relationship",
        )) && node.attribute("TargetMode") != Some("External")
    });
    within
        .filter_map(|node| node.attribute("Target").map(str::to_owned))
        .collect()
}

fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}
