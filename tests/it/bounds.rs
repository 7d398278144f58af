//! What is too large, or no file at all, is reported before it is read; damaged
//! fonts and pictures end no run.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use super::support::{Case, Run, root};

/// Runs a command of the paper that must fail with a message, and write nothing.
#[track_caller]
fn check_refused(case: &Case, told: &str) {
    let outcome = case.run(&["build", "paper", "--format", "short"]);
    assert!(
        outcome.status == 1 && outcome.stderr.contains(told),
        "{told}: {} {}",
        outcome.status,
        outcome.stderr
    );
    assert!(!case.path("output").exists(), "something was written");
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo is there").success());
}

#[test]
fn files_beyond_their_limit_are_not_read() {
    for (name, size, told) in [
        (
            "posts.csv",
            1 << 40,
            "it has 1.0 TiB, more than the 64.0 MiB that a table may have",
        ),
        (
            "body.zh.hbs",
            17 << 20,
            "it has 17.0 MiB, more than the 16.0 MiB that a body may have",
        ),
        (
            "paper.toml",
            5 << 20,
            "it has 5.0 MiB, more than the 4.0 MiB that a TOML file may have",
        ),
        (
            "templates/page.typ",
            1 << 40,
            "it has 1.0 TiB, more than the 4.0 MiB that a template may have",
        ),
    ] {
        let case = Case::small();
        case.write(name, "");
        let file = File::create(case.path("paper").join(name)).expect("a file");
        file.set_len(size).expect("a size, without bytes on disk");
        check_refused(&case, &format!("cannot read paper/{name}: {told}"));
    }
}

#[test]
fn pipes_are_no_files() {
    for name in [
        "posts.csv",
        "body.zh.hbs",
        "paper.toml",
        "templates/words.zh.toml",
    ] {
        let case = Case::small();
        case.write(name, "");
        let path = case.path("paper").join(name);
        fs::remove_file(&path).expect("it was there");
        make_pipe(&path);
        check_refused(&case, &format!("cannot read paper/{name}: it is no file"));
    }
}

/// A paper with a folder of fonts.
fn with_fonts() -> Case {
    let case = Case::small();
    let text = fs::read_to_string(case.path("paper/paper.toml")).expect("paper.toml");
    case.write(
        "paper.toml",
        format!("{text}\n[fonts]\ndirs = [\"fonts\"]\n"),
    );
    fs::create_dir(case.path("paper/fonts")).expect("a folder");
    case
}

#[test]
fn fonts_that_are_no_files_are_refused() {
    let case = with_fonts();
    make_pipe(&case.path("paper/fonts/Seal.ttf"));
    check_refused(
        &case,
        "paper/fonts/Seal.ttf: error[fonts/unreadable]: this font cannot be read: it is no file",
    );
    let case = with_fonts();
    let file = File::create(case.path("paper/fonts/Seal.otf")).expect("a file");
    file.set_len(1 << 40)
        .expect("a size, without bytes on disk");
    check_refused(
        &case,
        "it has 1.0 TiB, more than the 256.0 MiB that a font may have",
    );
}

/// Bytes by a fixed seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }
}

#[test]
fn damaged_fonts_end_no_run() {
    let font = root().join("templates/fonts/LiberationSerif-Regular.ttf");
    let font = fs::read(font).expect("a font");
    let mut chance = Chance(12);
    for round in 0..12 {
        let case = Case::small();
        fs::create_dir(case.path("fonts")).expect("a folder");
        let mut bytes = font.clone();
        match round % 3 {
            0 => bytes.truncate(chance.below(font.len())),
            // The tables' directory, which says where each stands.
            1 => (0..8).for_each(|_| bytes[12 + chance.below(300)] = chance.below(256) as u8),
            _ => (0..400).for_each(|_| bytes[chance.below(font.len())] = chance.below(256) as u8),
        }
        fs::write(case.path("fonts/Seal.ttf"), bytes).expect("a font");
        let outcome = case.run(&["build", "paper", "--font-dir", "fonts", "--format", "short"]);
        assert!(
            outcome.status < 2 && !outcome.stderr.contains("panicked"),
            "round {round}: {} {}",
            outcome.status,
            outcome.stderr
        );
    }
    let case = with_fonts();
    case.write("fonts/Seal.ttf", &font[..1000]).build();
    let outcome = case.run(&["build", "paper", "--format", "short"]);
    let told =
        "paper/fonts/Seal.ttf: warning[fonts/damaged]: this file is not a font that can be read";
    assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
}

