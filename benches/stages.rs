//! How long each stage of a build takes, on the founding paper.
//!
//! `cargo bench --bench stages` prints a table's worth of figures; a word after
//! `--` picks the benchmarks whose names hold it. Typst keeps what it has
//! computed, so typesetting is measured twice: cold, with that memory emptied
//! before every round, and warm, with nothing changed since the last one.

#[expect(dead_code, unreachable_pub, reason = "tests use the other shapes too")]
mod shapes;

use std::hint::black_box;
use std::time::Duration;

use camino::Utf8PathBuf;
use check::Checked;
use criterion::{BatchSize, Criterion};
use orgchart::{ChartPost, Measure, Options, OrgChart, lay_out};
use pipeline::build::{self, Request};
use rayon::prelude::*;
use tables::fonts::FontFiles;
use tables::load::{self, Loaded};
use tables::model::Lang;
use tables::source::{PaperFolder, Sources};
use typeset::export::{FileFacts, PdfStandard, Standards, bundle, pdf};
use typeset::fill::{self, Filled};
use typeset::pages::{self, Engine, Pages};
use typst::comemo;

/// The founding paper's folder.
fn paper() -> Utf8PathBuf {
    Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/dpo-2024")
}

/// The standards of a build where nobody asks for others.
fn standards() -> Standards {
    let usual: Vec<PdfStandard> = Standards::USUAL
        .iter()
        .map(|name| name.parse().expect("a standard"))
        .collect();
    Standards::new(&usual).expect("standards that go together")
}

/// The founding paper as far as the stages before the page take it.
struct Paper {
    folder: PaperFolder,
    sources: Sources,
    project: Checked,
    fonts: FontFiles,
}

impl Paper {
    fn read() -> Self {
        let folder = PaperFolder::open(&paper()).expect("the founding paper's folder");
        let Loaded {
            project, sources, ..
        } = load::load(&folder);
        let (project, _) = check::check(project.expect("a sound paper"), &sources);
        Self {
            folder,
            sources,
            project: project.expect("a paper without errors"),
            fonts: FontFiles::default(),
        }
    }

    fn fill(&self) -> Filled {
        let measure = self.fonts.measure(&self.project.paper.fonts);
        let (filled, _) = fill::fill(
            &self.project,
            &self.sources,
            Lang::Zh,
            &measure,
            &fill::FillCache::default(),
        );
        filled.expect("a filled body")
    }

    fn typeset(&self, engine: &Engine, filled: &Filled) -> Pages {
        let (pages, _) = pages::typeset(engine, &self.project, filled, &self.sources, &self.folder);
        pages.expect("pages")
    }

    fn pdf(&self, pages: &Pages, range: (usize, usize), standards: &Standards) -> Vec<u8> {
        let edition = &self.project.paper.editions[0];
        let authors = edition.signatories.iter().map(|text| text.text.clone());
        let authors: Vec<String> = authors.collect();
        let facts = FileFacts {
            title: edition.title.text.clone(),
            authors: &authors,
            lang: edition.lang,
            date: Some(self.project.paper.date),
        };
        pdf(pages, range, &facts, standards).expect("a PDF")
    }

    /// The annexes' PDFs, made side by side as a build makes them.
    fn annexes(&self, pages: &Pages, standards: &Standards) -> Vec<Vec<u8>> {
        let one = |annex: &pages::AnnexPages| self.pdf(pages, (annex.first, annex.last), standards);
        pages.annexes.par_iter().map(one).collect()
    }
}

/// The stages that never name Typst.
fn before_the_page(c: &mut Criterion, paper: &Paper) {
    let load = || load::load(&paper.folder).project.expect("a sound paper");
    c.bench_function("load", |b| b.iter(load));
    c.bench_function("check", |b| {
        let check = |project| check::check(project, &paper.sources);
        b.iter_batched(load, check, BatchSize::SmallInput);
    });
    c.bench_function("fill", |b| b.iter(|| paper.fill()));
}

