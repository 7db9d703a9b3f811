//! A year of what went wrong in a small municipality: told, judged, investigated, put right and learned from. How far
//! each has come follows from how long ago it was.

use ::deviations::{
    Cause, Class, CloseDeviation, Consequence, ConsiderLesson, DeviationId, DeviationKind,
    FollowUp, Happened, Harm, InformCommittee, InvestigateDeviation, Investigation,
    JudgeSeriousness, NewReport, NotifyInspectorate, Outcome, PlanMeasure, Probability,
    ReadAsCommittee, ReportDeviation, Seen, TakeMeasure, TellPerson, TriageDeviation, Whom,
    WriteLesson,
};
use kernel::{Call, Date, PersonId, Problem, Prose, RequestKey, Role, Timestamp, UnitId};
use organisation::{ProviderForm, UnitKind};
use store::Action;

use super::{
    plans::Answered,
    stage::{FillError, Stage, Step, Worker},
    stories::{Story, Where, stories},
};
use crate::Size;

/// Days from an order until help has begun.
const BEGINS: i64 = 20;
/// Days after the report on which each step is taken.
const TRIAGE: i64 = 1;
const COMMITTEE: i64 = 2;
const JUDGE: i64 = 2;
const READ: i64 = 4;
const NOTIFY: i64 = 4;
const TOLD: i64 = 2;
const INVESTIGATE: i64 = 15;
const MEASURE: i64 = 16;
const SENT: i64 = 17;
const TAKEN: i64 = 27;
const FOLLOW_UP: i64 = 52;
const CLOSE: i64 = 53;
const LESSON: i64 = 54;
const SHARE: i64 = 60;

/// Those who have to do with a deviation.
#[derive(Debug, Clone, Copy)]
struct Cast {
    provider: UnitId,
    is_private: bool,
    worker: Worker,
    manager: Worker,
    office: Worker,
}

/// A deviation on its way.
struct Thread<'s> {
    story: &'s Story,
    cast: Cast,
    id: DeviationId,
    told: Date,
    version: i64,
}

/// Tells the year. What was told at visits before yesterday is judged as well.
pub(super) async fn tell(stage: &mut Stage<'_>, answered: &[Answered]) -> Result<(), FillError> {
    match stage.plan.wish.size {
        Size::Small => {}
        Size::Municipality | Size::City => return Ok(()),
    }
    let of = u64::try_from(stories().count()).unwrap_or(u64::MAX);
    for (story, done) in stories().zip(1..) {
        let turn = usize::try_from(done).unwrap_or(0);
        if let Some((cast, person)) = cast(stage, (answered, story), turn) {
            one(stage, (story, cast), person).await?;
        }
        stage.progress.at(Step::Deviations, done, of);
    }
    from_visits(stage).await
}

fn days_after(day: Date, days: i64) -> Date {
    duties::calendar::days_after(day, days)
}

fn words(words: &str) -> Result<Prose, FillError> {
    Prose::parse(words).map_err(|e| FillError::Plan(e.to_string()))
}

/// Who has to do with a story, and whom it is about: somebody whom the provider had begun to help by then.
fn cast(
    stage: &Stage<'_>,
    (answered, story): (&[Answered], &Story),
    turn: usize,
) -> Option<(Cast, Option<PersonId>)> {
    let units = &stage.plan.organisation.units;
    let office = units.iter().find(|unit| unit.kind == UnitKind::Office)?;
    let office = stage.worker_at(office.id, Role::UnitManager)?;
    let happened = days_after(stage.today(), -story.ago);
    let is_private = story.place == Where::Private;
    let fits = |one: &&Answered| {
        let unit = units.iter().find(|unit| unit.id == one.provider);
        let form = unit.and_then(|unit| unit.form);
        let private = matches!(form, Some(ProviderForm::Choice | ProviderForm::Contract));
        private == is_private
            && form.is_some()
            && stage.worker_at(one.provider, Role::CareWorker).is_some()
            && stage.worker_at(one.provider, Role::UnitManager).is_some()
    };
    let fitting: Vec<&Answered> = answered.iter().filter(fits).collect();
    let begun: Vec<&Answered> = fitting
        .iter()
        .filter(|one| days_after(one.sent, BEGINS) <= happened)
        .copied()
        .collect();
    let from = if begun.is_empty() { &fitting } else { &begun };
    let picked = from.get(turn.wrapping_mul(7) % from.len().max(1))?;
    let client = stage.plan.clients.get(picked.client);
    let client = client.filter(|client| client.protection.is_none() && !begun.is_empty());
    let workers: Vec<Worker> = stage
        .workers
        .iter()
        .flatten()
        .filter(|one| one.unit == picked.provider && one.role == Role::CareWorker)
        .copied()
        .collect();
    let cast = Cast {
        provider: picked.provider,
        is_private,
        worker: *workers.get(turn % workers.len().max(1))?,
        manager: stage.worker_at(picked.provider, Role::UnitManager)?,
        office,
    };
    let person = client.map(crate::Client::id).filter(|_| story.has_person);
    Some((cast, person))
}

