//! The Rust sources of a crate, read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use syn::{Attribute, Item, ItemMod};

/// Where a module stands in its crate: `["rules", "posts"]`; empty for the root.
pub(crate) type Module = Vec<String>;

/// The files of a crate by module, those of its tests left out.
pub(crate) fn of_crate(folder: &Path) -> Result<BTreeMap<Module, syn::File>> {
    let src = folder.join("src");
    let mut files = BTreeMap::new();
    read(&src, &src, &mut files)?;
    // A module that is declared for tests alone goes with all that it has.
    let of_tests: Vec<Module> = files
        .iter()
        .flat_map(|(module, file)| {
            let declared = file.items.iter().filter_map(declared);
            let declared = declared.filter(|declared| for_tests(&declared.attrs));
            declared.map(|declared| [&module[..], &[declared.ident.to_string()]].concat())
        })
        .collect();
    files.retain(|module, _| !of_tests.iter().any(|test| module.starts_with(test)));
    Ok(files)
}

/// The packages of the workspace that make the program: the root, and its crates.
pub(crate) fn crates(root: &Path) -> Result<Vec<PathBuf>> {
    let mut crates = Vec::new();
    for entry in fs::read_dir(root.join("crates")).context("cannot read crates/")? {
        crates.push(entry?.path());
    }
    crates.sort();
    crates.push(root.to_owned());
    Ok(crates)
}

/// Whether something is there for tests alone.
pub(crate) fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_test = |inner: syn::Ident| inner == "test";
        attribute.path().is_ident("cfg") && attribute.parse_args().is_ok_and(is_test)
    })
}

/// A module whose text is in another file.
pub(crate) fn declared(item: &Item) -> Option<&ItemMod> {
    match item {
        Item::Mod(module) if module.content.is_none() => Some(module),
        _ => None,
    }
}

fn read(folder: &Path, src: &Path, files: &mut BTreeMap<Module, syn::File>) -> Result<()> {
    let shown = || format!("cannot read {}", folder.display());
    for entry in fs::read_dir(folder).with_context(shown)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, src, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let shown = || format!("cannot read {}", path.display());
            let text = fs::read_to_string(&path).with_context(shown)?;
            let file = syn::parse_file(&text).with_context(shown)?;
            // A library's root comes before that of its program.
            let module = module(path.strip_prefix(src)?);
            if path.ends_with("main.rs") {
                files.entry(module).or_insert(file);
            } else {
                files.insert(module, file);
            }
        }
    }
    Ok(())
}

/// The module of a file below `src`.
fn module(path: &Path) -> Module {
    let without = path.with_extension("");
    let parts = without.iter().map(|part| part.display().to_string());
    let mut module: Module = parts.collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}
