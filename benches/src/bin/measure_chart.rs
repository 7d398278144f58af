//! Measures a chart by its JSON alone: `cargo run --release -p
//! panelpaper-benches --bin measure_chart -- POSTS.csv CHART.json` prints one line of a table.
//!
//! It shares nothing with the code that lays charts out, so that it can find
//! what that code's own checks would overlook. POSTS.csv is the plain table
//! that the chart was made from.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use serde_json::Value;

/// What a thousandth of a point hides is rounding.
const HAIR: f64 = 0.001;

struct Box {
    id: String,
    kind: String,
    area: [f64; 4],
}

struct Edge {
    from: String,
    to: String,
    points: Vec<[f64; 2]>,
}

struct Page {
    size: [f64; 2],
    font: f64,
    boxes: Vec<Box>,
    edges: Vec<Edge>,
}

/// What is counted.
#[derive(Default)]
struct Counts {
    overlaps: usize,
    cut_boxes: usize,
    through: usize,
    crossings: usize,
    missing: usize,
    out_of_order: usize,
    rows: usize,
    centred: usize,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let line = match args.as_slice() {
        [table, chart] => measure(table, chart),
        _ => Err("usage: measure_chart POSTS.csv CHART.json".to_owned()),
    };
    let (text, code) = match line {
        Ok(line) => (line, ExitCode::SUCCESS),
        Err(error) => (error, ExitCode::from(2)),
    };
    // Nobody is left to tell where the output is closed.
    let _ = writeln!(std::io::stdout(), "{text}");
    code
}

fn measure(table: &str, chart: &str) -> Result<String, String> {
    let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let (table, chart) = (read(table)?, read(chart)?);
    let posts: Vec<(String, String)> = table
        .lines()
        .skip(1)
        .filter_map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            Some(((*cells.first()?).to_owned(), (*cells.get(4)?).to_owned()))
        })
        .collect();
    let chart: Value = serde_json::from_str(&chart).map_err(|error| error.to_string())?;
    let pages = pages(&chart).ok_or("the chart is not as the contract has it")?;
    let mut counts = Counts::default();
    for page in &pages {
        counts.boxes(page);
        counts.lines(page);
        counts.families(page, &posts);
    }
    counts.posts(&pages, &posts);
    let font = pages
        .iter()
        .map(|page| page.font)
        .fold(f64::INFINITY, f64::min);
    let centred = match counts.rows {
        0 => "–".to_owned(),
        rows => format!("{} of {rows}", counts.centred),
    };
    Ok(format!(
        "| {} | {} | {font:.1} | {} | {} | {} | {} | {} | {} | {centred} |",
        posts.len(),
        pages.len(),
        counts.overlaps,
        counts.cut_boxes,
        counts.through,
        counts.crossings,
        counts.missing,
        counts.out_of_order,
    ))
}

fn pages(chart: &Value) -> Option<Vec<Page>> {
    let text = |value: &Value, key: &str| Some(value[key].as_str()?.to_owned());
    let number = |value: &Value, key: &str| value[key].as_f64();
    let placed = |value: &Value| {
        let (x, y) = (number(value, "x")?, number(value, "y")?);
        Some(Box {
            id: text(value, "id")?,
            kind: text(value, "kind")?,
            area: [x, y, x + number(value, "w")?, y + number(value, "h")?],
        })
    };
    let edge = |value: &Value| {
        let point = |point: &Value| Some([point[0].as_f64()?, point[1].as_f64()?]);
        let points = value["points"].as_array()?.iter().map(point);
        Some(Edge {
            from: text(value, "from")?,
            to: text(value, "to")?,
            points: points.collect::<Option<_>>()?,
        })
    };
    let page = |value: &Value| {
        let boxes = value["boxes"].as_array()?.iter().map(placed);
        let edges = value["edges"].as_array()?.iter().map(edge);
        Some(Page {
            size: [number(value, "width")?, number(value, "height")?],
            font: number(value, "min_font_pt")?,
            boxes: boxes.collect::<Option<_>>()?,
            edges: edges.collect::<Option<_>>()?,
        })
    };
    chart["pages"].as_array()?.iter().map(page).collect()
}

/// Whether two areas share more than an edge.
fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    let across = a[0] < b[2] - HAIR && b[0] < a[2] - HAIR;
    across && a[1] < b[3] - HAIR && b[1] < a[3] - HAIR
}

