//! Two forecasts beside each other: their figures of a year, and why they differ.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, T, Visit,
    components::{Column, Empty, FilterForm, Heading, Notice, Section, Select, Table},
};
use projection::{
    Explained, Figure,
    care::{Law, Spread},
};

use super::{
    fared,
    pairs::{self, Pair},
    scope::{self, Loaded},
    words,
};
use crate::{
    model::{ScenarioId, Told},
    reads,
    rules::{self, by_law, nearest, summing_to},
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-compare";
    let loaded = match scope::load_tried(&visit).await? {
        Ok(loaded) => loaded,
        Err(faulty) => return Ok(faulty),
    };
    let choices = choices(&visit, &loaded).await?;
    let heading = Heading::new(t.say(title))
        .over(loaded.scenario.name.as_str())
        .lead(t.say("needs-compare-lead"));
    let way = loaded.way(t, title);
    if is_unknown(&visit, &choices) {
        let body = html! { (heading) (unknown(&visit, (&loaded, &choices))) };
        let page = visit.page(title, body).breadcrumbs(&way).wide();
        return Ok(page.status(404));
    }
    let told = loaded.told(&visit).await?;
    let other = other(&visit, &loaded, &choices).await?;
    let body = match &other {
        None => html! {
            (heading)
            (Empty::new(t.say("needs-compare-empty")).body(t.say("needs-compare-empty-body")))
        },
        Some(other) => {
            let before = other.told(&visit).await?;
            let year = year(&visit, (&told, &before));
            let asked = Asked {
                own: &loaded,
                other,
                told: [&before, &told],
                year,
            };
            html! {
                (heading)
                (asked.choose(&visit, &choices))
                (asked.tables(&visit))
                (asked.causes(&visit).await?)
                (asked.fared(&visit).await?)
            }
        }
    };
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// Whether the address names what cannot be compared with. What is not there, what the reader may not see and what is
/// about another municipality are alike: to tell them apart would tell of drafts.
fn is_unknown(visit: &Visit, choices: &[Choice]) -> bool {
    let asked = visit.query("med");
    !asked.is_empty() && !choices.iter().any(|(key, _)| text(*key) == asked)
}

/// What is said then, with what can be compared with instead: figures of another would be taken for those asked for.
fn unknown(visit: &Visit, (loaded, choices): (&Loaded, &[Choice])) -> Markup {
    let t = visit.t();
    let body = if choices.is_empty() {
        html! { p { (t.say("needs-compare-empty")) ". " (t.say("needs-compare-empty-body")) } }
    } else {
        html! { p { (t.say("needs-compare-unknown-body")) } }
    };
    html! {
        (Notice::warning(t, t.say("needs-compare-unknown")).body(body))
        @if !choices.is_empty() {
            (FilterForm::new(t, address(loaded))
                .button(t.say("needs-compare-do"))
                .field(loaded.hidden())
                .field(with(t, choices)))
        }
    }
}

/// The choice of what to compare with.
fn with<'t>(t: T<'t>, choices: &[Choice]) -> Select<'t> {
    let mut with = Select::new(t, "med", t.say("needs-compare-with"));
    for (key, name) in choices {
        with = with.choice(text(*key), name.clone());
    }
    with
}

/// The page's address, without what is asked for.
fn address(loaded: &Loaded) -> String {
    format!("/prognos/{}/jamfor", loaded.scenario.id)
}

/// A version to compare with: its address and its name.
type Choice = ((ScenarioId, i64), String);

/// What can be compared with: the latest version of every other scenario, every earlier version of the same, and every
/// decision; all of the same municipality.
async fn choices(visit: &Visit, loaded: &Loaded) -> Result<Vec<Choice>, Problem> {
    let (t, reader) = (visit.t(), visit.reader());
    let own = (loaded.scenario.id, loaded.version.number);
    let scenarios = scope::of_same_area(visit, &loaded.basis).await?;
    let mut lines = reads::decided(reader).await?;
    if scope::sees_drafts(visit).await? {
        lines.extend(reads::latest(reader).await?);
    }
    lines.extend(loaded.lines.iter().cloned());
    let mut choices: Vec<Choice> = Vec::new();
    for line in lines {
        let key = (line.scenario, line.number);
        let is_known = choices.iter().any(|(known, _)| *known == key);
        let Some(scenario) = scenarios.iter().find(|one| one.id == line.scenario) else {
            continue;
        };
        // A trial can be held against the version that it tries to change.
        if (key == own && loaded.tried.is_none()) || is_known {
            continue;
        }
        let args = [
            ("name", scenario.name.to_string().into()),
            ("number", line.number.into()),
        ];
        let name = t.with("needs-version-named", &args);
        let name = match line.decided_on {
            Some(day) => format!("{name} ({})", words::decided_on(visit, day)),
            None => name,
        };
        choices.push((key, name));
    }
    Ok(choices)
}

