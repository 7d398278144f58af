//! Where the time of a batch went: for programs, and as a trace that browsers'
//! trace viewers and Perfetto open.

use std::time::Duration;

use serde_json::{Value, json};

use super::Outcome;

fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

/// Each paper's stages, in milliseconds since the run began.
pub fn timings(outcomes: &[Outcome]) -> String {
    let paper = |outcome: &Outcome| {
        let stages = outcome.stages.iter();
        let stages = stages.map(|(stage, time)| json!({ "stage": stage, "ms": ms(*time) }));
        json!({
            "path": outcome.path.as_str(),
            "status": outcome.status,
            "began_ms": ms(outcome.began),
            "took_ms": ms(outcome.took),
            "stages": stages.collect::<Vec<Value>>(),
        })
    };
    let papers: Vec<Value> = outcomes.iter().map(paper).collect();
    text(&json!({ "papers": papers }))
}

/// The same in the trace event format: a lane for each paper that was worked
/// on at the same time as others, its stages inside.
pub fn trace(outcomes: &[Outcome]) -> String {
    let mut order: Vec<&Outcome> = outcomes.iter().collect();
    order.sort_by_key(|outcome| outcome.began);
    let mut lanes: Vec<Duration> = Vec::new();
    let mut events = Vec::new();
    for outcome in order {
        let end = outcome.began + outcome.took;
        let free = lanes.iter().position(|until| *until <= outcome.began);
        let lane = free.unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(until) => *until = end,
            None => lanes.push(end),
        }
        let event = |name: &str, from: Duration, took: Duration| {
            json!({
                "name": name, "ph": "X", "pid": 1, "tid": lane + 1,
                "ts": ms(from) * 1e3, "dur": ms(took) * 1e3,
            })
        };
        events.push(event(outcome.path.as_str(), outcome.began, outcome.took));
        let mut at = outcome.began;
        for (stage, took) in &outcome.stages {
            events.push(event(stage, at, *took));
            at += *took;
        }
    }
    text(&json!({ "traceEvents": events, "displayTimeUnit": "ms" }))
}

fn text(value: &Value) -> String {
    // Plain values always serialise.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
