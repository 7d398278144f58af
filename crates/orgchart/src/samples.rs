//! Made-up charts of known shapes, the same on every run.

#[path = "../../../benches/shapes/mod.rs"]
#[expect(unreachable_pub, reason = "benchmarks have the same file as a module")]
mod shapes;

use crate::notes::Notes;
use crate::options::Options;
use crate::posts::ChartPost;
use crate::tree::OrgChart;
use shapes::Random;

/// A chart from `title|rank|point|superior` rows; heads have no superior.
pub(crate) fn table(rows: &str) -> OrgChart {
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .map(|row| row.trim().split('|').collect())
        .filter(|row: &Vec<&str>| row.len() == 4)
        .collect();
    let post = |(i, row): (usize, &Vec<&str>)| ChartPost {
        id: format!("p{i}"),
        title: row[0].to_owned(),
        rank: row[1].to_owned(),
        point: row[2].to_owned(),
        superior: rows
            .iter()
            .position(|above| above[0] == row[3] && !row[3].is_empty()),
        ..ChartPost::default()
    };
    OrgChart::new(rows.iter().enumerate().map(post).collect()).expect("a tree")
}

/// The proposed Digital Policy Office: 25 posts.
pub(crate) fn founding() -> OrgChart {
    table(
        "數字政策專員|政府資訊科技總監|D6|
        副數字政策專員(數字政府)|首長級乙一級政務官|D4|數字政策專員
        副數字政策專員(數據治理)|效率促進組副專員|D3|數字政策專員
        副數字政策專員(數字基建)|資訊科技署副署長|D3|數字政策專員
        助理數字政策專員(內地及產業合作)|資訊科技署助理署長|D2|副數字政策專員(數字基建)
        助理數字政策專員(數字化及方便營商)|管理參議署助理署長|D2|副數字政策專員(數字政府)
        助理數字政策專員(數字效率及資源)|管理參議署助理署長|D2|副數字政策專員(數字政府)
        助理數字政策專員(數碼共融及研究)|首長級丙級政務官|D2|副數字政策專員(數字政府)
        助理數字政策專員(數據應用)|資訊科技署助理署長|D2|副數字政策專員(數據治理)
        助理數字政策專員(數據平台)|資訊科技署助理署長|D2|副數字政策專員(數據治理)
        助理數字政策專員(聯絡中心及變革管理)|管理參議署助理署長|D2|副數字政策專員(數據治理)
        助理數字政策專員(共用服務及採購)|資訊科技署助理署長|D2|副數字政策專員(數字基建)
        助理數字政策專員(項目管理及保安)|資訊科技署助理署長|D2|副數字政策專員(數字基建)
        首席管理參議主任(政府服務提升)|首席管理參議主任|D1|副數字政策專員(數字政府)
        部門主任秘書|首席行政主任|D1|副數字政策專員(數字政府)
        總系統經理(數據應用)1|總系統經理|D1|助理數字政策專員(數據應用)
        總系統經理(數據應用)2|總系統經理|D1|助理數字政策專員(數據應用)
        總系統經理(數據平台)1|總系統經理|D1|助理數字政策專員(數據平台)
        總系統經理(數據平台)2|總系統經理|D1|助理數字政策專員(數據平台)
        首席管理參議主任(數據應用顧問)|首席管理參議主任|D1|副數字政策專員(數據治理)
        總系統經理(共用服務及採購)1|總系統經理|D1|助理數字政策專員(共用服務及採購)
        總系統經理(共用服務及採購)2|總系統經理|D1|助理數字政策專員(共用服務及採購)
        總系統經理(項目管理及保安)|總系統經理|D1|助理數字政策專員(項目管理及保安)
        總系統經理(內地及產業合作)1|總系統經理|D1|助理數字政策專員(內地及產業合作)
        總系統經理(內地及產業合作)2|總系統經理|D1|助理數字政策專員(內地及產業合作)",
    )
}

/// The existing office of the chief information officer: 15 posts.
pub(crate) fn existing() -> OrgChart {
    table(
        "政府資訊科技總監|政府資訊科技總監|D6|
        副政府資訊科技總監|資訊科技署副署長|D3|政府資訊科技總監
        助理政府資訊科技總監(網絡安全及數碼身分)|資訊科技署助理署長|D2|副政府資訊科技總監
        助理政府資訊科技總監(資訊科技基礎設施)|資訊科技署助理署長|D2|副政府資訊科技總監
        助理政府資訊科技總監(管治及資源)|資訊科技署助理署長|D2|副政府資訊科技總監
        助理政府資訊科技總監(產業發展)|資訊科技署助理署長|D2|副政府資訊科技總監
        總系統經理(共用服務)|總系統經理|D1|副政府資訊科技總監
        總系統經理(網絡安全)|總系統經理|D1|助理政府資訊科技總監(網絡安全及數碼身分)
        總系統經理(數碼身分)|總系統經理|D1|助理政府資訊科技總監(網絡安全及數碼身分)
        總系統經理(資訊科技基礎設施)|總系統經理|D1|助理政府資訊科技總監(資訊科技基礎設施)
        總系統經理(數據分析)|總系統經理|D1|助理政府資訊科技總監(資訊科技基礎設施)
        總系統經理(管治及資源)|總系統經理|D1|助理政府資訊科技總監(管治及資源)
        總系統經理(資訊科技營運)|總系統經理|D1|助理政府資訊科技總監(管治及資源)
        總系統經理(產業發展)|總系統經理|D1|助理政府資訊科技總監(產業發展)
        總系統經理(智慧城市)|總系統經理|D1|助理政府資訊科技總監(產業發展)",
    )
}

