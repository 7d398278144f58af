//! A chart as JSON: boxes and lines in points on the paper, y down.

use serde_json::{Value, json};

use content::sheet::Sheet;
use orgchart::{BoxKind, Drawing, Edge, PlacedBox};

/// The JSON of a chart, as bytes with a line end.
///
/// What a chart of plain posts never has (links, marks, dotted lines) stands
/// only at the boxes and edges that have it.
pub fn chart_json(sheet: &Sheet) -> Vec<u8> {
    let pages: Vec<Value> = sheet
        .book
        .pages
        .iter()
        .map(|drawing| page(sheet, drawing))
        .collect();
    // Plain strings and numbers always serialise.
    let mut bytes = serde_json::to_vec(&json!({ "pages": pages })).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn page(sheet: &Sheet, drawing: &Drawing) -> Value {
    let (width, height) = sheet.sides(drawing);
    let origin = sheet.origin(drawing);
    let boxes: Vec<Value> = drawing
        .boxes
        .iter()
        .map(|b| placed(sheet, b, origin))
        .collect();
    let edges: Vec<Value> = drawing
        .edges
        .iter()
        .map(|e| edge(sheet, e, origin))
        .collect();
    let mut page = json!({
        "width": width,
        "height": height,
        "scale": drawing.scale,
        "min_font_pt": drawing.font_pt,
        "boxes": boxes,
        "edges": edges,
    });
    if !drawing.tags.is_empty() {
        let tag = |tag: &orgchart::Tag| {
            json!({
                "text": tag.text,
                "id": sheet.posts[tag.post].shown.id,
                "x": origin.0 + tag.x,
                "y": origin.1 + tag.y,
                "radius": tag.radius,
            })
        };
        page["tags"] = drawing.tags.iter().map(tag).collect();
    }
    page
}

fn placed(sheet: &Sheet, placed: &PlacedBox, (x, y): (f64, f64)) -> Value {
    let lines: Vec<&str> = placed.lines.iter().map(|line| line.text.as_str()).collect();
    let mut value = json!({
        "id": placed.id,
        "x": x + placed.x,
        "y": y + placed.y,
        "w": placed.w,
        "h": placed.h,
        "kind": kind(placed.kind),
        "lines": lines,
    });
    if let Some(page) = placed.link {
        value["page"] = json!(page + 1);
    }
    let changes = &sheet.posts[placed.post].changes;
    if !changes.is_empty() {
        value["changes"] = changes.iter().map(|change| change.word()).collect();
    }
    value
}

fn kind(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Post => "post",
        BoxKind::Stub => "stub",
        BoxKind::Head => "head",
    }
}

fn edge(sheet: &Sheet, edge: &Edge, (x, y): (f64, f64)) -> Value {
    let points: Vec<[f64; 2]> = edge.points.iter().map(|p| [x + p[0], y + p[1]]).collect();
    let mut value = json!({
        "from": sheet.posts[edge.from].shown.id,
        "to": sheet.posts[edge.to].shown.id,
        "points": points,
    });
    if edge.dotted {
        value["dotted"] = json!(true);
    }
    value
}
