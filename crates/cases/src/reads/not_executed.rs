//! Approved decisions that have not become help: now, and as they stood when a quarter ended.

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault};
use organisation::{Regime, ServiceCode};
use rulebook::{RuleBook, Term, keys};
use store::Ask;

use crate::{
    model::{
        CaseId, CaseNumber, Decision, DecisionId, DelayMatter, DelayNote, DelayReason, Quarter,
    },
    rules::not_executed::{Reading, Wait, WaitKind, executed_after_report, wait_of},
    store::delay::{case_opened, decisions_waiting, delay_notes},
};

/// A decision that waits to be carried out.
#[derive(Debug, Clone)]
pub struct NotExecuted {
    /// The decision.
    pub decision: Decision,
    /// Since when, and how long.
    pub wait: Wait,
    /// What has been noted on it, oldest first.
    pub notes: Vec<DelayNote>,
}

impl NotExecuted {
    /// The latest reason.
    pub fn reason(&self) -> Option<(DelayReason, &DelayNote)> {
        self.notes.iter().rev().find_map(|note| match note.matter {
            DelayMatter::Reason(reason) => Some((reason, note)),
            DelayMatter::Offer(_) => None,
        })
    }

    /// How often the person has been offered something.
    pub fn offers(&self) -> usize {
        let is_offer = |note: &&DelayNote| matches!(note.matter, DelayMatter::Offer(_));
        self.notes.iter().filter(is_offer).count()
    }
}

/// A decision that had been reported and has since been carried out.
#[derive(Debug, Clone)]
pub struct ExecutedSince {
    /// The decision.
    pub decision: Decision,
    /// The first day.
    pub on: Date,
}

/// So many decisions on a service that had waited so many whole months: what the council is told, without persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCount {
    /// Under which act.
    pub regime: Regime,
    /// On which service.
    pub service: ServiceCode,
    /// Why it is waited for.
    pub kind: WaitKind,
    /// Whole months since the day of the decision, or of the break.
    pub months: i64,
    /// How many decisions.
    pub decisions: i64,
}

/// The time within which a decision is carried out, by its act, in the wording of a day.
fn limit(book: &RuleBook, regime: Regime, on: Date) -> Result<Term, Fault> {
    let key = match regime {
        Regime::Sol => keys::SOL_34_1,
        Regime::Lss => keys::LSS_28F,
    };
    Ok(book.rule(key, on)?.term()?)
}

/// The decisions that wait, of those persons whose decisions the actor may see, longest first.
pub async fn not_executed(
    ask: &dyn Ask,
    call: &Call,
    reading: Reading,
) -> Result<Vec<NotExecuted>, Fault> {
    waiting(ask, Some(call), reading).await
}

async fn waiting(
    ask: &dyn Ask,
    call: Option<&Call>,
    reading: Reading,
) -> Result<Vec<NotExecuted>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let on = reading.day();
    let decisions = decisions_waiting(ask, call, (on, on)).await?;
    let mut found = Vec::new();
    for decision in decisions {
        let limit = limit(&book, decision.regime, on)?;
        if let Some(wait) = wait_of(&decision, reading, limit) {
            let notes = Vec::new();
            found.push(NotExecuted {
                decision,
                wait,
                notes,
            });
        }
    }
    let ids: Vec<DecisionId> = found.iter().map(|one| one.decision.id).collect();
    let mut notes: BTreeMap<DecisionId, Vec<DelayNote>> = BTreeMap::new();
    for note in delay_notes(ask, &ids).await? {
        notes.entry(note.decision).or_default().push(note);
    }
    for one in &mut found {
        one.notes = notes.remove(&one.decision.id).unwrap_or_default();
        one.notes.retain(|note| note.on <= on);
    }
    found.sort_by_key(|one| (one.wait.since, one.decision.id));
    Ok(found)
}

/// What is reported to the inspectorate and to the auditors for a quarter: the decisions that were late when it
/// ended (`SoL` 34:1, LSS 28 f §), of those persons whose decisions the actor may see.
pub async fn reported_late(
    ask: &dyn Ask,
    call: &Call,
    quarter: Quarter,
) -> Result<Vec<NotExecuted>, Fault> {
    let mut all = waiting(ask, Some(call), Reading::EndOf(quarter)).await?;
    all.retain(|one| one.wait.is_late);
    Ok(all)
}

/// What was late when the quarter before ended and was carried out in this one (`SoL` 34:2, LSS 28 g §).
pub async fn executed_since(
    ask: &dyn Ask,
    call: &Call,
    quarter: Quarter,
) -> Result<Vec<ExecutedSince>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let range = (quarter.last(), quarter.first());
    let mut found = Vec::new();
    for decision in decisions_waiting(ask, Some(call), range).await? {
        let limit = limit(&book, decision.regime, quarter.last())?;
        if let Some(on) = executed_after_report(&decision, quarter, limit) {
            found.push(ExecutedSince { decision, on });
        }
    }
    found.sort_by_key(|one| (one.on, one.decision.id));
    Ok(found)
}

/// What the council is told of a quarter (`SoL` 34:3, LSS 28 h §): how many, on which services, and for how long.
/// It counts the whole municipality and names nobody.
pub async fn council_statistics(
    ask: &dyn Ask,
    quarter: Quarter,
) -> Result<Vec<WaitingCount>, Fault> {
    let all = waiting(ask, None, Reading::EndOf(quarter)).await?;
    let mut counts: BTreeMap<(&str, ServiceCode, WaitKind, i64), (Regime, i64)> = BTreeMap::new();
    for one in all.iter().filter(|one| one.wait.is_late) {
        let months = whole_months(one.wait.since, quarter.last());
        let decision = &one.decision;
        let key = (
            decision.regime.key(),
            decision.service.clone(),
            one.wait.kind,
            months,
        );
        counts.entry(key).or_insert((decision.regime, 0)).1 += 1;
    }
    let counts =
        counts.into_iter().map(
            |((_, service, kind, months), (regime, decisions))| WaitingCount {
                regime,
                service,
                kind,
                months,
                decisions,
            },
        );
    Ok(counts.collect())
}

fn whole_months(from: Date, to: Date) -> i64 {
    let span = from.until((jiff::Unit::Month, to));
    span.map_or(0, |span| i64::from(span.get_months()))
}

/// What has been noted on the delay of a decision, oldest first.
pub(crate) async fn delay_notes_of(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<DelayNote>, Fault> {
    delay_notes(ask, &[decision]).await
}

/// The numbers of some cases.
pub(crate) async fn case_numbers(
    ask: &dyn Ask,
    cases: &[CaseId],
) -> Result<Vec<(CaseId, CaseNumber)>, Fault> {
    case_opened(ask, cases).await.map(|opened| {
        opened
            .into_iter()
            .map(|(case, opened)| (case, CaseNumber::of(case, opened)))
            .collect()
    })
}
