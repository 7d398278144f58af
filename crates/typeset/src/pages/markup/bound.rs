//! The names that a body's own code gives to things.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::syntax::{LinkedNode, SyntaxKind};
use typst::{Library, LibraryExt};

/// Names that a body binds by `let`, `for`, parameters or imports.
pub(super) struct Bound(BTreeSet<String>);

/// What Typst itself has names for.
static STANDARD: LazyLock<Library> = LazyLock::new(Library::default);

impl Bound {
    /// The names bound anywhere below a node.
    pub(super) fn of(root: &LinkedNode<'_>) -> Self {
        let mut names = BTreeSet::new();
        gather(root, &mut names);
        Self(names)
    }

    /// Whether a name is a function or value of Typst's, which the body gives
    /// no meaning of its own.
    pub(super) fn is_standard_only(&self, name: &str) -> bool {
        !self.0.contains(name) && STANDARD.global.scope().get(name).is_some()
    }
}

fn gather(node: &LinkedNode<'_>, names: &mut BTreeSet<String>) {
    let binds = matches!(
        node.parent_kind(),
        Some(
            SyntaxKind::LetBinding
                | SyntaxKind::Closure
                | SyntaxKind::Params
                | SyntaxKind::Destructuring
                | SyntaxKind::ForLoop
                | SyntaxKind::ImportItemPath
                | SyntaxKind::RenamedImportItem
        )
    );
    if binds && node.kind() == SyntaxKind::Ident {
        names.insert(node.leaf_text().to_string());
    }
    for child in node.children() {
        gather(&child, names);
    }
}
