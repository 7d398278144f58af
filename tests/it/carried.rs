//! What the functions of the templates carry: one that stays with the pages and names
//! the whole paper would have every page set again when any word of it changes.

use std::collections::{BTreeMap, BTreeSet};

use tables::assets::templates::TEMPLATES;
use typst::syntax::ast::{self, AstNode};
use typst::syntax::{SyntaxKind, SyntaxNode, parse};

/// The names that stand in a piece of a template, those of fields left out.
fn names(node: &SyntaxNode, found: &mut BTreeSet<String>) {
    match node.kind() {
        SyntaxKind::Ident => _ = found.insert(node.leaf_text().to_string()),
        // Of `a.b` it is `a` that is carried, and of `name: x` it is `x`.
        SyntaxKind::FieldAccess => {
            let first = node.children().next();
            first.into_iter().for_each(|it| names(it, found));
        }
        SyntaxKind::Named => {
            let last = node.children().last();
            last.into_iter().for_each(|it| names(it, found));
        }
        _ => node.children().for_each(|child| names(child, found)),
    }
}

/// The functions of a template by name, and what stays with the pages: what waits for
/// its place on them, and what is done to what is shown.
fn gather(
    node: &SyntaxNode,
    functions: &mut BTreeMap<String, BTreeSet<String>>,
    staying: &mut Vec<BTreeSet<String>>,
) {
    let own = || {
        let mut found = BTreeSet::new();
        node.children().for_each(|child| names(child, &mut found));
        found
    };
    if let Some(closure) = ast::Closure::from_untyped(node)
        && let Some(name) = closure.name()
    {
        functions.insert(name.get().to_string(), own());
    }
    match node.kind() {
        SyntaxKind::Contextual => staying.push(own()),
        // `show: f` does its work at once.
        SyntaxKind::ShowRule
            if ast::ShowRule::from_untyped(node).is_some_and(|it| it.selector().is_some()) =>
        {
            let transform = node.children().last();
            if transform.is_some_and(|it| it.kind() == SyntaxKind::Closure) {
                staying.push(own());
            }
        }
        _ => {}
    }
    for child in node.children() {
        gather(child, functions, staying);
    }
}

/// What stays with the pages of these templates and carries the whole paper.
fn carrying(templates: &[&str]) -> Vec<BTreeSet<String>> {
    let (mut functions, mut staying) = (BTreeMap::new(), Vec::new());
    for template in templates {
        gather(&parse(template), &mut functions, &mut staying);
    }
    staying.retain(|first| {
        let mut carried = first.clone();
        let mut todo: Vec<String> = first.iter().cloned().collect();
        while let Some(name) = todo.pop() {
            let more = functions.get(&name).into_iter().flatten();
            let new = more.filter(|name| carried.insert((*name).clone()));
            todo.extend(new.cloned());
        }
        carried.contains("paper")
    });
    staying
}

#[test]
fn nothing_that_stays_with_the_pages_carries_the_whole_paper() {
    let texts: Vec<&str> = TEMPLATES.iter().map(|template| template.text).collect();
    assert_eq!(carrying(&texts), Vec::new());
    let header = "#let number() = paper.number\n#set page(header: context number())";
    let shown = "#show heading: it => paper.title";
    let by_value = "#let number = paper.number\n#set page(paper: \"a4\", header: context number)";
    let found = [header, shown, by_value].map(|text| carrying(&[text]).len());
    assert_eq!(found, [1, 1, 0]);
}
