//! Runs of a program.

use std::path::Path;
use std::process::Command;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Outcome {
    /// Its exit status.
    pub status: i32,
    /// What it printed.
    pub stdout: String,
    /// What it told beside that: findings and progress.
    pub stderr: String,
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Outcome {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status: output.status.code().expect("the program ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A program of the package with arguments, in a folder, with nothing of this
/// environment that could matter.
pub fn program(path: &str, folder: &Path, args: &[&str]) -> Outcome {
    run(Command::new(path)
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR"))
}
