//! A work list, and every small part in its states.

use jiff::civil::date;
use kernel::{Date, Timestamp};
use maud::{Markup, html};
use page_kit::components::{
    Button, ButtonRow, Column, Due, Empty, FilterForm, Heading, Letter, Notice, Pager, Progress,
    Section, Select, SmallHidden, Sorted, Status, StatusKind, Table, Why,
};
use page_kit::layout::Page;
use page_kit::thread::ThreadLine;
use page_kit::{T, dates};

pub(crate) fn page(t: T<'_>, now: Timestamp) -> Page<'_> {
    let today = dates::day_of(now);
    let body = html! {
        (Heading::new("I dag").over("Måndag 16 mars").lead("Sju saker väntar på dig. Två är sena.")
            .actions(Button::secondary("Skriv ut listan").href("#skriv-ut")))
        (FilterForm::new(t, "#filter")
            .field(Select::new(t, "kind", "Slag").empty("Alla").choice("plan", "Genomförandeplan").choice("svar", "Svar till sökande"))
            .field(Select::new(t, "unit", "Enhet").empty("Alla mina").choice("n", "Äldre Norr").chosen("n"))
            .clear("#alla"))
        (work(t, now))
        (Pager::new(t, 3, 13, |n| format!("#sida-{n}")).shown(51, 75, 310))
        (Section::new("tradar", "Mina personer", persons(t, today)))
        (Section::new("besked", "Besked", html! {
            (Notice::info(t, "Lönerevisionen läggs in den 1 april."))
            (Notice::warning(t, "Ragnar har inte svarat på förslaget.").body(html! { p { "Ring honom före fredag. Då går tiden för kommunicering ut." } }))
            (Notice::danger(t, "Beslutet kan inte fattas av dig.").body(html! {
                p { "Växelvård över 14 dygn beslutas av enhetschef. Skicka utredningen till Maria Berg." }
                (Why::new(t, "Delegationsordning 4.2").local().text("Enhetschef beslutar om växelvård som är längre än 14 dygn i månaden.").valid(date(2026, 1, 1), None).open())
            }))
        }))
        (Section::new("lagen", "Lägen", states(t, today)))
        (Section::new("tomt", "Inget här än", html! {
            (Empty::new("Inga synpunkter än.").body("Synpunkter kommer från den som får insatsen, närstående och personal. Du kan också skriva ner en som du fått på telefon.")
                .action(Button::secondary("Skriv ner en synpunkt").href("#ny")))
            (SmallHidden::new(t, 5))
            (Progress::new(t, "Läser in personer", 1240, 3100))
            (ButtonRow::new(Button::primary("Fatta beslut")).and(Button::secondary("Spara utkast")).and(Button::quiet("Avbryt").href("#")).and(Button::danger("Makulera ansökan")))
        }))
        (Section::new("brev", "Brev", letter(t)))
    };
    super::staff(t, Page::new(t, "I dag", body), "parts")
}

fn work(t: T<'_>, now: Timestamp) -> Markup {
    let row = |what: &str, who: &str, due: &str| {
        let due = due.parse().map_or_else(
            |_| Due::day(t, dates::day_of(now), dates::day_of(now)),
            |at| Due::moment(t, at, now),
        );
        [
            html! { a href="#1" { (what) } },
            html! { (who) },
            html! { (due) },
            html! { (Button::quiet("Öppna").href("#1").about(what)) },
        ]
    };
    html! {
        (Table::new(t, "Att göra")
            .column(Column::new("Vad"))
            .column(Column::new("Person").sort("#p", Sorted::Not))
            .column(Column::new("Senast").sort("#n", Sorted::Upwards))
            .column(Column::actions("Öppna"))
            .marked_row(row("Genomförandeplan ska vara klar", "Hilda Sandberg, 10 år", "2026-03-13T15:00:00Z"))
            .marked_row(row("Kalla till SIP", "Elsa Niemi, 91 år", "2026-03-16T06:00:00Z"))
            .row(row("Svara på ansökan om hemtjänst", "Ragnar Ek, 84 år", "2026-03-16T15:00:00Z"))
            .row(row("Rätta anmälan efter hembesök", "Bo Strand, 79 år", "2026-03-18T11:00:00Z"))
            .row(row("Följ upp beslut om boendestöd", "Yasmin Ali, 34 år", "2026-04-20T07:00:00Z")))
    }
}

fn persons(t: T<'_>, today: Date) -> Table<'_> {
    let [due, broken, whole] = super::file::short(t, today);
    let row = |name: &str, knots| {
        [
            html! { a href="file.html" { (name) } },
            html! { (ThreadLine::new(t, knots)) },
        ]
    };
    Table::new(t, "Mina personer")
        .hide_caption()
        .column(Column::new("Person"))
        .column(Column::new("Tråden"))
        .row(row("Elsa Niemi, 91 år", broken))
        .row(row("Ragnar Ek, 84 år", due))
        .row(row("Bo Strand, 79 år", whole))
}

fn states(t: T<'_>, today: Date) -> Markup {
    let states = [
        (StatusKind::New, "Ny"),
        (StatusKind::Draft, "Utkast"),
        (StatusKind::Active, "Pågår"),
        (StatusKind::Waiting, "Väntar på svar"),
        (StatusKind::Done, "Klart"),
        (StatusKind::Warning, "Delvis uppfyllt"),
        (StatusKind::Stopped, "Avslag"),
        (StatusKind::Closed, "Avslutat"),
    ];
    html! {
        p { @for (kind, word) in states { (Status::new(kind, word)) "  " } }
        p { @for day in [date(2026, 3, 13), today, date(2026, 3, 18), date(2026, 4, 20)] { (Due::day(t, day, today)) "  " } }
    }
}

fn letter(t: T<'_>) -> Letter<'_> {
    Letter::new(
        t,
        date(2026, 3, 16),
        "Du får hemtjänst",
        html! {
            p { "Hej Ragnar!" }
            p { "Vi har beslutat att du får hemtjänst från den 17 mars 2026. Du får hjälp varje morgon och kväll, tillsammans 7 timmar och 30 minuter i veckan." }
            p { "Amal Warsame ringer dig i morgon. Tillsammans bestämmer ni hur hjälpen ska gå till." }
            p { "Tycker du att beslutet är fel? Då kan du överklaga. Skriv till oss inom tre veckor från den dag du fick brevet. Vi hjälper dig om du vill." }
        },
    )
    .sender(["Björkby kommun", "Äldre Norr", "Torggatan 1, 961 00 Björkby"])
    .reader(["Ragnar Ek", "Strandvägen 4", "961 31 Björkby"])
    .reference("2026-0147")
    .signer(["Siv Lindqvist", "Handläggare, telefon 0921-620 00"])
}
