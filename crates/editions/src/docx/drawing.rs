//! Pictures: SVG, with dots for programs that cannot show it, and with words.

use super::Book;
use super::names::{A, PICTURE, R, SVG};
use crate::chart::PaintError;
use crate::document::{ChartPage, Inline, Picture, text_of};

/// Twentieths of a point are too coarse for drawings: Word counts 12,700 a point.
const EMU: f64 = 12_700.0;

/// What a drawing shows.
struct Shown<'a> {
    alt: &'a str,
    width: f64,
    height: f64,
    /// What the dots are called.
    dots: String,
    /// What the SVG is called, where there is one.
    svg: Option<String>,
}

impl Book<'_> {
    /// A page of a chart.
    pub(super) fn chart(&mut self, chart: &ChartPage) {
        if let Some(title) = &chart.title {
            self.paragraph("AnnexHeading", "<w:pageBreakBefore/>");
            self.text_run(title);
            self.xml.close();
        }
        let Some((drawn, dots)) = self.charts.remove(&chart.name) else {
            return;
        };
        let (room_x, room_y) = self.room(chart);
        let scale = (room_x / drawn.width).min(room_y / drawn.height).min(1.0);
        let Some((dots, svg)) = self.pair(dots, drawn.svg.into_bytes()) else {
            return;
        };
        self.drawing(&Shown {
            alt: &chart.page.alt,
            width: drawn.width * scale,
            height: drawn.height * scale,
            dots,
            svg: Some(svg),
        });
        let marks = chart.marks.as_deref();
        let note = marks.map_or(&[][..], |own| &own.note);
        let note = Inline::marked(note, &chart.note, chart.around.note(0));
        if !note.is_empty() {
            self.plain("TableNoteFirst", &note, 0);
        }
        let told = marks.map_or(&[][..], |own| &own.told);
        self.boxes_told(told, self.told_height(chart).is_some());
    }

    /// The height of the list of boxes, in points, where it leaves the chart most of its
    /// page: none of a longer one, which goes on on pages of its own.
    fn told_height(&self, chart: &ChartPage) -> Option<f64> {
        let told = &chart.marks.as_deref()?.told;
        let (width, height) = chart.room.sides(chart.page.landscape);
        let across = width - 2.0 * chart.room.side;
        let lines = told.iter().map(|line| {
            let text: String = line.iter().map(said).collect();
            (self.measure.width_em(&text) * 9.0 / across)
                .ceil()
                .max(1.0)
        });
        let all = match told.is_empty() {
            true => 0.0,
            false => (lines.sum::<f64>() + 1.0) * 13.0 + 6.0,
        };
        (all <= height / 3.0).then_some(all)
    }

    /// The room that the page leaves for a chart, in points.
    fn room(&self, chart: &ChartPage) -> (f64, f64) {
        let room = chart.room;
        let (width, height) = room.sides(chart.page.landscape);
        let across = width - 2.0 * room.side;
        let notes = chart.note.lines().map(|line| {
            let lines = (self.measure.width_em(line) * 11.0 / across).ceil();
            lines.max(1.0) * 15.0
        });
        // The label and the lines of the title, each with what stands below it.
        let title = chart.page.head.max(62.0) + 14.0;
        let told = self.told_height(chart).unwrap_or_default();
        let taken = room.above + room.below + title + notes.sum::<f64>() + told + 24.0;
        (across, (height - taken).max(72.0))
    }

    /// A picture of the paper's folder.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let end = picture.path.rsplit('.').next().unwrap_or_default();
        let (dots, svg) = match end.to_ascii_lowercase().as_str() {
            "svg" => match self.painted_pair(&picture.bytes) {
                Some((dots, svg)) => (dots, Some(svg)),
                None => return,
            },
            end @ ("png" | "jpg" | "jpeg" | "gif") => {
                (self.media(end, picture.bytes.to_vec()), None)
            }
            // Word does not show WebP.
            _ => match self.repainted(picture) {
                Some(dots) => (dots, None),
                None => return,
            },
        };
        self.drawing(&Shown {
            alt: &picture.alt,
            width: picture.size.0,
            height: picture.size.1,
            dots,
            svg,
        });
        let [caption, note] = &picture.marks;
        if let Some(own) = &picture.caption {
            let lead = self.document.caption_lead("figure", picture.number);
            let own = Inline::marked(caption, own, picture.around.caption);
            self.caption("PictureCaption", "Figure", lead, &own);
        }
        if let Some(own) = &picture.note {
            let own = Inline::marked(note, own, picture.around.note(0));
            self.plain("TableNoteFirst", &own, 0);
        }
    }

    /// An SVG and its dots, as what they are called.
    fn painted_pair(&mut self, svg: &[u8]) -> Option<(String, String)> {
        self.pair(self.painter.picture(svg), svg.to_vec())
    }

    /// An SVG and its dots as parts of the document.
    fn pair(
        &mut self,
        dots: Result<Vec<u8>, PaintError>,
        svg: Vec<u8>,
    ) -> Option<(String, String)> {
        match dots {
            Ok(dots) => {
                let dots = self.media("png", dots);
                Some((dots, self.media("svg", svg)))
            }
            Err(error) => {
                self.failed
                    .push(format!("a picture cannot be drawn: {}", error.0));
                None
            }
        }
    }

    /// A picture of another format as dots.
    fn repainted(&mut self, picture: &Picture) -> Option<String> {
        let (width, height) = picture.size;
        let address = picture.address();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.2}\" height=\"{height:.2}\">\
             <image width=\"{width:.2}\" height=\"{height:.2}\" href=\"{address}\"/></svg>"
        );
        match self.painter.picture(svg.as_bytes()) {
            Ok(dots) => Some(self.media("png", dots)),
            Err(error) => {
                self.failed
                    .push(format!("{} cannot be drawn: {}", picture.path, error.0));
                None
            }
        }
    }

    fn media(&mut self, end: &str, bytes: Vec<u8>) -> String {
        let name = format!("image{}.{end}", self.package.pictures() + 1);
        self.package.add(&format!("word/media/{name}"), bytes);
        self.rels.add("image", &format!("media/{name}"))
    }

    fn drawing(&mut self, shown: &Shown<'_>) {
        self.drawings += 1;
        let id = self.drawings.to_string();
        let name = format!("Picture {id}");
        let side = |points: f64| format!("{:.0}", points * EMU);
        let (cx, cy) = (side(shown.width), side(shown.height));
        self.paragraph("Picture", "");
        self.begin_run();
        let xml = &mut self.xml;
        xml.open("w:drawing", &[]);
        let around = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        xml.open("wp:inline", &around);
        xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        xml.empty(
            "wp:docPr",
            &[("id", &id), ("name", &name), ("descr", shown.alt)],
        );
        xml.empty("wp:cNvGraphicFramePr", &[]);
        xml.open("a:graphic", &[("xmlns:a", A)]);
        xml.open("a:graphicData", &[("uri", PICTURE)]);
        xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name)]);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close();
        xml.open("pic:blipFill", &[]);
        xml.open("a:blip", &[("xmlns:r", R), ("r:embed", &shown.dots)]);
        if let Some(svg) = &shown.svg {
            xml.open("a:extLst", &[]);
            xml.open(
                "a:ext",
                &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")],
            );
            xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", svg)]);
            xml.close_many(2);
        }
        xml.close();
        xml.raw("<a:stretch><a:fillRect/></a:stretch>");
        xml.close();
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &[("cx", &cx), ("cy", &cy)]);
        xml.close();
        xml.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
        xml.close_many(6);
        self.end_run();
        self.xml.close();
    }
}

/// All words of a piece, those that are gone too.
fn said(piece: &Inline) -> String {
    match piece {
        Inline::Changed(_, inside) => inside.iter().map(said).collect(),
        other => text_of(std::slice::from_ref(other)),
    }
}
