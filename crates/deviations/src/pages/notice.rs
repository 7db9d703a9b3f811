//! The notice to the Inspectorate as it can be sent: on a page to be printed, and as a PDF. It does not name the one who
//! reported.

use documents::{Document, Letterhead};
use kernel::{Fault, Line, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Notice, PrintHead, Section, lines},
    dates,
};
use rulebook::keys;

use super::{
    matrix,
    shown::{Concerned, Shown, load},
    words,
};
use crate::{
    model::{Deed, Investigation, Step},
    reads::{MeasureState, state_of},
};

/// A part of the notice: its heading, and what stands in it by label.
struct Part {
    title: &'static str,
    facts: Vec<(String, String)>,
}

/// Loads what may be sent: only what the rules of lex Sarah apply to, by those who handle it.
async fn load_wrong(visit: &Visit) -> Result<Shown, Problem> {
    let shown = load(visit).await?;
    if shown.view.case.is_lex_sarah() && shown.handles {
        Ok(shown)
    } else {
        Err(Problem::NotFound)
    }
}

/// The notice on a page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_wrong(&visit).await?;
    let t = visit.t();
    let title = "deviations-notice-title";
    let number = shown.view.report.number().to_string();
    let by = visit.session.as_ref();
    let by = by.map_or_else(String::new, |session| session.user_name.clone());
    let municipality = visit.app.settings().municipality.clone();
    let pdf = Button::primary(t.say("deviations-notice-pdf"))
        .href(format!("{}/anmalan/pdf", shown.address()));
    let parts = parts(&visit, &shown).await?;
    let body = html! {
        (PrintHead::new(t, municipality, by, visit.now()).about(number.clone()))
        (Heading::new(t.say(title)).over(number).lead(t.say("deviations-notice-lead")))
        div.no-print { (ButtonRow::new(pdf)) }
        @if shown.view.case.investigated.is_none() {
            (Notice::warning(t, t.say("deviations-notice-no-investigation")))
        }
        @for part in &parts { (shown_part(&visit, part)) }
        (visit.why_all(&[keys::SOL_27_6, keys::LSS_24F, keys::LOCAL_LEX_SARAH_SENT]))
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(&visit).here(t.say(title))))
}

fn shown_part(visit: &Visit, part: &Part) -> Markup {
    let body = part.facts.iter().fold(Facts::new(), |facts, (term, text)| {
        facts.fact(term.clone(), lines(text))
    });
    let id = part.title.rsplit('-').next().unwrap_or("del");
    html! { (Section::new(id, visit.t().say(part.title), body)) }
}

/// The notice as a PDF.
pub(super) async fn pdf(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_wrong(&visit).await?;
    let t = visit.t();
    let number = shown.view.report.number().to_string();
    let day = dates::full_day(visit.language(), visit.today());
    let head = Letterhead::from(visit.app.settings().municipality.clone())
        .sender_line(words::unit(&visit, shown.view.case.keeper))
        .reference(t.say("deviations-notice-date"), day)
        .reference(t.say("deviations-number"), &number)
        .recipient_line(t.say("deviations-notice-to"));
    let title = t.say("deviations-notice-title");
    let mut paper = Document::new(&title, visit.language().tag(), visit.today())
        .letterhead(head)
        .footer(&number)
        .page_words(t.say("deviations-notice-page"));
    for part in parts(&visit, &shown).await? {
        paper = paper.heading(t.say(part.title));
        for (term, text) in part.facts {
            paper = paper.subheading(term).prose(&text);
        }
    }
    let printed = paper
        .to_pdf()
        .map_err(|e| Fault::from_source("printing a notice", e))?;
    Ok(Reply::shown_file(
        format!("lex-sarah-{number}.pdf"),
        "application/pdf",
        printed,
    ))
}

async fn parts(visit: &Visit, shown: &Shown) -> Result<Vec<Part>, Problem> {
    let mut parts = vec![
        place(visit, shown).await?,
        happened(visit, shown),
        judged(visit, shown),
    ];
    if let Some(found) = &shown.view.case.investigation {
        parts.push(investigated(visit, found));
    }
    parts.push(measures(visit, shown));
    Ok(parts)
}

/// Which activity it is about, and who answers for it.
async fn place(visit: &Visit, shown: &Shown) -> Result<Part, Problem> {
    let t = visit.t();
    let report = &shown.view.report;
    let unit = organisation::unit(visit.reader(), report.told.unit).await?;
    let text = |line: Option<Line>| line.map(|line| line.to_string()).unwrap_or_default();
    let mut facts = vec![(
        t.say("deviations-unit"),
        words::unit(visit, report.told.unit),
    )];
    if let Some(unit) = unit {
        facts.push((
            t.say("deviations-notice-organisation"),
            text(unit.organisation_number),
        ));
        facts.push((t.say("deviations-notice-address"), text(unit.address)));
        facts.push((t.say("deviations-notice-phone"), text(unit.phone)));
    }
    let form = if report.is_private {
        "deviations-notice-private"
    } else {
        "deviations-notice-own"
    };
    facts.push((t.say("deviations-notice-form"), t.say(form)));
    Ok(Part {
        title: "deviations-notice-place",
        facts,
    })
}

