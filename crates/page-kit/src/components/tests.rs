//! Components: what is escaped, and which ids tie which parts together.

use super::*;
use crate::{T, Texts};
use jiff::civil::date;
use kernel::Language;
use maud::{Markup, Render, html};

const EVIL: &str = "<script>\"&'";

fn with(draw: impl FnOnce(T<'_>) -> Markup) -> String {
    let texts = Texts::new(&[]).unwrap();
    let html = draw(texts.t(Language::Swedish)).into_string();
    assert!(!html.contains('⟦'), "a text is missing: {html}");
    html
}

/// The value of an attribute of the first element that has it.
fn attribute<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Every id that the markup points to exists in it, and no id occurs twice.
fn ids_hold(html: &str) {
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|r| r.split('"').next())
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{html}");
    for pointer in [
        "for",
        "aria-describedby",
        "aria-labelledby",
        "data-counter-for",
    ] {
        for value in html
            .split(&format!(" {pointer}=\""))
            .skip(1)
            .filter_map(|r| r.split('"').next())
        {
            for id in value.split(' ') {
                assert!(
                    ids.contains(&id),
                    "{pointer} points to {id}, which is not there: {html}"
                );
            }
        }
    }
}

#[test]
fn all_boxes_are_ticked_by_a_form_of_their_own() {
    let html = with(|t| {
        html! { (TickAll::new(t, EVIL, (3, 12)).keeps("fran", EVIL)) }
    });
    assert!(html.contains("3 av 12 valda"), "{html}");
    assert!(html.contains("data-ticked=\"# av 12 valda\""), "{html}");
    assert!(html.contains("method=\"get\"") && html.contains("name=\"valj\" value=\"alla\""));
    assert!(
        html.contains("role=\"status\"") && !html.contains(EVIL),
        "{html}"
    );
}

#[test]
fn everything_given_is_escaped() {
    let html = with(|t| {
        html! {
            (Heading::new(EVIL).over(EVIL).lead(EVIL))
            (Section::new("a", EVIL, EVIL).intro(EVIL))
            (Breadcrumbs::new(t).step(EVIL, EVIL).here(EVIL))
            (PersonHead::new(t, EVIL).number(EVIL).own_words(EVIL).mark(EVIL))
            (Notice::info(t, EVIL).body(EVIL))
            (ErrorSummary::new(t).at(EVIL, EVIL).whole(EVIL))
            (Empty::new(EVIL).body(EVIL).action(Button::primary(EVIL).href(EVIL)))
            (Field::text(t, EVIL, EVIL).value(EVIL).hint(EVIL).error(EVIL).unit(EVIL))
            (TextArea::new(t, "b", EVIL).value(EVIL))
            (Select::new(t, "c", EVIL).empty(EVIL).choice(EVIL, EVIL).chosen(EVIL))
            (Radios::new(t, "d", EVIL).choice(Choice::new(EVIL, EVIL).hint(EVIL).more(EVIL)))
            (Checkbox::new(t, "e", EVIL))
            (hidden(EVIL, EVIL))
            (ButtonRow::new(Button::danger(EVIL).sends(EVIL, EVIL).about(EVIL)))
            (FilterForm::new(t, EVIL).field(EVIL).clear(EVIL))
            (Tabs::new(EVIL).here(EVIL, EVIL).tab(EVIL, EVIL))
            (Facts::new().fact(EVIL, EVIL))
            (Timeline::from_iter([Happening::new(EVIL, EVIL).who(EVIL).more(EVIL)]))
            (Table::new(t, EVIL).column(Column::new(EVIL).sort(EVIL, Sorted::Not)).row([html! { (EVIL) }]))
            (Status::new(StatusKind::New, EVIL))
            (Why::new(t, EVIL).text(EVIL).paragraph(EVIL).href(EVIL))
            (KeyFigure::new(t, EVIL, EVIL).value(1.0, 0, EVIL).change(EVIL).definition(EVIL).rows(EVIL))
            (Progress::new(t, EVIL, 1, 2))
            (Progress::under_way(t, EVIL))
            (Letter::new(t, date(2026, 3, 2), EVIL, EVIL).sender([EVIL]).reader([EVIL]).reference(EVIL))
            (UserMenu::new(t, EVIL).link(EVIL, EVIL).sign_out(EVIL).setting(LanguageSwitch::new(t, EVIL, EVIL)))
        }
    });
    assert!(!html.contains("<script>"), "{html}");
    // A quote that escaped its attribute would leave these letters between tags.
    assert!(!html.contains("\"\"&"), "{html}");
    assert!(html.matches("&lt;script&gt;&quot;&amp;'").count() > 60);
}

