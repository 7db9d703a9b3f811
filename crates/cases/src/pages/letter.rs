//! The letter about a decision: as it will look, as it was sent, and as a PDF.

use kernel::{Fault, Language, PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Facts, Heading, Letter as Paper, Notice, Section, lines, prose,
    },
    dates,
};
use residents::{MinorityLanguage, Person};
use rulebook::keys;

use super::{
    case_view::choices,
    decision_view::{ShownDecision, load},
};
use crate::{
    actions::SendLetter,
    model::{Block, Letter, LetterId, LetterText, LetterWay},
    reads::{
        self, AppealClock, letter_document,
        letter_facts::{letter_facts, may_see_address, recipient, voice},
    },
    rules::letter::{Recipient, decision_letter},
    store::letter::letter_by_id,
};

const SECOND: [Language; 2] = [Language::English, Language::Finnish];

/// The letter: sent ones first, the preview with the form that sends it below.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let second = match visit.query("sprak") {
        "" => own_second(&shown.person),
        tag => Language::from_tag(tag).filter(|l| SECOND.contains(l)),
    };
    let form = visit
        .blank()
        .with("version", shown.decision.version)
        .with("second", second.map_or("none", Language::tag));
    view(&visit, &shown, (second, &form)).await
}

/// It goes.
pub(super) async fn send(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let way: Option<LetterWay> = form.choice("way");
    let second = second_chosen(&mut form);
    let version = form.version();
    let input = way.zip(second).map(|(way, second)| SendLetter {
        person: shown.person.id,
        decision: shown.decision.id,
        version,
        way,
        second: Some(second),
    });
    match visit.submit(&mut form, input).await? {
        Some(_) => {
            let to = format!("{}/brev", shown.decision.address());
            Ok(visit.go(to).saying("cases-letter-sent"))
        }
        None => view(&visit, &shown, (second, &form)).await,
    }
}

/// The second language as it was chosen in a form: Swedish stands for none.
pub(super) fn second_chosen(form: &mut Form) -> Option<Language> {
    let chosen = form.line("second")?;
    let chosen = Language::from_tag(chosen.as_str()).filter(|l| SECOND.contains(l));
    Some(chosen.unwrap_or(Language::Swedish))
}

/// The second language that a person's own languages call for.
pub(super) fn own_second(person: &Person) -> Option<Language> {
    let needs = &person.languages;
    if needs.minority == Some(MinorityLanguage::Finnish) {
        return Some(Language::Finnish);
    }
    match needs.own.as_str() {
        "sv" => None,
        "fi" => Some(Language::Finnish),
        _ => Some(Language::English),
    }
}

/// The letter as a PDF: the one in `?brev=`, else the last that was sent, else the preview.
pub(super) async fn pdf(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let person = shown.person.id;
    let wanted = visit.query("brev");
    let text = if wanted.is_empty() {
        let sent = reads::letters_of_decision(visit.reader(), shown.decision.id).await?;
        match sent.into_iter().next_back() {
            Some(letter) => seen(&visit, person, letter.text).await?,
            None => preview(&visit, &shown, own_second(&shown.person)).await?,
        }
    } else {
        let id: LetterId = wanted.parse().ok().ok_or(Problem::NotFound)?;
        let found = letter_by_id(visit.reader(), person, id).await?;
        let letter = found
            .filter(|letter| letter.decision == shown.decision.id)
            .ok_or(Problem::NotFound)?;
        seen(&visit, person, letter.text).await?
    };
    file(&text)
}

/// A letter as a file that the browser shows.
pub(super) fn file(text: &LetterText) -> Result<Reply, Problem> {
    let printed = letter_document(text)?
        .to_pdf()
        .map_err(|e| Fault::from_source("printing a letter", e))?;
    let name = format!("brev-{}-{}.pdf", text.reference, text.day);
    Ok(Reply::shown_file(name, "application/pdf", printed))
}

/// A letter that was sent, without the address where the reader may not see it.
pub(super) async fn seen(
    visit: &Visit,
    person: PersonId,
    mut text: LetterText,
) -> Result<LetterText, Problem> {
    if !may_see_address(visit.reader(), &visit.call, person).await? {
        text.address.clear();
    }
    Ok(text)
}

/// The letter as it would be sent now.
async fn preview(
    visit: &Visit,
    shown: &ShownDecision,
    second: Option<Language>,
) -> Result<LetterText, Problem> {
    let of = (shown.person.id, shown.decision.id);
    let facts = letter_facts(visit.reader(), &visit.call, of).await?;
    Ok(decision_letter(&facts, &voice()?, (visit.today(), second))?)
}