/// The founding paper's proposed office.
fn founding_chart(paper: &Paper) -> OrgChart {
    let establishment = &paper.project.establishment;
    let posts: Vec<_> = establishment.posts_of("dpo").collect();
    let chart_post = |post: &&tables::model::Post| ChartPost {
        id: post.id.clone(),
        title: post.title.zh.clone(),
        rank: establishment
            .rank(&post.rank)
            .map(|rank| rank.name.zh.clone())
            .unwrap_or_default(),
        point: establishment
            .pay_point_of(post)
            .map(ToString::to_string)
            .unwrap_or_default(),
        superior: posts
            .iter()
            .position(|above| post.reports_to.as_ref() == Some(&above.id)),
        ..ChartPost::default()
    };
    OrgChart::new(posts.iter().map(chart_post).collect()).expect("a tree")
}

/// A made-up office.
fn made_up_chart(posts: usize) -> OrgChart {
    let subjects = [
        "數據應用",
        "共用服務及採購",
        "項目管理及保安",
        "內地及產業合作",
    ];
    let post = |(index, superior): (usize, Option<usize>)| ChartPost {
        id: format!("post-{index}"),
        title: format!("總系統經理({}){index}", subjects[index % subjects.len()]),
        rank: "總系統經理".to_owned(),
        point: "D1".to_owned(),
        superior,
        ..ChartPost::default()
    };
    let superiors = shapes::office(posts, 7).into_iter();
    OrgChart::new(superiors.enumerate().map(post).collect()).expect("a tree")
}

fn charts(c: &mut Criterion, paper: &Paper) {
    let measure = paper.fonts.measure(&paper.project.paper.fonts);
    let measure: &dyn Measure = &measure;
    let options = Options::default();
    let charts = [
        founding_chart(paper),
        made_up_chart(100),
        made_up_chart(1000),
        made_up_chart(5455),
        made_up_chart(10_000),
        made_up_chart(100_000),
    ];
    for chart in charts {
        let name = format!("chart layout, {} posts", chart.posts().len());
        c.bench_function(&name, |b| b.iter(|| lay_out(&chart, measure, &options)));
    }
}

fn pages(c: &mut Criterion, paper: &Paper) {
    c.bench_function("engine (fonts parsed)", |b| {
        b.iter(|| Engine::new(&paper.fonts));
    });
    let engine = Engine::new(&paper.fonts);
    let filled = paper.fill();
    c.bench_function("typeset, cold", |b| {
        let typeset = |()| paper.typeset(&engine, &filled);
        b.iter_batched(|| comemo::evict(0), typeset, BatchSize::PerIteration);
    });
    c.bench_function("typeset, warm", |b| {
        b.iter(|| paper.typeset(&engine, &filled));
    });
}

fn files(c: &mut Criterion, paper: &Paper) {
    let engine = Engine::new(&paper.fonts);
    let pages = paper.typeset(&engine, &paper.fill());
    let standards = standards();
    let whole = || paper.pdf(&pages, (1, pages.count()), &standards);
    c.bench_function("export, paper.pdf", |b| {
        b.iter_batched(|| comemo::evict(0), |()| whole(), BatchSize::PerIteration);
    });
    c.bench_function("export, all annexes", |b| {
        let annexes = |()| paper.annexes(&pages, &standards);
        b.iter_batched(|| comemo::evict(0), annexes, BatchSize::PerIteration);
    });
    let mut files = paper.annexes(&pages, &standards);
    files.push(whole());
    let names: Vec<String> = (0..files.len()).map(|at| format!("zh/{at}.pdf")).collect();
    c.bench_function("bundle", |b| {
        b.iter(|| {
            let files = names.iter().zip(&files);
            bundle(files.map(|(name, bytes)| (name.as_str(), &bytes[..]))).expect("a zip")
        });
    });
}

/// Everything but the command line and the disk.
fn whole_build(c: &mut Criterion) {
    let request = Request {
        paper: paper(),
        langs: Vec::new(),
        font_dirs: Vec::new(),
        standards: standards(),
        standard_names: Standards::USUAL.map(str::to_owned).to_vec(),
        outputs: Vec::new(),
        show: false,
    };
    let make = || black_box(build::make(&request).expect("a build"));
    c.bench_function("whole build, cold", |b| {
        b.iter_batched(|| comemo::evict(0), |()| make(), BatchSize::PerIteration);
    });
    c.bench_function("whole build, warm", |b| b.iter(make));
}

fn main() {
    let mut c = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(8))
        .configure_from_args();
    let paper = Paper::read();
    before_the_page(&mut c, &paper);
    charts(&mut c, &paper);
    pages(&mut c, &paper);
    files(&mut c, &paper);
    whole_build(&mut c);
    c.final_summary();
}
