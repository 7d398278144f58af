//! The words of an edition: the built-in ones, and over them, key by key, those
//! of the paper's own `templates/words.*.toml`. What papers of a type say otherwise
//! stands in `[types.TYPE]` of either file, and over the rest of that file.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::loader::Loader;
use super::own_typst::OwnTypst;
use super::section::{at, strings};
use super::toml_errors::syntax_error;
use crate::assets::templates::TEMPLATES;
use crate::characters::as_set;
use crate::diag::{Diagnostic, nearest, question};
use crate::model::{Lang, PayPoint, Words};
use crate::source::FileId;

/// The words of a language; `own` is the paper's own file of them.
pub(super) fn load(
    loader: &mut Loader<'_>,
    lang: Lang,
    own: Option<FileId>,
    templates: &OwnTypst,
) -> Option<Words> {
    let kind = loader.kind.clone();
    let mut words = built_in(lang, &kind);
    // What an own file says of a type is put together apart.
    words.remove(TYPES);
    if let Some(file) = own {
        let text = loader.sources.file(file).text.clone();
        let (table, errors) = DeTable::parse_recoverable(&text);
        for error in &errors {
            let range = error.span().unwrap_or_default();
            loader.report(syntax_error(error.message(), &text, range, file));
        }
        // What looks wrong after an error of syntax may be the rest of a torn line.
        if !errors.is_empty() {
            return None;
        }
        let built_in = Lang::ALL.map(|lang| built_in(lang, &kind));
        let mut known = words.clone();
        for other in &built_in {
            add(&mut known, other.clone());
        }
        let mut overlay = Overlay {
            loader,
            file,
            name: file_name(lang),
            templates,
            built_in: &built_in,
        };
        overlay.lay(&mut words, &known, table.get_ref(), "");
        if let Some(Value::Table(mut types)) = words.remove(TYPES)
            && let Some(Value::Table(of_type)) = types.remove(&kind)
        {
            put_over(&mut words, of_type);
        }
    }
    Words::deserialize(words).ok()
}

fn file_name(lang: Lang) -> String {
    format!("words.{}.toml", lang.code())
}

/// The key of what types of paper say otherwise.
const TYPES: &str = "types";

/// The built-in words of a language for papers of a type, and below [`TYPES`] what
/// each type says otherwise.
fn built_in(lang: Lang, kind: &str) -> Table {
    let name = file_name(lang);
    let mut templates = TEMPLATES.iter();
    let text = templates.find(|template| template.name == name);
    let words = text.and_then(|template| template.text.parse().ok());
    let mut words: Table = words.unwrap_or_default();
    let of_type = words.get(TYPES).and_then(|types| types.get(kind));
    if let Some(Value::Table(of_type)) = of_type.cloned() {
        put_over(&mut words, of_type);
    }
    words
}

/// Puts words over others, key by key.
fn put_over(words: &mut Table, more: Table) {
    for (key, value) in more {
        match (words.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(more)) => put_over(below, more),
            (_, value) => {
                words.insert(key, value);
            }
        }
    }
}

/// The places that a word may have: those of the built-in one in any language;
/// none where there is no such word.
fn known_places(built_in: &[Table], name: &str) -> Option<BTreeSet<String>> {
    if name.starts_with("points.") {
        return Some(["scale", "n"].map(str::to_owned).into());
    }
    let texts = built_in.iter().filter_map(|words| {
        let mut path = name.split('.');
        let first = words.get(path.next()?)?;
        let word = path.try_fold(first, |value, key| value.get(key))?;
        word.as_str().map(str::to_owned)
    });
    let texts: Vec<String> = texts.collect();
    let found = texts.iter().flat_map(|text| places(text));
    let found: BTreeSet<String> = found.map(str::to_owned).collect();
    (!texts.is_empty()).then_some(found)
}