/// One story, as far as it has come.
async fn one(
    stage: &mut Stage<'_>,
    (story, cast): (&Story, Cast),
    person: Option<PersonId>,
) -> Result<(), FillError> {
    let told = days_after(stage.today(), -story.ago);
    let at = stage.moment(told, 15, 10);
    // One who had no relation by then is not named.
    let person = match person {
        Some(person) => {
            let call = stage.call(cast.worker.actor(), at);
            let need = access::Need::see(access::Resource::PersonInSearch).about(person);
            let may = access::may(stage.reader(), &call, need).await;
            may.map_err(Problem::from)?.then_some(person)
        }
        None => None,
    };
    let report = ReportDeviation {
        report: NewReport {
            unit: cast.provider,
            person,
            happened: Happened { on: told, at: None },
            kind: story.kind,
            harm: story.harm,
            words: words(story.words)?,
            at_once: story.at_once.map(words).transpose()?,
            is_of_manager: false,
            question: None,
        },
    };
    let id = stage.act(cast.worker.actor(), at, &report).await?;
    let mut thread = Thread {
        story,
        cast,
        id,
        told,
        version: 0,
    };
    thread.judged(stage, person.is_some()).await?;
    thread.lex_sarah(stage).await?;
    thread.put_right(stage).await?;
    thread.learned(stage).await
}

