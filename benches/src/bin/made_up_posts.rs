//! Prints a made-up table of posts, the same on every run.
//!
//! `cargo run --release -p panelpaper-benches --bin made_up_posts -- SHAPE [WORDS]`
//! where SHAPE is //! `office:N[:SEED]` (an office of N posts of plausible shape), `balanced:5-4-4`
//! (how many stand under each post of each level), `random:N:REACH:HEADS:SEED`,
//! `star:N` or `chain:N`, and WORDS is `zh` (two lines of title, the default),
//! `en`, or `short` (boxes of three lines).

use std::io::{self, Write as _};
use std::process::ExitCode;

use benches::shapes;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let shape = args.next().unwrap_or_default();
    let words = args.next().unwrap_or_else(|| "zh".to_owned());
    let table = superiors(&shape).and_then(|superiors| table(&superiors, &words));
    match table {
        Some(table) if io::stdout().write_all(table.as_bytes()).is_ok() => ExitCode::SUCCESS,
        _ => {
            let usage = b"usage: made_up_posts office:N|balanced:A-B|random:N:REACH:HEADS:SEED|star:N|chain:N [zh|en|short]\n";
            // Nobody is left to tell where standard error is closed.
            let _ = io::stderr().write_all(usage);
            ExitCode::from(2)
        }
    }
}

fn superiors(shape: &str) -> Option<shapes::Superiors> {
    let (kind, rest) = shape.split_once(':')?;
    if kind == "balanced" {
        let levels: Option<Vec<usize>> = rest.split('-').map(|level| level.parse().ok()).collect();
        return Some(shapes::balanced(&levels?));
    }
    let numbers: Option<Vec<usize>> = rest.split(':').map(|number| number.parse().ok()).collect();
    let numbers = numbers?;
    let number = |at: usize, usual: usize| numbers.get(at).copied().unwrap_or(usual);
    let posts = number(0, 0);
    let seed = |at| u64::try_from(number(at, 2)).unwrap_or(2);
    match kind {
        "office" => Some(shapes::office(posts, seed(1))),
        "random" => Some(shapes::random(posts, number(1, 9), number(2, 0), seed(3))),
        "star" => Some(shapes::star(posts)),
        "chain" => Some(shapes::random(posts, 1, 0, 1)),
        _ => None,
    }
}

fn table(superiors: &shapes::Superiors, words: &str) -> Option<String> {
    let mut random = shapes::Random(1);
    let mut table = String::from("id,title,rank,point,reports_to\n");
    for (at, superior) in superiors.iter().enumerate() {
        let pick = random.below(4);
        let (title, rank, point) = match words {
            "zh" => {
                let subject = ["數據應用", "共用服務及採購", "項目管理及保安", "內地合作"][pick];
                let rank = [
                    "首長級丙級政務官",
                    "資訊科技署助理署長",
                    "總系統經理",
                    "首席行政主任",
                ][pick];
                (
                    format!("助理專員({subject}){at}"),
                    rank,
                    ["D2", "D2", "D1", "D1"][pick],
                )
            }
            "en" => {
                let subject = ["Data", "Shared Services", "Security", "Mainland"][pick];
                let rank = ["Assistant Director", "Chief Systems Manager"][pick % 2];
                (
                    format!("Assistant Director ({subject}) {at}"),
                    rank,
                    ["D2", "D1"][pick % 2],
                )
            }
            "short" => (format!("職位{at}"), "首席主任", "D1"),
            _ => return None,
        };
        let above = superior
            .map(|superior| format!("p{superior}"))
            .unwrap_or_default();
        table += &format!("p{at},{title},{rank},{point},{above}\n");
    }
    Some(table)
}
