//! Files of other programs, told by their first bytes: most often a workbook
//! under the name of a table.

/// What a file is that certainly is no text, with its article; `None` where it
/// may be one.
pub fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if bytes.starts_with(b"PK\x03\x04") {
        // The names of a zip archive's files stand in it as they are.
        let kinds: [(&[u8], &str); 4] = [
            (
                b"opendocument.spreadsheet",
                "an OpenDocument spreadsheet (.ods)",
            ),
            (b"xl/", "an Excel workbook (.xlsx)"),
            (b"word/", "a Word document (.docx)"),
            (b"opendocument.text", "an OpenDocument text (.odt)"),
        ];
        let kind = kinds.iter().find(|(part, _)| has(part));
        return Some(kind.map_or("a zip archive", |(_, kind)| kind));
    }
    let kinds: [(&[u8], &str); 6] = [
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "an old Excel or Word file (.xls, .doc)",
        ),
        (b"%PDF-", "a PDF"),
        (b"{\\rtf", "a document in RTF"),
        (b"\x1F\x8B", "a compressed file (.gz)"),
        (b"\x89PNG\r\n\x1A\n", "a picture (.png)"),
        (b"\xFF\xD8\xFF", "a picture (.jpg)"),
    ];
    let kind = kinds.iter().find(|(head, _)| bytes.starts_with(head));
    kind.map(|(_, kind)| *kind)
}

/// The endings of the names of workbooks.
pub const WORKBOOKS: &[&str] = &["xlsx", "xlsm", "xlsb", "xls", "ods", "numbers"];

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn workbooks_are_known_by_their_bytes() {
        let zip = |inside: &str| format!("PK\x03\x04....{inside}....").into_bytes();
        let ods = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
        for (bytes, kind) in [
            (
                zip("[Content_Types].xml xl/workbook.xml"),
                Some("an Excel workbook (.xlsx)"),
            ),
            (zip(ods), Some("an OpenDocument spreadsheet (.ods)")),
            (zip("a.txt"), Some("a zip archive")),
            (b"PK,id\n".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(foreign(&bytes), kind);
        }
    }
}
