//! One chart from one table, without a paper.

mod made;
mod request;

use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};

use crate::build::run::error::BuildError;
use crate::build::run::guarded::guarded;
use content::roster::{Listed, Ranks, Reporting, alike, compare, language, show};
use content::sheet::{BrokenPart, BrokenWord, Sheet, SheetStyle};
use orgchart::Measure;
use tables::characters::visible;
use tables::diag::{self, Diagnostic, has_errors};
use tables::fonts::{FontDir, FontFiles};
use tables::load::Reading;
use tables::model::{FontChoice, Lang, Rank, Roster, Words};
use tables::source::{FileId, PAPER_TOML, Sources, Span, read_file};
use typeset::export::{self, FileFacts, PdfStandard, Standards};
use typeset::pages::{self, Engine, Faults};

pub use made::{ChartMade, ListedChange};
pub use request::{ChartFormat, ChartRequest};

/// Makes a chart in memory.
///
/// # Errors
/// When a file that the request names cannot be read.
pub fn chart(request: &ChartRequest) -> Result<ChartMade, BuildError> {
    guarded(
        &request.table,
        || chart_once(request),
        |finding| ChartMade {
            findings: vec![finding],
            ..ChartMade::default()
        },
    )
}

fn chart_once(request: &ChartRequest) -> Result<ChartMade, BuildError> {
    let mut run = ChartRun {
        request,
        reading: Reading::default(),
        made: ChartMade::default(),
    };
    let tables = run.tables()?;
    if let Some(tables) = tables {
        run.draw(&tables)?;
    }
    let ChartRun {
        reading, mut made, ..
    } = run;
    made.findings.extend(reading.findings);
    made.findings.extend(check::tables_alone(&reading.sources));
    made.sources = reading.sources;
    diag::sort(&mut made.findings);
    if has_errors(&made.findings) {
        made.bytes = None;
    }
    Ok(made)
}

/// The tables that a chart is made from.
struct Tables {
    roster: Roster,
    earlier: Option<Roster>,
    ranks: Vec<Rank>,
}

struct ChartRun<'a> {
    request: &'a ChartRequest,
    reading: Reading,
    made: ChartMade,
}

