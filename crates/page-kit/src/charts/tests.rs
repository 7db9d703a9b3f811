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
