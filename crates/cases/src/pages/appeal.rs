//! One appeal: where it is, what comes next and why, and the letters about it.

use access::{Need, Resource};
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Facts, Heading, Notice, Section},
    dates,
};
use residents::Person;
use rulebook::keys;

use super::{
    case_view::{Closed, OneForm, person, prose},
    letter::{file, seen},
};
use crate::{
    model::{Appeal, AppealState, Letter, LetterId},
    reads,
    rules::Timeliness,
    store::letter::letter_by_id,
};

/// An appeal, what the test of time says of it, and the person.
pub(super) struct ShownAppeal {
    pub(super) appeal: Appeal,
    pub(super) time: Timeliness,
    pub(super) person: Person,
}

/// The appeal in the address.
pub(super) async fn load(visit: &Visit) -> Result<ShownAppeal, Problem> {
    let person = person(visit).await?;
    let appeal = reads::appeal(visit.reader(), person.id, visit.id("appeal")?)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(ShownAppeal {
        time: reads::appeal_timeliness(visit.reader(), &appeal).await?,
        appeal,
        person,
    })
}

impl ShownAppeal {
    fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let decision = format!(
            "/personer/{}/beslut/{}",
            self.person.id, self.appeal.decision
        );
        Breadcrumbs::new(visit.t())
            .step(self.person.name(), format!("/personer/{}", self.person.id))
            .step(visit.t().say("cases-appeal-of-decision"), decision)
    }

    /// A page of the appeal with one form; it leads back to the appeal.
    pub(super) fn one_form(&self, visit: &Visit, page: OneForm<'_>) -> Reply {
        let title = visit.t().say("cases-appeal-title");
        let way = self.way(visit).step(title, self.appeal.address());
        page.show(visit, &self.person, (way, self.appeal.address()))
    }

    /// The same page without its form, and why.
    pub(super) fn closed(&self, visit: &Visit, page: Closed) -> Reply {
        let title = visit.t().say("cases-appeal-title");
        let way = self.way(visit).step(title, self.appeal.address());
        page.show(visit, &self.person, (way, self.appeal.address()))
    }
}

/// The appeal.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let shown = load(&visit).await?;
    let appeal = &shown.appeal;
    let letters = reads::letters_of_appeal(visit.reader(), appeal.id).await?;
    // The person and relatives read it; what comes next is done by others.
    let need = Need::decide(Resource::Appeal).about(appeal.person);
    let handles = access::may(visit.reader(), &visit.call, need).await?;
    let title = t.say("cases-appeal-title");
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name())
            .lead(t.say(&format!("cases-appeal-state-{}", appeal.state.key()))))
        (next(&visit, &shown, handles))
        (Section::new("overklagandet", t.say("cases-appeal-words"), html! {
            (prose(&appeal.words))
            (facts(&visit, appeal))
        }))
        (time(&visit, shown.time))
        (answers(&visit, appeal))
        @if !letters.is_empty() { (letters_sent(&visit, appeal, &letters)) }
    };
    let way = shown.way(&visit).here(title.clone());
    Ok(Reply::page(title, body).breadcrumbs(&way))
}

fn facts(visit: &Visit, appeal: &Appeal) -> Facts {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    let by = appeal.by.as_ref().map(|by| {
        let right = t.say(&format!("cases-authority-{}", by.authority.key()));
        format!("{}, {right}", by.name)
    });
    Facts::new()
        .fact(
            t.say("cases-appeal-received"),
            dates::day_element(language, appeal.received, today),
        )
        .maybe(t.say("cases-appeal-by"), by)
        .maybe(
            t.say("cases-appeal-at-court"),
            appeal
                .at_court
                .map(|day| dates::day_element(language, day, today)),
        )
}

/// What comes next, first on the page, with what it rests on.
fn next(visit: &Visit, shown: &ShownAppeal, handles: bool) -> Markup {
    let t = visit.t();
    let appeal = &shown.appeal;
    let calls = |appeal: &Appeal| {
        let judged = appeal.judged.as_ref();
        judged.is_some_and(|j| j.judgement.calls_for_decision())
    };
    let (key, why) = match appeal.state {
        AppealState::Received if shown.time.is_late() => ("dismiss", keys::FL_45),
        AppealState::Received => ("reconsider", keys::FL_38),
        AppealState::Reconsidered => ("forward", keys::FL_46),
        AppealState::Forwarded => ("court", keys::FL_46),
        AppealState::Dismissed => ("dismissed", keys::FL_45),
        AppealState::Judged if calls(appeal) => ("carry-out", keys::SOL_35_5),
        AppealState::Judged => ("done", keys::FL_40),
    };
    html! {
        (Section::new("nasta", t.say("cases-appeal-next"), html! {
            p { (t.say(&format!("cases-appeal-next-{key}"))) }
            (visit.why(why))
            @if appeal.state == AppealState::Reconsidered { (visit.why(keys::LOCAL_APPEAL_FORWARD)) }
            @if key != "done" && handles { (buttons(visit, shown)) }
        }))
    }
}

