//! Figures and charts for a committee.

use maud::{Markup, html};
use page_kit::T;
use page_kit::charts::{Comparison, LineChart};
use page_kit::components::{
    Heading, KeyFigure, Section, SmallHidden, Status, StatusKind, Tabs, figures,
};
use page_kit::layout::Page;

pub(crate) fn page(t: T<'_>) -> Page<'_> {
    let body = html! {
        (Heading::new("Uppföljning").over("Äldrenämnden").lead("Vad som har ändrats sedan förra avläsningen, 1 februari."))
        (Tabs::new("Uppföljning").here("Mått", "#m").tab("Mål", "#mal").count(6).tab("Ekonomi", "#e"))
        (top(t))
        (Section::new("tid", "Väntan", waiting(t)))
        (Section::new("jamfor", "Mellan distrikten", html! { div.columns { (districts(t)) (shares(t)) } (SmallHidden::new(t, 5)) }))
        (Section::new("framat", "Framåt", places(t)))
    };
    super::staff(t, Page::new(t, "Uppföljning", body).wide(), "numbers")
}

fn top(t: T<'_>) -> Markup {
    figures(&[
        KeyFigure::new(t, "Väntan från ansökan till beslut", "februari 2026")
            .value(12.5, 1, "dagar, median")
            .change("2 dagar kortare än i januari")
            .definition("#d")
            .rows("#r"),
        KeyFigure::new(t, "Genomförandeplan inom 15 dagar", "februari 2026")
            .value(68.0, 0, "procent")
            .status(Status::new(StatusKind::Warning, "Delvis"))
            .change("4 procentenheter fler")
            .definition("#d")
            .rows("#r"),
        KeyFigure::new(t, "Beviljade minuter", "vecka 10")
            .value(184_230.0, 0, "minuter")
            .definition("#d")
            .rows("#r"),
        KeyFigure::new(t, "Avslag, LSS", "februari 2026")
            .hidden()
            .definition("#d"),
        KeyFigure::new(t, "Larm besvarade inom en minut", "mars 2026").definition("#d"),
    ])
}

fn waiting(t: T<'_>) -> LineChart<'_> {
    let months = [
        "mars 2025",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
        "januari",
        "februari 2026",
    ];
    let days = [
        21.0,
        20.0,
        22.0,
        24.0,
        f64::NAN,
        26.0,
        22.0,
        19.0,
        17.5,
        16.0,
        14.5,
        12.5,
    ];
    let line = LineChart::new(t, "Väntan från ansökan till beslut", "dagar, median")
        .decimals(1)
        .target(0.0, 14.0);
    months.iter().zip(days).fold(line, |line, (month, days)| {
        line.point(*month, (!days.is_nan()).then_some(days))
    })
}

fn districts(t: T<'_>) -> Comparison<'_> {
    Comparison::bars(t, "Beslut om hemtjänst", "antal, februari 2026")
        .group("Norr", Some(112.0))
        .own()
        .group("Söder och Västra skärgården", Some(143.0))
        .group("Centrum", Some(87.0))
        .group("Öarna", None)
        .reference("Medel", 98.0)
}

fn shares(t: T<'_>) -> Comparison<'_> {
    Comparison::dots(t, "Nöjda med sin hemtjänst", "procent, 2025")
        .group("Norr", Some(84.0))
        .between(79.0, 88.0)
        .own()
        .href("#norr")
        .group("Söder", Some(88.0))
        .between(85.0, 91.0)
        .group("Centrum", Some(81.0))
        .between(72.0, 88.0)
        .reference("Riket", 86.0)
}

fn places(t: T<'_>) -> LineChart<'_> {
    let known = [
        ("2021", 1180.0),
        ("2022", 1195.0),
        ("2023", 1190.0),
        ("2024", 1215.0),
        ("2025", 1232.0),
    ];
    let ahead = [
        ("2026", 1250.0, 18.0),
        ("2027", 1274.0, 34.0),
        ("2028", 1301.0, 52.0),
        ("2029", 1330.0, 74.0),
    ];
    let line = LineChart::new(t, "Platser som behövs i vård- och omsorgsboende", "platser").near();
    let line = known.iter().fold(line, |line, (year, places)| {
        line.point(*year, Some(*places))
    });
    ahead.iter().fold(line, |line, (year, places, wide)| {
        line.forecast(*year, *places, places - wide, places + wide)
    })
}