/// The existing Efficiency Office: 9 posts.
pub(crate) fn flat() -> OrgChart {
    let mut rows =
        String::from("效率專員|效率促進組專員|D4|\n副效率專員|效率促進組副專員|D3|效率專員\n");
    let ranks = ["管理參議署助理署長|D2"; 3]
        .into_iter()
        .chain(["首長級丙級政務官|D2"]);
    for rank in ranks
        .chain(["首席管理參議主任|D1"; 2])
        .chain(["首席行政主任|D1"])
    {
        rows += &format!("|{rank}|副效率專員\n");
    }
    table(&rows)
}

/// A chart from superiors, with made-up titles.
pub(crate) fn titled(superiors: Vec<Option<usize>>, seed: u64) -> OrgChart {
    const SUBJECTS: [&str; 8] = [
        "數據應用",
        "共用服務及採購",
        "項目管理",
        "內地合作",
        "政策",
        "行政",
        "網絡安全及數碼身分",
        "研究",
    ];
    const RANKS: [(&str, &str); 4] = [
        ("首長級丙級政務官", "D2"),
        ("資訊科技署助理署長", "D2"),
        ("總系統經理", "D1"),
        ("首席行政主任", "D1"),
    ];
    let mut random = Random(seed);
    let mut posts = Vec::with_capacity(superiors.len());
    for (i, superior) in superiors.into_iter().enumerate() {
        let (rank, point) = RANKS[random.below(RANKS.len())];
        let title = match random.below(12) {
            0 => format!("Chief Systems Manager {i}"),
            1 => "部門主任秘書".to_owned(),
            _ => format!("助理專員({})", SUBJECTS[random.below(SUBJECTS.len())]),
        };
        let (id, rank, point) = (format!("p{i}"), rank.to_owned(), point.to_owned());
        posts.push(ChartPost {
            id,
            title,
            rank,
            point,
            superior,
            ..ChartPost::default()
        });
    }
    OrgChart::new(posts).expect("superiors come first")
}

/// An office of plausible shape.
pub(crate) fn office(posts: usize, seed: u64) -> OrgChart {
    titled(shapes::office(posts, seed), seed)
}

/// Any tree or forest.
pub(crate) fn random(posts: usize, reach: usize, heads: usize, seed: u64) -> OrgChart {
    titled(shapes::random(posts, reach, heads, seed), seed)
}

/// A tree in which every post of a level has the same number under it.
pub(crate) fn balanced(levels: &[usize]) -> OrgChart {
    titled(shapes::balanced(levels), 1)
}

/// One post over all the others.
pub(crate) fn star(posts: usize) -> OrgChart {
    titled(shapes::star(posts), 1)
}

/// The same chart with titles and ranks that take a line each.
pub(crate) fn short(chart: &OrgChart) -> OrgChart {
    let posts = chart.posts().iter().enumerate().map(|(i, post)| ChartPost {
        title: format!("職位{i}"),
        rank: "首席主任".to_owned(),
        ..post.clone()
    });
    OrgChart::new(posts.collect()).expect("the same tree")
}

/// The same chart, in which about one post in `each` also reports to another.
pub(crate) fn dotted(chart: &OrgChart, each: usize, seed: u64) -> OrgChart {
    let mut random = Random(seed);
    let count = chart.posts().len();
    let posts = chart.posts().iter().map(|post| {
        let second = random.below(each.max(1)) == 0;
        let other = random.below(count);
        ChartPost {
            dotted_to: second.then_some(other).into_iter().collect(),
            ..post.clone()
        }
    });
    OrgChart::new(posts.collect()).expect("the same tree")
}

/// Options with notes in the language of the charts.
pub(crate) fn options() -> Options {
    let note = |words: &str| words.to_owned();
    Options {
        notes: Notes {
            stub: note("見第{n}頁"),
            head: note("承第{n}頁"),
            more: note("續見第{n}頁"),
            here: note("見本頁下文"),
        },
        ..Options::default()
    }
}

/// Widths like those of the real fonts, without reading one.
#[derive(Debug)]
pub(crate) struct PlainMeasure;

impl crate::measure::Measure for PlainMeasure {
    fn char_em(&self, c: char) -> f64 {
        match c {
            '(' | ')' | '[' | ']' => 0.33,
            _ if c.is_ascii() => 0.5,
            _ => 1.0,
        }
    }
}
