//! Markup in strings that `eval` reads: what is true of a body is true of it.

use typst::syntax::{LinkedNode, SyntaxKind, SyntaxNode, ast, parse};

use tables::diag::Diagnostic;

/// Whether a string is given to `eval` as markup.
pub(in crate::pages) fn evaluated(node: &LinkedNode<'_>) -> bool {
    let args = node.parent().filter(|args| args.kind() == SyntaxKind::Args);
    let call = args.and_then(|args| args.parent());
    let call = call.and_then(|call| call.cast::<ast::FuncCall<'_>>());
    call.is_some_and(|call| reads_markup(&call))
}

fn reads_markup(call: &ast::FuncCall<'_>) -> bool {
    let ast::Expr::Ident(name) = call.callee() else {
        return false;
    };
    let is_mode = |arg: ast::Arg<'_>| match arg {
        ast::Arg::Named(named) => {
            let markup = |value: ast::Str<'_>| value.get() == "markup";
            named.name().as_str() == "mode"
                && matches!(named.expr(), ast::Expr::Str(value) if markup(value))
        }
        _ => false,
    };
    name.as_str() == "eval" && call.args().items().any(is_mode)
}

/// A comment in such a string.
pub(super) fn comment(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    if !evaluated(node) {
        return None;
    }
    let text = node.cast::<ast::Str<'_>>()?.get();
    has_comment(&parse(&text)).then(|| {
        Diagnostic::error(
            "body/comment",
            "this text has a comment of Typst's, which is not printed",
        )
        .help("write it into the body itself, as /\\/ or /\\* where the signs are meant")
    })
}

fn has_comment(node: &SyntaxNode) -> bool {
    let comment = matches!(
        node.kind(),
        SyntaxKind::LineComment | SyntaxKind::BlockComment | SyntaxKind::Shebang
    );
    comment || node.children().any(has_comment)
}
