//! Loads a paper, checks it, builds it, and draws a chart of one of its offices:
//! `cargo run --example build_paper -- data/dpo-2024 output`.

use std::error::Error;
use std::io::{Write, stdout};
use std::{env, fs};

use camino::Utf8Path;
use panelpaper::{
    ChartFormat, ChartRequest, PaperFolder, Request, Session, build, chart, check, human, load,
};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [paper, out] = &args[..] else {
        return Err("name a paper's folder, and a folder for what is made".into());
    };
    let told = build_paper(paper.as_ref(), out.as_ref())?;
    stdout().write_all(told.as_bytes())?;
    Ok(())
}

/// Does all of it; gives what there is to tell.
pub(crate) fn build_paper(paper: &Utf8Path, out: &Utf8Path) -> Result<String, Box<dyn Error>> {
    // Loading gives the tables as values, and what is wrong with them.
    let loaded = load(&PaperFolder::open(paper)?);
    let Some(project) = loaded.project else {
        return Ok(human(&loaded.findings, &loaded.sources, false));
    };
    let tables = &project.establishment;
    let (posts, offices) = (tables.posts().len(), tables.offices().len());
    let mut told = format!("{paper}: {posts} posts in {offices} offices\n");

    // Checking finds all that a build would, and writes nothing.
    let request = Request::new(paper);
    let found = check(&request)?;
    told += &human(&found.findings, &found.sources, false);

    // Building writes nothing while there is an error. One session serves many
    // papers: what they share is made once.
    let mut session = Session::default();
    let built = build(&mut session, &request, out, false)?;
    let Some(folder) = built.folder else {
        return Ok(told + "nothing was built\n");
    };
    told += &format!("{folder}: {} pages\n", built.made.pages);
    for file in built.written {
        told += &format!("  {file}\n");
    }

    // A chart needs one table of posts. Other wishes are fields of the request.
    if let Some(office) = tables.offices().last() {
        let drawn = chart(&ChartRequest {
            office: Some(office.id.clone()),
            ..ChartRequest::new(paper.join("posts.csv"), ChartFormat::Svg)
        })?;
        told += &human(&drawn.findings, &drawn.sources, false);
        if let Some(svg) = drawn.bytes {
            let file = out.join(format!("{}.svg", office.id));
            fs::write(&file, svg)?;
            told += &format!("{file}: {} posts\n", drawn.posts);
        }
    }
    Ok(told)
}
