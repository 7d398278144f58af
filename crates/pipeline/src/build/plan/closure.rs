//! The closure of each file: sums of everything that its pages are made of.
//!
//! An annex is made of the words and measures that its template gets, and of
//! what all annexes have in common. The built-in templates set an annex without
//! looking at anything else (a test holds that its bytes are then the same);
//! templates of the paper's own may look at the whole paper, which is then in
//! the closure of each annex.

use super::font_set::FontSet;
use crate::build::fingerprint::{sha256, sum_of};
use crate::build::store::manifest::{Input, Sums, Versions};
use check::Checked;
use content::edition::{AnnexData, EditionData, json};
use tables::assets::templates::{BUILT_IN, TEMPLATES};
use tables::source::Sources;
use typeset::fill::{Filled, FilledBody};

/// The key under which the rest of a paper stands, where its own templates may
/// look at it.
pub(crate) const WHOLE: &str = "the rest of the paper";

/// What is the same for every file of a build.
#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    /// The fonts, in the order in which they are searched.
    pub(crate) fonts: String,
    /// The names of the PDF standards.
    pub(crate) standards: String,
}

impl Surroundings {
    pub(crate) fn new(fonts: &FontSet, standards: &[String]) -> Self {
        Self {
            fonts: fonts.sum.clone(),
            standards: standards.join(","),
        }
    }

    /// The sum of everything that goes into a build of these editions.
    pub(crate) fn of_build(&self, inputs: &[Input], langs: &[&str]) -> String {
        let Versions { panelpaper, typst } = Versions::ours();
        let own = [&panelpaper, &typst, &self.fonts, &self.standards];
        let inputs = inputs.iter().flat_map(|input| [&input.path, &input.sha256]);
        let pieces = own.into_iter().chain(inputs).map(|text| text.as_bytes());
        sum_of(pieces.chain(langs.iter().map(|lang| lang.as_bytes())))
    }
}

/// The closures of one edition.
#[derive(Debug)]
pub(crate) struct Closures {
    /// What all annexes are made of, by name.
    pub(crate) common: Sums,
    /// The closure of paper.pdf.
    pub(crate) paper: String,
    /// Of each annex in order, its closure and the sum of its own content.
    pub(crate) annexes: Vec<(String, String)>,
}

impl Closures {
    pub(crate) fn new(
        project: &Checked,
        sources: &Sources,
        filled: &Filled,
        around: &Surroundings,
    ) -> Self {
        let data = filled.paper.to_json();
        // Separators of lists and references to paragraphs come of the words.
        let words = json(&filled.words);
        let texts = filled.texts.iter().map(|text| &text.body);
        let bodies = std::iter::once(&filled.body).chain(texts);
        let pieces: Vec<String> = bodies.flat_map(FilledBody::pieces_of_content).collect();
        let pieces = pieces.iter().map(String::as_bytes);
        let texts = filled.texts.iter();
        let numbered = json(&texts.map(|text| text.numbered).collect::<Vec<_>>());
        let whole = sum_of(
            [data.as_bytes(), words.as_bytes(), numbered.as_bytes()]
                .into_iter()
                .chain(pieces),
        );
        let mut common = common(project, filled, around);
        let own = own_templates(project, sources);
        if !own.is_empty() {
            common.extend(own);
            common.insert(WHOLE.to_owned(), whole.clone());
        }
        let shared = sum_of(
            common
                .iter()
                .flat_map(|(k, v)| [k.as_bytes(), v.as_bytes()]),
        );
        let contents = filled.paper.annexes.iter();
        let annex = |data: &AnnexData| {
            let content = content(data, filled);
            (sum_of([shared.as_bytes(), content.as_bytes()]), content)
        };
        Self {
            paper: sum_of([shared.as_bytes(), whole.as_bytes()]),
            annexes: contents.map(annex).collect(),
            common,
        }
    }
}

/// The sum of an annex's own content: of its data and, where it is prose, of its words
/// with those of its references and of its lists.
fn content(data: &AnnexData, filled: &Filled) -> String {
    let own = data.to_json();
    let mut texts = filled.texts.iter();
    let Some(text) = texts.find(|text| text.annex == data.number) else {
        return sha256(own.as_bytes());
    };
    let separators = json(&filled.words.separators);
    let set = json(&(text.numbered, &text.references));
    let pieces = text.body.pieces_of_content();
    let all = [&own, &separators, &set].into_iter().chain(&pieces);
    sum_of(all.map(|text| text.as_bytes()))
}

fn common(project: &Checked, filled: &Filled, around: &Surroundings) -> Sums {
    let lang = filled.lang.code();
    let Versions { panelpaper, typst } = Versions::ours();
    let built_in = TEMPLATES.iter().map(|template| template.text.as_bytes());
    let date = project.paper.date;
    let EditionData { head, fonts, .. } = &filled.paper;
    let sum = |json: String| sha256(json.as_bytes());
    [
        ("panelpaper".to_owned(), panelpaper),
        ("typst".to_owned(), typst),
        ("the built-in templates".to_owned(), sum_of(built_in)),
        ("--pdf-standard".to_owned(), around.standards.clone()),
        ("the fonts".to_owned(), around.fonts.clone()),
        ("paper.toml [fonts]".to_owned(), sum(json(fonts))),
        (
            format!("words.{lang}.toml [layout]"),
            sum(json(&head.words)),
        ),
        ("paper.toml date".to_owned(), json(&date)),
        (format!("paper.toml [{lang}] title"), filled.title.clone()),
        (
            format!("paper.toml [{lang}] signatories"),
            json(&filled.signatories),
        ),
    ]
    .into()
}

/// The Typst templates of the paper's own, by name.
pub(crate) fn own_templates(project: &Checked, sources: &Sources) -> Sums {
    let templates = project.templates.iter();
    let own = templates.filter_map(|(name, file)| {
        let file = sources.file(*file);
        let own = !file.path.starts_with(BUILT_IN);
        own.then(|| (format!("templates/{name}"), sha256(file.text.as_bytes())))
    });
    own.collect()
}