/// Adds the keys of one language to those of another: a word that the one does
/// not need may be given there all the same.
fn add(known: &mut Table, more: Table) {
    for (key, value) in more {
        match (known.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(more)) => add(below, more),
            (Some(_), _) => {}
            (None, value) => {
                known.insert(key, value);
            }
        }
    }
}

/// A file of words on its way over the built-in ones.
struct Overlay<'a, 'l> {
    loader: &'a mut Loader<'l>,
    file: FileId,
    name: String,
    templates: &'a OwnTypst,
    /// The built-in words of each language.
    built_in: &'a [Table],
}

impl Overlay<'_, '_> {
    /// Lays a table of the file over the words; `section` is its name, empty at
    /// the head, and `known` what it may hold.
    fn lay(&mut self, words: &mut Table, known: &Table, own: &DeTable<'_>, section: &str) {
        for (key, value) in own {
            let name: &str = key.get_ref();
            let full = match section {
                "" => name.to_owned(),
                section => format!("{section}.{name}"),
            };
            let pattern = Value::String(String::new());
            let model = match known.get(name) {
                Some(model) => model,
                None if self.may_have(section, name, known) => &pattern,
                None => {
                    self.unknown(section, known, key);
                    continue;
                }
            };
            match (model, value.get_ref()) {
                (Value::Table(known), DeValue::Table(own)) => {
                    let below = words
                        .entry(name)
                        .or_insert_with(|| Value::Table(Table::new()));
                    if let Value::Table(below) = below {
                        self.lay(below, known, own, &full);
                    }
                }
                (model, value_of) => match read(model, value_of) {
                    Some(word) => {
                        self.check_places(&full, &word, value);
                        words.insert(name.to_owned(), word);
                    }
                    None => self.wrong(&full, model, value),
                },
            }
        }
    }

    /// Whether a section may hold a key that the built-in words have not: a
    /// scale of pay points, or a word that a template of the paper's own asks for.
    fn may_have(&self, section: &str, name: &str, known: &Table) -> bool {
        match section {
            "points" => {
                PayPoint::parse(&format!("{name} 1")).is_some()
                    && nearest(name, ["other"]).is_none()
            }
            "layout" => self
                .templates
                .may_ask_for(name, known.keys().map(String::as_str)),
            _ => false,
        }
    }

    fn unknown(&mut self, section: &str, known: &Table, key: &Spanned<impl AsRef<str>>) {
        let name = key.get_ref().as_ref();
        let place = match section {
            "" => self.name.clone(),
            section => format!("[{section}] of {}", self.name),
        };
        let message = format!("{place} has no word `{name}`");
        let finding = Diagnostic::error("paper/unknown-key", message);
        let finding = finding.at(at(self.file, key.span()));
        let keys: BTreeSet<&str> = known.keys().map(String::as_str).collect();
        self.loader
            .report(match nearest(name, keys.iter().copied()) {
                Some(near) => finding.saying(question(name, near)),
                None if section == "layout" => finding.help(
                    "further words may stand here where a template of the paper's own prints them",
                ),
                None => {
                    let all: Vec<&str> = keys.into_iter().collect();
                    finding.help(format!("the words here are: {}", all.join(", ")))
                }
            });
    }

    /// Reports a place of a pattern that nothing is put into: it would be printed
    /// as it is written.
    fn check_places(&mut self, name: &str, word: &Value, value: &Spanned<DeValue<'_>>) {
        let (Some(text), Some(known)) = (word.as_str(), known_places(self.built_in, name)) else {
            return;
        };
        let Some(place) = unknown_place(text, &known) else {
            return;
        };
        let message = format!("nothing is put in the place of `{{{place}}}`");
        let finding = Diagnostic::error("paper/wrong-value", message);
        let finding = finding.at(at(self.file, value.span()));
        let known: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
        self.loader.report(finding.help(match known.as_slice() {
            [] => format!("`{name}` has no such places: write the words themselves"),
            known => format!("`{name}` may have {}", known.join(", ")),
        }));
    }