/// Whether two areas have a point in common, lines included.
fn touch(a: &[f64; 4], b: &[f64; 4]) -> bool {
    let across = a[0] <= b[2] + HAIR && b[0] <= a[2] + HAIR;
    across && a[1] <= b[3] + HAIR && b[1] <= a[3] + HAIR
}

/// The areas of the straight pieces of an edge.
fn pieces(edge: &Edge) -> impl Iterator<Item = [f64; 4]> {
    edge.points.windows(2).map(|pair| {
        let [[ax, ay], [bx, by]] = [pair[0], pair[1]];
        [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
    })
}

impl Counts {
    fn boxes(&mut self, page: &Page) {
        for (at, a) in page.boxes.iter().enumerate() {
            let others = page.boxes[at + 1..].iter();
            self.overlaps += others.filter(|b| overlap(&a.area, &b.area)).count();
            let inside = a.area[0] >= -HAIR && a.area[1] >= -HAIR;
            let inside = inside && a.area[2] <= page.size[0] + HAIR;
            self.cut_boxes += usize::from(!inside || a.area[3] > page.size[1] + HAIR);
        }
    }

    fn lines(&mut self, page: &Page) {
        for (at, edge) in page.edges.iter().enumerate() {
            for piece in pieces(edge) {
                for b in &page.boxes {
                    let own = b.id == edge.from || b.id == edge.to;
                    let met = if own {
                        overlap(&piece, &b.area)
                    } else {
                        touch(&piece, &b.area)
                    };
                    self.through += usize::from(met);
                }
            }
            // Lines of one superior share their trunk and bus.
            let others = page.edges[at + 1..]
                .iter()
                .filter(|other| other.from != edge.from);
            for other in others {
                let met = pieces(edge).any(|a| pieces(other).any(|b| touch(&a, &b)));
                self.crossings += usize::from(met);
            }
        }
    }

    /// The order of siblings, and whether a superior stands over its row.
    fn families(&mut self, page: &Page, posts: &[(String, String)]) {
        let mut kids: BTreeMap<&str, Vec<&Box>> = BTreeMap::new();
        let boxes: BTreeMap<&str, &Box> = page
            .boxes
            .iter()
            .filter(|b| b.kind != "head")
            .map(|b| (b.id.as_str(), b))
            .collect();
        for (id, above) in posts.iter().filter(|(_, above)| !above.is_empty()) {
            let drawn = page.edges.iter().any(|e| e.from == *above && e.to == *id);
            if let Some(b) = boxes.get(id.as_str()).filter(|_| drawn) {
                kids.entry(above).or_default().push(b);
            }
        }
        for (above, row) in kids {
            let pairs = row.windows(2);
            let later = |p: &&[&Box]| {
                let (a, b) = (p[0].area, p[1].area);
                b[0] < a[2] - HAIR && b[1] < a[3] - HAIR
            };
            self.out_of_order += pairs.clone().filter(later).count();
            let level = |p: &[&Box]| (p[0].area[1] - p[1].area[1]).abs() < 0.05;
            if row.len() < 2 || !row.windows(2).all(level) {
                continue;
            }
            let middle = f64::midpoint(row[0].area[0], row[row.len() - 1].area[2]);
            let over = page
                .boxes
                .iter()
                .filter(|b| b.id == above && b.kind != "stub");
            self.rows += 1;
            let centred = |b: &Box| (f64::midpoint(b.area[0], b.area[2]) - middle).abs() < 0.05;
            self.centred += usize::from(over.into_iter().any(centred));
        }
    }

    /// Posts without a box of their own, or with a stub and no head for it.
    fn posts(&mut self, pages: &[Page], posts: &[(String, String)]) {
        let mut count: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for b in pages.iter().flat_map(|page| &page.boxes) {
            *count.entry((&b.id, &b.kind)).or_default() += 1;
        }
        let of = |id: &str, kind: &str| count.get(&(id, kind)).copied().unwrap_or(0);
        for (id, _) in posts {
            let whole = of(id, "post") == 1 && of(id, "stub") == 0;
            let cut = of(id, "post") == 0 && of(id, "stub") == 1 && of(id, "head") > 0;
            self.missing += usize::from(!whole && !cut);
        }
    }
}
