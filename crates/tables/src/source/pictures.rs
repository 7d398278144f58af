//! Pictures validated before anybody decodes them: a small file can say that
//! it has four thousand million pixels, or name a thing that names ten others.

use std::collections::BTreeMap;

use camino::Utf8Path;
use quick_xml::events::{BytesStart, Event};

use super::limits::Kind;

mod words;

pub use words::letters;

/// The most pixels of a picture: twice an A4 page at 600 dots an inch.
pub const MOST_PIXELS: usize = 70_000_000;
/// How deep the elements of an SVG may nest.
const MOST_DEEP: usize = 200;
/// The most elements of an SVG, each counted as often as it is used.
const MOST_ELEMENTS: usize = 200_000;
/// How long a text may be that stands for an entity of an SVG.
const MOST_ENTITY: usize = 1_000;
/// The most octaves of noise in a filter of an SVG: more cannot be seen.
const MOST_OCTAVES: f64 = 10.0;
/// How far a filter of an SVG may reach, in its own units.
const MOST_REACH: f64 = 200.0;
/// How wide and high an SVG with a filter may be, in its own units.
const MOST_FILTERED: f64 = 5_000.0;
/// How many letters of words that are not shown are named.
const MOST_NAMED: usize = 40;
/// How deep pictures may stand in pictures.
const MOST_INSIDE: usize = 2;

/// Looks a file over that is to be read by Typst; what is no picture, and what
/// cannot be read as one, is passed on.
///
/// # Errors
/// Why it is too much, as the rest of a sentence about the file.
pub fn check(path: &Utf8Path, bytes: &[u8]) -> Result<(), String> {
    // Text of a template that happens to begin so is a picture to nobody.
    match Kind::of(path) {
        Kind::Template | Kind::Font => Ok(()),
        _ => validate(bytes, path.extension().unwrap_or_default(), 0).map(drop),
    }
}

/// Whether a file's name says that it is a picture which pages can show.
pub fn is_named(path: &str) -> bool {
    let ending = Utf8Path::new(path).extension().map(str::to_ascii_lowercase);
    matches!(
        ending.as_deref(),
        Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "svg")
    )
}

/// Whether bytes begin as those of a picture do.
pub fn is(bytes: &[u8]) -> bool {
    is_svg(bytes) || imagesize::blob_size(bytes).is_ok()
}

/// The pixels of a picture.
fn validate(bytes: &[u8], extension: &str, inside: usize) -> Result<usize, String> {
    if bytes.starts_with(b"\x1F\x8B") {
        return Err("it is compressed: save it as a plain SVG".to_owned());
    }
    if extension.eq_ignore_ascii_case("svg") || is_svg(bytes) {
        return svg(bytes, inside);
    }
    let Ok(size) = imagesize::blob_size(bytes) else {
        return Ok(0);
    };
    let pixels = size.width.saturating_mul(size.height);
    if pixels > MOST_PIXELS {
        let (width, height) = (size.width, size.height);
        let most = MOST_PIXELS / 1_000_000;
        return Err(format!(
            "it has {width} × {height} pixels, more than the {most} million that a picture may have"
        ));
    }
    Ok(pixels)
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.windows(4).any(|word| word == b"<svg")
}

/// What an element of an SVG with an id holds.
#[derive(Debug, Default)]
struct Group {
    elements: usize,
    uses: Vec<String>,
}

/// An SVG as it is read.
#[derive(Debug, Default)]
struct Svg {
    /// The ids of the elements that are open.
    open: Vec<Option<String>>,
    /// What those with an id hold; what has an empty one is the whole.
    groups: BTreeMap<String, Group>,
    pixels: usize,
    /// Whether it has a filter, and the greatest width or height in it.
    filtered: bool,
    widest: f64,
}

