//! What a helper prints, as far as the tables alone tell it.

use super::call::Call;
use super::passage::UNKNOWN;
use content::said::{Cost, Listing, Said, Show, Unit, Unsaid};
use content::table;
use tables::model::{
    Case, Ceiling, Happening, Lang, Post, Project, Rank, RankChange, Structure, Text,
};

/// Whether a call prints words that only a build knows: a reference, a list of
/// posts, or a field of one of its rounds.
pub(super) fn prints(project: &Project, call: &Call) -> bool {
    match call.name.as_str() {
        "para" | "posts" => true,
        "annex" => !call.annexes(project).is_empty(),
        name => name.starts_with('@') || name.starts_with("this"),
    }
}

/// The words that a call prints; nothing where typesetting alone knows them or
/// where the call is at fault.
pub(super) fn value(project: &Project, lang: Lang, call: &Call) -> Option<String> {
    let named = |(_, value): &(String, String)| value.contains(UNKNOWN);
    if call.named.iter().any(named) {
        return Some(UNKNOWN.to_string());
    }
    let printed = plain(project, lang, call)?;
    Some(match call.named("case") {
        Some(word) => Case::from_word(word)?.apply(&printed),
        None => printed,
    })
}

/// The same with its letters as they are.
fn plain(project: &Project, lang: Lang, call: &Call) -> Option<String> {
    let establishment = &project.establishment;
    let words = &project.words.iter().find(|(known, _)| *known == lang)?.1;
    let text = |text: &Text| text.get(lang).to_owned();
    let id = call.positional.first();
    let office = || establishment.office(id?);
    let figure = || Some(project.figure(id?)?.value);
    let said = Said {
        project,
        lang,
        words,
    };
    Some(match call.name.as_str() {
        "office" if defines(call)? => said.defined_office(office()?),
        "office" => text(&office()?.name),
        "short" => text(&office()?.short),
        "title" if defines(call)? => {
            let post = post(project, call)?;
            let rank = establishment.rank(&post.rank)?;
            said.defined_title(post, rank).ok()?
        }
        "title" => text(&post(project, call)?.title),
        "rank" if defines(call)? => said.defined_rank(rank(project, call)?).ok()?,
        "rank" => text(&rank(project, call)?.name),
        "ranks" => ranks(&said, call)?,
        "posts" => posts(&said, call)?,
        "heads" => {
            let found = project.heads_of(&call.selection(establishment)?);
            let names: Vec<String> = found.iter().map(|head| text(&head.name)).collect();
            words.list.join(&names)
        }
        "point" => said.point_of(rank(project, call)?),
        "abbr" => text(&rank(project, call)?.abbr),
        "grade" => text(&rank(project, call)?.grade),
        "pay" => said.pay(rank(project, call)?).ok()?,
        "effective" => agreed(&said, call, Said::effective)?,
        "until" => agreed(&said, call, Said::until)?,
        "lapses" => agreed(&said, call, Said::lapses)?,
        "period" => agreed(&said, call, Said::period)?,
        "timing" => agreed(&said, call, Said::timing)?,
        "nams" => said.amount(cost(&said, call, Cost::Nams)?),
        "full_cost" => said.amount(cost(&said, call, Cost::Full)?),
        "ceiling" => ceiling(&said, call)?,
        "net" => {
            let net = establishment.net(&call.selection(establishment)?);
            words.number(net, numeral(call)?.unwrap_or(false))
        }
        "money" => match call.named("unit") {
            Some(unit) => said.in_unit(figure()?, Unit::from_word(unit)?),
            None => said.amount(figure()?),
        },
        "number" => words.number(figure()?, numeral(call)?.unwrap_or(false)),
        "count" => count(&said, call)?,
        "list" | "picture" | "table" => String::new(),
        "sum" => {
            let own = project.own_table(call.named("table")?)?;
            table::sum(&said, own, own.column(call.named("column")?)?).ok()?
        }
        _ => return None,
    })
}

/// How many posts answer, perhaps with a noun.
fn count(said: &Said<'_>, call: &Call) -> Option<String> {
    let establishment = &said.project.establishment;
    let count = call.count(establishment)?;
    Some(match call.named("noun") {
        Some(noun) => {
            let noun = establishment.noun(noun, call.named("plural"));
            let numeral = numeral(call)?.unwrap_or(true);
            said.words.counted(count, numeral, &noun)
        }
        None => said.words.count(count, numeral(call)?.unwrap_or(false)),
    })
}

