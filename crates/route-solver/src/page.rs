//! A page that shows who is where when, in Swedish: readable without a server, and without script.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::answer::Summary;

/// How wide the picture is.
const WIDTH: f64 = 1_100.0;
/// How high a row is.
const HEIGHT: usize = 26;
/// How wide the names are.
const NAMES: f64 = 150.0;
/// The most rows drawn of a day.
const ROWS_MAX: usize = 2_000;
/// A day in seconds.
const DAY: f64 = 86_400.0;
/// The most lines of the axis.
const LINES_MAX: f64 = 24.0;

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
    /// Whether it is a break.
    pub is_break: bool,
}

/// What times are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Seconds after midnight before the first day, shown as clock times day by day.
    Clock,
    /// Units of the instance's own.
    Plain,
}

/// The page: figures, the days as pictures and tables, and what was left out with the reason for each.
pub fn day_page(
    rows: &[Row],
    summary: &Summary,
    (times, left_out): (Times, &[(String, String)]),
) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Ruttplan</title><style>\
         body{font:16px sans-serif;margin:2rem;color:#111;background:#fff}table{border-collapse:collapse;margin:1rem 0}\
         td,th{padding:.2rem .8rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}caption{text-align:left;\
         font-weight:bold}.visit{fill:#1f5f80}.break{fill:#b9c4ca}line{stroke:#ddd}text{font-size:12px}.in{fill:#fff;\
         font-size:10px;pointer-events:none}svg{max-width:100%;height:auto}@media print{body{margin:0}}</style>\
         <h1>Ruttplan</h1>",
    );
    figures(&mut page, summary, times);
    left(&mut page, left_out);
    for (day, rows) in days(rows, times) {
        if times == Times::Clock {
            _ = write!(page, "<h2>Dag {}</h2>", day + 1);
        } else {
            page.push_str("<h2>Rutter</h2>");
        }
        let shown = rows.get(..ROWS_MAX).unwrap_or(&rows);
        picture(&mut page, shown, times);
        table(&mut page, shown, times);
    }
    page.push_str("</html>\n");
    page
}

/// What a figure is called, and whether it is a time.
const WORDS: [(&str, &str, bool); 14] = [
    (
        "unassigned_weight",
        "Ej planerade besök, vägda efter prioritet",
        false,
    ),
    ("travel", "Restid", true),
    ("waiting", "Väntan mellan besök", true),
    ("late", "Försening", true),
    ("late_max", "Största försening", true),
    ("tardiness", "Försening", true),
    ("max_tardiness", "Största försening", true),
    ("overtime", "Övertid", true),
    (
        "carers_per_client",
        "Olika medarbetare per brukare, medel",
        false,
    ),
    (
        "named_share",
        "Besök av fast omsorgskontakt, procent",
        false,
    ),
    (
        "usual_share",
        "Besök av de vanliga medarbetarna, procent",
        false,
    ),
    ("meetings", "Par av brukare och medarbetare som möts", false),
    ("moved", "Flyttade besök", false),
    (
        "work_spread",
        "Skillnad mellan längsta och kortaste arbetstid",
        true,
    ),
];

fn figures(page: &mut String, summary: &Summary, times: Times) {
    page.push_str("<table><caption>Mått</caption>");
    let mut term = |name: &str, value: &str| {
        _ = write!(
            page,
            "<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>"
        );
    };
    term("Ej planerade besök", &summary.unassigned.to_string());
    for (name, words, is_time) in WORDS {
        // The same figure has a name that all formats share; once is enough.
        let is_again = times == Times::Clock && name.ends_with("tardiness");
        let Some(value) = summary.terms.get(name).filter(|_| !is_again) else {
            continue;
        };
        let shown = if is_time && times == Times::Clock {
            format!(
                "{} h {:02} min",
                (value / 3_600.0).floor(),
                (value % 3_600.0 / 60.0).floor()
            )
        } else {
            number(*value)
        };
        term(words, &shown);
    }
    term(
        "Sammanvägt mål (lägre är bättre)",
        &number(summary.objective),
    );
    page.push_str("</table>");
}

/// A number with a comma, and no more digits than it needs.
fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}").replace('.', ",")
    }
}

fn left(page: &mut String, left_out: &[(String, String)]) {
    if left_out.is_empty() {
        return;
    }
    page.push_str(
        "<table><caption>Ej planerade besök</caption><tr><th scope=\"col\">Besök</th><th scope=\"col\">Varför, och vad \
         som skulle räcka</th></tr>",
    );
    for (visit, why) in left_out {
        _ = write!(
            page,
            "<tr><td>{}</td><td>{}</td></tr>",
            escaped(visit),
            escaped(why)
        );
    }
    page.push_str("</table>");
}

/// The rows of each day; of times that are no clock's, all at once.
fn days(rows: &[Row], times: Times) -> BTreeMap<u32, Vec<Row>> {
    let mut days: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let Some(first) = row.bars.first() else {
            continue;
        };
        let day = match times {
            Times::Clock => day_of(first.from),
            Times::Plain => 0,
        };
        days.entry(day).or_default().push(row.clone());
    }
    days
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number of a day is small, and not under 0"
)]
fn day_of(time: f64) -> u32 {
    (time / DAY).floor().clamp(0.0, 1e6) as u32
}

/// A time as it is shown.
fn shown(time: f64, times: Times) -> String {
    match times {
        Times::Clock => {
            let minutes = (time % DAY / 60.0).floor();
            format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
        }
        Times::Plain => number((time * 10.0).round() / 10.0),
    }
}

