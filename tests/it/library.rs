//! The library's face, used as another program would: the example of the manual.

use std::fs;

use camino::Utf8PathBuf;

use super::support::Case;

#[path = "../../examples/build_paper.rs"]
#[expect(dead_code, reason = "its main, which reads the command line")]
mod build_paper;

/// Runs the example on a case; gives what it told.
fn told(case: &Case) -> String {
    let path = |name| Utf8PathBuf::from_path_buf(case.path(name)).expect("a path in UTF-8");
    build_paper::build_paper(&path("paper"), &path("output")).expect("it runs")
}

#[test]
fn the_example_loads_checks_builds_and_draws() {
    let case = Case::small();
    let told = told(&case);
    let first = told.lines().next().unwrap_or_default();
    assert!(first.ends_with(" posts in 2 offices"), "{told}");
    for file in [
        "  zh/paper.pdf\n",
        "  en/annex-01.pdf\n",
        "  manifest.json\n",
    ] {
        assert!(told.contains(file), "{file} is not in {told}");
        let file = case.path("output/paper").join(file.trim());
        assert!(file.is_file(), "{} is missing", file.display());
    }
    let charts = fs::read_dir(case.path("output")).expect("the output folder");
    let mut charts = charts.map(|entry| entry.expect("an entry").path());
    let chart = charts.find(|path| path.extension().is_some_and(|end| end == "svg"));
    let chart = fs::read_to_string(chart.expect("a chart")).expect("a text");
    assert!(chart.contains("<svg"), "{chart}");
}

#[test]
fn the_example_tells_of_an_error_and_writes_nothing() {
    for (file, from, to, name) in [
        ("posts.csv", ",slo,", ",slow,", "error[posts/unknown-rank]"),
        ("paper.toml", "type = ", "tipe = ", "error["),
    ] {
        let case = Case::small();
        let text = fs::read_to_string(case.path("paper").join(file)).expect("the file");
        case.write(file, text.replacen(from, to, 1));
        let told = told(&case);
        assert!(told.contains(name), "{told}");
        assert!(!case.path("output").exists(), "{told}");
    }
}
