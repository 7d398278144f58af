//! The example that draws a table of posts as SVG.

#[path = "../examples/posts_to_svg/posts.rs"]
mod posts;
#[path = "../examples/posts_to_svg/svg.rs"]
mod svg;

const TABLE: &str = include_str!("../examples/posts.csv");

#[test]
fn every_post_is_drawn_with_its_lines() {
    let chart = posts::read(TABLE).expect("a chart");
    let pages = svg::pages(&chart);
    assert_eq!(pages.len(), 1);
    // A box for each of the twelve posts, and the page itself.
    assert_eq!(pages[0].matches("<rect ").count(), 13);
    assert_eq!(pages[0].matches("stroke-dasharray").count(), 1);
    assert!(pages[0].contains("Data &amp; Maps"));
}

#[test]
fn a_large_table_takes_several_pages_of_readable_text() {
    let mut table = String::from("id,title,reports_to\nhead,Head of all,\n");
    for i in 0..200 {
        table += &format!(
            "p{i},Officer {i},{}\n",
            if i < 9 {
                "head".to_owned()
            } else {
                format!("p{}", i % 9)
            }
        );
    }
    let pages = svg::pages(&posts::read(&table).expect("a chart"));
    assert!(pages.len() > 1);
    assert!(pages[0].contains("see page"), "{}", pages[0]);
    for i in 0..200 {
        let title = format!(">Officer {i}<");
        assert!(pages.iter().any(|page| page.contains(&title)), "{title}");
    }
}

#[test]
fn a_wrong_table_is_an_error_that_names_the_post() {
    let error = |rows: &str| posts::read(&format!("id,title,reports_to\n{rows}")).err();
    let said = |rows, words: &str| {
        let error = error(rows).expect("an error");
        assert!(error.contains(words), "{error}");
    };
    said(
        "a,A,b\n",
        "post \"a\" reports to \"b\", which is not in the table",
    );
    said("a,A,\na,B,\n", "two posts have the id \"a\"");
    said("a,A,b\nb,B,a\n", "report in a circle: a, b");
    said("a,A\n", "line: 2");
    said("", "no posts");
}
