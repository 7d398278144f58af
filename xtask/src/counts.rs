//! `cargo xtask counts`: numbers that say how easy the source is to find one's way
//! in, each of which should be small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use syn::visit::{self, Visit};
use syn::{Item, ItemMod, UseTree, Visibility};

use crate::circles;
use crate::sources::{self, Module};

/// Counts; the names of types that stand twice are listed with their files.
pub(crate) fn run(root: &Path) -> Result<String> {
    let readme = fs::read_to_string(root.join("README.md")).context("cannot read README.md")?;
    let face = sources::of_crate(root)?;
    let face = face.get(&Module::new()).context("there is no src/lib.rs")?;
    let crates = sources::crates(root)?;
    let mut in_circles = 0;
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in &crates {
        in_circles += circles::of_crate(folder)?.len();
        let name = folder.strip_prefix(root)?.display().to_string();
        for (module, file) in sources::of_crate(folder)? {
            let mut types = Types::default();
            types.visit_file(&file);
            for found in types.0 {
                let place = format!("{name}/{}", module.join("/"));
                let place = place.trim_matches('/').to_owned();
                places.entry(found).or_default().insert(place);
            }
        }
    }
    let twice: Vec<_> = places.iter().filter(|(_, files)| files.len() > 1).collect();
    let mut told = format!(
        "{} lines of README.md\n{} public items of the root library\n{in_circles} circles among \
         files of a crate\n{} names of types that stand in two or more files\n",
        readme.lines().count(),
        public(&face.items),
        twice.len(),
    );
    for (name, files) in twice {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        told += &format!("  {name}: {}\n", files.join(", "));
    }
    Ok(told)
}

/// How many things a library shows at its root.
fn public(items: &[Item]) -> usize {
    let is_public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
    let one = |vis: &Visibility| usize::from(is_public(vis));
    let counts = items.iter().map(|item| match item {
        Item::Use(item) if is_public(&item.vis) => leaves(&item.tree),
        Item::Const(item) => one(&item.vis),
        Item::Enum(item) => one(&item.vis),
        Item::Fn(item) => one(&item.vis),
        Item::Mod(item) => one(&item.vis),
        Item::Static(item) => one(&item.vis),
        Item::Struct(item) => one(&item.vis),
        Item::Trait(item) => one(&item.vis),
        Item::Type(item) => one(&item.vis),
        _ => 0,
    });
    counts.sum()
}

/// How many names a `use` brings.
fn leaves(tree: &UseTree) -> usize {
    match tree {
        UseTree::Path(path) => leaves(&path.tree),
        UseTree::Group(group) => group.items.iter().map(leaves).sum(),
        UseTree::Name(_) | UseTree::Rename(_) | UseTree::Glob(_) => 1,
    }
}

/// The names of the types that a file has, those of its tests left out.
#[derive(Default)]
struct Types(BTreeSet<String>);

impl<'ast> Visit<'ast> for Types {
    fn visit_item(&mut self, item: &'ast Item) {
        let ident = match item {
            Item::Enum(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            _ => None,
        };
        self.0.extend(ident.map(ToString::to_string));
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !sources::for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Types, Visit, public};

    #[test]
    fn public_items_are_counted_one_by_one() {
        let file =
            "pub use a::{b, c::{D, E}}; use f::G; pub fn h() {} struct I; pub(crate) mod j {}";
        let file = syn::parse_file(file).expect("a source");
        assert_eq!(public(&file.items), 4);
    }

    #[test]
    fn types_of_functions_count_and_those_of_tests_do_not() {
        let file = "enum A {} fn f() { struct B; } #[cfg(test)] mod tests { struct C; }";
        let mut types = Types::default();
        types.visit_file(&syn::parse_file(file).expect("a source"));
        assert_eq!(types.0.into_iter().collect::<Vec<_>>(), ["A", "B"]);
    }
}
