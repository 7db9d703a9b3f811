//! Takes many values in one go, as they are copied from a spreadsheet.

use kernel::{Date, Line, Problem, Prose, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading},
};

use crate::{
    actions::GiveReadings,
    model::{Chain, ChainId, Indicator, NewReading, Way},
    reads,
    rules::check_reading,
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (chain, _) = about(&visit).await?;
    Ok(view(&visit, &visit.blank(), chain.id))
}

/// Takes all lines, or none with every error by its line.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (chain, indicators) = about(&visit).await?;
    let mut form = visit.form();
    let lines = form.prose("lines");
    let days = (chain.year, visit.today());
    let read = lines.map(|lines| read(&lines, &indicators, days));
    let input = match read {
        None => None,
        Some(Ok(readings)) => Some(GiveReadings { readings }),
        Some(Err(wrong)) => {
            for refusal in wrong {
                form.refuse(refusal);
            }
            None
        }
    };
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(format!("/malarbete?kedja={}", chain.id))
            .saying("goals-pasted")),
        None => Ok(view(&visit, &form, chain.id)),
    }
}

async fn about(visit: &Visit) -> Result<(Chain, Vec<Indicator>), Problem> {
    let chain: ChainId = visit.id("goal_chain")?;
    let found = reads::chain(visit.reader(), chain).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let indicators = reads::indicators(visit.reader(), chain).await?;
    Ok((found, indicators))
}

/// Every line is an indicator, a day, a value and perhaps a note, apart by tabs or semicolons.
fn read(
    lines: &Prose,
    indicators: &[Indicator],
    days: (i16, Date),
) -> Result<Vec<NewReading>, Vec<Refusal>> {
    let (mut readings, mut wrong) = (vec![], vec![]);
    for (place, line) in (1_i64..).zip(lines.as_str().lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match read_line(line, indicators, days) {
            Ok(reading) => readings.push(reading),
            Err(key) => wrong.push(
                Refusal::new(key)
                    .with("line", place)
                    .with("text", line.chars().take(60).collect::<String>())
                    .at("lines"),
            ),
        }
    }
    if wrong.is_empty() {
        Ok(readings)
    } else {
        Err(wrong)
    }
}

/// The reading of a line. What the action would refuse is refused here, where it can be said in which line it stands.
fn read_line(
    line: &str,
    indicators: &[Indicator],
    (year, today): (i16, Date),
) -> Result<NewReading, &'static str> {
    let parts: Vec<&str> = line.split(['\t', ';']).map(str::trim).collect();
    let (name, day, value, note) = match parts.as_slice() {
        [name, day, value] => (*name, *day, *value, ""),
        [name, day, value, note] => (*name, *day, *value, *note),
        _ => return Err("goals-refusal-line"),
    };
    let mut named = indicators
        .iter()
        .filter(|one| one.name.as_str().to_lowercase() == name.to_lowercase());
    let indicator = named.next().ok_or("goals-refusal-line-name")?;
    if named.next().is_some() {
        return Err("goals-refusal-line-twice");
    }
    let day: Date = day.parse().map_err(|_unread| "goals-refusal-line-day")?;
    let value = value
        .parse()
        .map_err(|_unread| "goals-refusal-line-value")?;
    let note = match note {
        "" => None,
        words => Some(Line::parse(words).map_err(|_unread| "goals-refusal-line")?),
    };
    let reading = NewReading {
        indicator: indicator.id,
        day,
        value,
        way: Way::Imported,
        is_preliminary: false,
        note,
        behind: None,
        binding: None,
    };
    if !check_reading(indicator, &reading).is_empty() {
        return Err("goals-refusal-line-scale");
    }
    if day > today {
        return Err("goals-refusal-line-to-come");
    }
    if day.year() != year {
        return Err("goals-refusal-line-year");
    }
    Ok(reading)
}

fn view(visit: &Visit, form: &Form, chain: ChainId) -> Reply {
    let t = visit.t();
    let title = "goals-paste";
    let back = format!("/malarbete?kedja={chain}");
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("goals-paste-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.area(t, "lines", "goals-paste-lines").hint(t.say("goals-paste-hint")).rows(12))
                (ButtonRow::new(Button::primary(t.say("goals-paste-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back.clone())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), back)
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
