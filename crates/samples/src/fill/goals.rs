//! The committee's goals: last year's with its annual report, this year's with what has been read and reported so far.

use ::goals::{
    About, Binding, CreateChain, FreezeReport, GiveReadings, GoalId, Handled, Indicator,
    IndicatorId, NewReading, Only, OpenReport, ReportKind, SayInReport, SetActivity, SetGoal,
    SetIndicator, TakeReadings, Targets, Value, Way,
};
use jiff::civil::date;
use kernel::{Date, Id, Line, Problem, Prose, Role, Timestamp, measure::Dimension};
use portal::MEASURES;

use super::{
    goal_list::{GOALS, Goal, JUDGEMENTS, Sample},
    stage::{FillError, Stage, Step, Worker},
};
use crate::Size;

/// Tells of last year and this year, as the controller.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let office = stage.plan.organisation.units.iter();
    let mut controllers = office.filter_map(|unit| stage.worker_at(unit.id, Role::Controller));
    let Some(controller) = controllers.next() else {
        return Ok(());
    };
    let year = stage.today().year();
    let january = stage.moment(date(year - 1, 1, 12), 9, 0);
    let create = CreateChain {
        committee: stage.plan.municipality.committee.clone(),
        year: year - 1,
        from: None,
    };
    let last = stage.act(controller.actor(), january, &create).await?;
    let mut telling = Telling {
        controller,
        goals: vec![],
        indicators: vec![],
    };
    for (place, goal) in (1..).zip(GOALS) {
        telling.goal(stage, (last, goal, place), january).await?;
    }
    stage.progress.at(Step::Goals, 1, 3);
    telling.typed(stage, (date(year - 1, 12, 31), 0)).await?;
    let annual = (last, ReportKind::Annual, date(year - 1, 12, 31));
    telling.report(stage, annual, date(year, 2, 19)).await?;
    stage.progress.at(Step::Goals, 2, 3);
    this_year(stage, (controller, last)).await?;
    stage.progress.at(Step::Goals, 3, 3);
    Ok(())
}

/// This year begins where last year ended; measures are read at the ends of quarters that have been, and today.
async fn this_year(
    stage: &mut Stage<'_>,
    (controller, last): (Worker, ::goals::ChainId),
) -> Result<(), FillError> {
    let today = stage.today();
    let year = today.year();
    let begun = stage.moment(date(year, 1, 14), 9, 0);
    let create = CreateChain {
        committee: stage.plan.municipality.committee.clone(),
        year,
        from: Some(last),
    };
    let chain = stage.act(controller.actor(), begun, &create).await?;
    let reader = stage.reader();
    let goals = ::goals::goals(reader, chain).await.map_err(Problem::from)?;
    let indicators = ::goals::indicators(reader, chain).await;
    let indicators = indicators.map_err(Problem::from)?;
    let telling = Telling {
        controller,
        goals: goals.iter().map(|goal| goal.id).collect(),
        indicators: indicators.iter().map(|one| one.id).collect(),
    };
    telling.activities(stage, begun).await?;
    let summer = date(year, 6, 30);
    if summer < today {
        telling.typed(stage, (summer, 1)).await?;
    }
    // Larger municipalities have no days behind them to read.
    let quarters = match stage.plan.wish.size {
        Size::Small => {
            // Continuity is counted where all have visits behind them, which begins with the last whole month.
            let month = duties::calendar::days_after(today.first_of_month(), -1);
            let mut days = vec![date(year, 3, 31), summer, date(year, 9, 30), month];
            days.retain(|day| day.year() == year);
            days.sort_unstable();
            days.dedup();
            days
        }
        Size::Municipality | Size::City => vec![],
    };
    for day in quarters
        .into_iter()
        .filter(|day| *day < today)
        .chain([today])
    {
        telling.read(stage, (chain, day)).await?;
    }
    let interim = [
        (date(year, 8, 31), date(year, 9, 24)),
        (date(year, 4, 30), date(year, 5, 28)),
    ];
    let handled = interim.into_iter().find(|(_, handled)| *handled < today);
    if let Some((as_of, handled)) = handled {
        let report = (chain, ReportKind::Interim, as_of);
        telling.report(stage, report, handled).await?;
    }
    Ok(())
}

/// What is told of a chain, by whom.
struct Telling {
    controller: Worker,
    goals: Vec<GoalId>,
    /// In the order of the samples.
    indicators: Vec<IndicatorId>,
}

fn line(text: &str) -> Result<Line, FillError> {
    Line::parse(text).map_err(|error| FillError::Plan(error.to_string()))
}

fn value(text: &str) -> Result<Option<Value>, FillError> {
    let broken = |error: ::goals::ValueError| FillError::Plan(format!("{text}: {error}"));
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(broken),
    }
}

fn samples() -> impl Iterator<Item = &'static Sample> {
    GOALS.iter().flat_map(|(_, _, _, samples)| samples.iter())
}

