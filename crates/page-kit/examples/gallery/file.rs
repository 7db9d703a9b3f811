//! A person's file: name and own words first, the red thread beside.

use jiff::civil::date;
use kernel::{Date, Timestamp};
use maud::{Markup, html};
use page_kit::components::{
    Breadcrumbs, Button, ButtonRow, Column, Due, Facts, Happening, Notice, PersonHead, PrintHead,
    Section, Sorted, Status, StatusKind, Table, Tabs, Timeline, Why,
};
use page_kit::layout::Page;
use page_kit::thread::{Knot, Thread};
use page_kit::{T, dates};

pub(crate) fn page(t: T<'_>, now: Timestamp) -> Page<'_> {
    let today = dates::day_of(now);
    let body = html! {
        (PrintHead::new(t, "Björkby kommun", "Siv Lindqvist, handläggare", now).about("Ragnar Ek, 19420314-1236"))
        (PersonHead::new(t, "Ragnar Ek")
            .age(84)
            .number("19420314-1236")
            .mark("Behöver tolk: meänkieli")
            .own_words("Jag vill kunna gå ut till båten varje dag, och slippa nya ansikten på morgonen.")
            .facts(Facts::new()
                .fact("Fast kontakt", "Amal Warsame, hemtjänst Norr")
                .fact("Närstående", html! { "Inga-Lill Ek, dotter, " a href="tel:0701740605" { "070-174 06 05" } })
                .fact("Bor", "Strandvägen 4, Björkby"))
            .actions(Button::primary("Skriv i akten").href("#skriv")))
        (thread(t, today).breaks())
        (Tabs::new("Ragnars akt").here("Översikt", "#oversikt").tab("Beslut", "#beslut").count(3).tab("Plan", "#plan")
            .tab("Journal", "#journal").tab("Vem har läst", "#last"))
        (decisions(t, today))
        (happenings(t, now))
    };
    let page = Page::new(t, "Ragnar Ek", body)
        .breadcrumbs(
            Breadcrumbs::new(t)
                .step("Personer", "#personer")
                .here("Ragnar Ek"),
        )
        .flash(
            Notice::success(t, "Beslutet är fattat och sparat.").body(html! {
                p { "Ragnar får det med post i morgon. Hemtjänst Norr har fått beställningen." }
            }),
        )
        .aside(html! {
            section.section aria-labelledby="trad-rubrik" {
                h2 id="trad-rubrik" { "Den röda tråden" }
                (thread(t, today).breaks_elsewhere())
            }
        });
    super::staff(t, page, "file")
}

fn decisions(t: T<'_>, today: Date) -> Section {
    let row = |what: &str, how: Markup, from: Date, status: Status| {
        [
            html! { a href="#ett" { (what) } },
            how,
            html! { (dates::period(t.language(), from, None)) },
            html! { (status) },
        ]
    };
    Section::new(
        "beslut",
        "Beslut som gäller",
        Table::new(t, "Beslut som gäller")
            .hide_caption()
            .column(Column::new("Insats").sort("#s", Sorted::Upwards))
            .column(Column::number("Tid i veckan").sort("#t", Sorted::Not))
            .column(Column::new("Gäller"))
            .column(Column::new("Läge"))
            .row(row(
                "Hemtjänst, personlig omvårdnad",
                html! { "7\u{a0}h 30\u{a0}min" },
                date(2026, 3, 9),
                Status::new(StatusKind::Active, "Pågår"),
            ))
            .row(row(
                "Trygghetslarm",
                html! {},
                date(2025, 11, 2),
                Status::new(StatusKind::Active, "Pågår"),
            ))
            .marked_row(row(
                "Växelvård",
                html! { "2\u{a0}dygn" },
                date(2026, 2, 2),
                Status::new(StatusKind::Stopped, "Ej verkställt"),
            ))
            .total([
                html! { "Summa hemtjänst" },
                html! { "7\u{a0}h 30\u{a0}min" },
                html! {},
                html! {},
            ]),
    )
    .intro(html! { "Tre beslut. Nästa uppföljning " (Due::day(t, date(2026, 3, 18), today)) })
    .actions(Button::secondary("Ny utredning").href("#ny"))
}

fn happenings(t: T<'_>, now: Timestamp) -> Section {
    let when = |text: &str| dates::moment_element(t.language(), text.parse().unwrap_or(now), now);
    let timeline = Timeline::new()
        .happening(
            Happening::new(when("2026-03-16T07:55:00Z"), "Beslut fattat: hemtjänst, personlig omvårdnad")
                .who("Siv Lindqvist, handläggare")
                .more(html! { "Ram 450 minuter i veckan enligt kommunens tider. " (Why::new(t, "Enhetliga tider").local().text("Två distrikt ska bevilja lika för lika behov.").valid(date(2026, 1, 1), None).href("#regel")) }),
        )
        .happening(Happening::new(when("2026-03-15T12:10:00Z"), "Ragnar och Inga-Lill läste utredningen och lade till två saker").who("Siv Lindqvist, handläggare"))
        .happening(Happening::new(when("2026-03-02T09:00:00Z"), "Ansökan kom in per telefon").who("Medborgarservice"));
    Section::new(
        "handelser",
        "Senast hänt",
        html! { (timeline) (ButtonRow::new(Button::quiet("Visa hela historiken").href("#historik"))) },
    )
}

pub(crate) fn thread(t: T<'_>, today: Date) -> Thread<'_> {
    let day = |d: Date| dates::day_element(t.language(), d, today);
    Thread::new(t, "trad", "Ragnars väg från kontakt till uppföljning")
        .knot(Knot::done("Första kontakt", day(date(2026, 3, 2))).href("#k"))
        .knot(Knot::done("Utredning", day(date(2026, 3, 15))).href("#u").detail("Gjord tillsammans med Ragnar och hans dotter."))
        .knot(Knot::done("Beslut", day(date(2026, 3, 16))).href("#b"))
        .knot(
            Knot::due("Verkställa växelvård", Due::day(t, date(2026, 3, 11), today))
                .href("#v")
                .detail(html! { p { "Beslutet togs 2 februari. Ingen plats är bokad." } (Why::new(t, "Beslut ska verkställas utan dröjsmål").text("Den som fått ett beslut ska få insatsen utan oskäligt dröjsmål. Efter tre månader rapporterar kommunen till IVO.").paragraph("34 kap. 2 § socialtjänstlagen (2025:400)").valid(date(2025, 7, 1), None).href("#lag")) }),
        )
        .knot(Knot::due("Genomförandeplan", Due::day(t, date(2026, 3, 17), today)).href("#g").detail("Görs av Amal tillsammans med Ragnar."))
        .knot(Knot::due("Uppföljning", Due::day(t, date(2026, 9, 9), today)))
        .knot(Knot::ahead("Mål: gå till båten varje dag"))
}

pub(crate) fn short(t: T<'_>, today: Date) -> [Vec<Knot>; 3] {
    let done = |title: &str| Knot::done(title, "");
    [
        vec![
            done("Kontakt"),
            done("Utredning"),
            done("Beslut"),
            Knot::due("Genomförandeplan", Due::day(t, date(2026, 3, 17), today)),
            Knot::ahead("Uppföljning"),
        ],
        vec![
            done("Kontakt"),
            done("Utredning"),
            Knot::due("Beslut", Due::day(t, date(2026, 3, 4), today)),
            Knot::ahead("Plan"),
            Knot::ahead("Uppföljning"),
        ],
        vec![
            done("Kontakt"),
            done("Utredning"),
            done("Beslut"),
            done("Plan"),
            done("Uppföljning"),
        ],
    ]
}
