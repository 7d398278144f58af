//! The JSON report and SARIF logs, as far as they are joined.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Part, PartError};
use crate::batch::Status;
use crate::batch::report::sarif;

/// Reads a report or a log.
pub(super) fn part(text: &str) -> Result<Part, PartError> {
    let mut value: Value = serde_json::from_str(text)?;
    if value.get("runs").is_some() {
        check_log(&serde_json::from_str(text)?)?;
        let runs = sarif::runs(&mut value);
        return runs.map(Part::Runs).ok_or(PartError::Unknown);
    }
    if value.get("papers").is_none() {
        return Err(PartError::Unknown);
    }
    // What it must have, with the place where it has it not.
    let _: Report = serde_json::from_str(text)?;
    match value.get_mut("papers").map(Value::take) {
        Some(Value::Array(papers)) => Ok(Part::Papers(papers)),
        _ => Err(PartError::Unknown),
    }
}

/// A JSON report, as `schema` describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    #[serde(rename = "papers")]
    _papers: Vec<Paper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    #[serde(rename = "path")]
    _path: String,
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "status")]
    _status: Status,
    #[serde(rename = "error", deserialize_with = "or_null")]
    _error: Option<String>,
    #[serde(rename = "editions")]
    _editions: Vec<Edition>,
    #[serde(rename = "pages")]
    _pages: u64,
    #[serde(rename = "annexes")]
    _annexes: u64,
    #[serde(rename = "findings")]
    _findings: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    #[serde(rename = "severity")]
    _severity: Level,
    #[serde(rename = "rule")]
    _rule: String,
    #[serde(rename = "message")]
    _message: String,
    #[serde(rename = "file", deserialize_with = "or_null")]
    _file: Option<String>,
    #[serde(rename = "line", deserialize_with = "or_null")]
    _line: Option<u64>,
    #[serde(rename = "column", deserialize_with = "or_null")]
    _column: Option<u64>,
    #[serde(rename = "end_line", deserialize_with = "or_null")]
    _end_line: Option<u64>,
    #[serde(rename = "end_column", deserialize_with = "or_null")]
    _end_column: Option<u64>,
    #[serde(rename = "help", deserialize_with = "or_null")]
    _help: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Edition {
    Zh,
    En,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
}

/// A field that may be null and must be there.
fn or_null<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

/// A SARIF log, as far as it is joined.
#[derive(Deserialize)]
struct Log {
    version: String,
    runs: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
    tool: Tool,
    results: Vec<Found>,
}

#[derive(Deserialize)]
struct Tool {
    driver: Driver,
}

#[derive(Deserialize)]
struct Driver {
    name: String,
    version: String,
    rules: Vec<RuleOf>,
}

#[derive(Deserialize)]
struct RuleOf {
    id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: String,
    rule_index: usize,
    #[serde(rename = "level")]
    _level: Level,
    #[serde(rename = "message")]
    _message: Said,
}

#[derive(Deserialize)]
struct Said {
    #[serde(rename = "text")]
    _text: String,
}

fn check_log(log: &Log) -> Result<(), PartError> {
    if log.version != "2.1.0" {
        return Err(PartError::Wrong(format!(
            "it is SARIF {}, not 2.1.0",
            log.version
        )));
    }
    for run in &log.runs {
        let driver = &run.tool.driver;
        if driver.name != "panelpaper" {
            return Err(PartError::Unknown);
        }
        if driver.version != env!("CARGO_PKG_VERSION") {
            return Err(PartError::Version(driver.version.clone()));
        }
        let unknown = run.results.iter().find(|found| {
            let rule = driver.rules.get(found.rule_index);
            rule.is_none_or(|rule| rule.id != found.rule_id)
        });
        if let Some(found) = unknown {
            let why = format!(
                "its list of rules lacks `{}`, which a result names",
                found.rule_id
            );
            return Err(PartError::Wrong(why));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::batch::report::part::part;

    fn why(text: &str) -> String {
        part(text).err().expect("it is refused").to_string()
    }

    #[test]
    fn a_damaged_json_report_is_refused_at_its_place() {
        let good = "{\n\"papers\": [\n{\"path\":\"a\",\"id\":\"a\",\"status\":\"built\",\"error\":null,\
             \"editions\":[\"zh\"],\"pages\":1,\"annexes\":0,\"findings\":[]}\n]\n}\n";
        assert!(part(good).is_ok());
        for (from, to, why_not) in [
            ("\"error\":null,", "", "missing field `error`"),
            ("\"built\"", "\"made\"", "unknown variant `made`"),
            ("\"pages\":1", "\"pages\":-1", "invalid value"),
            (
                "\"id\":\"a\",",
                "\"id\":\"a\",\"more\":1,",
                "unknown field `more`",
            ),
        ] {
            let bad = good.replace(from, to);
            let said = why(&bad);
            assert!(
                said.starts_with("line 3, ") && said.contains(why_not),
                "{said}"
            );
        }
        assert!(why(&good[..good.len() - 8]).starts_with("line "));
        assert!(part("[]").is_err() && part("{}").is_err() && part("").is_err());
        // Nested deeper than anybody writes.
        assert!(part(&"{\"papers\":[".repeat(100_000)).is_err());
        assert!(part(&"<a>".repeat(100_000)).is_err());
    }

    #[test]
    fn a_log_of_another_version_is_refused() {
        let log = |version: &str, of: &str, rule: &str| {
            format!(
                "{{\"version\":\"{version}\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"panelpaper\",\"version\":\"{of}\",\
             \"rules\":[{{\"id\":\"{rule}\"}}]}}}},\"results\":[{{\"ruleId\":\"a/b\",\"ruleIndex\":0,\"level\":\"error\",\
             \"message\":{{\"text\":\"x\"}}}}]}}]}}"
            )
        };
        let own = env!("CARGO_PKG_VERSION");
        assert!(part(&log("2.1.0", own, "a/b")).is_ok());
        assert!(why(&log("2.1.0", "0.0.1", "a/b")).contains("panelpaper 0.0.1 wrote it"));
        assert!(why(&log("2.0.0", own, "a/b")).contains("SARIF 2.0.0"));
        assert!(why(&log("2.1.0", own, "c/d")).contains("lacks `a/b`"));
    }
}
