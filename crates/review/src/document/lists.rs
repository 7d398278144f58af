//! Which items are of one list: programs give each item a number of its own, or all of a
//! list one, and say of these numbers which go on with one another.

use std::collections::BTreeMap;

use super::Paragraph;
use crate::package::Refused;
use crate::xml::{Element, Node, Walk};

/// The numbers of lists, by their names.
#[derive(Default)]
pub(super) struct Lists {
    numbers: BTreeMap<String, Number>,
}

/// A number of lists.
#[derive(Default)]
struct Number {
    /// What its lists look like, by name: numbers of one look go on with one another.
    looks: String,
    /// The levels that begin anew.
    begins: Vec<String>,
}

impl Lists {
    /// Reads the part that tells of them.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Refused> {
        let mut walk = Walk::new(text);
        let (mut open, mut level): (Option<(String, Number)>, _) = (None, String::new());
        let value = |element: &Element, name| element.value(name).unwrap_or_default().to_owned();
        while let Some(node) = walk.next()? {
            let Node::Open(element) = node else {
                continue;
            };
            match element.name.as_str() {
                "num" => {
                    self.numbers.extend(open.take());
                    open = Some((value(&element, "numId"), Number::default()));
                }
                "abstractNumId" => {
                    if let Some((_, number)) = &mut open {
                        number.looks = value(&element, "val");
                    }
                }
                "lvlOverride" => level = value(&element, "ilvl"),
                "startOverride" => {
                    if let Some((_, number)) = &mut open {
                        number.begins.push(level.clone());
                    }
                }
                _ => {}
            }
        }
        self.numbers.extend(open);
        Ok(())
    }

    /// Gives the items of one list one number.
    pub(super) fn name(&self, paragraphs: &mut [Paragraph]) {
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut last: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for (at, paragraph) in paragraphs.iter_mut().enumerate() {
            let of = |name: &str| {
                let mut parts = paragraph.form.split(' ');
                parts
                    .find_map(|part| part.strip_prefix(name))
                    .map(str::to_owned)
            };
            let (Some(id), level) = (of("numId="), of("ilvl=").unwrap_or_default()) else {
                continue;
            };
            let Some(number) = self.numbers.get(&id) else {
                continue;
            };
            let own = (id.clone(), level.clone());
            let looks = (number.looks.as_str(), level.clone());
            let goes_on = (!number.begins.contains(&level)).then(|| last.get(&looks));
            let list = known.get(&own).or(goes_on.flatten()).copied();
            let list = list.unwrap_or(at);
            known.insert(own, list);
            last.insert(looks, list);
            let form = &paragraph.form;
            paragraph.form = form.replace(&format!("numId={id} "), &format!("numId=list{list} "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lists, Paragraph};

    /// Which lists items are of, by their numbers; the first of looks `a`, the others `b`.
    #[track_caller]
    fn check(items: &[(&str, usize)], expected: &[usize]) {
        let number = |id: usize, looks: &str, begins: &str| {
            format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{looks}\"/>{begins}</w:num>")
        };
        let begins = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
        let all = [
            number(1, "a", ""),
            number(2, "b", begins),
            number(3, "b", ""),
            number(4, "b", ""),
            number(5, "b", begins),
        ];
        let text = format!(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{}</w:numbering>",
            all.concat()
        );
        let mut lists = Lists::default();
        lists.read(&text).expect("numbers");
        let item = |(level, id): &(&str, usize)| Paragraph {
            form: format!("pStyle=Item ilvl={level} numId={id} "),
            ..Paragraph::default()
        };
        let mut items: Vec<Paragraph> = items.iter().map(item).collect();
        lists.name(&mut items);
        let found = items.iter().map(|item| {
            let (_, list) = item.form.trim().split_once("numId=list").expect("a list");
            list.parse::<usize>().expect("its first item")
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn items_of_one_list_have_one_number() {
        // A number for all of a list; one for each item; a list of the same looks behind it.
        check(&[("0", 2), ("0", 2), ("0", 5), ("0", 5)], &[0, 0, 2, 2]);
        check(
            &[("0", 2), ("0", 3), ("0", 4), ("0", 5), ("0", 3)],
            &[0, 0, 0, 3, 0],
        );
        check(&[("0", 2), ("0", 3), ("0", 5), ("0", 4)], &[0, 0, 2, 2]);
        // Another sort of list, and items below others.
        check(&[("0", 2), ("0", 1), ("0", 4)], &[0, 1, 0]);
        check(&[("0", 2), ("1", 3), ("1", 4), ("0", 3)], &[0, 1, 1, 0]);
    }
}