impl Thread<'_> {
    /// The day of a step: later where it was judged too late.
    fn day(&self, days: i64) -> Date {
        days_after(self.told, days + self.story.late)
    }

    /// The moment of a step so many days after the report; none if it has not come yet.
    fn moment(&self, stage: &Stage<'_>, days: i64) -> Option<Timestamp> {
        let day = self.day(days);
        let minute = i8::try_from(self.version % 50).unwrap_or(0);
        (day < stage.today()).then(|| stage.moment(day, 9, minute))
    }

    const fn seen(&self) -> Seen {
        Seen {
            deviation: self.id,
            version: self.version,
        }
    }

    /// Takes a step.
    async fn step<A: Action>(
        &mut self,
        stage: &mut Stage<'_>,
        (by, at): (Worker, Timestamp),
        action: &A,
    ) -> Result<A::Done, FillError> {
        let done = stage.act(by.actor(), at, action).await?;
        self.version += 1;
        Ok(done)
    }

    async fn judged(&mut self, stage: &mut Stage<'_>, has_person: bool) -> Result<(), FillError> {
        let Some(at) = self.moment(stage, TRIAGE) else {
            return Ok(());
        };
        let manager = self.cast.manager;
        let triage = TriageDeviation {
            seen: self.seen(),
            class: self.story.class,
            kind: self.story.kind,
            harm: self.story.harm,
            reasons: words(self.story.reasons)?,
        };
        self.step(stage, (manager, at), &triage).await?;
        if let Some(at) = self.moment(stage, TOLD).filter(|_| has_person) {
            let tell = TellPerson {
                seen: self.seen(),
                whom: Whom::Person,
                on: self.day(TOLD),
                words: Some(words(
                    "Vi berättade vad som hade hänt och vad vi gör. Tackade för att någon sa till.",
                )?),
            };
            self.step(stage, (manager, at), &tell).await?;
        }
        Ok(())
    }

    async fn lex_sarah(&mut self, stage: &mut Stage<'_>) -> Result<(), FillError> {
        if self.story.class == Class::Deviation {
            return Ok(());
        }
        let (manager, office) = (self.cast.manager, self.cast.office);
        if let Some(at) = self
            .moment(stage, COMMITTEE)
            .filter(|_| self.cast.is_private)
        {
            let tell = InformCommittee {
                seen: self.seen(),
                words: words(
                    "Vi har tagit emot en rapport om ett missförhållande. Utredningen har börjat.",
                )?,
            };
            self.step(stage, (manager, at), &tell).await?;
        }
        if let Some(at) = self.moment(stage, JUDGE) {
            let judge = JudgeSeriousness {
                seen: self.seen(),
                is_serious: self.story.is_serious,
                reasons: words(self.story.gravity)?,
            };
            self.step(stage, (manager, at), &judge).await?;
        }
        if let Some(at) = self.moment(stage, READ).filter(|_| self.cast.is_private) {
            let read = ReadAsCommittee {
                seen: self.seen(),
                words: Some(words("Handläggaren besöker de berörda i veckan.")?),
            };
            self.step(stage, (office, at), &read).await?;
        }
        if let Some(at) = self.moment(stage, NOTIFY).filter(|_| self.story.is_serious) {
            let notify = NotifyInspectorate {
                seen: self.seen(),
                on: self.day(NOTIFY),
                number: None,
                is_whole: false,
            };
            self.step(stage, (office, at), &notify).await?;
        }
        Ok(())
    }

    async fn put_right(&mut self, stage: &mut Stage<'_>) -> Result<(), FillError> {
        let manager = self.cast.manager;
        let Some(at) = self.moment(stage, INVESTIGATE) else {
            return Ok(());
        };
        let investigate = InvestigateDeviation {
            seen: self.seen(),
            found: found(self.story)?,
        };
        self.step(stage, (manager, at), &investigate).await?;
        if let Some(at) = self.moment(stage, MEASURE) {
            let plan = PlanMeasure {
                seen: self.seen(),
                what: words(self.story.measure)?,
                user: self.cast.worker.user,
                due: self.day(TAKEN + 3),
            };
            let measure = self.step(stage, (manager, at), &plan).await?;
            self.sent(stage).await?;
            if let Some(at) = self.moment(stage, TAKEN) {
                let take = TakeMeasure {
                    measure,
                    words: words(self.story.taken)?,
                };
                let worker = self.cast.worker;
                self.step(stage, (worker, at), &take).await?;
            }
        }
        if let Some(at) = self.moment(stage, FOLLOW_UP) {
            let follow_up = FollowUp {
                seen: self.seen(),
                outcome: Outcome::Helped,
                words: words(self.story.followed)?,
            };
            self.step(stage, (manager, at), &follow_up).await?;
        }
        if let Some(at) = self.moment(stage, CLOSE) {
            let close = CloseDeviation {
                seen: self.seen(),
                words: words(self.story.followed)?,
            };
            self.step(stage, (manager, at), &close).await?;
        }
        Ok(())
    }

    /// The investigation that the Inspectorate waits for.
    async fn sent(&mut self, stage: &mut Stage<'_>) -> Result<(), FillError> {
        if let Some(at) = self.moment(stage, SENT).filter(|_| self.story.is_serious) {
            let send = ::deviations::SendInvestigation {
                seen: self.seen(),
                on: self.day(SENT),
            };
            let office = self.cast.office;
            self.step(stage, (office, at), &send).await?;
        }
        Ok(())
    }

    async fn learned(&mut self, stage: &mut Stage<'_>) -> Result<(), FillError> {
        let (Some(lesson), Some(at)) = (self.story.lesson, self.moment(stage, LESSON)) else {
            return Ok(());
        };
        let write = WriteLesson {
            seen: self.seen(),
            words: words(lesson)?,
        };
        let (manager, office) = (self.cast.manager, self.cast.office);
        // A name in the matter can be a word in what was learned: nobody is named, so it is not told.
        if let Err(error) = self.step(stage, (manager, at), &write).await {
            let is_named = matches!(
                &error,
                FillError::Action {
                    problem: Problem::Refused(_),
                    ..
                }
            );
            return if is_named { Ok(()) } else { Err(error) };
        }
        if let Some(at) = self.moment(stage, SHARE) {
            let share = ConsiderLesson {
                seen: self.seen(),
                back: None,
            };
            self.step(stage, (office, at), &share).await?;
        }
        Ok(())
    }
}