#[test]
fn a_field_ties_label_hint_and_error_to_its_input() {
    let html = with(|t| {
        Field::date(t, "from", "Från")
            .value("2026-13-40")
            .error("Skriv en dag som finns.")
            .render()
    });
    ids_hold(&html);
    assert_eq!(attribute(&html, "for"), Some("f-from"));
    assert_eq!(
        attribute(&html, "aria-describedby"),
        Some("f-from-hint f-from-error")
    );
    assert_eq!(attribute(&html, "aria-invalid"), Some("true"));
    assert!(
        html.contains("value=\"2026-13-40\""),
        "what was typed is kept"
    );
}

#[test]
fn a_field_without_hint_or_error_points_nowhere() {
    let html = with(|t| Field::text(t, "name", "Namn").optional().render());
    ids_hold(&html);
    assert!(!html.contains("aria-describedby") && !html.contains("aria-invalid"));
    assert!(html.contains("(frivilligt)"));
}

#[test]
fn a_password_is_never_shown_again() {
    let html = with(|t| {
        Field::password(t, "secret", "Lösenord")
            .value("hemligt")
            .render()
    });
    assert!(!html.contains("hemligt"));
}

#[test]
fn errors_lead_to_the_first_choice_of_a_set() {
    let html = with(|t| {
        html! {
            (ErrorSummary::new(t).at("way", "Välj hur."))
            (Radios::new(t, "way", "Hur?").error("Välj hur.").hint("En av dem.")
                .choice(Choice::new("a", "Brev").hint("Två dagar.")).choice(Choice::new("b", "Möte")).chosen("b"))
            (Checkboxes::new(t, "days", "Dagar").choice(Choice::new("1", "Måndag")).choice(Choice::new("2", "Tisdag")).chosen(["2"]))
            (Checkbox::new(t, "yes", "Ja").error("Kryssa i."))
        }
    });
    ids_hold(&html);
    assert!(html.contains("href=\"#f-way\"") && html.contains("id=\"f-way\""));
    assert_eq!(html.matches(" checked").count(), 2);
}

#[test]
fn an_empty_summary_renders_nothing() {
    assert_eq!(with(|t| ErrorSummary::new(t).render()), "");
}

#[test]
fn a_long_text_counts_and_keeps_its_first_line_break() {
    let html = with(|t| {
        TextArea::new(t, "reason", "Skäl")
            .value("\nrad två")
            .limit(4000)
            .render()
    });
    ids_hold(&html);
    assert!(html.contains(">\n\nrad två</textarea>"), "{html}");
    assert!(html.contains("Högst 4000 tecken") && html.contains("data-left=\"# tecken kvar\""));
}

#[test]
fn tables_say_what_every_cell_is() {
    let html = with(|t| {
        Table::new(t, "Ärenden")
            .column(Column::new("Namn").sort("?sort=namn", Sorted::Upwards))
            .column(Column::number("Minuter"))
            .column(Column::actions("Öppna"))
            .marked_row([
                html! { "Ragnar" },
                html! { "30" },
                html! { a href="/1" { "Öppna" } },
            ])
            .total([html! { "Summa" }, html! { "30" }, html! {}])
            .render()
    });
    assert!(html.contains("aria-sort=\"ascending\"") && html.contains("scope=\"row\""));
    assert!(html.contains("data-label=\"Minuter\" data-number"));
    assert!(html.contains("data-marked"));
}

#[test]
fn pages_are_shown_around_the_reader() {
    let html = with(|t| {
        Pager::new(t, 5, 20, |n| format!("?sida={n}"))
            .shown(101, 125, 500)
            .render()
    });
    for page in [1, 4, 5, 6, 20] {
        assert!(html.contains(&format!("href=\"?sida={page}\"")), "{page}");
    }
    assert!(!html.contains("href=\"?sida=3\"") && html.matches("pager-gap").count() == 2);
    assert!(html.contains("101–125 av 500"));
    assert!(!with(|t| Pager::new(t, 1, 1, |_| String::new()).render()).contains("<ul"));
}

