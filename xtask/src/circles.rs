//! `cargo xtask circles`: files of a crate that import one another, so that none
//! of them can be read first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use syn::visit::{self, Visit};
use syn::{ItemFn, ItemMod, ItemUse, Macro, UseTree, Visibility};

use crate::sources::{self, Module};

/// Lists the circles of some crates, or of all.
pub(crate) fn run(root: &Path, crates: &[PathBuf]) -> Result<String> {
    let all = sources::crates(root)?;
    let crates = if crates.is_empty() { &all } else { crates };
    let mut told = String::new();
    for folder in crates {
        let circles = of_crate(folder)?;
        let name = folder.strip_prefix(root).unwrap_or(folder);
        let name = if name == Path::new("") {
            Path::new("src")
        } else {
            name
        };
        told += &format!("{}: {} circles\n", name.display(), circles.len());
        for circle in circles {
            let files = circle.iter().map(|module| match module[..] {
                [] => "(root)".to_owned(),
                _ => module.join("/"),
            });
            let files: Vec<String> = files.collect();
            told += &format!("  {} files: {}\n", files.len(), files.join(", "));
        }
    }
    Ok(told)
}

/// The circles of a crate: sets of files each of which leads to all others.
pub(crate) fn of_crate(folder: &Path) -> Result<Vec<Vec<Module>>> {
    Ok(circles(&sources::of_crate(folder)?))
}

fn circles(files: &BTreeMap<Module, syn::File>) -> Vec<Vec<Module>> {
    let imports: BTreeMap<&Module, BTreeSet<&Module>> = files
        .iter()
        .map(|(module, file)| (module, imports(module, file, files)))
        .collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = imports
        .keys()
        .map(|module| (*module, reached(module, &imports)))
        .collect();
    let mut circles = Vec::new();
    let mut seen = BTreeSet::new();
    for (module, leads_to) in &reached {
        if !leads_to.contains(module) || seen.contains(module) {
            continue;
        }
        let circle = leads_to
            .iter()
            .filter(|other| reached[*other].contains(module));
        let circle: Vec<&Module> = circle.copied().collect();
        seen.extend(circle.iter().copied());
        circles.push(circle.into_iter().cloned().collect());
    }
    circles
}

/// All that a file imports, and what that imports, and so on.
fn reached<'m>(
    from: &Module,
    imports: &BTreeMap<&'m Module, BTreeSet<&'m Module>>,
) -> BTreeSet<&'m Module> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Module> = imports[from].iter().copied().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(&imports[module]);
        }
    }
    reached
}

/// The other files of the crate that a file imports from.
fn imports<'m>(
    module: &Module,
    file: &syn::File,
    files: &'m BTreeMap<Module, syn::File>,
) -> BTreeSet<&'m Module> {
    let declared = file.items.iter().filter_map(sources::declared);
    let mut found = Paths {
        children: declared.map(|child| child.ident.to_string()).collect(),
        at: module.clone(),
        ..Paths::default()
    };
    found.visit_file(file);
    let mut imports = BTreeSet::new();
    for path in &found.paths {
        let known = (0..=path.len())
            .rev()
            .find_map(|end| files.get_key_value(&path[..end]));
        let Some((target, _)) = known.filter(|(target, _)| *target != module) else {
            continue;
        };
        // A folder that shows what its files have does not stand on them.
        let child = target
            .strip_prefix(&module[..])
            .and_then(|below| below.first());
        if !child.is_some_and(|child| found.shown.contains(child)) {
            imports.insert(target);
        }
    }
    imports
}

/// The paths of a file that lead into its own crate.
#[derive(Default)]
struct Paths {
    /// The modules that the file declares.
    children: BTreeSet<String>,
    /// Those of them from which it shows something to others.
    shown: BTreeSet<String>,
    /// The module that is being read.
    at: Module,
    /// Each from the crate's root.
    paths: BTreeSet<Vec<String>>,
}

