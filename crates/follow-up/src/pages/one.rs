//! A follow-up on one page: what to do next, what was said, what came of it, and its questions on quality.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Due, Empty, Facts, Heading, Notice, Section, prose},
    dates,
};
use rulebook::keys;

use super::{
    prepare, report,
    shown::{Shown, load, no_report, provider_name, status},
    words::meeting,
};
use crate::{
    model::{Outcome, Questionnaire, State, SurveyState, SurveyWay},
    reads::{answers_for, requests},
};

/// The follow-up.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let follow_up = shown.follow_up();
    let title = t.say("follow-up-title");
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).lead(shown.services(&visit))
            .actions(status(&visit, follow_up)))
        (next_step(&visit, &shown))
        @match follow_up.state {
            State::Signed => {
                (report::body(&visit, &shown, shown.view.standing().ok_or_else(no_report)?))
                (led_to(&visit, &shown).await?)
            }
            State::Booked if !shown.is_own => { (prepare::body(&visit, &shown).await?) }
            State::Booked | State::Cancelled => {}
        }
        (questions(&visit, &shown).await?)
        (versions(&visit, &shown))
    };
    let way = shown.way(&visit).here(title.clone());
    Ok(shown.framed(Reply::page(title, body).breadcrumbs(&way)))
}

/// A report that was corrected later, or holds now.
pub(super) async fn show_version(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let number: i64 = visit.part("number")?;
    let found = shown
        .view
        .report(number)
        .filter(|report| report.signed.is_some());
    let found = found.ok_or(Problem::NotFound)?;
    let holds = shown.follow_up().standing == Some(number);
    let body = html! {
        (Heading::new(t.with("follow-up-version-title", &[("number", number.into())])).over(shown.person.name()))
        @if !holds { (Notice::info(t, t.say("follow-up-version-old"))) }
        (report::body(&visit, &shown, found))
    };
    Ok(shown.page(&visit, "follow-up-version", body))
}

/// The one thing to do now, and how it stands.
fn next_step(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let one = shown.follow_up();
    let ours = !shown.is_own && shown.is_ours(visit);
    let body = match one.state {
        State::Cancelled => html! {
            (Notice::info(t, t.say("follow-up-is-cancelled")))
            @if let Some(why) = &one.cancelled { (prose(why)) }
        },
        State::Booked => booked(visit, shown, ours),
        State::Signed => html! {
            @if let Some(held) = one.held {
                p { (t.with("follow-up-was-held", &[("day", dates::full_day(visit.language(), held).into())])) }
            }
            @if ours {
                @if one.draft.is_some() {
                    (ButtonRow::new(Button::primary(t.say("follow-up-correct-on")).href(format!("{}/samtal", shown.address())))
                        .and(Button::secondary(t.say("follow-up-sign")).href(format!("{}/signera", shown.address()))))
                    form method="post" action={ (shown.address()) "/ratta/kasta" } {
                        (shown.fresh(visit).top(t))
                        (ButtonRow::new(Button::danger(t.say("follow-up-correct-drop"))))
                    }
                } @else {
                    (ButtonRow::new(Button::quiet(t.say("follow-up-correct")).href(format!("{}/ratta", shown.address()))))
                }
            }
        },
    };
    html! { (Section::new("nasta", t.say("follow-up-next-title"), body)) }
}

fn booked(visit: &Visit, shown: &Shown, ours: bool) -> Markup {
    let t = visit.t();
    let one = shown.follow_up();
    let facts = Facts::new()
        .fact(t.say("follow-up-on"), meeting(visit, &one.meeting))
        .maybe(
            t.say("follow-up-place"),
            one.meeting.place.as_ref().map(kernel::Line::as_str),
        )
        .maybe(
            t.say("follow-up-interpreter"),
            one.meeting.interpreter.then(|| t.say("follow-up-yes")),
        )
        .maybe(
            t.say("follow-up-due"),
            one.due()
                .filter(|_| !shown.is_own)
                .map(|day| Due::day(t, day, visit.today())),
        );
    let write = if one.draft.is_some() {
        "follow-up-write-on"
    } else {
        "follow-up-write"
    };
    html! {
        (facts)
        (visit.why_all(&[keys::LOCAL_DECISION_FOLLOW_UP, keys::SOL_10_3]))
        @if ours {
            @let at = shown.address();
            (ButtonRow::new(Button::primary(t.say(write)).href(format!("{at}/samtal")))
                .and(Button::secondary(t.say("follow-up-letter")).href(format!("{at}/kallelse")))
                .and(Button::quiet(t.say("follow-up-move")).href(format!("{at}/boka-om"))))
        }
    }
}