impl ChartRun<'_> {
    fn timed<T>(&mut self, stage: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let result = work(self);
        self.made.stages.push((stage, start.elapsed()));
        result
    }

    fn tables(&mut self) -> Result<Option<Tables>, BuildError> {
        let request = self.request;
        let named = |path: &Utf8PathBuf| Ok::<_, BuildError>((path.clone(), read_file(path)?));
        let file = named(&request.table)?;
        let paper = request.table.with_file_name(PAPER_TOML);
        // What it says beside that is no concern of a single table.
        if paper.is_file()
            && let Ok(bytes) = read_file(&paper)
        {
            self.reading.pass_over(&bytes);
        }
        let earlier = request.against.as_ref().map(named).transpose()?;
        let encoding = request.encoding;
        let roster = self.timed("load", |run| {
            run.reading.roster(file, encoding, request.lenient)
        });
        let wanted = earlier.is_some();
        let earlier = earlier.and_then(|file| self.reading.roster(file, encoding, request.lenient));
        let structure = request.structure;
        let [roster, earlier] = [roster, earlier].map(|it| Some(it?.in_structure(structure)));
        let Some(roster) = roster.filter(|_| earlier.is_some() == wanted) else {
            return Ok(None);
        };
        self.made.mapped = mapped(&request.table, &roster);
        let beside = request.table.with_file_name("ranks.csv");
        let in_the_manner = roster.columns.header("title_zh").is_some()
            || roster.columns.header("title_en").is_some();
        let beside = Some(beside).filter(|path| in_the_manner && path.is_file());
        let ranks = match request.ranks.clone().or(beside) {
            Some(path) => self
                .reading
                .ranks(named(&path)?, encoding)
                .unwrap_or_default(),
            None => Vec::new(),
        };
        Ok(Some(Tables {
            roster,
            earlier,
            ranks,
        }))
    }

    /// The posts of a table with their superiors.
    fn reporting<'t>(&mut self, roster: &'t Roster) -> Reporting<'t> {
        let office = self.request.office.as_deref();
        let sources = &self.reading.sources;
        let (reporting, findings) = Reporting::new(roster, office, sources, self.request.lenient);
        self.made.findings.extend(findings);
        if reporting.posts.is_empty() {
            self.made.findings.push(no_posts(roster, office, sources));
        }
        reporting
    }

    fn draw(&mut self, tables: &Tables) -> Result<(), BuildError> {
        let request = self.request;
        let marks = match &request.marks {
            Some(path) => self.reading.marks(Some((path.clone(), read_file(path)?))),
            None => self.reading.marks(None),
        };
        let lang = request.lang.unwrap_or_else(|| language(&tables.roster));
        let words = self.reading.words(lang);
        let reporting = self.reporting(&tables.roster);
        let earlier = tables.earlier.as_ref().map(|roster| self.reporting(roster));
        let ranks = Ranks::new(&tables.ranks);
        let unknown = ranks.unknown(&tables.roster, &self.reading.sources);
        self.made.findings.extend(unknown);
        let listed = earlier.map(|earlier| compare(&earlier, &reporting));
        let listed = listed.unwrap_or_default();
        if let Some(earlier) = &tables.earlier {
            let found = alike(&listed, (earlier, &tables.roster), &self.reading.sources);
            self.made.findings.extend(found);
        }
        let (Some(marks), Some(words)) = (marks, words) else {
            return Ok(());
        };
        if has_errors(&self.made.findings) || has_errors(&self.reading.findings) {
            return Ok(());
        }
        self.made.changes = listed.iter().map(|one| change(one, lang)).collect();
        let posts = show(&reporting, &listed, &ranks, lang);
        self.made.posts = posts.len();
        let Some(fonts) = self.fonts()? else {
            return Ok(());
        };
        let choice = FontChoice::default();
        let measure = fonts.measure(&choice);
        let style = SheetStyle {
            marks: &marks,
            words: &words,
            measure: &measure,
            paper: request.paper.alone(!request.title.is_empty()),
            min_font_pt: request.min_font_pt,
            brackets: false,
            note: "",
        };
        let sheet = self.timed("layout", |_| Sheet::new(&request.title, posts, &style));
        match sheet {
            Ok(sheet) => {
                self.broken_words(&sheet, &reporting, (tables, lang));
                self.small_text(&sheet, tables);
                self.export(
                    &sheet,
                    (&words, lang),
                    (&fonts, tables.roster.file),
                    &measure,
                );
            }
            // Reporting has made a tree of the posts.
            Err(error) => {
                let finding = Diagnostic::error("posts/reporting-cycle", error.to_string());
                self.made.findings.push(finding);
            }
        }
        Ok(())
    }

    /// The fonts, if all of them can be had.
    fn fonts(&mut self) -> Result<Option<FontFiles>, BuildError> {
        let dirs = self.request.font_dirs.iter().cloned().map(FontDir::Named);
        let dirs: Vec<FontDir> = dirs.collect();
        let fonts = FontFiles::with_dirs(&dirs)?;
        self.made.findings.extend_from_slice(fonts.findings());
        Ok((!has_errors(&self.made.findings)).then_some(fonts))
    }

    /// Tells of a chart that has less room than it needs.
    fn small_text(&mut self, sheet: &Sheet, tables: &Tables) {
        let path = &self.reading.sources.file(tables.roster.file).path;
        let cramped = sheet.cramped.map(|own| own.finding().in_file(path.clone()));
        self.made.findings.extend(cramped);
    }

    /// Warns of the words that no box is wide enough for.
    fn broken_words(&mut self, sheet: &Sheet, reporting: &Reporting<'_>, of: (&Tables, Lang)) {
        for word in sheet.broken_words() {
            let cell = cell(&word, reporting, of, &self.reading.sources);
            self.made.findings.push(word.warning(cell));
        }
    }

    fn export(
        &mut self,
        sheet: &Sheet,
        (words, lang): (&Words, Lang),
        (fonts, table): (&FontFiles, FileId),
        measure: &dyn Measure,
    ) {
        let sizes = sheet.book.pages.iter().map(|page| page.font_pt);
        self.made.font_pt = sizes.fold(f64::INFINITY, f64::min);
        self.made.pages = sheet.book.pages.len();
        self.made.bytes = match self.request.format {
            ChartFormat::Json => Some(self.timed("export", |_| export::chart_json(sheet))),
            ChartFormat::Svg => {
                Some(self.timed("export", |_| export::svg(sheet, words, lang, measure)))
            }
            ChartFormat::Pdf => self.pdf(sheet, (words, lang), (fonts, table)),
        };
    }

    fn pdf(
        &mut self,
        sheet: &Sheet,
        (words, lang): (&Words, Lang),
        (fonts, table): (&FontFiles, FileId),
    ) -> Option<Vec<u8>> {
        let data = sheet.alone(words, lang, &FontChoice::default());
        let engine = self.timed("engine", |_| Engine::new(fonts));
        let (pages, findings) = self.timed("typeset", |run| {
            pages::typeset_sheet(&engine, &data, &run.reading.sources)
        });
        self.made.findings.extend(findings);
        let pages = pages?;
        let title = match self.request.title.as_str() {
            "" => self.request.table.file_stem().unwrap_or_default(),
            title => title,
        };
        let facts = FileFacts {
            title: visible(title).into_owned(),
            authors: &[],
            lang,
            date: None,
        };
        let standards = standards().unwrap_or_else(Standards::none);
        let pdf = self.timed("export", |_| {
            export::pdf(&pages, (1, pages.count()), &facts, &standards)
        });
        let found = |faults: Faults| faults.of_file(table);
        pdf.map_err(|faults| self.made.findings.extend(found(faults)))
            .ok()
    }
}

