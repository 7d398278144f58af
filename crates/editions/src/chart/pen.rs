//! What a chart is drawn with.

use content::sheet::Look;
use content::sheet::svg::pt;
use orgchart::Measure;
use tables::model::Dash;

use crate::xml::escaped;

/// A drawing while it is made.
pub(super) struct Pen<'a> {
    pub(super) out: String,
    /// The same without its texts.
    pub(super) ground: String,
    pub(super) lines: Vec<TextLine>,
    /// Where what is drawn now begins.
    pub(super) from: [f64; 2],
    pub(super) measure: &'a dyn Measure,
}

/// A line of text in a drawing, its measures in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLine {
    pub(super) text: String,
    /// Where its baseline begins or, where it is centred, has its middle.
    pub(super) at: [f64; 2],
    pub(super) size: f64,
    pub(super) centred: bool,
    pub(super) bold: bool,
}

/// The faces that texts are drawn in: those of the page, then what machines have.
const FACES: &str = "'Liberation Serif','Times New Roman','Noto Serif HK','Noto Serif CJK HK',\
PMingLiU,serif";

/// How far above the baseline a line through a text is, in em.
const THROUGH: f64 = 0.28;
/// What is gone is paler.
const FAINT: &str = "#646464";

impl<'a> Pen<'a> {
    pub(super) fn new(measure: &'a dyn Measure) -> Self {
        Self {
            out: String::new(),
            ground: String::new(),
            lines: Vec::new(),
            from: [0.0, 0.0],
            measure,
        }
    }

    pub(super) fn add(&mut self, text: &str) {
        self.out.push_str(text);
        self.ground.push_str(text);
    }

    /// A line of text whose baseline is at `y`, as wide as it was measured.
    pub(super) fn text(&mut self, text: &str, x: f64, y: f64, size: f64, class: &str) {
        if text.is_empty() {
            return;
        }
        let (centred, bold) = (class.contains("mid"), class.contains("strong"));
        self.lines.push(TextLine {
            text: text.to_owned(),
            at: [self.from[0] + x, self.from[1] + y],
            size,
            centred,
            bold,
        });
        let anchor = match centred {
            true => " text-anchor=\"middle\"",
            false => "",
        };
        // Bold letters were not measured, and stand where there is room.
        let length = match bold {
            true => " font-weight=\"bold\"".to_owned(),
            false => {
                let width = pt(self.measure.width_em(text) * size);
                format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"")
            }
        };
        let faint = match class.contains("faint") {
            true => format!(" fill=\"{FAINT}\""),
            false => String::new(),
        };
        self.out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-family=\"{FACES}\" font-size=\"{}\"{anchor}{length}{faint}>{}</text>",
            pt(x),
            pt(y),
            pt(size),
            escaped(text)
        ));
    }

    /// A line of text that is gone, around `x`. The line through it is drawn, so that
    /// dots have it too.
    pub(super) fn struck(&mut self, text: &str, x: f64, y: f64, size: f64) {
        self.text(text, x, y, size, "mid faint");
        let half = self.measure.width_em(text) * size / 2.0;
        self.add(&format!(
            "<path d=\"M{} {}H{}\" stroke=\"{FAINT}\" stroke-width=\"0.75\" fill=\"none\"/>",
            pt(x - half),
            pt(y - THROUGH * size),
            pt(x + half),
        ));
    }

    /// An upright line.
    pub(super) fn bar(&mut self, [x, top, bottom]: [f64; 3], width: f64) {
        self.add(&format!(
            "<path d=\"M{x} {top}V{bottom}\" stroke=\"#000\" stroke-width=\"{width}\" fill=\"none\"/>",
            x = pt(x),
            top = pt(top),
            bottom = pt(bottom),
            width = pt(width),
        ));
    }

    /// The border of a box that is gone.
    pub(super) fn ghost(&mut self, [x, y, w, h]: [f64; 4]) {
        self.add(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" stroke=\"{FAINT}\" \
             stroke-width=\"0.75\" stroke-dasharray=\"2 2\" fill=\"none\"/>",
            pt(x),
            pt(y),
            pt(w),
            pt(h)
        ));
    }

    /// The border of a box, a second one inside, and its ground.
    pub(super) fn frame(&mut self, [x, y, w, h]: [f64; 4], border: f64, look: &Look, gap: f64) {
        let dash = match look.dash {
            Dash::Dashed => " stroke-dasharray=\"3 3\"",
            Dash::Dotted => " stroke-dasharray=\"1 2\"",
            Dash::Solid => "",
        };
        let mut rect = |inset: f64, fill: &str| {
            self.add(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
                 stroke=\"#000\" stroke-width=\"{}\" fill=\"{fill}\"{dash}/>",
                pt(x + inset),
                pt(y + inset),
                pt((w - 2.0 * inset).max(0.0)),
                pt((h - 2.0 * inset).max(0.0)),
                pt(border)
            ));
        };
        rect(0.0, look.fill.as_deref().unwrap_or("none"));
        if look.double {
            rect(border + gap, "none");
        }
    }
}