/// The other one: the one that the address names, else the committee's last, else the first that there is.
async fn other(
    visit: &Visit,
    loaded: &Loaded,
    choices: &[Choice],
) -> Result<Option<Loaded>, Problem> {
    let asked = visit.query("med");
    let named = choices.iter().find(|(key, _)| text(*key) == asked);
    let decided = scope::decided_before(visit, loaded).await?;
    let decided = decided.map(|version| (version.scenario, version.number));
    let chosen = named.map(|(key, _)| *key).or(decided);
    let Some((id, number)) = chosen.or_else(|| choices.first().map(|(key, _)| *key)) else {
        return Ok(None);
    };
    Ok(Some(scope::load_version(visit, (id, Some(number))).await?))
}

fn text((scenario, number): (ScenarioId, i64)) -> String {
    format!("{scenario}.{number}")
}

/// The year that both tell and that is asked for; ten years ahead unless another is.
fn year(visit: &Visit, (told, before): (&Told, &Told)) -> i32 {
    let (first, last) = both(told, before);
    let asked = visit.query("ar").parse::<i32>();
    let year = asked.unwrap_or_else(|_not_asked| words::year_told(told));
    year.clamp(first, last.max(first))
}

/// The years that both tell.
fn both(told: &Told, before: &Told) -> (i32, i32) {
    (
        told.first().max(before.first()),
        told.last().min(before.last()),
    )
}

/// What is compared.
struct Asked<'a> {
    own: &'a Loaded,
    other: &'a Loaded,
    /// The other one's, then the own.
    told: [&'a Told; 2],
    year: i32,
}

/// What can be explained.
const FIGURES: [&str; 3] = ["kostnad", "platser", "aldre"];

impl Asked<'_> {
    fn choose(&self, visit: &Visit, choices: &[Choice]) -> Markup {
        let t = visit.t();
        let key = text((self.other.scenario.id, self.other.version.number));
        let [before, told] = self.told;
        let (first, last) = both(told, before);
        let mut year = Select::new(t, "ar", t.say("needs-year")).chosen(self.year.to_string());
        for one in first..=last {
            year = year.choice(one.to_string(), one.to_string());
        }
        let form = FilterForm::new(t, address(self.own))
            .button(t.say("needs-compare-do"))
            .field(self.own.hidden())
            .field(with(t, choices).chosen(key))
            .field(year);
        html! { (form) }
    }

    /// What both tell: first all that is not of services, then those of each act by themselves.
    fn tables(&self, visit: &Visit) -> Markup {
        let t = visit.t();
        let year = [("year", self.year.to_string().into())];
        let (of_services, others): (Vec<Pair>, Vec<Pair>) = self
            .pairs(visit)
            .into_iter()
            .partition(|pair| pair.law.is_some());
        let groups = by_law(of_services, |pair| pair.law.unwrap_or(Law::Sol));
        html! {
            (self.table(visit, (t.with("needs-compare-year", &year), &others)))
            @for (law, pairs) in &groups {
                (self.table(visit, (format!("{} {}", t.say(words::services(*law)), self.year), pairs)))
            }
            p.muted { (t.say("needs-intervals")) }
        }
    }

    fn table(&self, visit: &Visit, (title, pairs): (String, &[Pair])) -> Markup {
        let (t, language) = (visit.t(), visit.language());
        let mut table = Table::new(t, title)
            .column(Column::new(t.say("needs-what")))
            .column(Column::number(named(visit, self.other)))
            .column(Column::number(named(visit, self.own)))
            .column(Column::number(t.say("needs-difference")))
            .column(Column::new(t.say("needs-unit")));
        for pair in pairs {
            let [before, after] = pair.sides;
            let places = words::decimals(before.mean.max(after.mean));
            // A difference is that of the numbers as they are shown.
            let shown = |number: f64| words::rounded(number, places);
            let say = |side: &Spread| {
                if pair.is_sure {
                    words::decimal(language, side.mean, places)
                } else {
                    words::spread(language, side, places)
                }
            };
            table = table.row([
                html! { (pair.name) },
                html! { span.unbroken { (say(&before)) } },
                html! { span.unbroken { (say(&after)) } },
                html! { (signed(visit, shown(after.mean) - shown(before.mean), places)) },
                html! { (pair.unit) },
            ]);
        }
        html! { (table) }
    }

    /// Figures that both tell, with their units.
    fn pairs(&self, visit: &Visit) -> Vec<Pair> {
        let [before, after] = self.told;
        match (before.at(self.year), after.at(self.year)) {
            (Some(old), Some(new)) => {
                let told = (self.told, self.own.assumptions());
                pairs::all(visit.t(), told, [old, new])
            }
            (None, _) | (_, None) => Vec::new(),
        }
    }

    /// Why the figures differ, each split over its causes.
    async fn causes(&self, visit: &Visit) -> Result<Markup, Problem> {
        let t = visit.t();
        let reader = visit.reader();
        let old = reads::people_of(reader, &self.other.basis).await?;
        let new = reads::people_of(reader, &self.own.basis).await?;
        // Of two, the one that begins later is explained by the earlier one.
        let is_turned = new.fit.terms.jump_off < old.fit.terms.jump_off;
        let sides = [
            (&*old, self.other.assumptions()),
            (&*new, self.own.assumptions()),
        ];
        let [before, after] = if is_turned {
            [sides[1], sides[0]]
        } else {
            sides
        };
        let mut told = Vec::new();
        for key in FIGURES {
            let figure = match key {
                "kostnad" => Figure::Cost,
                "platser" => Figure::Shortage,
                _ => Figure::Persons("80+".to_owned()),
            };
            // What only one of them has, such as homes, cannot be explained.
            if let Ok(explained) = rules::explained(before, after, (&figure, self.year)) {
                told.push((key, explained));
            }
        }
        let body = html! {
            @if is_turned { (Notice::info(t, t.say("needs-causes-turned"))) }
            @if told.is_empty() { p { (t.say("needs-causes-none")) } }
            @for (key, explained) in &told { (causes(visit, key, explained)) }
        };
        let section = Section::new("orsaker", t.say("needs-causes"), body);
        Ok(html! { (section.intro(t.say("needs-causes-intro"))) })
    }

    /// How the earlier of the two fared, where the later one knows more.
    async fn fared(&self, visit: &Visit) -> Result<Markup, Problem> {
        let [before, told] = self.told;
        let (earlier, later, known) = if before.jump_off < told.jump_off {
            (before, self.own, told)
        } else {
            (told, self.other, before)
        };
        let people = reads::people_of(visit.reader(), &later.basis).await?;
        let later = (&*people, known, later.assumptions());
        Ok(fared::section(visit, &rules::evaluation(earlier, later)))
    }
}

