//! Files in other encodings than they should be in: never read as something
//! else without a word.

use std::fs;

use camino::Utf8PathBuf;
use encoding_rs::{BIG5, EUC_JP, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};
use tables::load::Reading;
use tables::source::{Encoding, decode};

use super::support::{Case, Run, panelpaper, root};

/// What a program did to a text before it came to us.
type Damage = (&'static str, fn(&str) -> Vec<u8>);

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn latin(codec: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmapped) = codec.encode(text);
    assert!(!unmapped, "{text} in {}", codec.name());
    bytes.into_owned()
}

/// A text in UTF-8, opened in another encoding and saved in UTF-8.
fn opened(codec: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (text, _) = codec.decode_without_bom_handling(text.as_bytes());
    text.into_owned().into_bytes()
}

/// The same, opened in ISO 8859-1, which is not quite Windows-1252.
fn opened_as_latin_1(text: &str) -> Vec<u8> {
    let read: String = text.bytes().map(char::from).collect();
    read.into_bytes()
}

/// The same, saved in the encoding that it was opened in, which had no
/// characters for some of its bytes.
fn saved_in(codec: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (text, _) = codec.decode_without_bom_handling(text.as_bytes());
    let byte = |c: char| {
        let mut buffer = [0; 4];
        let (bytes, _, unmapped) = codec.encode(c.encode_utf8(&mut buffer));
        match unmapped {
            true => b"?".to_vec(),
            false => bytes.into_owned(),
        }
    };
    text.chars().flat_map(byte).collect()
}

const CHINESE: &[Damage] = &[
    ("UTF-16LE", |text| wide(text, u16::to_le_bytes)),
    ("UTF-16BE", |text| wide(text, u16::to_be_bytes)),
    ("GBK (GB 18030)", |text| latin(GB18030, text)),
    ("opened as Big5", |text| opened(BIG5, text)),
    ("opened as GBK", |text| opened(GB18030, text)),
    ("opened as Windows-1252", |text| opened(WINDOWS_1252, text)),
    ("opened as Mac Roman", |text| opened(MACINTOSH, text)),
    ("opened as Windows-1252", opened_as_latin_1),
    ("tables/lost-characters", |text| saved_in(BIG5, text)),
    ("tables/lost-characters", |text| {
        let ascii = |c: char| if c.is_ascii() { c } else { '?' };
        text.chars().map(ascii).collect::<String>().into_bytes()
    }),
    ("was in Big5-HKSCS, was opened as Windows-1252", |text| {
        let (big5, _, _) = BIG5.encode(text);
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&big5);
        text.into_owned().into_bytes()
    }),
];

const WESTERN: &[Damage] = &[
    ("in Windows-1252", |text| latin(WINDOWS_1252, text)),
    ("in Mac Roman", |text| latin(MACINTOSH, text)),
    ("opened as Windows-1252", |text| opened(WINDOWS_1252, text)),
    ("opened as Mac Roman", |text| opened(MACINTOSH, text)),
    ("opened as Windows-1252", opened_as_latin_1),
];

/// The table of a case with a damage to it: `chart` refuses it with one error
/// that names what happened, and writes nothing.
#[track_caller]
fn check_refused(name: &str, text: &str, (told, damage): &Damage) {
    let case = Case::small();
    fs::write(case.path("posts.csv"), damage(text)).expect("a table");
    let outcome = case.run(&["chart", "posts.csv", "--format", "short"]);
    let errors = outcome.stderr.matches("error[").count();
    let found = outcome.stderr.contains(told);
    assert!(
        outcome.status == 1 && errors == 1 && found,
        "{name}, {told}: {} {}",
        outcome.status,
        outcome.stderr
    );
    assert!(!case.path("posts.pdf").exists(), "{name}, {told}");
}

/// The posts of the founding paper as a table by itself, as far as wanted.
fn founding_posts(rows: usize) -> String {
    let text = fs::read_to_string(root().join("data/dpo-2024/posts.csv")).expect("posts.csv");
    let rows = text.lines().take(rows + 1);
    rows.map(|row| format!("{row}\r\n")).collect()
}

