//! `{{picture "map.png" …}}`: a picture of the paper's folder, which stands by itself.

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;
use content::table::{PictureData, Placed};
use tables::diag::Diagnostic;
use tables::model::Width;
use tables::source::pictures;

pub(super) fn picture(_: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let path = args.one("a picture's file")?;
    // Without it the call is wrong, which a check says of every call, printed or not.
    let alt = args.named("alt").unwrap_or_default();
    let caption = args.named("caption").filter(|text| !text.trim().is_empty());
    let width = width(args)?;
    if !pictures::is_named(&path) {
        let message = format!("`{path}` is no picture's file");
        let finding = Diagnostic::error("body/wrong-argument", message);
        let finding = finding.at(args.call.argument(&path));
        return Err(finding.help("name a file that ends in .png, .jpg, .gif, .webp or .svg"));
    }
    Ok(Written::Placed(Placed::Picture(PictureData {
        path,
        alt,
        width,
        caption,
        note: None,
        sum: None,
    })))
}

fn width(args: &mut HelperArgs<'_>) -> Result<Option<f64>, Diagnostic> {
    let Some(text) = args.named("width") else {
        return Ok(None);
    };
    match Width::parse(&text) {
        Some(Width::Points(points)) => Ok(Some(points)),
        _ => {
            let message = format!("`{text}` is no width");
            let finding = Diagnostic::error("body/wrong-argument", message);
            let finding = finding.at(args.call.argument(&text));
            Err(finding.help("write a length such as 10cm; without it, it is as wide as the text"))
        }
    }
}