fn svg(bytes: &[u8], inside: usize) -> Result<usize, String> {
    if inside > MOST_INSIDE {
        return Err("it has pictures in pictures in pictures".to_owned());
    }
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut svg = Svg::default();
    loop {
        let event = reader.read_event();
        match event.map_err(|error| format!("it is not an SVG that can be read: {error}"))? {
            Event::Start(element) => {
                let id = svg.element(&element, inside)?;
                svg.open.push(id);
                if svg.open.len() > MOST_DEEP {
                    return Err(format!(
                        "its elements nest deeper than the {MOST_DEEP} that an SVG may have"
                    ));
                }
            }
            Event::Empty(element) => drop(svg.element(&element, inside)?),
            Event::End(_) => drop(svg.open.pop()),
            Event::DocType(text) => entities(&text)?,
            Event::Eof => break,
            _ => {}
        }
    }
    if svg.filtered && svg.widest > MOST_FILTERED {
        return Err(format!(
            "it has a filter, and is larger than the {MOST_FILTERED} units that it may then be"
        ));
    }
    if let Some(words) = words::of_browsers(bytes) {
        let words: String = words.chars().take(MOST_NAMED).collect();
        return Err(format!(
            "its words `{words}` are HTML (foreignObject), which browsers alone show; draw.io \
             writes them as text where Formatted Text is off"
        ));
    }
    let mut known = BTreeMap::new();
    match svg.size("", 0, &mut known) > MOST_ELEMENTS {
        true => Err(format!(
            "it has more than the {MOST_ELEMENTS} elements that an SVG may have"
        )),
        false => Ok(svg.pixels),
    }
}

fn too_long() -> String {
    "it has a filter that takes too long to draw".to_owned()
}

/// The greatest of the numbers of an attribute, without their units.
fn greatest(value: &str) -> f64 {
    let numbers = value.split([' ', ',']).map(|number| {
        let end = number.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c)));
        number[..end.unwrap_or(number.len())].parse::<f64>()
    });
    numbers.filter_map(Result::ok).fold(0.0, f64::max)
}

impl Svg {
    /// Notes an element; gives its id.
    fn element(
        &mut self,
        element: &BytesStart<'_>,
        inside: usize,
    ) -> Result<Option<String>, String> {
        let mut id = None;
        let mut used = None;
        self.filtered |= element.local_name().as_ref() == "filter";
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.value.into_owned();
            match attribute.key.local_name().as_ref() {
                "id" => id = Some(value),
                "href" if value.starts_with("data:") => self.picture(&value, inside)?,
                "href" => used = value.strip_prefix('#').map(str::to_owned),
                "width" | "height" => self.widest = self.widest.max(greatest(&value)),
                "numOctaves" if greatest(&value) > MOST_OCTAVES => return Err(too_long()),
                "radius" | "stdDeviation" if greatest(&value) > MOST_REACH => {
                    return Err(too_long());
                }
                _ => {}
            }
        }
        let used = used.filter(|_| element.local_name().as_ref() == "use");
        let open = self.open.iter().flatten().cloned();
        let around = std::iter::once(String::new()).chain(open).chain(id.clone());
        for id in around {
            let group = self.groups.entry(id).or_default();
            group.elements += 1;
            group.uses.extend(used.clone());
        }
        Ok(id)
    }

    /// A picture that stands in the SVG.
    fn picture(&mut self, url: &str, inside: usize) -> Result<(), String> {
        let Ok(url) = data_url::DataUrl::process(url) else {
            return Ok(());
        };
        let Ok((bytes, _)) = url.decode_to_vec() else {
            return Ok(());
        };
        let kind = match url.mime_type().subtype.as_str() {
            "svg+xml" => "svg",
            _ => "",
        };
        let pixels = validate(&bytes, kind, inside + 1);
        self.pixels += pixels.map_err(|error| format!("of a picture in it: {error}"))?;
        match self.pixels > MOST_PIXELS {
            true => Err("the pictures in it have too many pixels".to_owned()),
            false => Ok(()),
        }
    }

    /// How many elements an id stands for, where each is counted as often as it
    /// is used; more than enough where the uses go on too long.
    fn size(&self, id: &str, deep: usize, known: &mut BTreeMap<String, usize>) -> usize {
        if deep > MOST_DEEP {
            return usize::MAX;
        }
        if let Some(size) = known.get(id) {
            return *size;
        }
        let Some(group) = self.groups.get(id) else {
            return 0;
        };
        // A circle is found by whoever draws it; here it ends.
        known.insert(id.to_owned(), 0);
        let mut size = group.elements;
        for used in &group.uses {
            size = size.saturating_add(self.size(used, deep + 1, known));
        }
        known.insert(id.to_owned(), size);
        size
    }
}

/// Entities that drawing programs write are short and name no others.
fn entities(text: &str) -> Result<(), String> {
    for entity in text.split("<!ENTITY").skip(1) {
        let quote = entity.chars().find(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| entity.split(quote).nth(1));
        let value = value.unwrap_or_default();
        let names_another = value.replace("&#", "").contains('&');
        if names_another || value.len() > MOST_ENTITY || entity.contains('%') {
            return Err("it has entities that are too long or name others".to_owned());
        }
    }
    Ok(())
}
