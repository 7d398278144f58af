//! The package: parts, what leads from one to another, and the kinds of them.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::names::{R, RELS, TYPES};
use super::sum;
use crate::xml::Xml;

/// Where a part leads.
#[derive(Debug, Default)]
pub(super) struct Rels(Vec<(String, String, bool)>);

impl Rels {
    /// Those of the main part that every document has, and that of the version's part,
    /// which a redline has not.
    pub(super) fn of_document(has_version: bool) -> Self {
        let mut rels = Self::default();
        let parts = ["styles", "numbering", "settings", "fontTable"];
        for part in parts {
            rels.add(part, &format!("{part}.xml"));
        }
        rels.add("header", "header1.xml");
        rels.add("header", "header2.xml");
        rels.add("footnotes", "footnotes.xml");
        rels.add("customXml", "../customXml/item1.xml");
        rels.add("theme", "theme/theme1.xml");
        if has_version {
            rels.add("customXml", "../customXml/item2.xml");
        }
        rels
    }

    /// Leads to a part; gives what it is called.
    pub(super) fn add(&mut self, kind: &str, target: &str) -> String {
        self.push(kind, target, false)
    }

    /// Leads to a page of the web.
    pub(super) fn web(&mut self, address: &str) -> String {
        self.push("hyperlink", address, true)
    }

    fn push(&mut self, kind: &str, target: &str, web: bool) -> String {
        self.0.push((kind.to_owned(), target.to_owned(), web));
        format!("rId{}", self.0.len())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn part(&self) -> String {
        let mut xml = Xml::part();
        xml.open("Relationships", &[("xmlns", RELS)]);
        for (at, (kind, target, web)) in self.0.iter().enumerate() {
            let id = format!("rId{}", at + 1);
            let kind = match kind.starts_with("http") {
                true => kind.clone(),
                false => format!("{R}/{kind}"),
            };
            let mut attributes = vec![("Id", id.as_str()), ("Type", &kind), ("Target", target)];
            if *web {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
        xml.done()
    }
}

/// The parts.
#[derive(Debug, Default)]
pub(super) struct Package(Vec<(String, Vec<u8>)>);

/// The kinds of parts by what their names end with.
const ENDS: &[(&str, &str)] = &[
    (
        "rels",
        "application/vnd.openxmlformats-package.relationships+xml",
    ),
    ("xml", "application/xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("svg", "image/svg+xml"),
];

/// The kinds of parts by what their names begin with.
const PARTS: &[(&str, &str)] = &[
    ("word/document.xml", "wordprocessingml.document.main"),
    ("word/styles.xml", "wordprocessingml.styles"),
    ("word/numbering.xml", "wordprocessingml.numbering"),
    ("word/settings.xml", "wordprocessingml.settings"),
    ("word/fontTable.xml", "wordprocessingml.fontTable"),
    ("word/footnotes.xml", "wordprocessingml.footnotes"),
    ("word/header", "wordprocessingml.header"),
    ("word/theme/theme1.xml", "theme"),
    ("docProps/app.xml", "extended-properties"),
    ("customXml/itemProps1.xml", "customXmlProperties"),
    ("customXml/itemProps2.xml", "customXmlProperties"),
];

impl Package {
    pub(super) fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.0.push((name.to_owned(), bytes.into()));
    }

    /// The headers that are in it so far, one after the other.
    pub(super) fn headers(&self) -> String {
        let parts = self.0.iter();
        let own = parts.filter(|(name, _)| name.starts_with("word/header"));
        let texts = own.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        texts.collect()
    }

    /// How many pictures there are.
    pub(super) fn pictures(&self) -> usize {
        let names = self.0.iter().map(|(name, _)| name);
        names.filter(|name| name.starts_with("word/media/")).count()
    }

    /// The sum of all parts so far.
    pub(super) fn sum(&self) -> String {
        let parts = self.0.iter();
        sum::of(parts.map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }

    /// The bytes of the file: the same for the same parts, whenever it is made.
    pub(super) fn packed(&self) -> Result<Vec<u8>, ZipError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let stored = options.compression_method(CompressionMethod::Stored);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let types = ("[Content_Types].xml".to_owned(), self.types().into_bytes());
        let rels = ("_rels/.rels".to_owned(), root_rels().part().into_bytes());
        for (name, bytes) in [&types, &rels].into_iter().chain(&self.0) {
            // Dots are packed already.
            let packed = name.ends_with(".png") || name.ends_with(".jpg");
            zip.start_file(name.as_str(), if packed { stored } else { options })?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn types(&self) -> String {
        let mut xml = Xml::part();
        xml.open("Types", &[("xmlns", TYPES)]);
        for (end, kind) in ENDS {
            xml.empty("Default", &[("Extension", end), ("ContentType", kind)]);
        }
        for (start, kind) in PARTS {
            let names = self.0.iter().map(|(name, _)| name);
            for name in names.filter(|name| name.starts_with(start)) {
                let name = format!("/{name}");
                let kind = format!("application/vnd.openxmlformats-officedocument.{kind}+xml");
                xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
            }
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        xml.empty(
            "Override",
            &[("PartName", "/docProps/core.xml"), ("ContentType", core)],
        );
        xml.done()
    }
}

fn root_rels() -> Rels {
    let mut rels = Rels::default();
    rels.add("officeDocument", "word/document.xml");
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    rels.push(core, "docProps/core.xml", false);
    rels.add("extended-properties", "docProps/app.xml");
    rels
}
