//! What earlier runs left is only believed where it is whole: a damaged
//! manifest or receipt is said and made again, and leads nowhere else.

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::{Value, json};

use super::depfile::files;
use super::support::{Case, Run};
use super::tree::Tree;

/// Ways to damage a text of JSON.
fn damages(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let half = bytes.len() / 2;
    let other = |value: Value| value.to_string().into_bytes();
    let digit = text.rfind(char::is_numeric).expect("a digit");
    let mut number = bytes.to_vec();
    number[digit] = if number[digit] == b'1' { b'2' } else { b'1' };
    vec![
        ("empty", Vec::new()),
        ("cut in half", bytes[..half].to_vec()),
        ("without its end", bytes[..bytes.len() - 3].to_vec()),
        ("null", b"null".to_vec()),
        ("a list", other(json!([1, 2]))),
        ("an empty object", other(json!({}))),
        (
            "not UTF-8",
            [&bytes[..half], b"\xFF\xFE", &bytes[half..]].concat(),
        ),
        ("nested", "[".repeat(200_000).into_bytes()),
        ("another digit", number),
        ("more behind it", [bytes, b"x"].concat()),
        ("zeros", vec![0; bytes.len()]),
    ]
}

#[test]
fn a_damaged_manifest_is_made_again() {
    let case = Case::small();
    case.build();
    let path = case.path("output/paper/manifest.json");
    let good = fs::read_to_string(&path).expect("the manifest");
    let all = files(&case.path("output"));
    let mut ways = damages(&good);
    // What it says of the files would be carried on.
    let with = |at: &str, to: Value| {
        let mut value: Value = serde_json::from_str(&good).expect("JSON");
        *value.pointer_mut(at).expect("it is there") = to;
        serde_json::to_vec_pretty(&value).expect("JSON")
    };
    ways.push(("pages", with("/files/0/pages", json!(99))));
    ways.push(("a title", with("/annexes/0/title", json!("x"))));
    ways.push(("a place", with("/annexes/0/first_page", json!(7))));
    ways.push(("a sum", with("/files/0/sha256", json!("0"))));
    ways.push(("another type", with("/files", json!("x"))));
    for (what, bytes) in ways {
        fs::write(&path, bytes).expect("written");
        for command in ["annexes", "build"] {
            let outcome = case.run(&[command, "paper"]);
            assert_eq!(outcome.status, 0, "{what}: {}", outcome.stderr);
            let told = outcome
                .stderr
                .contains("note: output/paper/manifest.json is not trusted: ");
            assert_eq!(told, command == "annexes", "{what}: {}", outcome.stderr);
        }
        assert!(files(&case.path("output")) == all, "{what}");
    }
    // Another version's is no damage.
    let other = with("/versions/panelpaper", json!("0.0.1"));
    fs::write(&path, other).expect("written");
    let outcome = case.run(&["build", "paper"]);
    assert!(
        !outcome.stderr.contains("not believed"),
        "{}",
        outcome.stderr
    );
    assert!(files(&case.path("output")) == all);
}

