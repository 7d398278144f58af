//! The pages of charts: what is wrong on one is put right at the annex, and no column of
//! a table helps.

use std::ops::RangeInclusive;

use super::annexes::AnnexPages;
use check::Checked;
use content::annex::chart;
use tables::model::Lang;
use tables::source::{Sources, Span};

/// What helps where a chart does not fit.
pub(super) const HELP: &str =
    "shorten the chart's title or note, or its posts' titles, or have fewer marks in the legend";

/// The pages of the charts of a paper, with the places of their annexes.
#[derive(Default)]
pub(super) struct Charts(Vec<(RangeInclusive<usize>, Span)>);

impl Charts {
    /// Those among the annexes as they were printed.
    pub(super) fn of(
        printed: &[AnnexPages],
        project: &Checked,
        (sources, lang): (&Sources, Lang),
    ) -> Self {
        let charts = printed.iter().filter_map(|pages| {
            let mut annexes = project.annexes.iter();
            let annex = annexes.find(|annex| annex.number == pages.number)?;
            let place = || chart::place(annex, lang, sources);
            (annex.kind == chart::NAME).then(|| (pages.first..=pages.last, place()))
        });
        Self(charts.collect())
    }

    /// The place of the chart that stands on a page, if one does.
    pub(super) fn on(&self, page: usize) -> Option<Span> {
        let mut charts = self.0.iter();
        charts.find_map(|(pages, place)| pages.contains(&page).then_some(*place))
    }
}