/// Whether a call asks for words or for figures; nothing where it is at fault.
#[expect(clippy::option_option, reason = "absent and wrong are two things")]
fn numeral(call: &Call) -> Option<Option<bool>> {
    match call.named("numeral") {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    }
}

/// Whether a call asks for a name with its abbreviation; nothing where it is at
/// fault.
fn defines(call: &Call) -> Option<bool> {
    call.named("define")
        .map_or(Some(false), |text| text.parse().ok())
}

/// How a call asks for a list; nothing where it is at fault.
fn listing(call: &Call, known: &[&str]) -> Option<Listing> {
    Some(Listing {
        shown: match call.named("show") {
            Some(text) => Listing::read(text, known).ok()?,
            None => Vec::new(),
        },
        lines: call
            .named("lines")
            .map_or(Some(false), |text| text.parse().ok())?,
        numeral: numeral(call)?,
    })
}

/// The ranks that a call lists.
fn ranks(said: &Said<'_>, call: &Call) -> Option<String> {
    let listing = listing(call, &Show::OF_RANKS)?;
    let change = match call.named("change") {
        Some(word) => Some(RankChange::from_word(word)?),
        None => None,
    };
    let all = said.project.establishment.ranks().iter();
    let ranks: Vec<&Rank> = all.filter(|rank| rank.answers(change)).collect();
    said.ranks(&ranks, &listing).ok()
}

/// The posts that a call lists with what it asks for; the usual list, and the
/// rounds of a block, a build alone knows.
fn posts(said: &Said<'_>, call: &Call) -> Option<String> {
    let asked = call.named("show").is_some() || call.named("lines") == Some("true");
    let establishment = &said.project.establishment;
    let posts = call.posts(establishment)?;
    let listing = listing(call, &Show::OF_POSTS)?;
    match asked && !posts.is_empty() {
        true => said.posts(&posts, &listing).ok(),
        false => None,
    }
}

fn post<'a>(project: &'a Project, call: &Call) -> Option<&'a Post> {
    let establishment = &project.establishment;
    let id = call.positional.first()?;
    match call.named("structure") {
        Some(word) => establishment.post_in(Structure::from_word(word)?, id),
        None => establishment.post(id),
    }
}

/// The rank of the post that is named, or where no post has the id, the rank.
fn rank<'a>(project: &'a Project, call: &Call) -> Option<&'a Rank> {
    let establishment = &project.establishment;
    let id = call.positional.first()?;
    match establishment.post(id) {
        Some(_) => establishment.rank(&post(project, call)?.rank),
        None => establishment.rank(id),
    }
}

/// What is said of each of the posts that a call is about, where that is one thing.
fn agreed<'a>(
    said: &Said<'a>,
    call: &Call,
    say: fn(&Said<'a>, &Post) -> Result<String, Unsaid>,
) -> Option<String> {
    let project = said.project;
    let posts = match call.positional.is_empty() {
        true => {
            let mut selection = call.selection(&project.establishment)?;
            if selection.is_unfiltered() {
                selection.change = vec![Happening::Gained];
            }
            selection.posts(&project.establishment)
        }
        false => vec![post(project, call)?],
    };
    let mut texts = posts.into_iter().map(|post| say(said, post).ok());
    let first = texts.next()??;
    texts
        .all(|text| text.as_ref() == Some(&first))
        .then_some(first)
}

/// What posts cost, as the helpers count it.
fn cost(said: &Said<'_>, call: &Call, cost: Cost) -> Option<i64> {
    let establishment = &said.project.establishment;
    let selection = call.selection(establishment)?;
    let net = call.named("net").map(|net| net == "true");
    said.cost(cost, &selection, net).ok()
}

fn ceiling(said: &Said<'_>, call: &Call) -> Option<String> {
    let answers = |ceiling: &&Ceiling| {
        call.named("head").is_none_or(|head| head == ceiling.head)
            && call.named("year").is_none_or(|year| year == ceiling.year)
    };
    let mut found = said.project.establishment.ceilings().iter().filter(answers);
    let one = found.next().filter(|_| found.next().is_none())?;
    said.ceiling(one).ok()
}
