//! Whether a comment of a body ends where its author meant it to.
//!
//! Handlebars lets `{{! … }` run to the next `}}`, and `{{!-- … }}` to the next
//! `--}}`, however many paragraphs stand between: they would be lost without a
//! word. What a comment holds tells: no `{{` and no `}` without its `{` in a
//! short one; no other long comment and no `}}` without its `{{` in a long one.

/// Whether what stands in a short comment is a comment and nothing else.
pub(super) fn short_is_whole(said: &str) -> bool {
    let long = said.trim_start().starts_with("--");
    !long && !said.contains("{{") && stray_braces(said) == 0
}

/// The same of a long one.
pub(super) fn long_is_whole(said: &str) -> bool {
    !said.contains("{{!--") && stray_braces(said) < 2
}

/// How many closing braces that close nothing stand together, at most.
fn stray_braces(text: &str) -> usize {
    let (mut depth, mut together, mut most) = (0_usize, 0, 0);
    for found in text.chars() {
        match (found, depth) {
            ('{', _) => depth += 1,
            ('}', 0) => {
                together += 1;
                most = most.max(together);
                continue;
            }
            ('}', _) => depth -= 1,
            _ => {}
        }
        together = 0;
    }
    most
}