#[test]
fn a_damaged_manifest_leaves_no_old_files_behind() {
    let case = Case::small();
    case.build();
    fs::write(case.path("output/paper/zh/notes.txt"), "mine").expect("written");
    fs::write(case.path("output/paper/manifest.json"), "{").expect("written");
    let outcome = case.run(&["build", "paper", "--lang", "en"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let left: Vec<String> = files(&case.path("output/paper"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let chinese: Vec<&String> = left.iter().filter(|name| name.contains("zh/")).collect();
    assert_eq!(chinese.len(), 1, "{chinese:?}");
    assert!(
        chinese[0].ends_with("notes.txt"),
        "what is not ours stays: {chinese:?}"
    );
}

#[test]
fn another_programs_manifest_is_left_with_all_beside_it() {
    let case = Case::small();
    for text in [
        r#"{"name":"my web app"}"#,
        r#"{"manifest_version":3,"icons":{}}"#,
        r#"{"short_name":"app","start_url":"/"}"#,
    ] {
        fs::create_dir_all(case.path("output/paper/zh")).expect("a folder");
        for (name, bytes) in [
            ("manifest.json", text),
            ("zh/annex-09.pdf", "mine"),
            ("zh/paper.html", "mine"),
        ] {
            fs::write(case.path("output/paper").join(name), bytes).expect("written");
        }
        let before = files(&case.path("output"));
        for command in ["build", "annexes"] {
            let outcome = case.run(&[command, "paper"]);
            assert_eq!(outcome.status, 2, "{text}: {}", outcome.stderr);
            let said =
                "manifest.json: another program wrote it: move it away, or name another folder";
            assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
        }
        assert!(files(&case.path("output")) == before, "{text}");
    }
}

/// Whatever a manifest lists, only what builds make is removed.
#[test]
fn a_manifest_removes_nothing_of_others() {
    let case = Case::small();
    case.build();
    let far = case.path("far");
    fs::create_dir(&far).expect("a folder");
    for name in [
        "far/paper.pdf",
        "far/annex-01.pdf",
        "output/x.pdf",
        "output/paper/notes.txt",
        "output/paper/zh/mine.pdf",
    ] {
        fs::write(case.path(name), "mine").expect("written");
    }
    symlink(&far, case.path("output/paper/fr")).expect("a link");
    let path = case.path("output/paper/manifest.json");
    let text = fs::read_to_string(&path).expect("the manifest");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let absolute = far.join("paper.pdf").display().to_string();
    for name in [
        "../x.pdf",
        "../../far/paper.pdf",
        &absolute,
        "fr/paper.pdf",
        "fr/annex-01.pdf",
        "notes.txt",
        "zh/mine.pdf",
        "zh/../notes.txt",
        ".",
    ] {
        let entry = json!({ "path": name, "sha256": "", "bytes": 4, "pages": 1 });
        value["files"]
            .as_array_mut()
            .expect("files")
            .push(entry.clone());
        let revised = value["revised"].as_array().cloned().unwrap_or_default();
        value["revised"] = json!([revised, vec![entry]].concat());
    }
    // Of this version and of another, which nothing tells from a whole one.
    for version in [env!("CARGO_PKG_VERSION"), "0.0.1"] {
        value["versions"]["panelpaper"] = json!(version);
        fs::write(&path, value.to_string()).expect("written");
        case.build();
        for name in [
            "far/paper.pdf",
            "far/annex-01.pdf",
            "output/x.pdf",
            "output/paper/notes.txt",
            "output/paper/zh/mine.pdf",
        ] {
            assert_eq!(
                fs::read_to_string(case.path(name)).expect("it is there"),
                "mine",
                "{name}"
            );
        }
    }
}

#[test]
fn a_damaged_receipt_is_made_again() {
    let tree = Tree::of(&["p"]);
    let duties = tree.read("p/duties.csv").replacen("燈", "灯", 1);
    tree.write("p/duties.csv", &duties);
    // The page tells that the paper was built, and then that it is current.
    for _ in 0..2 {
        assert_eq!(tree.batch(&["p"]).status, 0);
    }
    let name = "output/.panelpaper/p.json";
    let good = tree.read(name);
    let all = files(&tree.path().join("output"));
    let mut ways = damages(&good);
    let fewer = {
        let mut value: Value = serde_json::from_str(&good).expect("JSON");
        value["findings"] = json!([]);
        value.to_string().into_bytes()
    };
    ways.push(("no findings", fewer));
    for (what, bytes) in ways {
        fs::write(tree.path().join(name), bytes).expect("written");
        let outcome = tree.batch(&["p"]);
        assert_eq!(outcome.status, 0, "{what}: {}", outcome.stderr);
        assert!(
            outcome
                .stderr
                .contains(&format!("note: {name} is not trusted: ")),
            "{what}: {}",
            outcome.stderr
        );
        assert!(outcome.stderr.contains("warning["), "{what}");
        assert!(files(&tree.path().join("output")) == all, "{what}");
    }
    let outcome = tree.batch(&["p"]);
    assert!(
        !outcome.stderr.contains("not believed"),
        "{}",
        outcome.stderr
    );
}
