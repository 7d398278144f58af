//! The legend of a chart.

use super::pen::Pen;
use content::sheet::LegendRow;
use content::sheet::svg::{line, path};
use orgchart::DOUBLE_GAP;

/// The size of the legend's text, in points.
const LEGEND_SIZE: f64 = 10.0;
/// The width and the height of a sample in the legend, in points.
const SAMPLE: (f64, f64) = (28.0, 10.0);

impl Pen<'_> {
    pub(super) fn legend(&mut self, height: f64) {
        let (paper, rows) = (self.sheet.paper, self.sheet.legend.clone());
        if rows.is_empty() {
            return;
        }
        let top = height - paper.below - paper.legend_height(rows.len());
        let words = self.words.of_layout("legend").to_owned();
        let baseline = |top: f64| top + paper.row / 2.0 + 0.3 * LEGEND_SIZE;
        self.text(&words, paper.side, baseline(top), LEGEND_SIZE, "strong");
        let mut y = top;
        for row in &rows {
            y += paper.row;
            self.sample(
                row,
                paper.side,
                y + (paper.row - SAMPLE.1) / 2.0,
                baseline(y),
            );
            let x = paper.side + SAMPLE.0 + 8.0;
            self.text(&row.text, x, baseline(y), LEGEND_SIZE, "");
        }
    }

    fn sample(&mut self, row: &LegendRow, x: f64, y: f64, baseline: f64) {
        let (w, h) = SAMPLE;
        if let Some(sign) = &row.sign {
            self.text(sign, x + w / 2.0, baseline, LEGEND_SIZE, "mid");
        }
        if row.dotted {
            let middle = path(&[[x, y + h / 2.0], [x + w, y + h / 2.0]]);
            self.add(&line(&middle, true));
        }
        if let Some(look) = &row.mark {
            self.frame([x, y, w, h], look.border, Some(look), DOUBLE_GAP);
            self.text(&look.symbols, x + w / 2.0, y + h / 2.0 + 2.4, 8.0, "mid");
        }
    }
}
