//! Draws a table of posts as SVG:
//! `cargo run -p orgchart --example posts_to_svg -- POSTS.csv CHART.svg`.
//!
//! The table has the columns `id`, `title`, `reports_to` (the id of the
//! superior; empty for a head), and may have `rank`, `point`, `staff` (`yes` for
//! a post beside the trunk) and `also_reports_to` (an id, for a dotted line). A
//! chart that takes several pages is written to `CHART.svg`, `CHART-2.svg`, …

mod posts;
mod svg;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let drawn = match args.as_slice() {
        [table, out] => draw(Path::new(table), Path::new(out)),
        _ => Err("usage: posts_to_svg POSTS.csv CHART.svg".to_owned()),
    };
    match drawn {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let _ = writeln!(std::io::stderr(), "{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Reads a table and writes its chart, a file a page.
fn draw(table: &Path, out: &Path) -> Result<(), String> {
    let in_file =
        |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(table).map_err(|error| in_file(table, &error))?;
    let chart = posts::read(&text).map_err(|error| in_file(table, &error))?;
    for (at, page) in svg::pages(&chart).iter().enumerate() {
        let path = name(out, at + 1);
        std::fs::write(&path, page).map_err(|error| in_file(&path, &error))?;
    }
    Ok(())
}

/// The file of a page, counted from one.
fn name(out: &Path, page: usize) -> PathBuf {
    match out.file_stem() {
        Some(stem) if page > 1 => {
            out.with_file_name(format!("{}-{page}.svg", stem.to_string_lossy()))
        }
        _ => out.to_owned(),
    }
}