#[test]
fn chinese_tables_of_all_sizes_are_told_from_big5() {
    let tables = [
        ("1 row", founding_posts(1)),
        ("3 rows", founding_posts(3)),
        ("all rows", founding_posts(1000)),
        (
            "two posts",
            "id,title,rank,reports_to\na,政策秘書,,\nb,助理秘書(行政),,a\n".to_owned(),
        ),
        (
            "with Latin letters",
            "id,title,rank,reports_to\nit,IT總監(Chief),D3,\nqa,高級QA主任 Café,D2,it\n".to_owned(),
        ),
    ];
    for (name, text) in &tables {
        for damage in CHINESE {
            let western = text.contains('é');
            // Of Big5 with accents the lossy kinds leave too many forms.
            if !(western && damage.0.contains("Big5-HKSCS")) {
                check_refused(name, text, damage);
            }
        }
    }
}

#[test]
fn western_tables_are_told_from_big5() {
    let tables = [
        ("an accent", "id,title,rank,reports_to\na,Café Manager,,\n"),
        (
            "quotes and money",
            "id,title,rank,reports_to\na,Commissioner’s “Deputy”,£1,\nb,Clerk – Naïve,,a\n",
        ),
        (
            "French",
            "id,title,rank,reports_to\na,Directeur général,,\nb,Préfet délégué,,a\nc,Secrétaire,,a\n",
        ),
    ];
    for (name, text) in tables {
        for damage in WESTERN {
            check_refused(name, text, damage);
        }
    }
    let kanji = "id,title,rank,reports_to\na,総務部長,,\nb,システム開発課,,a\n";
    let damage = ("in Shift_JIS", |text: &str| latin(SHIFT_JIS, text));
    check_refused("Japanese", kanji, &(damage.0, damage.1));
}

/// A text in UTF-32.
fn widest(text: &str, order: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| order(u32::from(c))).collect()
}

#[test]
fn utf_32_is_told_with_and_without_a_mark() {
    let tables = [
        founding_posts(3),
        "id,title,rank,reports_to\na,Head,D2,\n".to_owned(),
    ];
    for text in tables {
        for text in [format!("\u{FEFF}{text}"), text] {
            check_refused(
                "UTF-32",
                &text,
                &("in UTF-32LE", |text| widest(text, u32::to_le_bytes)),
            );
            check_refused(
                "UTF-32",
                &text,
                &("in UTF-32BE", |text| widest(text, u32::to_be_bytes)),
            );
        }
    }
}

#[test]
fn japanese_tables_are_told_from_big5() {
    let tables = [
        "id,title,rank,reports_to\na,企画課長,D2,\nb,総務部長,D1,a\n",
        "id,title,rank,reports_to\na,プロジェクト担当,D2,\nb,技術参事官,D1,a\n",
        "id,title,rank,reports_to\na,東京事務所の所長,D2,\nb,調査役,D1,a\n",
    ];
    for text in tables {
        check_refused("Japanese", text, &("in EUC-JP", |text| latin(EUC_JP, text)));
        check_refused(
            "Japanese",
            text,
            &("in Shift_JIS", |text| latin(SHIFT_JIS, text)),
        );
    }
}

/// The letters that CP437 and CP850 write alike.
fn dos(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'ü' => 0x81,
        'é' => 0x82,
        'ä' => 0x84,
        'à' => 0x85,
        'ç' => 0x87,
        'è' => 0x8A,
        'ö' => 0x94,
        'Ö' => 0x99,
        'ñ' => 0xA4,
        'ß' => 0xE1,
        c => u8::try_from(c).expect("a letter of DOS"),
    };
    text.chars().map(byte).collect()
}

#[test]
fn tables_of_dos_are_told_from_shift_jis() {
    for text in [
        "id,title,rank,reports_to\na,Attaché spécial,D2,\nb,Conseiller à l'énergie,D1,a\n",
        "id,title,rank,reports_to\na,Leiter Büro für Öffentlichkeit,D2,\nb,Prüfer Straße,D1,a\n",
        "id,title,rank,reports_to\na,Café Manager,D2,\n",
    ] {
        check_refused("DOS", text, &("in CP437 or CP850", dos));
    }
}

