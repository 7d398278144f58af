//! XML, and HTML that is written like it: elements, attributes and text.

use tables::characters::{reference, visible};

/// What is written so far.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A part of a package, with its declaration.
    pub(crate) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// Closes so many.
    pub(crate) fn close_many(&mut self, count: usize) {
        (0..count).for_each(|_| self.close());
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with a text.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) {
        escape_into(&mut self.out, text);
    }

    /// What is XML already.
    pub(crate) fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// How long it is so far.
    pub(crate) fn len(&self) -> usize {
        self.out.len()
    }

    /// Puts XML in at a place that was noted.
    pub(crate) fn insert(&mut self, at: usize, xml: &str) {
        self.out.insert_str(at, xml);
    }

    /// Where an element begins that stands right before a place and is empty.
    pub(crate) fn before_last(&self, at: usize, start: &str) -> Option<usize> {
        let found = self.out[..at].rfind('<')?;
        self.out[found..at].starts_with(start).then_some(found)
    }

    /// Where the last element before a place ends that begins so and is empty.
    pub(crate) fn end_of_last(&self, at: usize, start: &str) -> Option<usize> {
        let found = self.out[..at].rfind(start)?;
        let length = self.out[found..at].find("/>")?;
        Some(found + length + "/>".len())
    }

    /// All of it, every element closed.
    pub(crate) fn done(mut self) -> String {
        self.close_many(self.open.len());
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            // A line end that stands in a value as it is would be read as a space.
            let lines = value.split_inclusive(['\n', '\r', '\t']);
            lines.for_each(|line| {
                let words = line.trim_end_matches(['\n', '\r', '\t']);
                escape_into(&mut self.out, words);
                let ends = line[words.len()..].bytes();
                ends.for_each(|end| self.out.push_str(&format!("&#{end};")));
            });
            self.out.push('"');
        }
    }
}

/// Text as it stands in XML and HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// What [`escaped`] was before.
pub(crate) fn unescaped(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    let replace = |text: String, (name, sign): (&str, &str)| text.replace(name, sign);
    signs.into_iter().fold(text.to_owned(), replace)
}

fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        if let Some(written) = reference(c) {
            out.push_str(written);
            continue;
        }
        match c {
            '\t' | '\n' => out.push(c),
            // No XML may hold these, and no table or body either.
            '\u{FFFE}' | '\u{FFFF}' => out.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
            _ if c.is_control() => out.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn lines_of_values_stay_lines() {
        let mut xml = Xml::default();
        xml.empty("a", &[("b", "c\r\nd\te")]);
        assert_eq!(xml.done(), "<a b=\"c&#13;&#10;d&#9;e\"/>");
    }

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::default();
        xml.open("a", &[("b", "\"<&")]);
        xml.text("</a><script>x&amp;\u{1}");
        assert_eq!(
            xml.done(),
            "<a b=\"&quot;&lt;&amp;\">&lt;/a&gt;&lt;script&gt;x&amp;amp;\\u{1}</a>"
        );
    }
}