/// What happened, to whom, and what was done at once.
fn happened(visit: &Visit, shown: &Shown) -> Part {
    let t = visit.t();
    let report = &shown.view.report;
    let told = &report.told;
    let day = |on| dates::full_day(visit.language(), on);
    let mut when = day(told.happened.on);
    if let Some(at) = told.happened.at {
        when = format!("{when} {}", dates::clock_time(visit.language(), at));
    }
    let concerned = match &shown.concerned {
        Concerned::Person(person) => match person.number() {
            Some(number) => format!("{}, {}", person.name(), number.twelve_digits()),
            None => person.name(),
        },
        Concerned::Nobody | Concerned::Hidden | Concerned::Closed => {
            words::concerned(visit, &shown.concerned)
        }
    };
    let mut facts = vec![
        (t.say("deviations-happened"), when),
        (t.say("deviations-notice-known"), day(report.by.on)),
        (t.say("deviations-concerned"), concerned),
        (
            t.say("deviations-kind"),
            words::kind(t, shown.view.case.kind),
        ),
        (
            t.say("deviations-harm"),
            words::harm(t, shown.view.case.harm),
        ),
        (t.say("deviations-words"), told.words.to_string()),
    ];
    if let Some(at_once) = &told.at_once {
        facts.push((t.say("deviations-at-once"), at_once.to_string()));
    }
    let person = shown
        .view
        .steps
        .iter()
        .filter_map(|step| person_told(visit, step));
    facts.extend(person.map(|words| (t.say("deviations-deed-person-told"), words)));
    Part {
        title: "deviations-notice-happened",
        facts,
    }
}

fn person_told(visit: &Visit, step: &Step) -> Option<String> {
    if let Deed::PersonTold { whom, on, .. } = &step.deed {
        let whom = visit.t().say(&format!("deviations-whom-{}", whom.key()));
        Some(format!(
            "{whom}, {}",
            dates::full_day(visit.language(), *on)
        ))
    } else {
        None
    }
}

/// What it was judged to be, and whether it is serious.
fn judged(visit: &Visit, shown: &Shown) -> Part {
    let t = visit.t();
    let mut facts = vec![];
    for step in &shown.view.steps {
        if let Deed::Triaged { class, reasons, .. } = &step.deed {
            facts.push((words::class(t, Some(*class)), reasons.to_string()));
        }
        if let Deed::Judged {
            is_serious,
            reasons,
        } = &step.deed
        {
            let key = if *is_serious {
                "deviations-judge-yes"
            } else {
                "deviations-judge-no"
            };
            facts.push((t.say(key), reasons.to_string()));
        }
    }
    Part {
        title: "deviations-notice-judged",
        facts,
    }
}

/// What was found out.
fn investigated(visit: &Visit, found: &Investigation) -> Part {
    let t = visit.t();
    let causes: Vec<String> = found
        .causes
        .iter()
        .map(|cause| t.say(&format!("deviations-cause-{}", cause.key())))
        .collect();
    let risk = t.with(
        "deviations-risk",
        &[
            ("risk", found.risk().into()),
            (
                "consequence",
                matrix::consequence(t, found.consequence).into(),
            ),
            (
                "probability",
                matrix::probability(t, found.probability).into(),
            ),
        ],
    );
    Part {
        title: "deviations-investigation",
        facts: vec![
            (
                t.say("deviations-investigate-happened"),
                found.happened.to_string(),
            ),
            (t.say("deviations-causes"), causes.join(", ")),
            (t.say("deviations-investigate-why"), found.why.to_string()),
            (t.say("deviations-matrix"), risk),
        ],
    }
}

/// What was and is to be done; not what was withdrawn.
fn measures(visit: &Visit, shown: &Shown) -> Part {
    let t = visit.t();
    let mut facts = vec![];
    for step in &shown.view.steps {
        let is_dropped = matches!(
            state_of(&shown.view.steps, step.id),
            MeasureState::Dropped(_)
        );
        if let Deed::MeasurePlanned { measure } = &step.deed
            && !is_dropped
        {
            let day = dates::full_day(visit.language(), measure.due);
            let what = t.with("deviations-notice-measure", &[("day", day.into())]);
            facts.push((what, measure.what.to_string()));
        }
        if let Deed::MeasureTaken { words, .. } = &step.deed {
            let day = dates::full_day(visit.language(), step.by.on);
            let what = t.with("deviations-notice-taken", &[("day", day.into())]);
            facts.push((what, words.to_string()));
        }
    }
    if facts.is_empty() {
        facts.push((
            t.say("deviations-measures"),
            t.say("deviations-notice-no-measures"),
        ));
    }
    Part {
        title: "deviations-measures",
        facts,
    }
}