/// What it led to: ways to begin it, what was begun, what providers were asked for.
async fn led_to(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let Some(standing) = shown.view.standing() else {
        return Ok(html! {});
    };
    let changed: Vec<_> = standing
        .findings
        .iter()
        .filter(|finding| finding.outcome.is_some_and(Outcome::is_change))
        .collect();
    let asked = requests(visit.reader(), shown.follow_up().id).await?;
    if changed.is_empty() && asked.is_empty() {
        return Ok(html! {});
    }
    let is_ours = !shown.is_own && shown.is_ours(visit);
    let body = html! {
        @for request in &asked {
            p {
                (t.with("follow-up-asked-provider", &[("provider", provider_name(visit, request.provider).into())])) " "
                @match (request.agreed_on, request.over_on) {
                    (None, Some(on)) => { (t.with("follow-up-plan-over", &[("day", dates::full_day(visit.language(), on).into())])) }
                    (Some(on), _) => { (t.with("follow-up-plan-agreed", &[("day", dates::full_day(visit.language(), on).into())])) }
                    (None, None) => { (t.say("follow-up-plan-waited")) }
                }
            }
        }
        @match &shown.follow_up().settled {
            Some(settled) => {
                p { (t.say("follow-up-settled")) ", " (dates::moment_element(visit.language(), settled.at, visit.now())) }
                (prose(&settled.words))
            }
            None if is_ours && !changed.is_empty() => {
                p { (t.say("follow-up-begin-lead")) }
                @for finding in &changed {
                    @if let Some(outcome) = finding.outcome { (begin(visit, shown, (finding.decision, outcome))) }
                }
                (visit.why(keys::LOCAL_FOLLOW_UP_CHANGE))
                (ButtonRow::new(Button::primary(t.say("follow-up-settle")).href(format!("{}/paborjat", shown.address()))))
            }
            None if !changed.is_empty() => { p { (t.say("follow-up-not-settled")) } }
            None => {}
        }
    };
    Ok(html! { (Section::new("ledde-till", t.say("follow-up-led-to"), body)) })
}

/// Where what was decided is begun.
fn begin(
    visit: &Visit,
    shown: &Shown,
    (decision, outcome): (cases::DecisionId, Outcome),
) -> Markup {
    let t = visit.t();
    let id = shown.person.id;
    let covered = shown.follow_up().covers(decision);
    let name = covered.map_or_else(String::new, |one| shown.service(visit, &one.service));
    let decided = format!("/personer/{id}/beslut/{decision}");
    let to = match outcome {
        Outcome::Investigate => Some((
            "follow-up-begin-application",
            format!("/personer/{id}/ansokan/ny"),
        )),
        Outcome::ChangeOrder => covered.and_then(|one| one.order).map(|order| {
            (
                "follow-up-begin-order",
                format!("/personer/{id}/bestallningar/{order}"),
            )
        }),
        Outcome::NoLongerNeeded => Some(("follow-up-begin-end", format!("{decided}/upphor"))),
        Outcome::Stands | Outcome::NewPlan => None,
    };
    html! {
        p {
            strong { (name) } ": " (t.say(&format!("follow-up-outcome-{}", outcome.key()))) ". "
            @match to {
                Some((label, href)) => { a href=(href) { (t.say(label)) } }
                None => { a href=(decided) { (t.say("follow-up-decision-open")) } }
            }
        }
    }
}

/// The questions on quality: how they stand, the ways to answer, and the answers for those who may read them.
async fn questions(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let survey = shown.survey();
    if shown.follow_up().state == State::Cancelled {
        return Ok(html! {});
    }
    let name = shown.service(visit, &survey.service);
    let about = t.with("follow-up-survey-about", &[("service", name.into())]);
    let body = match survey.state {
        SurveyState::Waiting => ways_to_answer(visit, shown).await?,
        SurveyState::NotAnswered => html! {
            @if let Some(missing) = survey.no_answer.as_ref().filter(|_| !shown.is_own) {
                p { (t.say(&format!("follow-up-why-not-{}", missing.why.key()))) }
                @if let Some(words) = &missing.words { (prose(words)) }
            }
            (ways_to_answer(visit, shown).await?)
        },
        SurveyState::Answered => answered(visit, shown).await?,
    };
    let key = if shown.is_own {
        "follow-up-survey-own-title"
    } else {
        "follow-up-survey-title"
    };
    Ok(html! { (Section::new("fragor", t.say(key), body).intro(about)) })
}