    fn wrong(&mut self, name: &str, model: &Value, value: &Spanned<DeValue<'_>>) {
        let what = match model {
            Value::Table(_) => "a section",
            Value::Array(_) => "a list of texts",
            Value::Boolean(_) => "true or false",
            Value::Integer(_) => "a whole number",
            _ => "a text",
        };
        let finding = Diagnostic::error("paper/wrong-value", format!("`{name}` must be {what}"));
        self.loader.report(finding.at(at(self.file, value.span())));
    }
}

/// A value of the kind of a model: a text, a whole number, a truth, or a list of
/// texts, which takes the other's place as a whole.
fn read(model: &Value, value: &DeValue<'_>) -> Option<Value> {
    match model {
        Value::Array(_) => strings(value).map(Value::from),
        Value::String(_) => value.as_str().map(|text| Value::from(as_set(text))),
        Value::Boolean(_) => value.as_bool().map(Value::from),
        Value::Integer(_) => {
            let number = value.as_integer()?;
            let number = u32::from_str_radix(number.as_str(), number.radix()).ok()?;
            Some(Value::from(i64::from(number)))
        }
        _ => None,
    }
}

/// The first place `{name}` of a pattern that is none of these.
fn unknown_place<'t>(text: &'t str, known: &BTreeSet<String>) -> Option<&'t str> {
    let mut places = places(text);
    places.find(|name| !known.contains(*name))
}

/// The names of the places of a pattern.
fn places(text: &str) -> impl Iterator<Item = &str> {
    let inside = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let name = move |name: &&str| !name.is_empty() && name.chars().all(letter);
    inside.map(|(name, _)| name).filter(name)
}

#[cfg(test)]
mod tests {
    use super::{built_in, places, read};
    use crate::model::Lang;
    use toml::Value;

    /// A word that one language alone has is no pattern that the other lacks.
    #[test]
    fn built_in_words_are_of_kinds_that_an_own_file_may_have() {
        fn sound(value: &Value) -> bool {
            match value {
                Value::Table(table) => table.values().all(sound),
                Value::Array(items) => items.iter().all(|item| item.is_str()),
                value => value.is_str() || value.is_integer() || value.is_bool(),
            }
        }
        for lang in Lang::ALL {
            let words = built_in(lang, "ec");
            assert!(!words.is_empty() && words.values().all(sound), "{lang:?}");
        }
    }

    #[test]
    fn lists_are_taken_whole() {
        let list = Value::Array(vec![Value::from("a"), Value::from("b")]);
        let own = toml::de::DeTable::parse("x = [\"c\"]\ny = [1]").expect("TOML");
        let own = own.get_ref();
        let value = |key: &str| own.get(key).expect("the key").get_ref();
        assert_eq!(read(&list, value("x")), Some(Value::from(vec!["c"])));
        assert_eq!(read(&list, value("y")), None);
        assert_eq!(read(&Value::from("a"), value("x")), None);
    }

    #[test]
    fn numbers_and_truths_stay_what_they_are() {
        let own = toml::de::DeTable::parse("n = 3\nno = -1\nyes = false\nt = \"3\"").expect("TOML");
        let own = own.get_ref();
        let value = |key: &str| own.get(key).expect("the key").get_ref();
        let (number, truth) = (Value::from(2), Value::from(true));
        assert_eq!(read(&number, value("n")), Some(Value::from(3)));
        assert_eq!(read(&truth, value("yes")), Some(Value::from(false)));
        for (model, key) in [
            (&number, "no"),
            (&number, "yes"),
            (&number, "t"),
            (&truth, "n"),
        ] {
            assert_eq!(read(model, value(key)), None, "{key}");
        }
    }

    #[test]
    fn places_are_names_between_braces() {
        let found = |text| places(text).collect::<Vec<_>>().join(" ");
        assert_eq!(found("{from}至{to}"), "from to");
        assert_eq!(found("{ {} {a b} {n"), "");
    }
}
