//! The legend of a chart.

use super::pen::Pen;
use content::sheet::LegendRow;
use content::sheet::svg::{line, path};
use orgchart::{DOUBLE_GAP, Drawing};

/// The height of a sample in the legend, in points.
const SAMPLE_HEIGHT: f64 = 10.0;

impl Pen<'_> {
    pub(super) fn legend(&mut self, page: &Drawing, height: f64) {
        let (paper, rows) = (self.sheet.paper, self.sheet.legend.clone());
        if rows.is_empty() {
            return;
        }
        let lines: Vec<usize> = rows.iter().map(|row| row.lines).collect();
        let mut y = height - paper.below - paper.legend_height(&lines) + paper.legend_gap;
        let words = self.words.of_layout("legend").to_owned();
        let baseline = |top: f64| top + paper.row / 2.0 + 0.3 * paper.small_size;
        self.text(&words, paper.side, baseline(y), paper.small_size, "strong");
        y += paper.row;
        let landscape = self.sheet.is_landscape(page);
        for row in &rows {
            let texts = paper.legend_lines(&row.text, landscape, self.measure);
            let high = texts.iter().map(|_| paper.row).sum::<f64>();
            let middle = y + (high - paper.row) / 2.0;
            let top = middle + (paper.row - SAMPLE_HEIGHT) / 2.0;
            self.sample(row, paper.side, top, baseline(middle));
            let x = paper.side + paper.sample + paper.sample_gap;
            for text in &texts {
                self.text(text, x, baseline(y), paper.small_size, "");
                y += paper.row;
            }
        }
    }

    fn sample(&mut self, row: &LegendRow, x: f64, y: f64, baseline: f64) {
        let (w, h) = (self.sheet.paper.sample, SAMPLE_HEIGHT);
        if let Some(sign) = &row.sign {
            let size = self.sheet.paper.small_size;
            self.text(sign, x + w / 2.0, baseline, size, "mid");
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
