//! The parts that pages are made of. All are small structs that render as maud markup; all escape what they
//! are given; all work without script. `t` is a [`T`](crate::T): texts in the reader's language.
//!
//! What the page opens with
//! - `Heading::new("Ansökningar").over("Norr").lead("…").actions(Button::primary("Ny").href("/ny"))`
//! - `Section::new("beslut", "Beslut", html! { … }).intro("…").actions(…)`: an `h2` with its own `#address`
//! - `Breadcrumbs::new(t).step("Personer", "/personer").here("Ragnar Ek")`
//! - `PersonHead::new(t, "Ragnar Ek").age(83).number("…").own_words("…").mark("Behöver tolk").protected("Skyddad identitet")`
//! - `PrintHead::new(t, municipality, who, now).about("…")`: on paper only
//!
//! What the page tells
//! - `Notice::success(t, "Beslutet är sparat.").body(html! { p { "…" } }).flash()`; also `info`, `warning`, `danger`
//! - `ErrorSummary::new(t).at("from", "Skriv …").whole("…")`: nothing without errors; links to the fields
//! - `Empty::new("Inga ansökningar än.").body("…").action(Button::primary("…").href("…"))`
//! - `SmallHidden::new(t, 5)`; `Why::new(t, rule_name).text("…").paragraph("…").valid(from, to).href("…")`
//! - `Status::new(StatusKind::Waiting, "Väntar på svar")`
//! - `Due::day(t, due, today)`, `Due::moment(t, due, now)`: overdue, today, soon, later
//!
//! Forms
//! - `Field::text(t, "name", "Namn").value("…").hint("…").errors(list).optional()`; also `date`, `time`,
//!   `number` (`.unit("min")`), `personal_number`, `email`, `phone`, `password`, `search`
//! - `TextArea::new(t, "reason", "Skäl").rows(8).limit(4000)`
//! - `Select::new(t, "unit", "Enhet").empty("Välj").choice("1", "Norr").chosen("1")`
//! - `Radios::new(t, "form", "Hur?").choice(Choice::new("a", "Brev").hint("…").more(field)).chosen("a")`
//! - `Checkboxes::new(…)` the same with many; `Checkbox::new(t, "consent", "…").ticked(true)` sends `ja`
//! - `TickAll::new(t, "cases", (3, 12)).keeps("fran", "…")`: above a form with many boxes of a name, outside of it
//! - `hidden("version", "3")`; [`field_id`] is the id that an error leads to
//! - `ButtonRow::new(Button::primary("Spara")).and(Button::quiet("Avbryt").href("…"))`; also `secondary`,
//!   `danger`; `.sends("step", "2")`, `.to("/other")`, `.about("Ragnar Ek")` for screen readers
//! - `FilterForm::new(t, "/arenden").field(select).clear("/arenden")`
//!
//! Lists and facts
//! - `Table::new(t, "Ärenden").column(Column::new("Namn").sort(href, Sorted::Upwards)).column(Column::number("Min"))`
//!   `.row([html! { "Ragnar" }, html! { "30" }]).marked_row(…).total(…)`; `.dense()`, `.hide_caption()`
//! - `Pager::new(t, page, pages, |n| format!("?sida={n}")).shown(1, 25, 310)`
//! - `prose(&text)`: long text as it was written; `lines("…")` within a paragraph
//! - `Facts::new().fact("Adress", "Storgatan 1").maybe("Telefon", phone)`
//! - `Timeline::new().happening(Happening::new(when, "Beslut fattat").who("Siv, handläggare").more(…))`
//! - `Tabs::new("Ragnars akt").here("Översikt", "…").tab("Beslut", "…").count(3)`
//!
//! Figures
//! - `KeyFigure::new(t, "Mediantid", "mars 2026").value(12.5, 1, "dagar").definition("…").rows("…").hidden()`;
//!   several beside each other with [`figures`]
//! - `Progress::new(t, "Läser in", 120, 400)`, `Progress::under_way(t, "Räknar")` with `Reply::then`; lines, bars and dots are in [`crate::charts`]
//!
//! Paper and frame
//! - `Letter::new(t, day, "Beslut", body).sender([…]).reader([…]).reference("…").signer([…])`
//! - `UserMenu`, `LanguageSwitch`, `ThemeSwitch`, `SkipLink`: used by [`crate::layout::Page`]
//! - the red thread of a person's file is [`crate::thread::Thread`]

mod button;
mod choice;
mod facts;
mod field;
mod figure;
mod filter;
mod heading;
mod letter;
mod navigation;
mod notice;
mod prose;
mod settings;
mod status;
mod table;
mod tick_all;
mod why;

pub use button::{Button, ButtonRow};
pub use choice::{Checkbox, Checkboxes, Choice, Radios, Select};
pub use facts::{Facts, Happening, Timeline};
pub use field::{Field, TextArea, field_id, hidden};
pub use figure::{KeyFigure, Progress, figures};
pub use filter::FilterForm;
pub(crate) use heading::Steps;
pub use heading::{Breadcrumbs, Heading, PersonHead, PrintHead, Section};
pub use letter::Letter;
pub use navigation::{Pager, SkipLink, Tabs};
pub use notice::{Empty, ErrorSummary, Notice, NoticeKind, SmallHidden};
pub use prose::{lines, prose};
pub use settings::{LanguageSwitch, Theme, ThemeSwitch, UserMenu};
pub use status::{Due, DueState, Status, StatusKind};
pub use table::{Column, Sorted, Table};
pub use tick_all::TickAll;
pub use why::Why;

#[cfg(test)]
mod tests;
