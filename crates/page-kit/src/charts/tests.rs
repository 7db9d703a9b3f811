//! Charts: what is drawn is also told in words and numbers, and nothing unescaped gets in.

use super::*;
use crate::Texts;
use kernel::Language;
use maud::Render;

#[test]
fn a_line_tells_its_trend_and_its_table() {
    let texts = Texts::new(&[]).unwrap();
    let t = texts.t(Language::Swedish);
    let html = LineChart::new(t, "Mediantid <i>", "dagar")
        .point("januari", Some(14.0))
        .point("februari", None)
        .point("mars", Some(11.0))
        .target(0.0, 15.0)
        .render()
        .into_string();
    assert!(
        html.contains("från 14 dagar (januari) till 11 dagar (mars)"),
        "{html}"
    );
    assert!(html.contains("Saknas") && html.contains("Mål: 0 till 15 dagar"));
    assert!(!html.contains("<i>"));
    // A gap is not bridged.
    assert!(!html.contains("<line class=\"chart-line\""));
}

#[test]
fn a_forecast_has_a_fan_and_its_range_in_the_table() {
    let texts = Texts::new(&[]).unwrap();
    let html = LineChart::new(texts.t(Language::Swedish), "Behov", "platser")
        .point("2026", Some(100.0))
        .forecast("2027", 110.0, 104.0, 118.0)
        .render()
        .into_string();
    assert!(html.contains("chart-fan") && html.contains("104–118"));
}

#[test]
fn two_fans_and_another_line_are_told_apart_by_more_than_colour() {
    let texts = Texts::new(&[]).unwrap();
    let html = LineChart::new(texts.t(Language::Swedish), "Behov", "platser")
        .point("2026", Some(100.0))
        .forecast("2027", 110.0, 104.0, 118.0)
        .almost_surely(99.0, 125.0)
        .beside("I fjol", [Some(101.0), None])
        .render()
        .into_string();
    for expect in [
        "chart-fan-wide",
        "99–125",
        "8 av 10",
        "chart-other-point",
        "I fjol</th>",
    ] {
        assert!(html.contains(expect), "{expect}: {html}");
    }
    assert!(html.contains("Saknas"), "{html}");
}

#[test]
fn groups_come_largest_first_and_hidden_ones_last() {
    let texts = Texts::new(&[]).unwrap();
    let html = Comparison::bars(texts.t(Language::Swedish), "Beslut", "antal")
        .group("Norr", Some(4.0))
        .group("Öst", None)
        .group("Syd", Some(9.0))
        .own()
        .reference("Riket", 6.0)
        .render()
        .into_string();
    let place = |word: &str| html.find(&format!("\"row\">{word}")).unwrap();
    assert!(place("Syd") < place("Norr") && place("Norr") < place("Öst"));
    assert!(html.contains("Dolt") && html.contains("Riket 6"));
}

#[test]
fn an_empty_chart_still_renders() {
    let texts = Texts::new(&[]).unwrap();
    let html = LineChart::new(texts.t(Language::Swedish), "Tomt", "st")
        .render()
        .into_string();
    assert!(html.contains("aria-label=\"Tomt\""));
}

#[test]
fn steps_keep_their_order() {
    let texts = Texts::new(&[]).unwrap();
    let html = Comparison::bars(texts.t(Language::Swedish), "Tid", "timmar")
        .group("Planerat", Some(4.0))
        .group("Utfört", Some(9.0))
        .steps()
        .render()
        .into_string();
    let place = |word: &str| html.find(&format!("\"row\">{word}")).unwrap();
    assert!(place("Planerat") < place("Utfört"));
}

#[test]
fn a_line_of_years_tells_its_spans_marks_and_risk_by_shape_and_words() {
    let texts = Texts::new(&[]).unwrap();
    let html = Timeline::new(
        texts.t(Language::Swedish),
        "Planen <i>",
        (2026, 2045),
        "Beslut senast 2029, risk från 2033",
    )
    .span("Byggtid", (2029, 2033), SpanKind::UnderWay)
    .span("Öppet", (2033, 2046), SpanKind::Firm)
    .mark("Senast beslut", 2029, MarkKind::Deadline)
    .mark("Nytt boende", 2028, MarkKind::Happens)
    .likely("Risk", [(2026, 0.0), (2033, 0.31), (2045, 0.9)], 0.2)
    .render()
    .into_string();
    for expect in [
        "aria-label=\"Beslut senast 2029, risk från 2033\"",
        "Byggtid",
        "Senast beslut",
        "Nytt boende",
        // Each kind has a shape of its own.
        "data-open",
        "plan-deadline",
        "<circle",
        "<path",
        // The accepted risk, and the first year that passes it.
        "20\u{a0}%",
        "2033: 31\u{a0}%",
        "2045: 90\u{a0}%",
    ] {
        assert!(html.contains(expect), "{expect}: {html}");
    }
    // Three of twenty years from the left, four years wide; what ends after the last year ends with it.
    assert!(html.contains("x=\"15.0%\" width=\"20.0%\""), "{html}");
    assert!(html.contains("x=\"35.0%\" width=\"65.0%\""), "{html}");
    assert!(!html.contains("<i>"), "{html}");
}