#[test]
fn the_way_out_of_another_encoding_is_said_for_excel() {
    let case = Case::small();
    fs::write(case.path("posts.csv"), latin(GB18030, &founding_posts(3))).expect("a table");
    let said = case.run(&["chart", "posts.csv"]).stderr;
    for part in [
        "in Excel: Data, From Text/CSV",
        "choose the file's encoding",
        "CSV UTF-8",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn the_place_is_the_first_character_and_the_text_readable() {
    let case = Case::small();
    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("posts.csv");
    case.write("posts.csv", latin(GB18030, &posts));
    let outcome = case.run(&["check", "paper"]);
    assert_eq!(outcome.status, 1);
    let told = [
        "error[tables/wrong-encoding]: this file seems to be in GBK (GB 18030)",
        "paper/posts.csv:2:11",
        "2 | lo,keeper,燈塔總管,Keeper of the Lights",
        "File, Save As, CSV UTF-8",
        "encoding = \"big5-hkscs\"",
    ];
    for told in told {
        assert!(outcome.stderr.contains(told), "{told}: {}", outcome.stderr);
    }
}

#[test]
fn bodies_and_settings_are_told_too() {
    for name in ["body.zh.hbs", "paper.toml"] {
        for (told, damage) in CHINESE {
            let case = Case::small();
            let text = fs::read_to_string(case.path("paper").join(name)).expect("the file");
            let text = text.replace(['≈', '№'], "");
            case.write(name, damage(&text));
            let outcome = case.run(&["build", "paper", "--format", "short"]);
            assert_eq!(outcome.status, 1, "{name} {told}: {}", outcome.stderr);
            assert!(
                outcome.stderr.contains(&format!("paper/{name}:")) && outcome.stderr.contains(told),
                "{name} {told}: {}",
                outcome.stderr
            );
        }
    }
}

#[test]
fn rare_text_in_utf_8_passes_without_a_word() {
    let hkscs: String = hkscs().into_iter().map(|(text, _)| text).collect();
    let long_row = "甲".repeat(60) + "包括——甲項及乙項";
    let dots = format!("目錄{}見附件——{}", "…".repeat(90), "…".repeat(90));
    let stars = format!("{}——甲乙丙丁戊己", "＊".repeat(80));
    let cells = [
        long_row.as_str(),
        dots.as_str(),
        stars.as_str(),
        "★★★★★ ────────────────────── ●●●●",
        "Nguyễn Thị Hồng, Łódź, Škoda, Dvořák, Øresund",
        "αβγδεζηθικλμνξοπρστυφχψω",
        "создание отдела цифровой политики",
        "créée, naïf, Ça, São João, Übergrößenträger",
        "龘靐齉齾爩麤灪鱻 鄺瓏 龢",
        "総務部システム開発課",
        "数字政策办公室主任",
        "디지털정책실",
        "= x/ t: u塔https://x.hk",
        "Wi塔fi, a燈b, e政府d",
        hkscs.as_str(),
    ];
    for cell in cells {
        let text = format!("id,title,rank,reports_to\na,\"{cell}\",,\n");
        let decoded = decode(text.as_bytes(), None);
        assert_eq!(decoded.doubt, None, "{cell}");
        assert_eq!(decoded.text, text);
    }
}

#[test]
fn good_big5_passes_without_a_word() {
    let tables = [
        founding_posts(1),
        founding_posts(1000),
        "id,title,rank,reports_to\na,署長,,\n".to_owned(),
        "id,title,rank,reports_to\na,鰂魚涌社區主任,,\nb,邨務主任(瓏軒),,a\n".to_owned(),
    ];
    let all = hkscs();
    for text in tables {
        let case = Case::small();
        fs::write(case.path("posts.csv"), hong_kong(&all, &text)).expect("a table");
        let outcome = case.run(&["chart", "posts.csv", "--lenient", "--office", "dpo"]);
        assert!(
            !outcome.stderr.contains("encoding"),
            "{text}: {}",
            outcome.stderr
        );
    }
}

/// Every character of Big5-HKSCS with its bytes, in the order of its codes.
fn hkscs() -> Vec<(String, [u8; 2])> {
    let leads = 0x87..=0xFE;
    let pairs = leads.flat_map(|lead| (0x40..=0xFE).map(move |trail| [lead, trail]));
    let decoded = pairs.filter_map(|pair| {
        let (text, faulty) = BIG5.decode_without_bom_handling(&pair);
        // A lead byte alone is a fault, and so is a trail byte of no character.
        (!faulty && pair[1] != 0x7F).then(|| (text.into_owned(), pair))
    });
    decoded.collect()
}

/// A text in Big5-HKSCS, whose supplement the codec reads and does not write.
fn hong_kong(all: &[(String, [u8; 2])], text: &str) -> Vec<u8> {
    let bytes = |c: char| match c.is_ascii() {
        true => vec![c as u8],
        false => {
            // Of a character with two codes the usual one is the codec's.
            let mut buffer = [0; 4];
            let (bytes, _, unmapped) = BIG5.encode(c.encode_utf8(&mut buffer));
            if !unmapped {
                return bytes.into_owned();
            }
            let code = all.iter().find(|(text, _)| text.contains(c));
            code.expect("it is in the supplement").1.to_vec()
        }
    };
    text.chars().flat_map(bytes).collect()
}

/// Tables of Cantonese and of rare names, in Big5.
#[test]
fn genuine_text_of_the_hong_kong_supplement_passes() {
    let all = hkscs();
    let tables = [
        "id,title,rank,reports_to\na,啲人話佢哋唔知嘅督察,,\nb,嗰啲嘢喺邊度嘅主任,,a\n",
        "id,title,rank,reports_to\na,升降機(𨋢)督察,,\nb,鰂魚涌社區主任,,a\nc,深水埗邨主任,,a\n",
        "id,title,rank,reports_to\na,陳大文,,\nb,鄺瓏,,a\nc,譚蕙芸,,a\nd,龢嘅,,a\n",
    ];
    for text in tables {
        let path = Utf8PathBuf::from("posts.csv");
        let mut reading = Reading::default();
        let roster = reading.roster((path, hong_kong(&all, text)), None, false);
        let told = reading.findings.iter().map(|found| found.rule.to_string());
        let told: Vec<String> = told.collect();
        assert!(roster.is_some() && told.is_empty(), "{text} {told:?}");
        assert_eq!(reading.sources.files().next().expect("a file").1.text, text);
    }
}

#[test]
fn every_character_of_big5_hkscs_comes_back_where_it_is_stated() {
    let all = hkscs();
    assert!(all.len() >= 18_402, "{}", all.len());
    let mut bytes = b"id,title,rank,reports_to\n".to_vec();
    for (at, pairs) in all.chunks(20).enumerate() {
        bytes.extend(format!("p{at},").into_bytes());
        bytes.extend(pairs.iter().flat_map(|(_, pair)| pair));
        bytes.extend(
            if at == 0 {
                ",,\n".to_owned()
            } else {
                ",,p0\n".to_owned()
            }
            .into_bytes(),
        );
    }
    let mut reading = Reading::default();
    let path = Utf8PathBuf::from("posts.csv");
    let roster = reading.roster((path, bytes), Some(Encoding::Big5Hkscs), false);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let text = &reading.sources.files().next().expect("a file").1.text;
    for (row, pairs) in text.lines().skip(1).zip(all.chunks(20)) {
        let title: String = pairs.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(row.split(',').nth(1), Some(title.as_str()));
    }
    assert_eq!(
        roster.expect("a roster").posts.len(),
        all.len().div_ceil(20)
    );
}

#[test]
fn a_stated_encoding_overrules() {
    let text = "id,title,rank,reports_to\na,Café Manager’s Deputy,,\n";
    let case = Case::small();
    fs::write(case.path("posts.csv"), latin(WINDOWS_1252, text)).expect("a table");
    let args = [
        "chart",
        "posts.csv",
        "--to",
        "json",
        "-o",
        "-",
        "--encoding",
    ];
    let outcome = case.run(&[&args[..], &["windows-1252"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("Café") && outcome.stdout.contains("’s"));
    // Text that looks as if it had been read wrongly, and is meant so.
    fs::write(
        case.path("posts.csv"),
        "id,title,rank,reports_to\na,CafÃ©,,\n",
    )
    .expect("a table");
    assert_eq!(case.run(&["chart", "posts.csv"]).status, 1);
    let outcome = case.run(&[&args[..], &["utf-8"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    // UTF-16 without a mark, stated for the tables of a paper.
    let case = Case::small();
    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("posts.csv");
    case.write("posts.csv", wide(&posts, u16::to_le_bytes));
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert_eq!(outcome.status, 1);
    let hint = "seems to be in UTF-16LE";
    assert!(outcome.stderr.contains(hint), "{}", outcome.stderr);
    // The other tables, in UTF-8, are then marked.
    for name in ["offices", "ranks", "duties", "annexes", "figures"] {
        let name = format!("{name}.csv");
        let text = fs::read_to_string(case.path("paper").join(&name)).expect("a table");
        case.write(&name, format!("\u{FEFF}{text}"));
    }
    case.edit("paper.toml", "type =", "encoding = \"utf-16le\"\ntype =");
    case.build();
}

#[test]
fn doubt_is_a_warning_and_a_wrong_statement_too() {
    let case = Case::small();
    let accent: &[u8] = b"id,title,rank,reports_to\na,Caf\x88\x6D Manager,,\n";
    fs::write(case.path("posts.csv"), accent).expect("a table");
    let outcome = case.run(&["chart", "posts.csv", "--format", "short"]);
    let told = "posts.csv:2:6: warning[tables/unsure-encoding]: this file is read as Big5-HKSCS";
    assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
    assert_eq!(outcome.status, 0);
    let stated = "encoding = \"big5-hkscs\"\ntype =";
    case.edit("paper.toml", "type =", stated);
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    let told = "warning[tables/unsure-encoding]: this file is stated to be in Big5-HKSCS";
    assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
}

#[test]
fn one_line_in_another_encoding_is_found() {
    let case = Case::small();
    let head = latin(
        BIG5,
        "id,title,rank,reports_to\na,政策秘書,,\nb,行政秘書,,a\n",
    );
    let line = "c,助理政策秘書(規劃及管理),,a\n";
    for (name, line) in [
        ("UTF-8", line.as_bytes().to_vec()),
        ("GBK", latin(GB18030, line)),
    ] {
        fs::write(case.path("posts.csv"), [&head[..], &line].concat()).expect("a table");
        let outcome = case.run(&["chart", "posts.csv", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{}", outcome.stderr);
        let told =
            format!("posts.csv:4:3: error[tables/wrong-encoding]: this line seems to be in {name}");
        assert!(outcome.stderr.contains(&told), "{}", outcome.stderr);
    }
}

#[test]
fn one_line_of_big5_in_utf_8_is_found() {
    let case = Case::small();
    let rows = "id,title,rank,reports_to\na,政策秘書,,\nb,行政秘書,,a\n";
    let lines = [
        ("Big5-HKSCS", BIG5, "c,助理政策秘書,,a\n"),
        ("GBK (GB 18030)", GB18030, "c,助理政策秘书(规划及管理),,a\n"),
    ];
    for (name, codec, line) in lines {
        let table = [rows.as_bytes(), &latin(codec, line)].concat();
        fs::write(case.path("posts.csv"), table).expect("a table");
        let outcome = case.run(&["chart", "posts.csv", "--format", "short"]);
        let told =
            format!("posts.csv:4:3: error[tables/wrong-encoding]: this line seems to be in {name}");
        assert_eq!(outcome.status, 1, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(&told), "{}", outcome.stderr);
        assert_eq!(outcome.stderr.matches("error[").count(), 1);
    }
}

/// Published organograms are in Windows-1252; one of a Mac is not read as that
/// without a word.
#[test]
fn organograms_are_read_without_a_word_unless_something_is_odd() {
    let titles = [
        "Commissioner’s Office",
        "Director – Strategy",
        "Head of the “Digital” Team",
        "Café Manager",
        "Directors’ Secretary",
        "• Deputy",
        "Head\u{A0}of Office",
    ];
    for title in titles {
        let text = format!(
            "Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post\r\n\
             1,A. Smith,SCS4,Permanent Secretary,XX\r\n2,B. Jones,SCS3,{title},1\r\n"
        );
        let run = |bytes: Vec<u8>| {
            let case = Case::small();
            fs::write(case.path("posts.csv"), bytes).expect("a table");
            case.run(&["chart", "posts.csv", "--format", "short"])
        };
        let outcome = run(latin(WINDOWS_1252, &text));
        assert_eq!(outcome.status, 0, "{title}: {}", outcome.stderr);
        assert!(
            !outcome.stderr.contains("encoding"),
            "{title}: {}",
            outcome.stderr
        );
        let outcome = run(latin(MACINTOSH, &text));
        assert!(
            outcome.stderr.contains("-encoding]"),
            "{title}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn a_new_paper_opens_in_excel() {
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = panelpaper(folder.path(), &["new", "mine"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    for entry in fs::read_dir(folder.path().join("mine")).expect("the paper") {
        let path = entry.expect("a file").path();
        let bytes = fs::read(&path).expect("a file");
        let is_table = path.extension().is_some_and(|extension| extension == "csv");
        assert_eq!(bytes.starts_with(b"\xEF\xBB\xBF"), is_table, "{path:?}");
    }
    let outcome = panelpaper(folder.path(), &["check", "mine", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    // Mending adds no mark and takes none away.
    for mark in ["", "\u{FEFF}"] {
        let case = Case::small();
        let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("posts.csv");
        let spaced = posts.replace("燈塔總管,", "燈塔總管 ,");
        case.write("posts.csv", format!("{mark}{spaced}"));
        case.run(&["check", "paper", "--fix"]);
        let after = fs::read_to_string(case.path("paper/posts.csv")).expect("posts.csv");
        assert_eq!(after, format!("{mark}{posts}"));
    }
}