/// The cell of a broken word: of a post that is deleted, in the earlier table.
fn cell(
    word: &BrokenWord,
    reporting: &Reporting<'_>,
    (tables, lang): (&Tables, Lang),
    sources: &Sources,
) -> Span {
    let deleted = tables
        .earlier
        .as_ref()
        .filter(|_| word.post >= reporting.posts.len());
    let roster = deleted.unwrap_or(&tables.roster);
    let post = match reporting.posts.get(word.post) {
        Some(post) => Some(*post),
        None => roster.posts.iter().find(|post| post.id == word.id),
    };
    let Some(post) = post else {
        return Span::new(roster.file, 0, 0);
    };
    let own = format!("title_{}", lang.code());
    let names: &[&str] = match word.part {
        // The posts of a roster have no notes.
        BrokenPart::Title | BrokenPart::Note => &["title", &own],
        BrokenPart::Rank => &["rank"],
        BrokenPart::Point => &["point"],
    };
    let header = names.iter().find_map(|name| roster.columns.header(name));
    sources.cell_span(post.row, header.unwrap_or(names[0]))
}

/// A chart has no date, without which no PDF/A can be kept.
fn standards() -> Option<Standards> {
    let accessible: PdfStandard = "ua-1".parse().ok()?;
    Standards::new(&[accessible]).ok()
}

fn change(listed: &Listed<'_>, lang: Lang) -> ListedChange {
    ListedChange {
        line: listed.line(lang),
        json: listed.json(lang),
    }
}

fn no_posts(roster: &Roster, office: Option<&str>, sources: &Sources) -> Diagnostic {
    let message = match office {
        Some(office) => format!("no post of this table is in the office `{office}`"),
        None => "this table has no posts".to_owned(),
    };
    let offices = roster.posts.iter().map(|post| post.office.as_str());
    let near = office.and_then(|office| diag::nearest(office, offices));
    let finding = Diagnostic::error("posts/none", message);
    let finding = finding.in_file(sources.file(roster.file).path.clone());
    match near {
        Some(near) => finding.help(format!("did you mean --office {near}?")),
        None => finding.help("a row for each post, with its id and the id of its superior"),
    }
}

/// What the columns of a table from elsewhere were taken for.
fn mapped(path: &Utf8Path, roster: &Roster) -> Option<String> {
    let convention = roster.columns.convention?;
    let used = roster.columns.used.iter();
    let used: Vec<String> = used
        .map(|(ours, theirs)| format!("`{theirs}` is {ours}"))
        .collect();
    let unused: Vec<String> = roster
        .columns
        .unused
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let mut line = format!("{path} is read as an {convention}: {}", used.join(", "));
    if !unused.is_empty() {
        line += &format!("; not used: {}", unused.join(", "));
    }
    Some(line)
}
