//! Bodies that a sentence names, and that are none of the paper's.

use tables::model::{Lang, Project};

/// Whether a body is named near a number that is none of the paper's.
pub(super) fn names_another_body(project: &Project, lang: Lang, before: &str, after: &str) -> bool {
    let own =
        |name: &str| own_names(project, lang).any(|own| own.contains(name) || name.ends_with(own));
    match lang {
        Lang::Zh => {
            let near: Vec<char> = before.chars().rev().take(24).collect();
            let near: String = near.into_iter().rev().collect();
            let clause = near.rsplit(['，', '、']).next().unwrap_or_default();
            bodies_zh(clause).any(|name| !own(name))
        }
        Lang::En => {
            let clause = after.split([',', ';', ':']).next().unwrap_or_default();
            let front = before.rsplit([',', ';', ':']).next().unwrap_or_default();
            bodies_en(clause)
                .chain(bodies_en(front))
                .any(|name| !own(&name))
        }
    }
}

/// The names of offices, ranks and posts that the paper has, and of those who
/// sign it.
fn own_names(project: &Project, lang: Lang) -> impl Iterator<Item = &str> {
    let establishment = &project.establishment;
    let offices = establishment.offices().iter();
    let offices = offices.flat_map(move |it| [it.name.get(lang), it.short.get(lang)]);
    let posts = establishment.posts().iter();
    let posts = posts.flat_map(move |it| [it.title.get(lang), it.superior.get(lang)]);
    let ranks = establishment
        .ranks()
        .iter()
        .map(move |it| it.name.get(lang));
    let names = offices.chain(posts).chain(ranks);
    let editions = project.paper.editions.iter();
    let signed = editions.flat_map(|it| it.signatories.iter().map(|it| it.text.as_str()));
    names.chain(signed).filter(|name| !name.is_empty())
}

/// The names in a clause that end as those of bodies do: 路政署.
fn bodies_zh(clause: &str) -> impl Iterator<Item = &str> {
    const ENDS: [char; 4] = ['署', '局', '科', '廳'];
    const BEFORE: [&str; 5] = ["在", "由", "於", "該", "為"];
    clause.match_indices(ENDS).filter_map(move |(at, end)| {
        let rest = &clause[at + end.len()..];
        let goes_on = rest.starts_with(['長', '方', '級', '面', '限', '技', '學', '名', '理']);
        let start = BEFORE
            .iter()
            .filter_map(|word| Some(clause[..at].rfind(word)? + word.len()))
            .max();
        let name = &clause[start.unwrap_or(0)..at + end.len()];
        let each = ["各", "政策局", "決策局", "有關", "相關"];
        let known = name.chars().count() > 2 && !each.iter().any(|word| name.contains(word));
        (known && !goes_on).then_some(name)
    })
}

/// The names in a clause that have a word of bodies in capitals: Highways
/// Department.
fn bodies_en(clause: &str) -> impl Iterator<Item = String> {
    const WORDS: [&str; 12] = [
        "Department",
        "Bureau",
        "Agency",
        "Authority",
        "Council",
        "Commission",
        "Administration",
        "Corporation",
        "Archives",
        "Institute",
        "Service",
        "Office",
    ];
    let words: Vec<&str> = clause.split(' ').collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !WORDS.contains(&bare) {
            continue;
        }
        let capital = |word: &&&str| word.starts_with(char::is_uppercase) || **word == "and";
        let front: Vec<&str> = words[..at]
            .iter()
            .rev()
            .take_while(capital)
            .copied()
            .collect();
        let name: Vec<&str> = front.into_iter().rev().chain([bare]).collect();
        found.extend((name.len() > 1).then(|| name.join(" ")));
    }
    found.into_iter()
}
