//! `cargo xtask generate`: pages and schemas that are written from the code.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use check::{explain, schema};

/// The schema of a batch's report. What it describes stands above Typst, so that
/// the program itself prints it.
const REPORT: &str = "docs/report.schema.json";

/// Writes every generated file that is old; says which.
pub(crate) fn run(root: &Path) -> Result<String> {
    let mut told = String::new();
    let mut write = |file: &str, text: &str| -> Result<()> {
        let path = root.join(file);
        if fs::read_to_string(&path).is_ok_and(|before| before == text) {
            return Ok(());
        }
        fs::write(&path, text).with_context(|| format!("cannot write {file}"))?;
        told += &format!("wrote {file}\n");
        Ok(())
    };
    for (file, text) in files()? {
        write(file, &text)?;
    }
    write(REPORT, &of_the_program(root)?)?;
    if told.is_empty() {
        told += "nothing was old\n";
    }
    Ok(told)
}

/// The generated files that need no Typst, with what belongs in them.
fn files() -> Result<Vec<(&'static str, String)>> {
    let json = |value| -> Result<String> { Ok(serde_json::to_string_pretty(&value)? + "\n") };
    Ok(vec![
        ("book/src/generated/rules.md", explain::rules_table()),
        ("book/src/generated/messages.md", explain::messages_table()),
        ("book/src/generated/settings.md", schema::settings_table()),
        ("docs/paper.schema.json", json(schema::paper())?),
        ("docs/datapackage.json", json(schema::tables())?),
    ])
}

/// What `panelpaper schema report` prints; builds the program where it is old.
fn of_the_program(root: &Path) -> Result<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--locked", "--", "schema", "report"]);
    let output = command.current_dir(root).output();
    let output = output.context("cannot start cargo")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{REPORT} is not written, since the program cannot print it:\n{said}"
    );
    String::from_utf8(output.stdout).context("the schema is not UTF-8")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::files;
    use crate::root;

    /// The schema of reports is held by the tests that have the program.
    #[test]
    fn generated_files_are_as_the_code_writes_them() {
        for (file, text) in files().expect("the texts") {
            let kept = fs::read_to_string(root().join(file)).unwrap_or_default();
            assert!(kept == text, "{file} is old: run `cargo xtask generate`");
        }
    }

    #[test]
    fn every_generated_page_is_written() {
        let written = files().expect("the texts");
        let pages = fs::read_dir(root().join("book/src/generated")).expect("the pages");
        for page in pages {
            let name = page.expect("an entry").file_name();
            let path = format!("book/src/generated/{}", name.display());
            assert!(
                written.iter().any(|(file, _)| *file == path),
                "nothing writes {path}"
            );
        }
    }
}