impl Telling {
    async fn goal(
        &mut self,
        stage: &mut Stage<'_>,
        (chain, goal, position): (::goals::ChainId, &Goal, i64),
        at: Timestamp,
    ) -> Result<(), FillError> {
        let (area, title, own, samples) = goal;
        let set = SetGoal {
            goal: None,
            chain,
            position,
            area: *area,
            title: line(title)?,
            committee_goal: own.map(line).transpose()?,
        };
        let id = stage.act(self.controller.actor(), at, &set).await?;
        self.goals.push(id);
        for (place, sample) in (1..).zip(samples.iter()) {
            let year = stage.today().year();
            let target = value(sample.target)?;
            let indicator = Indicator {
                id: Id::from_uuid(uuid::Uuid::nil()),
                goal: id,
                position: place,
                name: line(sample.name)?,
                scale: sample.scale,
                method: sample.method,
                aim: sample.aim,
                better: sample.better,
                baseline: value(sample.baseline)?,
                baseline_year: None,
                source: line(sample.source)?,
                responsible: None,
                binding: sample.measure.map(|(measure, forms)| Binding {
                    measure: measure.to_owned(),
                    only: forms.and_then(|forms| Only::parse(Dimension::ProviderForm, forms)),
                    over: None,
                }),
                targets: target
                    .into_iter()
                    .map(|target| (year, target))
                    .collect::<Targets>(),
                version: 0,
            };
            let set = SetIndicator {
                indicator,
                is_new: true,
                measures: MEASURES,
            };
            let id = stage.act(self.controller.actor(), at, &set).await?;
            self.indicators.push(id);
        }
        Ok(())
    }

    /// What was typed for a day.
    async fn typed(
        &self,
        stage: &mut Stage<'_>,
        (day, which): (Date, usize),
    ) -> Result<(), FillError> {
        let mut readings = vec![];
        for (indicator, sample) in self.indicators.iter().zip(samples()) {
            let typed = sample.typed.get(which).copied().unwrap_or_default();
            let Some(value) = value(typed)? else { continue };
            readings.push(NewReading {
                indicator: *indicator,
                day,
                value,
                way: Way::Imported,
                is_preliminary: false,
                note: None,
                behind: None,
                binding: None,
            });
        }
        let at = stage.moment(duties::calendar::days_after(day, 12), 10, 0);
        let give = GiveReadings { readings };
        stage.act(self.controller.actor(), at, &give).await
    }

    async fn activities(&self, stage: &mut Stage<'_>, at: Timestamp) -> Result<(), FillError> {
        let until = date(stage.today().year(), 11, 30);
        for (indicator, sample) in self.indicators.iter().zip(samples()) {
            let Some((what, far)) = sample.activity else {
                continue;
            };
            let set = SetActivity {
                activity: None,
                indicator: *indicator,
                what: line(what)?,
                responsible: line("Kontorets ledningsgrupp")?,
                until,
                state: far,
            };
            stage.act(self.controller.actor(), at, &set).await?;
        }
        Ok(())
    }

    /// What the measures said up to a day.
    async fn read(
        &self,
        stage: &mut Stage<'_>,
        (chain, day): (::goals::ChainId, Date),
    ) -> Result<(), FillError> {
        let at = stage.moment(day, 22, 0);
        let figures = figures(stage, (chain, day), at).await?;
        let take = TakeReadings { chain, figures };
        stage.system(at, &take).await?;
        Ok(())
    }

    /// A report that the committee handled on a day.
    async fn report(
        &self,
        stage: &mut Stage<'_>,
        (chain, kind, as_of): (::goals::ChainId, ReportKind, Date),
        handled: Date,
    ) -> Result<(), FillError> {
        let at = stage.moment(handled, 15, 0);
        let actor = self.controller.actor();
        let open = OpenReport { chain, kind, as_of };
        let report = stage.act(actor.clone(), at, &open).await?;
        for (goal, words) in self.goals.iter().zip(JUDGEMENTS) {
            let words = Prose::parse(words).map_err(|e| FillError::Plan(e.to_string()))?;
            let say = SayInReport {
                report,
                about: About::Goal(*goal),
                words,
                version: 0,
            };
            stage.act(actor.clone(), at, &say).await?;
        }
        let figures = match kind {
            ReportKind::Interim => figures(stage, (chain, as_of), at).await?,
            // Of last year the sample has no days to count.
            ReportKind::Annual => vec![],
        };
        let reader = stage.reader();
        let written = ::goals::report(reader, report).await;
        let written = written.map_err(Problem::from)?;
        let freeze = FreezeReport {
            report,
            version: written.map_or(1, |written| written.version),
            handled: Handled {
                on: handled,
                paragraph: line("§ 84")?,
            },
            figures,
        };
        stage.act(actor, at, &freeze).await
    }
}

async fn figures(
    stage: &mut Stage<'_>,
    (chain, day): (::goals::ChainId, Date),
    at: Timestamp,
) -> Result<Vec<NewReading>, FillError> {
    let call = stage.call(kernel::Actor::system("samples"), at);
    let reader = stage.reader();
    let found = ::goals::chain(reader, chain).await.map_err(Problem::from)?;
    let found = found.ok_or_else(|| FillError::Plan("a chain is gone".to_owned()))?;
    let figures = ::goals::figures(reader, &call, (&found, day), MEASURES).await;
    Ok(figures.map_err(Problem::from)?)
}
