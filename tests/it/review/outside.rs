//! A document that LibreOffice really edited, by a macro.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tables::model::Lang;

use super::super::support::run;
use super::docx::Docx;
use super::{Case, applied, small};

/// Says aloud that a test is not made.
fn skipped(why: &str) {
    let told = format!("skipped: {why}\n");
    std::io::stderr().write_all(told.as_bytes()).expect("told");
}

fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut found = std::env::split_paths(&path).map(|folder| folder.join("soffice"));
    found.find(|path| path.is_file())
}

/// LibreOffice with a profile of its own.
fn started(office: &Path, profile: &Path, args: &[&str]) {
    let mut command = Command::new(office);
    let own = format!("-env:UserInstallation=file://{}", profile.display());
    command
        .arg(own)
        .arg("--headless")
        .args(args)
        .stdin(Stdio::null());
    run(&mut command);
}

/// What the macro does: as a reviewer, then with nothing tracked, then a comment.
const MACRO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Review" script:language="StarBasic">
Sub Change(doc, was, becomes)
  d = doc.createSearchDescriptor()
  d.SearchString = was
  found = doc.findFirst(d)
  found.String = becomes
End Sub
Sub Edit(from, saved)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToUrl(from), "_blank", 0, hidden())
  doc.RecordChanges = True
  Change(doc, "quarter", "month, and each year")
  Change(doc, "needs nobody", "needs somebody")
  Change(doc, "Lamp Oil", "Oil Lamp")
  doc.RecordChanges = False
  Change(doc, "Somebody must light", "A keeper has to light")
  d = doc.createSearchDescriptor()
  d.SearchString = "ships run aground"
  found = doc.findFirst(d)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "Lee"
  note.Content = "Is this still so?"
  found.Text.insertTextContent(found, note, True)
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToUrl(saved), word())
  doc.close(True)
End Sub
</script:module>
"#;

const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Review"/>
</library:library>
"#;

#[test]
fn what_libreoffice_edits_comes_home() {
    let Some(office) = office() else {
        return skipped("soffice is not installed");
    };
    // LibreOffice lets no macro into a folder whose name begins with a dot.
    let folder = tempfile::Builder::new().prefix("review").tempdir();
    let folder = folder.expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let profile = path("profile");
    fs::write(path("paper.docx"), small(Lang::En).bytes()).expect("written");
    // The first start makes the profile.
    started(&office, &profile, &["--terminate_after_init"]);
    let library = profile.join("user/basic/Standard");
    if !library.is_dir() {
        return skipped("this LibreOffice runs no macros");
    }
    fs::write(library.join("script.xlb"), LIBRARY).expect("written");
    fs::write(library.join("Review.xba"), MACRO).expect("written");
    let call = format!(
        "macro:///Standard.Review.Edit(\"{}\",\"{}\")",
        path("paper.docx").display(),
        path("back.docx").display()
    );
    started(&office, &profile, &[&call]);
    let Ok(bytes) = fs::read(path("back.docx")) else {
        return skipped("libreoffice-writer-nogui is not installed");
    };
    let case = Case::small();
    let said = applied(&case, &Docx::open(&bytes));
    for line in [
        "body.en.hbs:13 computed by {{title \"oil\"}} from posts.csv:4 title_en: ",
        "body.en.hbs:19: not tracked: [-Somebody must-]{+A keeper has to+} light an oil",
        "duties.csv:4 text_en: Lee: comment on `ships run aground`: Is this still so?",
        "4 changes, 3 written, 1 left to you, 1 comment",
    ] {
        assert!(said.contains(line), "{line} is not in {said}");
    }
    assert!(
        case.read("duties.csv")
            .contains(",\"To publish the list of buoys each month, and each year\"\n")
    );
    assert!(case.read("body.en.hbs").contains(
        "A keeper has to light an oil lamp each evening. Electric light needs somebody. <light>"
    ));
}