/// A version by the name of its scenario.
fn named(visit: &Visit, loaded: &Loaded) -> String {
    let args = [
        ("name", loaded.scenario.name.to_string().into()),
        ("number", loaded.version.number.into()),
    ];
    let key = if loaded.tried.is_some() {
        "needs-version-tried"
    } else {
        "needs-version-named"
    };
    visit.t().with(key, &args)
}

/// A difference with its sign.
pub(super) fn signed(visit: &Visit, number: f64, decimals: usize) -> String {
    let said = words::decimal(visit.language(), number, decimals);
    if number > 0.0 {
        format!("+{said}")
    } else {
        said
    }
}

/// The causes of one difference, as bars that sum to it.
fn causes(visit: &Visit, key: &str, told: &Explained) -> Markup {
    let t = visit.t();
    let (title, unit, scale) = match key {
        "kostnad" => ("needs-causes-cost", "needs-unit-millions", 0.001),
        "platser" => ("needs-causes-places", "needs-unit-places", 1.0),
        _ => ("needs-causes-old", "needs-unit-persons", 1.0),
    };
    // Parts are rounded as they are shown, and so that they sum to the difference as it is shown.
    let places = usize::from(scale < 1.0);
    let shown = |whole: i64| float(whole) * scale * 10_f64.powi(i32::from(scale < 1.0));
    let difference = nearest(shown(told.after - told.before));
    let parts: Vec<f64> = told.parts.iter().map(|part| shown(part.part)).collect();
    let parts = summing_to(difference, &parts);
    let say = |shown: i64| {
        signed(
            visit,
            float(shown) / 10_f64.powi(i32::from(scale < 1.0)),
            places,
        )
    };
    let mut table = Table::new(t, t.say(title))
        .column(Column::new(t.say("needs-cause")))
        .column(Column::number(t.say(unit)));
    for (part, shown) in told.parts.iter().zip(parts) {
        if shown == 0 {
            continue;
        }
        let name = t.say(&format!("needs-cause-{}", part.cause));
        table = table.row([html! { (name) }, html! { (say(shown)) }]);
    }
    let sum = [
        html! { (t.say("needs-difference")) },
        html! { (say(difference)) },
    ];
    html! { (table.total(sum)) }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "figures of a municipality are exact in a float"
)]
fn float(whole: i64) -> f64 {
    whole as f64
}