fn picture(page: &mut String, rows: &[Row], times: Times) {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let first = bars().map(|bar| bar.from).fold(f64::INFINITY, f64::min);
    let last = bars().map(|bar| bar.to).fold(f64::NEG_INFINITY, f64::max);
    if last <= first {
        return;
    }
    let step = step(last - first, times);
    let (first, last) = ((first / step).floor() * step, (last / step).ceil() * step);
    let scale = (WIDTH - NAMES) / (last - first);
    let x = |time: f64| NAMES + (time - first) * scale;
    let height = (rows.len() + 1) * HEIGHT;
    _ = write!(
        page,
        "<svg role=\"img\" aria-label=\"Vem som är var när; samma sak står i tabellen\" viewBox=\"0 0 {} {height}\" \
         width=\"{}\" height=\"{height}\">",
        WIDTH + 20.0,
        WIDTH + 20.0
    );
    let mut line = first;
    while line <= last {
        let at = x(line);
        _ = write!(
            page,
            "<line x1=\"{at:.1}\" y1=\"18\" x2=\"{at:.1}\" y2=\"{height}\"/><text x=\"{at:.1}\" y=\"13\" \
             text-anchor=\"middle\">{}</text>",
            shown(line, times)
        );
        line += step;
    }
    for (number, row) in rows.iter().enumerate() {
        let y = (number + 1) * HEIGHT;
        _ = write!(
            page,
            "<text x=\"0\" y=\"{}\">{}</text>",
            y + 14,
            escaped(&row.name)
        );
        for bar in &row.bars {
            draw(page, bar, (x(bar.from), x(bar.to), y), times);
        }
    }
    page.push_str("</svg>");
}

fn draw(page: &mut String, bar: &Bar, (from, to, y): (f64, f64, usize), times: Times) {
    let width = (to - from).max(1.0);
    _ = write!(
        page,
        "<rect class=\"{}\" x=\"{from:.1}\" y=\"{}\" width=\"{width:.1}\" height=\"18\" rx=\"2\"><title>{}–{} \
         {}</title></rect>",
        if bar.is_break { "break" } else { "visit" },
        y + 1,
        shown(bar.from, times),
        shown(bar.to, times),
        escaped(&bar.label)
    );
    // Only what has room.
    let letters = bar.label.chars().count();
    if !bar.is_break && u32::try_from(letters).is_ok_and(|n| f64::from(n) * 6.0 < width) {
        _ = write!(
            page,
            "<text class=\"in\" x=\"{:.1}\" y=\"{}\">{}</text>",
            from + 2.0,
            y + 14,
            escaped(&bar.label)
        );
    }
}

/// How far the lines of the axis are apart: hours, or a round number.
fn step(span: f64, times: Times) -> f64 {
    match times {
        Times::Clock => [1.0, 2.0, 6.0, 24.0]
            .into_iter()
            .map(|hours| hours * 3_600.0)
            .find(|step| span / step <= LINES_MAX)
            .unwrap_or(span),
        Times::Plain => {
            let mut step = 10_f64.powf((span / LINES_MAX).log10().ceil());
            if span / step < 5.0 {
                step /= 2.0;
            }
            step
        }
    }
}

fn table(page: &mut String, rows: &[Row], times: Times) {
    page.push_str(
        "<table><caption>Rutter</caption><tr><th scope=\"col\">Vem</th><th scope=\"col\">Tid</th>\
         <th scope=\"col\">Stopp i ordning</th></tr>",
    );
    for row in rows {
        let stops = row.bars.iter().map(|bar| {
            let from = shown(bar.from, times);
            format!("{from} {}", escaped(&bar.label))
        });
        let ends = (row.bars.first(), row.bars.last());
        let (Some(first), Some(last)) = ends else {
            continue;
        };
        _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}–{}</td><td>{}</td></tr>",
            escaped(&row.name),
            shown(first.from, times),
            shown(last.to, times),
            stops.collect::<Vec<_>>().join(", ")
        );
    }
    page.push_str("</table>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(from: f64, to: f64, label: &str) -> Bar {
        Bar {
            from,
            to,
            label: label.to_owned(),
            is_break: label == "Rast",
        }
    }

    fn summary() -> Summary {
        Summary {
            objective: 1.5,
            terms: BTreeMap::from([
                ("travel".to_owned(), 5_430.0),
                ("tardiness".to_owned(), 7.0),
            ]),
            unassigned: 1,
            flaws: 0,
            routes: 1,
            seconds: 0.0,
            iterations: 0,
            seed: 1,
        }
    }

    #[test]
    fn a_planner_reads_clock_times_days_and_reasons() {
        let day = |d: f64| d * DAY + 7.0 * 3_600.0;
        let rows = [0.0, 1.0].map(|d| Row {
            name: "Anna <1>".to_owned(),
            bars: vec![
                bar(day(d) + 900.0, day(d) + 2_700.0, "Karl"),
                bar(day(d) + 3_000.0, day(d) + 4_800.0, "Rast"),
            ],
        });
        let left = [("besök 9".to_owned(), "ingen hinner dit".to_owned())];
        let page = day_page(&rows, &summary(), (Times::Clock, &left));
        for words in [
            "Dag 1",
            "Dag 2",
            ">07:00<",
            "07:15–07:45 Karl",
            "Anna &lt;1&gt;",
            "1 h 30 min",
            "ingen hinner dit",
            "07:50 Rast",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("Försening") && !page.contains("26100"));
    }

    #[test]
    fn times_that_are_no_clock_s_stay_numbers() {
        let rows = [Row {
            name: "1".to_owned(),
            bars: vec![bar(12.5, 30.0, "7")],
        }];
        let page = day_page(&rows, &summary(), (Times::Plain, &[]));
        assert!(
            page.contains("12,50–30 7") && page.contains("Försening"),
            "{page}"
        );
        assert!(!page.contains("Dag 1"));
        assert!(!day_page(&[], &summary(), (Times::Clock, &[])).contains("svg role"));
    }
}