impl Paths {
    /// Takes note of a path; gives it from the crate's root.
    fn take(&mut self, path: &[String], imported: bool) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        let mut from = self.at.clone();
        let rest = match first {
            "crate" => {
                from.clear();
                &path[1..]
            }
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                from.truncate(from.len().saturating_sub(up));
                &path[up..]
            }
            "self" => &path[1..],
            _ if imported && self.children.contains(first) => path,
            _ => return None,
        };
        from.extend_from_slice(rest);
        self.paths.insert(from.clone());
        Some(from)
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        // `::tables` is another crate, whatever modules there are.
        if sources::for_tests(&item.attrs) || item.leading_colon.is_some() {
            return;
        }
        let mut paths = Vec::new();
        spread(&item.tree, &mut Vec::new(), &mut paths);
        for path in paths {
            let taken = self.take(&path, true);
            let below = taken
                .as_deref()
                .and_then(|path| path.strip_prefix(&self.at[..]));
            let shows = !matches!(item.vis, Visibility::Inherited);
            if let Some(child) = below.and_then(|below| below.first()).filter(|_| shows) {
                self.shown.insert(child.clone());
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !sources::for_tests(&item.attrs) {
            self.at.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.at.pop();
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if !sources::for_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        self.take(&parts.collect::<Vec<_>>(), false);
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {
        // `pub(in crate::rules)` imports nothing.
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        // What a macro is given is no syntax yet.
        let text = item.tokens.to_string();
        let text = text.replace(" ::", "::").replace(":: ", "::");
        let other = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':');
        for path in text.split(other).filter(|path| path.contains("::")) {
            let parts: Vec<String> = path.split("::").map(str::to_owned).collect();
            self.take(&parts, false);
        }
        visit::visit_macro(self, item);
    }
}

/// Each path that a `use` names.
fn spread(tree: &UseTree, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            spread(&path.tree, before, paths);
            before.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                spread(tree, before, paths);
            }
        }
        UseTree::Name(name) => {
            let own = (name.ident != "self").then(|| name.ident.to_string());
            paths.push(before.iter().cloned().chain(own).collect());
        }
        UseTree::Rename(name) => {
            let own = (name.ident != "self").then(|| name.ident.to_string());
            paths.push(before.iter().cloned().chain(own).collect());
        }
        UseTree::Glob(_) => paths.push(before.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    /// The circles of files that are given by module (`a/b`) and text.
    #[track_caller]
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files = files.iter().map(|(module, text)| {
            let parts = module.split('/').filter(|part| !part.is_empty());
            let file = syn::parse_file(text).expect("a source");
            (parts.map(str::to_owned).collect(), file)
        });
        let circles = circles(&files.collect());
        let shown = circles.iter().map(|circle| {
            let files: Vec<String> = circle.iter().map(|module| module.join("/")).collect();
            files.join(" ")
        });
        shown.collect()
    }

    #[test]
    fn files_that_import_one_another_are_a_circle() {
        let long = [
            ("", "mod a; mod b; mod c; mod d;"),
            ("a", "use crate::b::{X, Y};"),
            ("b", "fn f() { super::c::g() }"),
            ("c", "fn f() { vec![crate::a::Z] }"),
            ("d", "use super::a::X;"),
        ];
        assert_eq!(found(&long), ["a b c"]);
        assert!(found(&long[..3]).is_empty());
    }

    #[test]
    fn a_folder_that_shows_what_its_files_have_is_no_circle() {
        let child = ("a/b", "use super::Shared;");
        let shows = ("a", "mod b; pub use b::X; pub struct Shared;");
        let uses = ("a", "mod b; use b::X; pub struct Shared;");
        assert!(found(&[("", "mod a;"), shows, child]).is_empty());
        assert_eq!(found(&[("", "mod a;"), uses, child]), ["a a/b"]);
    }

    #[test]
    fn what_tests_import_is_not_counted() {
        let tested = "use super::b::X; #[cfg(test)] mod tests { use super::super::c::Y; }";
        let files = [
            ("", "mod a; mod b; mod c;"),
            ("a", tested),
            ("b", "pub(in crate::a) struct X;"),
            ("c", "use super::a::Z;"),
        ];
        assert!(found(&files).is_empty());
    }

    #[test]
    fn no_files_of_the_project_are_in_a_circle() {
        let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.parent().expect("the workspace");
        let told = super::run(root, &[]).expect("the crates are read");
        let found = told.lines().filter(|line| !line.ends_with(": 0 circles"));
        let found: Vec<&str> = found.collect();
        assert!(told.contains("crates/editions: "), "{told}");
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