#[test]
fn due_tags_have_a_shape_and_a_word() {
    let today = date(2026, 3, 2);
    let say = |day| with(|t| Due::day(t, day, today).render());
    let overdue = say(date(2026, 2, 27));
    assert!(
        overdue.contains("3 dagar sen")
            && overdue.contains("data-kind=\"overdue\"")
            && overdue.contains("<svg")
    );
    assert!(say(today).contains("I dag"));
    assert!(say(date(2026, 3, 4)).contains("Om 2 dagar"));
    assert!(say(date(2026, 3, 23)).contains("Måndag 23 mars"));
}

#[test]
fn a_moment_earlier_today_is_late_and_later_today_is_today() {
    let now = "2026-03-02T12:00:00Z".parse().unwrap();
    let state = |due: &str| {
        let texts = Texts::new(&[]).unwrap();
        Due::moment(texts.t(Language::Swedish), due.parse().unwrap(), now).state()
    };
    assert_eq!(state("2026-03-02T11:59:00Z"), DueState::Overdue);
    assert_eq!(state("2026-03-02T12:30:00Z"), DueState::Today);
    assert_eq!(state("2026-03-02T23:30:00Z"), DueState::Soon);
}

#[test]
fn a_figure_that_is_hidden_or_empty_says_so() {
    let html = with(|t| {
        figures(&[
            KeyFigure::new(t, "A", "mars").hidden(),
            KeyFigure::new(t, "B", "mars"),
        ])
    });
    assert!(html.contains("Dolt") && html.contains("Inget att räkna än"));
}

#[test]
fn what_just_happened_is_read_out() {
    assert!(with(|t| Notice::success(t, "Sparat.").flash().render()).contains("role=\"status\""));
    assert!(with(|t| Notice::danger(t, "Stopp.").flash().render()).contains("role=\"alert\""));
    assert!(!with(|t| Notice::danger(t, "Stopp.").render()).contains("role="));
}

#[test]
fn themes_come_from_cookies_and_nothing_else_does() {
    for theme in Theme::ALL {
        assert_eq!(Theme::from_name(theme.name()), theme);
    }
    assert_eq!(Theme::from_name("\"><script>"), Theme::System);
}

#[test]
fn a_number_with_bounds_is_typed_and_its_slider_is_for_those_who_point() {
    let html = with(|t| {
        let field = Field::text(t, "fall", "Minskar").value("0,8");
        field.slider((-3.0, 5.0), 0.1).render()
    });
    assert!(html.contains("value=\"0,8\"") && html.contains("inputmode=\"decimal\""));
    // Without the script there is no slider, and readers and keyboards never meet it.
    let (_, slider) = html.split_once("data-slider-for").expect("a slider");
    for expect in [
        "min=\"-3\"",
        "max=\"5\"",
        "step=\"0.1\"",
        "aria-hidden=\"true\"",
        "tabindex=\"-1\"",
        " hidden",
    ] {
        assert!(slider.contains(expect), "{expect}: {html}");
    }
    assert!(!slider.contains("name="), "{html}");
}

#[test]
fn a_file_is_chosen_anew_and_never_filled_in() {
    let html = with(|t| Field::file(t, "deaths", "Döda").value("x").render());
    assert!(html.contains("type=\"file\"") && !html.contains("value="));
}

#[test]
fn a_form_that_asks_for_something_else_than_a_list_says_so() {
    let html = with(|t| {
        let form = FilterForm::new(t, "/prognos").button("Räkna om");
        form.back("Tillbaka till versionen", "/prognos").render()
    });
    assert!(!html.contains("role=\"search\"") && html.contains("aria-label=\"Räkna om\""));
    assert!(html.contains("Tillbaka till versionen"));
    let list = with(|t| FilterForm::new(t, "/lista").clear("/lista").render());
    assert!(list.contains("role=\"search\"") && list.contains("Visa alla"));
}