/// The ways on from where it is.
fn buttons(visit: &Visit, shown: &ShownAppeal) -> ButtonRow {
    let t = visit.t();
    let appeal = &shown.appeal;
    let step = |text: &str, path: &str| {
        let to = format!("{}/{path}", appeal.address());
        ButtonRow::new(Button::primary(t.say(text)).href(to))
    };
    let decision = format!("/personer/{}/beslut/{}", appeal.person, appeal.decision);
    match appeal.state {
        AppealState::Received if shown.time.is_late() => step("cases-dismiss-title", "avvisa"),
        AppealState::Received if appeal.of_dismissed.is_some() => {
            step("cases-reconsider-title", "omprova")
        }
        AppealState::Received => {
            let better = format!("{}/andra", appeal.address());
            step("cases-reconsider-title", "omprova")
                .and(Button::secondary(t.say("cases-better-title")).href(better))
        }
        AppealState::Reconsidered => step("cases-forward-title", "lamna-over"),
        AppealState::Forwarded => step("cases-court-title", "domstolens-svar"),
        AppealState::Dismissed => {
            let against = format!("{decision}/overklagan/ny?avvisat={}", appeal.id);
            let text = t.say("cases-appeal-dismissal-appealed");
            ButtonRow::new(Button::quiet(text).href(against))
        }
        AppealState::Judged => {
            ButtonRow::new(Button::primary(t.say("cases-appeal-to-decision")).href(decision))
        }
    }
}

/// Whether it came in time.
fn time(visit: &Visit, time: Timeliness) -> Markup {
    let t = visit.t();
    let last = time.last().map(|day| ("day", day.into()));
    let words = t.with(
        &format!("cases-appeal-time-{}", time.key()),
        last.as_slice(),
    );
    html! {
        (Section::new("tid", t.say("cases-appeal-time"), html! {
            @if time.is_late() { (Notice::warning(t, words)) } @else { p { (words) } }
            (visit.why_all(&[keys::FL_44, keys::FL_45]))
        }))
    }
}

/// What the committee and the court have answered.
fn answers(visit: &Visit, appeal: &Appeal) -> Markup {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    html! {
        @if let Some(answer) = &appeal.answer {
            (Section::new("svar", t.say("cases-appeal-answer"), html! {
                @if let Some(outcome) = appeal.reconsidered {
                    p { (t.say(&format!("cases-reconsidered-{}", outcome.key()))) }
                }
                (prose(&answer.reasons))
                (Facts::new()
                    .fact(t.say("cases-decision-day"), dates::day_element(language, answer.on, today))
                    .fact(t.say("cases-decision-delegation"), answer.delegation.to_string())
                    .maybe(t.say("cases-appeal-new-decision"), appeal.new_decision.map(|new| html! {
                        a href={ "/personer/" (appeal.person) "/beslut/" (new) } { (t.say("cases-appeal-to-new-decision")) }
                    })))
            }))
        }
        @if let Some(judged) = &appeal.judged {
            (Section::new("domstolen", t.say("cases-court-answer"), html! {
                p { (t.say(&format!("cases-judgement-{}", judged.judgement.key()))) }
                @if let Some(words) = &judged.words { (prose(words)) }
                (Facts::new()
                    .fact(t.say("cases-court-on"), dates::day_element(language, judged.on, today))
                    .fact(t.say("cases-court-number"), judged.number.to_string()))
            }))
        }
    }
}

fn letters_sent(visit: &Visit, appeal: &Appeal, letters: &[Letter]) -> Markup {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    html! {
        (Section::new("brev", t.say("cases-appeal-letters"), html! {
            ul {
                @for letter in letters {
                    li {
                        a href={ (appeal.address()) "/brev.pdf?brev=" (letter.id) } { (letter.text.title) }
                        ", " (dates::day_element(language, letter.sent, today))
                    }
                }
            }
        }))
    }
}

/// A letter about the appeal as a PDF: the one in `?brev=`, else the last.
pub(super) async fn pdf(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let person: PersonId = shown.person.id;
    let wanted = visit.query("brev");
    let letter = if wanted.is_empty() {
        let sent = reads::letters_of_appeal(visit.reader(), shown.appeal.id).await?;
        sent.into_iter().next_back()
    } else {
        let id: LetterId = wanted.parse().ok().ok_or(Problem::NotFound)?;
        letter_by_id(visit.reader(), person, id).await?
    };
    let letter = letter
        .filter(|letter| letter.appeal == Some(shown.appeal.id))
        .ok_or(Problem::NotFound)?;
    file(&seen(&visit, person, letter.text).await?)
}
