//! How much the code of a body asks for, as far as its numbers tell: what it
//! multiplies, how often its loops go round, and what grows twofold each round.

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, SyntaxKind, SyntaxNode};

use super::beyond;
use tables::diag::Diagnostic;

/// How often a text, an array or a content may be repeated.
pub(super) const REPEATED: f64 = 10_000.0;
/// How many rounds nested loops may go altogether.
const ROUNDS: f64 = 1_000_000.0;
/// After so many rounds what doubles in each is a thousandfold.
const DOUBLED: f64 = 10.0;

/// What a loop is taken to go that does not say it.
const UNSAID: f64 = 20.0;

/// The value of an expression of nothing but numbers.
pub(super) fn constant(expression: ast::Expr<'_>) -> Option<f64> {
    match expression {
        ast::Expr::Int(_) | ast::Expr::Float(_) => number(expression.to_untyped()),
        ast::Expr::Parenthesized(inner) => constant(inner.expr()),
        ast::Expr::Unary(unary) => match unary.op() {
            ast::UnOp::Pos => constant(unary.expr()),
            ast::UnOp::Neg => Some(-constant(unary.expr())?),
            ast::UnOp::Not => None,
        },
        ast::Expr::Binary(binary) => {
            let sides = (constant(binary.lhs())?, constant(binary.rhs())?);
            match (binary.op(), sides) {
                (ast::BinOp::Add, (a, b)) => Some(a + b),
                (ast::BinOp::Sub, (a, b)) => Some(a - b),
                (ast::BinOp::Mul, (a, b)) => Some(a * b),
                (ast::BinOp::Div, (a, b)) => Some(a / b),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A number as it is written: 12, 1e5, 0xFF.
fn number(node: &SyntaxNode) -> Option<f64> {
    let text = node.leaf_text();
    let in_base = |(prefix, base)| {
        let digits = text.strip_prefix(prefix)?;
        Some(u128::from_str_radix(digits, base).ok()? as f64)
    };
    let plain = text.parse().ok();
    plain.or_else(|| {
        [("0x", 16), ("0o", 8), ("0b", 2)]
            .into_iter()
            .find_map(in_base)
    })
}

/// A finding for what is repeated more often than a page has room for: `("a", 2) * 99999`,
/// `"a" * 9999 * 9999`. A number that is too large by itself is `size`'s business.
pub(super) fn repeated(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let product = node.cast::<ast::Binary<'_>>()?;
    let sides = [product.lhs(), product.rhs()];
    let large = |side: &ast::Expr<'_>| constant(*side).is_some_and(|value| value > REPEATED);
    let times = times(ast::Expr::Binary(product))?;
    let far = times > REPEATED && !sides.iter().any(large);
    far.then(|| {
        let text = format!("`{}`", node.full_text());
        beyond(&text).help(format!("repeat it at most {REPEATED} times"))
    })
}

/// How often a product repeats what is no number.
fn times(expression: ast::Expr<'_>) -> Option<f64> {
    match expression {
        ast::Expr::Str(_) | ast::Expr::ContentBlock(_) | ast::Expr::Array(_) => Some(1.0),
        ast::Expr::Parenthesized(inner) => times(inner.expr()),
        ast::Expr::Binary(product) if product.op() == ast::BinOp::Mul => {
            let (one, two) = (product.lhs(), product.rhs());
            let by = |other| constant(other).unwrap_or(1.0);
            times(one)
                .map(|times| times * by(two))
                .or_else(|| Some(times(two)? * by(one)))
        }
        _ => None,
    }
}

/// A finding for a loop that goes round too often with those around it, and for what
/// doubles in each of many rounds.
pub(super) fn looped(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    if let Some(own) = rounds(node) {
        let outer = around(node);
        // Of one that is too long by itself the number is reported.
        let first = own <= ROUNDS && outer <= ROUNDS;
        return (first && own * outer > ROUNDS).then(|| {
            beyond("this loop").help("write fewer rounds: loops in one another multiply theirs")
        });
    }
    let assigned = node.cast::<ast::Binary<'_>>()?;
    let doubles = is_doubled(assigned) && around(node) > DOUBLED;
    doubles.then(|| {
        let text = format!("`{}`", node.full_text());
        beyond(&text).help("add something else: in a loop it doubles with each round")
    })
}

/// How many rounds the loops around a node go altogether.
fn around(node: &LinkedNode<'_>) -> f64 {
    let above = std::iter::successors(node.parent(), |node| node.parent());
    above.filter_map(rounds).product()
}

/// How many rounds a loop goes, or a method that takes each number of a range.
fn rounds(node: &LinkedNode<'_>) -> Option<f64> {
    match node.kind() {
        SyntaxKind::WhileLoop => Some(UNSAID),
        SyntaxKind::ForLoop => {
            let each = node.cast::<ast::ForLoop<'_>>()?;
            Some(length(each.iterable()).unwrap_or(1.0))
        }
        SyntaxKind::FuncCall => match node.cast::<ast::FuncCall<'_>>()?.callee() {
            ast::Expr::FieldAccess(method) => length(method.target()),
            _ => None,
        },
        _ => None,
    }
}

/// How many values a range or an array has.
fn length(expression: ast::Expr<'_>) -> Option<f64> {
    let call = match expression {
        ast::Expr::FuncCall(call) => call,
        ast::Expr::Array(array) => return Some(array.items().count() as f64),
        _ => return None,
    };
    if !matches!(call.callee(), ast::Expr::Ident(name) if name.get() == "range") {
        return None;
    }
    let mut bounds = call.args().items().filter_map(|item| match item {
        ast::Arg::Pos(bound) => Some(constant(bound)),
        _ => None,
    });
    let first = bounds.next()?;
    let end = bounds.next().unwrap_or(first);
    let start = end.and(first).filter(|_| end != first).unwrap_or_default();
    Some(end.map_or(UNSAID, |end| (end - start).max(1.0)))
}

/// Whether an assignment makes its value of itself twice: `s = s + s`, `s += s`.
fn is_doubled(assigned: ast::Binary<'_>) -> bool {
    let ast::Expr::Ident(name) = assigned.lhs() else {
        return false;
    };
    let least = match assigned.op() {
        ast::BinOp::Assign => 2,
        ast::BinOp::AddAssign => 1,
        _ => return false,
    };
    mentions(assigned.rhs(), name.get()) >= least
}

/// How often a value is joined from a name: by `+`, in an array, in content.
fn mentions(expression: ast::Expr<'_>, name: &str) -> usize {
    match expression {
        ast::Expr::Ident(own) => usize::from(own.get() == name),
        ast::Expr::Parenthesized(inner) => mentions(inner.expr(), name),
        ast::Expr::Binary(sum) if sum.op() == ast::BinOp::Add => {
            mentions(sum.lhs(), name) + mentions(sum.rhs(), name)
        }
        ast::Expr::Array(array) => {
            let items = array.items().map(|item| match item {
                ast::ArrayItem::Pos(item) => mentions(item, name),
                ast::ArrayItem::Spread(spread) => mentions(spread.expr(), name),
            });
            items.sum()
        }
        ast::Expr::ContentBlock(content) => {
            let parts = content.body().exprs();
            parts.map(|part| mentions(part, name)).sum()
        }
        _ => 0,
    }
}
