//! A page that shows who is where when: readable without a server, and without script.

use std::fmt::Write as _;

use crate::answer::Summary;

/// How wide the picture is.
const WIDTH: f64 = 1_000.0;
/// How high a row is.
const HEIGHT: usize = 22;
/// How wide the names are.
const NAMES: f64 = 110.0;
/// The most rows drawn.
const ROWS_MAX: usize = 2_000;

/// What one carer or vehicle does.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Who.
    pub name: String,
    /// What, in order.
    pub bars: Vec<Bar>,
}

/// From when to when, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// When it starts.
    pub from: f64,
    /// When it ends.
    pub to: f64,
    /// What it is.
    pub label: String,
}

/// The page.
pub fn day_page(rows: &[Row], summary: &Summary) -> String {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let first = bars().map(|bar| bar.from).fold(f64::INFINITY, f64::min);
    let last = bars().map(|bar| bar.to).fold(f64::NEG_INFINITY, f64::max);
    let scale = if last > first {
        (WIDTH - NAMES) / (last - first)
    } else {
        0.0
    };
    let mut page = String::from(
        "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Ruttplan</title><style>\
         body{font:15px sans-serif;margin:2rem}table{border-collapse:collapse}td,th{padding:.2rem .8rem;\
         border-bottom:1px solid #ccc;text-align:left}rect{fill:#2f6f8f}text{font-size:11px}</style><h1>Ruttplan</h1>\
         <table><caption>Mått</caption>",
    );
    let mut term = |name: &str, value: f64| {
        _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{value:.2}</td></tr>",
            escaped(name)
        );
    };
    term("objective", summary.objective);
    for (name, value) in &summary.terms {
        term(name, *value);
    }
    _ = write!(
        page,
        "<tr><th scope=\"row\">unassigned</th><td>{}</td></tr></table>",
        summary.unassigned
    );
    let shown = rows.len().min(ROWS_MAX);
    _ = write!(
        page,
        "<svg role=\"img\" aria-label=\"Vem som är var när\" width=\"{WIDTH}\" height=\"{}\">",
        (shown + 1) * HEIGHT
    );
    for (number, row) in rows.iter().take(shown).enumerate() {
        let y = number * HEIGHT;
        _ = write!(
            page,
            "<text x=\"0\" y=\"{}\">{}</text>",
            y + 14,
            escaped(&row.name)
        );
        for bar in &row.bars {
            let x = NAMES + (bar.from - first) * scale;
            let width = ((bar.to - bar.from) * scale).max(1.0);
            _ = write!(
                page,
                "<rect x=\"{x:.1}\" y=\"{}\" width=\"{width:.1}\" height=\"14\"><title>{} {:.0}–{:.0}</title></rect>",
                y + 3,
                escaped(&bar.label),
                bar.from,
                bar.to
            );
        }
    }
    page.push_str("</svg><h2>Rutter</h2><ol>");
    for row in rows.iter().take(shown) {
        let stops: Vec<String> = row.bars.iter().map(|bar| escaped(&bar.label)).collect();
        _ = write!(
            page,
            "<li><b>{}</b>: {}</li>",
            escaped(&row.name),
            stops.join(", ")
        );
    }
    page.push_str("</ol></html>\n");
    page
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
