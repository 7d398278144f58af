//! The words of an SVG: those that are drawn, and those that only browsers show.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

/// The words of an SVG, without white space.
#[derive(Debug, Default)]
struct SvgWords {
    /// Those of its texts.
    drawn: String,
    /// Those of each part that is HTML.
    html: Vec<String>,
}

/// The characters of an SVG's texts; none of what is no SVG.
pub fn letters(bytes: &[u8]) -> BTreeSet<char> {
    if !super::is_svg(bytes) {
        return BTreeSet::new();
    }
    read(bytes).drawn.chars().collect()
}

/// The first words of an SVG that stand nowhere but in a part of it that is HTML, which
/// no page shows.
pub(super) fn of_browsers(bytes: &[u8]) -> Option<String> {
    let words = read(bytes);
    let mut html = words.html.into_iter();
    html.find(|part| !part.is_empty() && !words.drawn.contains(part.as_str()))
}

fn read(bytes: &[u8]) -> SvgWords {
    let mut reader = Reader::from_reader(bytes);
    let mut words = SvgWords::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        // What cannot be read is reported by others.
        let Ok(event) = reader.read_event() else {
            return words;
        };
        let said = match event {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if name == HTML && !open.contains(&name) {
                    words.html.push(String::new());
                }
                open.push(name);
                continue;
            }
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => c.to_string(),
                _ => named(name.xml10_content().as_ref()).to_owned(),
            },
            Event::Eof => return words,
            _ => continue,
        };
        let is_in = |name: &str| open.iter().any(|own| own == name);
        let place = match () {
            () if is_in("style") || is_in("script") || is_in("title") || is_in("desc") => None,
            () if is_in(HTML) => words.html.last_mut(),
            () if is_in("text") => Some(&mut words.drawn),
            () => None,
        };
        if let Some(place) = place {
            place.extend(said.chars().filter(|c| !c.is_whitespace()));
        }
    }
}

/// The part of an SVG that is HTML.
const HTML: &str = "foreignObject";

/// The sign that an entity of every XML names.
fn named(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, of_browsers};

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>")
    }

    #[test]
    fn words_that_browsers_alone_show_are_found() {
        let html = |words: &str| format!("<foreignObject><p>{words}</p></foreignObject>");
        let check = |inside: &str, expected: Option<&str>| {
            let found = of_browsers(svg(inside).as_bytes());
            assert_eq!(found.as_deref(), expected, "{inside}");
        };
        check(&html("燈塔 總管"), Some("燈塔總管"));
        check(&html("Head &amp; Tail"), Some("Head&Tail"));
        check("<text>a<tspan>b</tspan></text>", None);
        check(&html(" "), None);
        // draw.io puts a text beside it, which may be cut.
        let switch =
            |beside: &str| format!("<switch>{}<text>{beside}</text></switch>", html("the Head"));
        check(&switch("the Head"), None);
        check(&switch("the..."), Some("theHead"));
    }

    #[test]
    fn letters_are_those_that_are_drawn() {
        let text = svg("<title>x</title><text>甲 &#x1F600;</text><style>y</style>");
        let found: String = letters(text.as_bytes()).into_iter().collect();
        assert_eq!(found, "甲😀");
        assert!(letters("甲".as_bytes()).is_empty());
    }
}
