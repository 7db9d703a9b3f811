//! A report on paper: results first, then every goal with its indicators.

use documents::{Column, Document, Letterhead, Table};
use kernel::{Fault, Problem};
use page_kit::{Reply, T, Visit};

use super::{report::told_of, trend, words};
use crate::model::{GoalStanding, IndicatorStanding, Report, Standing};

/// The report as a file that the browser shows.
pub(super) async fn file(
    visit: &Visit,
    (report, standing): (&Report, &Standing),
) -> Result<Reply, Problem> {
    let municipality = organisation::municipality(visit.reader()).await?;
    let sender = municipality.map(|one| one.name.to_string());
    let document = document(visit, (report, standing), sender);
    let printed = document
        .to_pdf()
        .map_err(|error| Fault::from_source("printing a report on goals", error))?;
    let name = format!("mal-{}-{}.pdf", standing.year, report.as_of);
    Ok(Reply::shown_file(name, "application/pdf", printed))
}

fn document(
    visit: &Visit,
    (report, standing): (&Report, &Standing),
    sender: Option<String>,
) -> Document {
    let t = visit.t();
    let title = t.say(&format!("goals-report-{}", report.kind.key()));
    let title = format!("{title} {}: {}", standing.year, t.say("goals-public-title"));
    let day = match &report.frozen {
        Some(frozen) => frozen.handled.on,
        None => visit.today(),
    };
    let mut document = Document::new(title, visit.language().tag(), day)
        .footer(standing.committee.as_str())
        .page_words(t.say("goals-page-words"));
    if let Some(sender) = sender {
        let head = Letterhead::from(sender).sender_line(standing.committee.as_str());
        document = document.letterhead(head);
    }
    document = document
        .paragraph(told_of(visit, report))
        .heading(t.say("goals-results"))
        .table(results(t, standing));
    for goal in &standing.goals {
        document = with_goal(visit, document, (goal, standing.year));
    }
    document
}

fn results(t: T<'_>, standing: &Standing) -> Table {
    let mut table = Table::new([
        Column::words(t.say("goals-goal")),
        Column::words(t.say("goals-result")),
        Column::numbers(t.say("goals-mean")),
    ]);
    for goal in &standing.goals {
        let mean = goal.result.map(|result| words::mean(t, result));
        table.push([
            goal.title.to_string(),
            words::result_plain(t, goal.result),
            mean.unwrap_or_default(),
        ]);
    }
    table
}

fn with_goal(visit: &Visit, document: Document, (goal, year): (&GoalStanding, i16)) -> Document {
    let t = visit.t();
    let mut document = document.heading(goal.title.as_str());
    document = match &goal.committee_goal {
        Some(own) => document.paragraph(format!("{}: {own}", t.say("goals-committee-goal"))),
        None => document.paragraph(t.say("goals-no-committee-goal")),
    };
    if let Some(result) = goal.result {
        let said = format!(
            "{}. {}",
            words::result_plain(t, goal.result),
            words::rests_on(t, result)
        );
        document = document.paragraph(said);
    }
    if let Some(judgement) = &goal.judgement {
        document = document
            .subheading(t.say("goals-judgement"))
            .prose(judgement.as_str());
    }
    if !goal.indicators.is_empty() {
        document = document.table(indicators(visit, &goal.indicators));
    }
    let trend = trend::on_paper(t, goal, year);
    if !trend.is_empty() {
        let mut table = Table::new([
            Column::words(t.say("goals-indicator")),
            Column::words(t.say("goals-development")),
        ]);
        for (name, said) in trend {
            table.push([name, said]);
        }
        document = document.table(table);
    }
    for one in &goal.indicators {
        if let Some(comment) = &one.comment {
            document = document
                .subheading(one.name.as_str())
                .prose(comment.as_str());
        }
    }
    document
}

/// The value, the day for which it holds, how it came, and whether a better one is expected.
fn said(visit: &Visit, one: &IndicatorStanding) -> String {
    let value = words::maybe(visit.t(), one.value, one.scale);
    let origin = words::origin(visit, one);
    if origin.is_empty() {
        value
    } else {
        format!("{value} ({origin})")
    }
}

fn indicators(visit: &Visit, all: &[IndicatorStanding]) -> Table {
    let t = visit.t();
    let mut table = Table::new([
        Column::words(t.say("goals-indicator")),
        Column::words(t.say("goals-baseline")),
        Column::words(t.say("goals-target")),
        Column::words(t.say("goals-value")),
        Column::words(t.say("goals-assessment")),
    ]);
    for one in all {
        table.push([
            one.name.to_string(),
            words::baseline(t, one),
            words::aim(t, one),
            said(visit, one),
            words::assessment_plain(t, one.assessment),
        ]);
    }
    table
}
