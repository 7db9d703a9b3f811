//! What Ragnar himself sees: larger type, few words, next step first.

use jiff::civil::date;
use kernel::Timestamp;
use maud::html;
use page_kit::components::{
    Button, ButtonRow, Facts, Heading, LanguageSwitch, Section, Theme, ThemeSwitch,
};
use page_kit::layout::{Audience, Page};
use page_kit::thread::{Knot, Thread};
use page_kit::{T, dates};

pub(crate) fn page(t: T<'_>, now: Timestamp) -> Page<'_> {
    let today = dates::day_of(now);
    let body = html! {
        (Heading::new("Hej Ragnar").lead("Amal kommer i dag mellan 14.30 och 15.00."))
        (ButtonRow::new(Button::primary("Säg till att det inte passar").href("#nej")).and(Button::secondary("Ring oss").href("tel:092162000")))
        (Section::new("bestamt", "Det här är bestämt", Facts::new()
            .fact("Morgon", "Hjälp att komma upp och frukost, varje dag 7.30")
            .fact("Kväll", "Hjälp att komma i säng, varje dag 21.00")
            .fact("Larm", "Tryck på knappen så svarar vi, dag och natt")))
        (Section::new("vag", "Din väg", Thread::new(t, "trad", "Din väg")
            .knot(Knot::done("Du ringde oss", dates::day_element(t.language(), date(2026, 3, 2), today)))
            .knot(Knot::done("Du fick ett beslut", dates::day_element(t.language(), today, today)).href("#beslut").detail("Du kan säga nej eller överklaga."))
            .knot(Knot::due("Vi gör din plan", page_kit::components::Due::day(t, date(2026, 3, 17), today)).detail("Amal kommer hem till dig."))
            .knot(Knot::ahead("Vi frågar hur det går"))))
    };
    Page::new(t, "Hej Ragnar", body)
        .audience(Audience::Person)
        .municipality("Björkby kommun")
        .setting(LanguageSwitch::new(t, "#sprak", "/"))
        .setting(ThemeSwitch::new(t, "#tema", "/", Theme::System))
        .footer_link("Tillgänglighet", "#t")
        .footer_link("Så hanterar vi dina uppgifter", "#u")
}
