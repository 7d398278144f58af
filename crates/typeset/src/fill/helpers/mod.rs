//! The helpers of a body: one file a group, all listed in [`HELPERS`], and those
//! that compare in [`COMPARISONS`].
//!
//! A helper that is asked for something that does not exist reports it at its
//! own place in the body and writes nothing, so that the next one is still
//! heard.

mod annex;
mod answer;
mod args;
mod bound;
mod compare;
mod cost;
mod count;
mod facts;
mod figure;
mod heads;
mod list;
mod listed;
mod name;
mod para;
mod picture;
mod posts;
mod ranks;
mod rounds;
mod selection;
mod spec;
mod table;
mod time;

use handlebars::Handlebars;

use bound::BoundHelper;
use content::said::Cost;
use spec::HelperSpec;

pub(super) use compare::compared;
pub(super) use facts::Facts;

/// What `this` has in the rounds of a block; `None` where a helper has no rounds.
pub(super) fn fields_of(helper: &str) -> Option<&'static [&'static str]> {
    match helper {
        "heads" => Some(heads::FIELDS),
        "posts" => Some(posts::FIELDS),
        _ => None,
    }
}

/// Every helper that gives facts; `posts` may also be a block.
pub(super) const HELPERS: &[HelperSpec] = &[
    HelperSpec::new("abbr", name::abbr),
    HelperSpec::new("annex", annex::annex),
    HelperSpec::new("ceiling", cost::ceiling),
    HelperSpec::new("count", count::count),
    HelperSpec::new("effective", |facts, args| {
        time::time(facts, args, |said, post| said.effective(post))
    }),
    HelperSpec::new("full_cost", |facts, args| {
        cost::cost(facts, args, Cost::Full)
    }),
    HelperSpec::new("grade", name::grade),
    HelperSpec::rounds("heads", heads::heads, heads::block),
    HelperSpec::new("lapses", |facts, args| {
        time::time(facts, args, |said, post| said.lapses(post))
    }),
    HelperSpec::wordless("list", list::list),
    HelperSpec::wordless("money", figure::money),
    HelperSpec::new("nams", |facts, args| cost::cost(facts, args, Cost::Nams)),
    HelperSpec::new("net", count::net),
    HelperSpec::new("number", figure::number),
    HelperSpec::new("office", name::office),
    HelperSpec::new("para", para::para),
    HelperSpec::new("pay", name::pay),
    HelperSpec::new("period", |facts, args| {
        time::time(facts, args, |said, post| said.period(post))
    }),
    HelperSpec::wordless("picture", picture::picture),
    HelperSpec::new("point", name::point),
    HelperSpec::rounds("posts", posts::posts, posts::block),
    HelperSpec::new("rank", name::rank),
    HelperSpec::new("ranks", ranks::ranks),
    HelperSpec::new("short", name::short),
    HelperSpec::wordless("sum", table::sum),
    HelperSpec::wordless("table", table::table),
    HelperSpec::new("timing", |facts, args| {
        time::time(facts, args, |said, post| said.timing(post))
    }),
    HelperSpec::new("title", name::title),
    HelperSpec::new("until", |facts, args| {
        time::time(facts, args, |said, post| said.until(post))
    }),
];

/// Every helper that compares, in place of Handlebars' own, in the order of
/// messages.
pub(super) const COMPARISONS: &[HelperSpec] = &[
    HelperSpec::condition("eq", |_, args| compare::compare("eq", args)),
    HelperSpec::condition("ne", |_, args| compare::compare("ne", args)),
    HelperSpec::condition("gt", |_, args| compare::compare("gt", args)),
    HelperSpec::condition("gte", |_, args| compare::compare("gte", args)),
    HelperSpec::condition("lt", |_, args| compare::compare("lt", args)),
    HelperSpec::condition("lte", |_, args| compare::compare("lte", args)),
    HelperSpec::condition("len", compare::length),
];

/// Registers every helper.
pub(super) fn register<'a>(registry: &mut Handlebars<'a>, facts: &'a Facts<'a>) {
    for spec in HELPERS.iter().chain(COMPARISONS) {
        registry.register_helper(spec.name, Box::new(BoundHelper { spec, facts }));
    }
}
