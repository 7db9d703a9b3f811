//! A form with its errors.

use maud::{Markup, html};
use page_kit::T;
use page_kit::components::{
    Breadcrumbs, Button, ButtonRow, Checkbox, Checkboxes, Choice, ErrorSummary, Field, Heading,
    Radios, Select, TextArea, Why, hidden,
};
use page_kit::layout::Page;

pub(crate) fn page(t: T<'_>) -> Page<'_> {
    let body = html! {
        (ErrorSummary::new(t)
            .at("number", "Skriv personnumret med tolv siffror.")
            .at("from", "Välj en dag som finns. Mars har 31 dagar.")
            .at("way", "Välj hur Ragnar vill få beslutet.")
            .whole("Ansökan saknar den som har tagit emot den."))
        (Heading::new("Ny ansökan").lead("Skriv ner det som personen säger. Du kan ändra allt innan du registrerar."))
        form method="post" action="#" {
            (hidden("version", "3"))
            (who(t))
            (what(t))
            (ButtonRow::new(Button::primary("Registrera ansökan")).and(Button::secondary("Spara utkast").sends("step", "draft")).and(Button::quiet("Avbryt").href("#")))
        }
    };
    let page = Page::new(t, "Ny ansökan", body).errors(true).breadcrumbs(
        Breadcrumbs::new(t)
            .step("Ansökningar", "#a")
            .here("Ny ansökan"),
    );
    super::staff(t, page, "forms")
}

fn who(t: T<'_>) -> Markup {
    html! {
        (Field::personal_number(t, "number", "Personnummer").value("420314-123").error("Skriv personnumret med tolv siffror."))
        (Field::text(t, "name", "Namn").value("Ragnar Ek"))
        (Field::phone(t, "phone", "Telefon").optional())
        (Field::date(t, "from", "Från vilken dag?").value("2026-03-32").error("Välj en dag som finns. Mars har 31 dagar."))
        (Field::time(t, "time", "Klockslag för hembesöket").value("14.30"))
        (Field::text(t, "case", "Ärende").value("2026-0147").readonly().width(12))
    }
}

fn what(t: T<'_>) -> Markup {
    html! {
        (Select::new(t, "unit", "Enhet").empty("Välj enhet").choice("n", "Äldre Norr").choice("s", "Äldre Syd"))
        (Field::number(t, "minutes", "Tid").value("450").unit("minuter per vecka").hint("Kommunens tid för insatsen är 420 minuter."))
        (Why::new(t, "Enhetliga tider").local().text("Två distrikt ska bevilja lika för lika behov."))
        (Radios::new(t, "way", "Hur vill Ragnar få beslutet?")
            .error("Välj hur Ragnar vill få beslutet.")
            .choice(Choice::new("post", "Med post").hint("Kommer fram om två arbetsdagar."))
            .choice(Choice::new("mina", "I sin digitala brevlåda"))
            .choice(Choice::new("annan", "Genom någon annan").more(Field::text(t, "other", "Vem?"))))
        (Checkboxes::new(t, "needs", "Vad behöver Ragnar hjälp med?")
            .hint("Kryssa för allt som stämmer.")
            .choice(Choice::new("morgon", "Komma upp på morgonen"))
            .choice(Choice::new("mat", "Laga mat"))
            .choice(Choice::new("ut", "Komma ut").hint("Promenad, båten, affären."))
            .chosen(["morgon", "ut"]))
        (TextArea::new(t, "words", "Med Ragnars egna ord").limit(500).hint("Skriv som han säger det.").value("Jag vill kunna gå ut till båten varje dag."))
        (Checkbox::new(t, "consent", "Ragnar har sagt ja till att vi talar med hans dotter").ticked(true))
    }
}