/// Of a font that was cut off, the letters that are left are not set.
#[test]
fn damaged_fonts_are_left_out() {
    let plain = Case::small();
    plain.build();
    let pages = |case: &Case| fs::read(case.path("output/paper/zh/paper.pdf")).expect("the paper");
    let font = root().join("templates/fonts/LiberationSerif-Regular.ttf");
    let font = fs::read(font).expect("a font");
    for length in [font.len() - 1, font.len() / 2, 1000, 12, 0] {
        let case = with_fonts();
        case.write("fonts/Seal.ttf", &font[..length]).build();
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        let told = "paper/fonts/Seal.ttf: warning[fonts/damaged]";
        assert!(
            outcome.stderr.contains(told),
            "{length}: {}",
            outcome.stderr
        );
        assert!(pages(&case) == pages(&plain), "{length}");
    }
    let case = with_fonts();
    case.write("fonts/Seal.ttf", &font).build();
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert!(!outcome.stderr.contains("fonts/"), "{}", outcome.stderr);
}

/// A PNG's head, which says how many pixels follow.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0\0\0\0\0");
    bytes
}

fn svg(inside: &str) -> Vec<u8> {
    let head = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>";
    format!("{head}{inside}</svg>").into_bytes()
}

#[test]
fn pictures_that_say_too_much_are_not_decoded() {
    let jpeg = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xC0\0\x11\x08\xFF\xFF\xFF\xFF\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
    let gif = b"GIF89a\xFF\xFF\xFF\xFF\xF0\0\0\0\0\0\xFF\xFF\xFF";
    let uses = (1..20).map(|at| {
        format!(
            "<g id='g{at}'>{}</g>",
            format!("<use href='#g{}'/>", at - 1).repeat(10)
        )
    });
    let uses = format!(
        "<defs><g id='g0'><path d='M0 0h1'/></g>{}</defs><use href='#g19'/>",
        uses.collect::<String>()
    );
    let inner = "iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAIAAAA=";
    let laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>";
    let pixels = "65535 × 65535 pixels, more than the 70 million that a picture may have";
    let deep = format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000));
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("seal.png", png(65_535, 65_535), pixels),
        ("seal.png", png(20_000, 4_000), "20000 × 4000 pixels"),
        ("seal.jpg", jpeg.to_vec(), pixels),
        ("seal.gif", gif.to_vec(), pixels),
        (
            "seal.svg",
            svg(&deep),
            "its elements nest deeper than the 200 that an SVG may have",
        ),
        (
            "seal.svg",
            svg(&uses),
            "more than the 200000 elements that an SVG may have",
        ),
        (
            "seal.svg",
            svg(&format!("<image href='data:image/png;base64,{inner}'/>")),
            pixels,
        ),
        (
            "seal.svg",
            [laughs.as_bytes(), &svg("&b;")].concat(),
            "it has entities that are too long or name others",
        ),
        (
            "seal.svg",
            b"\x1F\x8B\x08\0".to_vec(),
            "it is compressed: save it as a plain SVG",
        ),
    ];
    for (name, bytes, told) in cases {
        let case = Case::small();
        case.write(name, bytes);
        let body = fs::read_to_string(case.path("paper/body.zh.hbs")).expect("the body");
        case.write("body.zh.hbs", format!("{body}\n#image(\"{name}\")\n"));
        check_refused(&case, told);
    }
}

#[test]
fn pictures_of_a_usual_size_are_shown() {
    let case = Case::small();
    let entities = "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]>";
    case.write(
        "seal.svg",
        [
            entities.as_bytes(),
            &svg("<g id='a'><path d='M0 0h9v9z'/></g><use href='#a'/>"),
        ]
        .concat(),
    );
    let body = fs::read_to_string(case.path("paper/body.zh.hbs")).expect("the body");
    let picture = "#figure(image(\"seal.svg\", alt: \"印章\"), alt: \"印章\")";
    case.write("body.zh.hbs", format!("{body}\n{picture}\n"));
    case.build();
}
