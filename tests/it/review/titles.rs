//! Titles of posts, which many words are computed from.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::{Case, applied, small};

const HOWS: [How<'_>; 2] = [How::Untracked, How::Tracked("Lee")];

/// Gives a title other words in a paragraph of which it is all, or only the end.
#[track_caller]
fn retitle(docx: &mut Docx, (title, becomes): (&str, &str), is_all: bool, how: How<'_>) {
    let all = docx.texts();
    let mut all = all.iter().enumerate();
    let is_it = |text: &str| text.ends_with(title) && (text == title) == is_all;
    let found = all.find(|(_, text)| is_it(text.as_str()));
    let (at, text) = found.unwrap_or_else(|| panic!("{title}"));
    let end = text.chars().count();
    let range = end - title.chars().count()..end;
    docx.change_at(TEXT, at, range, becomes, how);
}

/// The title of an annex is that of its post, whatever is computed from it.
#[test]
fn a_title_is_written_though_words_follow_from_it() {
    for (lang, title, becomes) in [
        (Lang::Zh, "航道測量總監", "航道測量主管"),
        (Lang::Zh, "電燈改裝總監", "電燈改裝主任"),
        (Lang::En, "Director of Fairways", "Director of the Fairways"),
        (Lang::En, "Director of Electric Beams", "Director of Beams"),
    ] {
        for how in HOWS {
            let case = Case::small();
            // More is computed from titles than their own words.
            let file = format!("body.{}.hbs", lang.code());
            let text = case.read(&file);
            let more = "{{count change=\"retitled\"}} {{posts office=\"hls\" except=\"beam\"}}.";
            case.write(&file, format!("{text}\n{more}\n"));
            let rows = case.read("posts.csv");
            let mut docx = super::whole::document(&case, lang);
            retitle(&mut docx, (title, becomes), true, how);
            let said = applied(&case, &docx);
            assert_eq!(
                case.read("posts.csv"),
                rows.replace(title, becomes),
                "{said}"
            );
            assert!(said.contains("1 change, 1 written"), "{said}");
            let again = applied(&case, &docx);
            assert!(again.contains("1 in the files already"), "{again}");
        }
    }
}

/// What stands where a post names its superior is chosen by `reports_to`, and no title of
/// the superior's to be changed everywhere.
#[test]
fn the_title_of_a_superior_is_left() {
    for (lang, title, becomes) in [
        (Lang::Zh, "燈塔總管", "燈塔主管"),
        (Lang::En, "Keeper of the Lights", "Keeper of Lights"),
        (
            Lang::En,
            "Keeper of the Lights",
            "Chief Keeper of the Lights",
        ),
    ] {
        for how in HOWS {
            let case = Case::small();
            let rows = case.read("posts.csv");
            let mut docx = small(lang);
            retitle(&mut docx, (title, becomes), false, how);
            let said = applied(&case, &docx);
            assert_eq!(case.read("posts.csv"), rows, "{said}");
            assert!(said.contains("reports_to in posts.csv"), "{said}");
            assert!(said.contains("1 change, 1 left to you"), "{said}");
        }
    }
}

/// Where the title is changed in its own place too, that is the same change.
#[test]
fn the_title_of_a_superior_follows_its_own() {
    for (lang, title, becomes) in [
        (Lang::Zh, "燈塔總管", "燈塔主管"),
        (Lang::En, "Keeper of the Lights", "Keeper of Lights"),
    ] {
        let case = Case::small();
        let annexes = case.read("annexes.csv");
        // Its own job description stands behind those of its subordinates.
        case.write("annexes.csv", format!("{annexes}duties,keeper,,\n"));
        let duties = case.read("duties.csv");
        case.write(
            "duties.csv",
            format!("{duties}keeper,管理燈塔,To keep the lights\n"),
        );
        let rows = case.read("posts.csv");
        let mut docx = super::whole::document(&case, lang);
        retitle(&mut docx, (title, becomes), true, How::Tracked("Lee"));
        retitle(&mut docx, (title, becomes), false, How::Tracked("Lee"));
        let said = applied(&case, &docx);
        assert!(said.contains("2 changes, 2 written"), "{said}");
        let after = case.read("posts.csv");
        assert_eq!(after.matches(becomes).count(), 1, "{said}");
        assert_eq!(
            after.matches(title).count() + 1,
            rows.matches(title).count()
        );
        let again = applied(&case, &docx);
        assert!(again.contains("2 in the files already"), "{again}");
        // Otherwise it is left.
        case.write("posts.csv", &rows);
        let mut docx = super::whole::document(&case, lang);
        retitle(&mut docx, (title, becomes), true, How::Tracked("Lee"));
        retitle(&mut docx, (title, "Keeper"), false, How::Tracked("Lee"));
        let said = applied(&case, &docx);
        assert!(said.contains("1 written, 1 left to you"), "{said}");
    }
}

const EN: &str = "Reorganisation of the Lighthouse Office";

/// A title, the same with calls, words that give way to others, and what is typed then;
/// nothing where they are given by a call.
type Called = (
    Lang,
    &'static str,
    &'static str,
    [&'static str; 2],
    &'static str,
);

const CALLED: &[Called] = &[
    (
        Lang::Zh,
        "改組燈塔處",
        "改組{{office \"lo\"}}的建議",
        ["改組燈", "重組燈"],
        "重組{{office \"lo\"}}的建議",
    ),
    (
        Lang::Zh,
        "改組燈塔處",
        "改組{{office \"lo\"}}的建議",
        ["的建議", "及其他建議"],
        "改組{{office \"lo\"}}及其他建議",
    ),
    (
        Lang::En,
        EN,
        "Reorganisation of the {{office \"lo\"}}",
        ["Reorganisation", "\"Reform\""],
        "\\\"Reform\\\" of the {{office \"lo\"}}",
    ),
    (
        Lang::En,
        EN,
        "The {{office \"lo\"}} and the {{short \"hls\"}} by 2032",
        [" and the ", " or the "],
        "The {{office \"lo\"}} or the {{short \"hls\"}} by 2032",
    ),
    (
        Lang::En,
        EN,
        "The {{office \"lo\"}} by 2032",
        [" by 2032", ""],
        "The {{office \"lo\"}}",
    ),
    (
        Lang::En,
        EN,
        "Reorganisation of the {{office \"lo\"}}",
        ["Lighthouse Office", "Lighthouses Office"],
        "",
    ),
];

/// What is typed in a text of paper.toml is written around the calls in it; what they give
/// is left.
#[test]
fn a_title_of_the_paper_is_written_around_its_calls() {
    for (lang, typed, with_call, [was, is], expected) in CALLED {
        let lang = *lang;
        for how in HOWS {
            let case = Case::small();
            let quoted = |text: &str| {
                text.replace("{{office \"lo\"}}", "{{office \\\"lo\\\"}}")
                    .replace("\"hls\"", "\\\"hls\\\"")
            };
            case.edit(
                "paper.toml",
                &format!("title = \"{typed}\""),
                &format!("title = \"{}\"", quoted(with_call)),
            );
            let settings = case.read("paper.toml");
            let mut docx = super::whole::document(&case, lang);
            docx.change(was, is, how);
            let said = applied(&case, &docx);
            assert!(said.contains("  1  paper.toml:"), "{said}");
            if expected.is_empty() {
                assert!(said.contains("is given by a call"), "{said}");
                assert_eq!(case.read("paper.toml"), settings, "{said}");
                continue;
            }
            let expected = settings.replace(&quoted(with_call), &quoted(expected));
            assert_eq!(case.read("paper.toml"), expected, "{said}");
            let again = applied(&case, &docx);
            assert!(again.contains("1 in the files already"), "{again}");
        }
    }
}
