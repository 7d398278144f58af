//! What an SVG is written with.

use content::sheet::svg::pt;
use content::sheet::{Look, Sheet};
use orgchart::Measure;
use tables::diag::render::xml;
use tables::model::{Dash, Words};

/// An SVG while it is written.
pub(super) struct Pen<'a> {
    pub(super) out: String,
    pub(super) sheet: &'a Sheet,
    pub(super) words: &'a Words,
    pub(super) measure: &'a dyn Measure,
}

/// Text of an element.
pub(super) fn escaped(text: &str) -> String {
    xml::escape(text, " ")
}

impl Pen<'_> {
    pub(super) fn add(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A line of text whose baseline is at `y`, as wide as it was measured.
    pub(super) fn text(&mut self, text: &str, x: f64, y: f64, size: f64, class: &str) {
        if text.is_empty() {
            return;
        }
        // Bold letters were not measured, and stand where there is room.
        let length = if class.contains("strong") {
            String::new()
        } else {
            let width = pt(self.measure.width_em(text) * size);
            format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"")
        };
        self.add(&format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\"{length}>{}</text>",
            pt(x),
            pt(y),
            pt(size),
            escaped(text)
        ));
    }

    /// The border of a box, a second one inside, and its ground.
    pub(super) fn frame(
        &mut self,
        [x, y, w, h]: [f64; 4],
        border: f64,
        look: Option<&Look>,
        gap: f64,
    ) {
        let dash = match look.map(|look| look.dash) {
            Some(Dash::Dashed) => " stroke-dasharray=\"3 3\"",
            Some(Dash::Dotted) => " stroke-dasharray=\"1 2\"",
            _ => "",
        };
        let ground = look.and_then(|look| look.fill.clone());
        let ground = ground.unwrap_or_else(|| "#fff".to_owned());
        let mut rect = |inset: f64, fill: &str| {
            self.add(&format!(
                "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
                 stroke-width=\"{}\" fill=\"{fill}\"{dash}/>",
                pt(x + inset),
                pt(y + inset),
                pt((w - 2.0 * inset).max(0.0)),
                pt((h - 2.0 * inset).max(0.0)),
                pt(border)
            ));
        };
        rect(0.0, &ground);
        if look.is_some_and(|look| look.double) {
            rect(border + gap, "none");
        }
    }
}
