//! What must be done before when. The numbers come from the rule book.

use duties::{DutyKind, EscalationStep, NewDuty, Subject, calendar, terms};
use kernel::{Date, Role, TimeZone};
use rulebook::{RuleBook, RuleFault, Share, keys};

use crate::model::CarePlan;

/// The first version is agreed with the person within days of the order (a local rule).
pub(crate) const AGREE: DutyKind = DutyKind {
    key: "care-plans-duty-agree",
    role: Role::UnitManager,
    rule: keys::LOCAL_CARE_PLAN,
};
/// The plan is looked through together again (a local rule).
pub(crate) const REVIEW: DutyKind = DutyKind {
    key: "care-plans-duty-review",
    role: Role::UnitManager,
    rule: keys::LOCAL_CARE_PLAN_REVIEW,
};

/// The rules that plans live by, as they stand on a day.
pub(crate) struct Terms {
    /// The book, with the municipality's own rows.
    pub(crate) book: RuleBook,
    today: Date,
    zone: TimeZone,
}

impl Terms {
    /// As they stand today.
    pub(crate) const fn new(book: RuleBook, today: Date, zone: TimeZone) -> Self {
        Self { book, today, zone }
    }

    /// The last day for the first version, counted from the day of the order.
    pub(crate) fn due(&self, ordered: Date) -> Result<Date, RuleFault> {
        terms::last_day_by(&self.book, keys::LOCAL_CARE_PLAN, (ordered, self.today))
    }

    /// The last day for looking it through again, counted from the day on which it was agreed.
    pub(crate) fn review(&self, agreed: Date) -> Result<Date, RuleFault> {
        terms::last_day_by(
            &self.book,
            keys::LOCAL_CARE_PLAN_REVIEW,
            (agreed, self.today),
        )
    }

    /// How far planned minutes may lie from those of the order without a word about it, as a share of the order's.
    pub(crate) fn tolerance(&self) -> Result<Share, RuleFault> {
        self.book
            .rule(keys::LOCAL_CARE_PLAN_DIFFERENCE, self.today)?
            .share()
    }

    /// A duty on a plan, told apart from those on the person's other plans by its label, until the end of a day, for the provider's manager. Once it is overdue it lies with the
    /// ordering unit's officers too, and after that with their manager.
    pub(crate) fn duty(
        &self,
        kind: DutyKind,
        (plan, label): (&CarePlan, String),
        last: Date,
    ) -> Result<NewDuty, RuleFault> {
        let due = calendar::end_of_day(last, &self.zone);
        let away = terms::escalation_after(&self.book, (last, self.today), &self.zone)?;
        Ok(kind
            .on(subject(plan), plan.provider, due, plan.address())
            .person(plan.person)
            .label(label)
            .step(EscalationStep::after_due(0, Role::CaseOfficer, plan.unit))
            .step(EscalationStep {
                away,
                to_role: Role::UnitManager,
                to_unit: plan.unit,
            }))
    }
}

/// A plan, as a thing in history and duties.
pub(crate) const fn subject(plan: &CarePlan) -> Subject {
    Subject::new("care-plan", plan.id)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::trial::plan;

    #[test]
    fn days_come_from_the_book_and_the_ordering_unit_is_told() {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let book = RuleBook::national().expect("a book");
        let terms = Terms::new(book, date(2026, 3, 2), zone.clone());
        let due = terms.due(date(2026, 3, 2)).expect("a day");
        assert_eq!(due, date(2026, 3, 17));
        assert_eq!(
            terms.review(date(2026, 3, 10)).expect("a day"),
            date(2027, 3, 10)
        );
        let plan = plan();
        let duty = terms
            .duty(AGREE, (&plan, String::new()), due)
            .expect("a duty");
        assert_eq!(duty.unit, plan.provider);
        assert_eq!(calendar::day_of(duty.due, &zone), due);
        let steps: Vec<_> = duty.steps.iter().map(|s| (s.to_role, s.to_unit)).collect();
        assert_eq!(
            steps,
            [
                (Role::CaseOfficer, plan.unit),
                (Role::UnitManager, plan.unit)
            ]
        );
    }
}
