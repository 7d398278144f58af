//! Draws a table of posts as SVG:
//! `cargo run -p orgchart --example posts_to_svg -- POSTS.csv CHART.svg`.
//!
//! The table has the columns `id`, `title`, `rank`, `point` and `reports_to`
//! (the id of the superior; empty for a head), and may have `staff` (`yes` for a
//! post beside the trunk) and `also_reports_to` (an id, for a dotted line). A
//! chart that takes several pages is written to `CHART.svg`, `CHART-2.svg`, …

mod posts;
mod svg;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [table, out] = args.as_slice() else {
        eprintln!("usage: posts_to_svg POSTS.csv CHART.svg");
        return ExitCode::from(2);
    };
    match draw(Path::new(table), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn draw(table: &Path, out: &Path) -> Result<(), String> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(table).map_err(|error| said(table, error))?;
    let chart = posts::read(&text).map_err(|reason| format!("{}: {reason}", table.display()))?;
    for (at, page) in svg::pages(&chart).iter().enumerate() {
        let path = match (at, out.file_stem()) {
            (1.., Some(stem)) => {
                out.with_file_name(format!("{}-{}.svg", stem.to_string_lossy(), at + 1))
            }
            _ => out.to_owned(),
        };
        std::fs::write(&path, page).map_err(|error| said(&path, error))?;
        println!("{}", path.display());
    }
    Ok(())
}
