//! Figures that people would rather look at: a line with its target as a band, sorted bars, dots with what is
//! uncertain, areas on a map, what happens on a line of years. Each has its numbers in a table. No pies, no gauges.
//!
//! - `LineChart::new(t, "Väntan", "dagar").point("mars", Some(12.0)).target(0.0, 15.0)`, `.forecast("2027", 10.0, 8.0, 13.0)`
//! - `Comparison::bars(t, "Beslut", "antal").group("Norr", Some(12.0)).own().reference("Medel", 9.0)`; `dots` with `.between(8.0, 14.0)`
//! - `Map::new(t, "Hemtjänst", "personer").area("Norr", rings, (412, "Norr: 412 (398–431)".into()))`
//! - `Timeline::new(t, "Planen", (2026, 2045), said).span("Renovering", (2031, 2033), SpanKind::UnderWay)`, `.mark(…)`, `.likely(…)`

mod comparison;
mod line;
mod map;
mod scale;
mod timeline;

pub use comparison::Comparison;
pub use line::LineChart;
pub use map::Map;
pub use timeline::{MarkKind, SpanKind, Timeline};

/// A coordinate with one decimal.
fn round(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests;