fn found(story: &Story) -> Result<Investigation, FillError> {
    Ok(Investigation {
        happened: words(story.words)?,
        causes: story.causes.to_vec(),
        why: words(story.why)?,
        consequence: story.risk.0,
        probability: story.risk.1,
        is_done: true,
    })
}

/// What was told at visits before yesterday has been judged by the manager, and gone as far as its days allow; the rest
/// waits.
async fn from_visits(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let mut managers: Vec<Worker> = stage
        .workers
        .iter()
        .flatten()
        .filter(|worker| worker.role == Role::UnitManager)
        .copied()
        .collect();
    managers.sort_by_key(|worker| worker.unit);
    managers.dedup_by_key(|worker| worker.unit);
    let yesterday = days_after(stage.today(), -1);
    for manager in managers {
        let filter = ::deviations::CaseFilter {
            state: Some(::deviations::State::Reported),
            ..::deviations::CaseFilter::default()
        };
        let window = page_kit::Window {
            sort: "reported",
            is_descending: false,
            offset: 0,
            limit: 200,
        };
        let now = stage.moment(stage.today(), 12, 0);
        let call = Call::new(manager.actor(), now, RequestKey(manager.unit.uuid()));
        let reader = stage.reader();
        let found = ::deviations::case_list(reader, &call, manager.unit, &filter, window).await;
        let (lines, _) = found.map_err(Problem::from)?;
        for line in lines {
            if line.keeper != manager.unit || line.reported >= yesterday {
                continue;
            }
            ordinary(
                stage,
                manager,
                (line.id, line.kind, line.harm),
                line.reported,
            )
            .await?;
        }
    }
    Ok(())
}

/// An ordinary deviation from a visit: judged, investigated, followed up and closed.
async fn ordinary(
    stage: &mut Stage<'_>,
    manager: Worker,
    (deviation, kind, harm): (DeviationId, DeviationKind, Harm),
    told: Date,
) -> Result<(), FillError> {
    let steps = [TRIAGE, INVESTIGATE, FOLLOW_UP, CLOSE];
    let past = |days: &i64| days_after(told, *days) < stage.today();
    let taken = steps.into_iter().filter(past).count();
    for (version, days) in (0..).zip(steps).take(taken) {
        let at = stage.moment(days_after(told, days), 10, 5);
        let (by, seen) = (manager.actor(), Seen { deviation, version });
        match days {
            TRIAGE => {
                let triage = TriageDeviation {
                    seen,
                    class: Class::Deviation,
                    kind,
                    harm,
                    reasons: words("Ingen kom till skada. Vi går igenom det på veckomötet.")?,
                };
                stage.act(by, at, &triage).await?;
            }
            INVESTIGATE => {
                let found = Investigation {
                    happened: words("Vi har gått igenom besöket med den som gjorde det.")?,
                    causes: vec![Cause::Organisation],
                    why: words("Besöken låg tätt den dagen, och ingen hade tid över.")?,
                    consequence: Consequence::Minor,
                    probability: Probability::Small,
                    is_done: true,
                };
                let investigate = InvestigateDeviation { seen, found };
                stage.act(by, at, &investigate).await?;
            }
            FOLLOW_UP => {
                let follow_up = FollowUp {
                    seen,
                    outcome: Outcome::Helped,
                    words: words("Turen har fått mer tid mellan besöken. Det har inte hänt igen.")?,
                };
                stage.act(by, at, &follow_up).await?;
            }
            _ => {
                let close = CloseDeviation {
                    seen,
                    words: words("Turen har fått mer tid mellan besöken.")?,
                };
                stage.act(by, at, &close).await?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_holds_what_is_to_be_seen() {
        let wrongs = stories().filter(|story| story.class.is_lex_sarah());
        assert_eq!(wrongs.clone().count(), 3);
        assert_eq!(wrongs.filter(|story| story.is_serious).count(), 1);
        assert!((12..=25).contains(&stories().count()));
        let ages: Vec<i64> = stories().map(|story| story.ago).collect();
        assert!(
            ages.windows(2).all(|two| two[0] > two[1]),
            "the oldest first"
        );
        let risk = |story: &Story| story.risk.0.rank() * story.risk.1.rank();
        assert!(stories().all(|story| risk(story) >= 1));
    }
}