async fn view(
    visit: &Visit,
    shown: &ShownDecision,
    (second, form): (Option<Language>, &Form),
) -> Result<Reply, Problem> {
    let t = visit.t();
    let text = preview(visit, shown, second).await?;
    let sent = reads::letters_of_decision(visit.reader(), shown.decision.id).await?;
    let clock = reads::appeal_clock(visit.reader(), shown.decision.id).await?;
    let is_hidden =
        recipient(visit.reader(), &visit.call, shown.person.id).await? == Recipient::Hidden;
    let to = format!("{}/brev", shown.decision.address());
    let title = t.say("cases-letter-page-title");
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).lead(t.say("cases-letter-page-lead")))
        (visit.why(keys::FL_33))
        @if !sent.is_empty() { (letters_sent(visit, &sent, (&to, clock))) }
        (Section::new("forhandsvisning", t.say("cases-letter-preview"), html! {
            (paper(visit, &text))
            (ButtonRow::new(Button::quiet(t.say("cases-letter-pdf")).href(format!("{to}.pdf"))))
        }))
        (Section::new("skicka", t.say("cases-letter-send"), html! {
            @if is_hidden { (Notice::warning(t, t.say("cases-letter-hidden"))) }
            form method="post" action=(to) {
                (form.around(t, html! {
                    (ways(visit, form, is_hidden))
                    (seconds(visit, form))
                    (ButtonRow::new(Button::primary(t.say("cases-letter-send-do"))))
                }))
            }
        }))
    };
    let way = shown.way_here(visit, title);
    Ok(visit
        .page("cases-letter-page-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// By which way; a protected person is reached without an address only.
pub(super) fn ways(visit: &Visit, form: &Form, is_hidden: bool) -> Markup {
    let offered = LetterWay::ALL
        .iter()
        .filter(|way| !is_hidden || way.needs_no_address())
        .filter(|way| is_hidden || **way != LetterWay::Forwarded)
        .map(|way| way.key());
    let offered = choices(visit, "cases-letter-way-", offered);
    html! { (form.radios(visit.t(), "way", "cases-letter-way", offered)) }
}

/// The second language of the notice of appeal.
pub(super) fn seconds(visit: &Visit, form: &Form) -> Markup {
    let offered = choices(visit, "cases-letter-second-", ["none", "en", "fi"]);
    html! { (form.radios(visit.t(), "second", "cases-letter-second", offered)) }
}

/// What was sent, when it was received, and until when it can be appealed.
fn letters_sent(
    visit: &Visit,
    sent: &[Letter],
    (to, clock): (&str, Option<AppealClock>),
) -> Markup {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    html! {
        (Section::new("skickade", t.say("cases-letter-sent-title"), html! {
            @for letter in sent {
                (Facts::new()
                    .fact(t.say("cases-letter-sent-on"), dates::day_element(language, letter.sent, today))
                    .fact(t.say("cases-letter-way"), t.say(&format!("cases-letter-way-{}", letter.way.key())))
                    .fact(t.say("cases-receipt"), html! {
                        @if let Some(receipt) = letter.receipt {
                            (dates::day_element(language, receipt.on, today)) ", "
                            (t.say(&format!("cases-receipt-how-{}", receipt.how.key())))
                        } @else {
                            (t.say("cases-receipt-none"))
                        }
                    }))
                (ButtonRow::new(Button::secondary(t.say("cases-letter-pdf")).href(format!("{to}.pdf?brev={}", letter.id))))
            }
            (clock_words(visit, clock))
        }))
    }
}

/// The last day to appeal, or that the time does not run.
pub(super) fn clock_words(visit: &Visit, clock: Option<AppealClock>) -> Markup {
    let t = visit.t();
    let words = clock.map_or_else(
        || t.say("cases-appeal-no-clock"),
        |clock| t.with("cases-appeal-last-day", &[("day", clock.last.into())]),
    );
    html! {
        p { (words) }
        (visit.why(keys::FL_44))
    }
}

/// A letter on the page, as on paper.
pub(super) fn paper(visit: &Visit, text: &LetterText) -> Markup {
    let body = html! {
        @for part in &text.parts {
            section lang=(part.language.tag()) {
                @if let Some(heading) = &part.heading { h3 { (heading) } }
                @for block in &part.blocks { (block_on_page(block)) }
            }
        }
    };
    let mut reader = vec![text.reader.clone()];
    reader.extend(text.address.iter().cloned());
    // A letter is in Swedish, whatever language its sender reads.
    let t = visit.t().in_language(Language::Swedish);
    html! {
        (Paper::new(t, text.day, text.title.clone(), body)
            .sender(text.sender.iter().cloned())
            .reader(reader)
            .reference(text.reference.clone())
            .signer(text.signer.iter().cloned()))
    }
}

fn block_on_page(block: &Block) -> Markup {
    match block {
        Block::Words(words) => html! { p { (words) } },
        Block::Decided(words) => {
            html! { @for words in words.split("\n\n") { p { strong { (lines(words)) } } } }
        }
        Block::Written(words) => prose(words),
        Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
    }
}