async fn ways_to_answer(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let survey = shown.survey();
    let at = survey.address();
    if shown.is_own {
        return Ok(html! {
            p { (t.say("follow-up-survey-own-lead")) }
            (ButtonRow::new(Button::primary(t.say("follow-up-survey-answer")).href(at)))
        });
    }
    // A manager books and hands out, and takes no answers.
    let take = Need::write(Resource::QualityAnswer).about(shown.person.id);
    let takes = access::may(visit.reader(), &visit.call, take).await?;
    let hand =
        |label: &str, way: SurveyWay| Button::secondary(t.say(label)).sends("way", way.key());
    let mut ways = ButtonRow::new(hand("follow-up-hand-paper", SurveyWay::Paper));
    if takes {
        ways = ways
            .and(hand("follow-up-hand-tablet", SurveyWay::Tablet))
            .and(hand("follow-up-hand-read", SurveyWay::Read));
    }
    let ways = ways.and(hand("follow-up-hand-own", SurveyWay::OwnPage));
    Ok(html! {
        @if let Some((way, on)) = survey.handed_out {
            p { (t.with("follow-up-handed-out", &[
                ("way", t.say(&format!("follow-up-survey-way-{}", way.key())).into()),
                ("day", dates::full_day(visit.language(), on).into())])) }
        }
        @if shown.is_ours(visit) {
            form method="post" action={ (at) "/lamna-ut" } {
                (shown.fresh_survey(visit).top(t))
                (ways)
            }
            p {
                a href={ (at) "/bortfall" } { (t.say("follow-up-no-answer")) }
            }
        }
        (visit.why(keys::LOCAL_FOLLOW_UP_SURVEY))
    })
}

/// That it was answered; the answers only for those who may read them.
async fn answered(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let survey = shown.survey();
    let Some(said) = &survey.answered else {
        return Ok(html! {});
    };
    let answers = answers_for(visit.reader(), &visit.call, survey).await?;
    let by = t.say(&format!("follow-up-answered-by-{}", said.by.key()));
    let day = dates::full_day(visit.language(), said.on);
    let Some(answers) = answers else {
        return Ok(html! {
            p { (t.with("follow-up-answered", &[("day", day.into()), ("by", by.into())])) }
            (Empty::new(t.say("follow-up-answers-hidden")).body(t.say("follow-up-answers-hidden-body")))
        });
    };
    let asked = Questionnaire::of_version(survey.questionnaire)?;
    let language = visit.language();
    let mut facts = Facts::new();
    for question in &asked.questions {
        let answer = answers.iter().find(|answer| answer.theme == question.theme);
        let grade = answer.and_then(|answer| answer.grade);
        let word = grade.map_or_else(
            || asked.sheet.unknown.say(language).to_owned(),
            |grade| asked.grade(grade.number(), language).to_owned(),
        );
        facts = facts.fact(question.ask.say(language), word);
    }
    facts = facts.maybe(
        asked.sheet.words.say(language),
        said.words.as_ref().map(prose),
    );
    let reads = if said.lets_read_to.is_some() {
        "follow-up-lets-read"
    } else {
        "follow-up-lets-not"
    };
    Ok(html! {
        p { (t.with("follow-up-answered", &[("day", day.into()), ("by", by.into())])) " " (t.say(reads)) }
        (facts)
    })
}

/// Reports that were corrected.
fn versions(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let signed: Vec<_> = shown
        .view
        .reports
        .iter()
        .filter_map(|report| Some((report.number, report.signed?)))
        .collect();
    if signed.len() < 2 {
        return html! {};
    }
    let body = html! {
        ul {
            @for (number, signed) in signed {
                li {
                    a href={ (shown.address()) "/version/" (number) } {
                        (t.with("follow-up-version-title", &[("number", number.into())]))
                    }
                    ", " (dates::moment_element(visit.language(), signed.at, visit.now()))
                }
            }
        }
    };
    html! { (Section::new("versioner", t.say("follow-up-versions"), body)) }
}
