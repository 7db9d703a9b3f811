//! A scheme of delegation has items, each once, each given to somebody who decides here, and enough of them to work by.

use kernel::{Refusal, Role};
use organisation::Regime;
use rulebook::keys;

use crate::model::{AppealTask, Delegated, Delegation, DelegationScheme, Outcome};

/// Those who decide in the committee's place; the policy of access gives nobody else the right to.
const DECIDERS: [Role; 2] = [Role::CaseOfficer, Role::UnitManager];

/// All that is wrong with a scheme.
///
/// That nothing may lack is the product's own need, not the law's, by which a committee may keep decisions to itself:
/// here decisions of both kinds under both acts must be possible, and somebody must be able to make the tests that the
/// law asks for when a decision is appealed.
pub(crate) fn check_scheme(scheme: &DelegationScheme) -> Vec<Refusal> {
    let mut no = vec![];
    if scheme.items.is_empty() {
        return vec![Refusal::new("cases-refusal-scheme-empty")];
    }
    for (at, item) in scheme.items.iter().enumerate() {
        let mut refuse = |text: &'static str, field: &'static str| {
            let refusal = Refusal::new(text).at(field);
            no.push(refusal.with("item", item.code.as_str()));
        };
        let before = scheme.items.iter().take(at);
        if before.clone().any(|other| other.code == item.code) {
            refuse("cases-refusal-scheme-twice", "code");
        }
        if !DECIDERS.contains(&item.role) {
            refuse("cases-refusal-scheme-role", "role");
        }
        if item.cited().is_none() {
            refuse("cases-refusal-scheme-long", "name");
        }
    }
    let covered = |regime, outcome| scheme.items.iter().any(|item| item.covers(regime, outcome));
    for regime in Regime::ALL {
        let ends = [Outcome::Approved, Outcome::Refused];
        if !ends.into_iter().all(|outcome| covered(*regime, outcome)) {
            no.push(Refusal::new(match regime {
                Regime::Sol => "cases-refusal-scheme-no-sol",
                Regime::Lss => "cases-refusal-scheme-no-lss",
            }));
        }
    }
    for task in AppealTask::ALL {
        if scheme.of_appeals(*task).next().is_none() {
            no.push(Refusal::new(match task {
                AppealTask::TestTime => "cases-refusal-scheme-no-test",
                AppealTask::Reconsider => "cases-refusal-scheme-no-reconsideration",
            }));
        }
    }
    no
}

/// The item by which somebody in a role does a task with appeals: the chosen one, or without a choice the only one.
///
/// The answer to the person cites the item, so where several fit somebody must have chosen.
pub(crate) fn may_handle<'a>(
    scheme: &'a DelegationScheme,
    task: AppealTask,
    (role, chosen): (Option<Role>, Option<&str>),
) -> Result<&'a Delegation, Refusal> {
    let no = |text| Refusal::new(text).at("task").because(keys::KL_DELEGATION);
    let mut given = scheme.handling(task, role);
    let Some(code) = chosen else {
        let first = given.next();
        if given.next().is_some() {
            return Err(no("cases-refusal-delegation-choose"));
        }
        return first.ok_or_else(|| no("cases-refusal-delegation-role"));
    };
    let item = scheme.item(code);
    let item = item.ok_or_else(|| no("page-kit-refusal-choice"))?;
    if item.what != Delegated::Appeal(task) {
        return Err(no("cases-refusal-delegation-other"));
    }
    let mut mine = given.filter(|one| one.code == item.code);
    mine.next()
        .ok_or_else(|| no("cases-refusal-delegation-role"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Line;

    fn check(change: impl FnOnce(&mut DelegationScheme), expect: &[&str]) {
        let mut scheme = DelegationScheme::example();
        change(&mut scheme);
        let no = check_scheme(&scheme);
        let texts: Vec<&str> = no.iter().map(|one| one.text.as_ref()).collect();
        assert_eq!(texts, expect);
    }

    #[test]
    fn only_those_with_delegation_handle_appeals() {
        let mut scheme = DelegationScheme::example();
        let may = |scheme: &DelegationScheme, role| {
            may_handle(scheme, AppealTask::TestTime, (Some(role), None)).is_ok()
        };
        assert!(may(&scheme, Role::CaseOfficer) && may(&scheme, Role::UnitManager));
        assert!(!may(&scheme, Role::Planner));
        for item in &mut scheme.items {
            item.role = Role::UnitManager;
        }
        assert!(!may(&scheme, Role::CaseOfficer) && may(&scheme, Role::UnitManager));
    }

    #[test]
    fn among_several_items_for_appeals_somebody_has_chosen() {
        let mut scheme = DelegationScheme::example();
        let again = |code: &str, role| Delegation {
            code: Line::parse(code).expect("a line"),
            role,
            ..scheme.item("5.2").expect("an item").clone()
        };
        let more = [
            again("5.3", Role::CaseOfficer),
            again("5.4", Role::UnitManager),
        ];
        scheme.items.extend(more);
        let by = |role, chosen| {
            let item = may_handle(&scheme, AppealTask::Reconsider, (Some(role), chosen));
            item.map(|item| item.code.to_string())
                .map_err(|no| no.text.into_owned())
        };
        let officer = |chosen| by(Role::CaseOfficer, chosen);
        let refused = |text: &str| Err(format!("cases-refusal-delegation-{text}"));
        assert_eq!(officer(Some("5.3")), Ok("5.3".to_owned()));
        assert_eq!(officer(Some("5.2")), Ok("5.2".to_owned()));
        assert_eq!(officer(None), refused("choose"));
        assert_eq!(officer(Some("5.1")), refused("other"));
        assert_eq!(officer(Some("5.4")), refused("role"));
        assert_eq!(
            officer(Some("9")),
            Err("page-kit-refusal-choice".to_owned())
        );
        assert_eq!(by(Role::UnitManager, Some("5.4")), Ok("5.4".to_owned()));
        assert_eq!(by(Role::Planner, None), refused("role"));
    }

    #[test]
    fn a_scheme_is_whole() {
        check(|_| {}, &[]);
        check(|s| s.items.clear(), &["cases-refusal-scheme-empty"]);
        check(
            |s| s.items[1].code = s.items[0].code.clone(),
            &["cases-refusal-scheme-twice"],
        );
        check(
            |s| s.items[0].role = Role::CareWorker,
            &["cases-refusal-scheme-role"],
        );
        check(
            |s| s.items.retain(|i| !i.is_under(Regime::Lss)),
            &["cases-refusal-scheme-no-lss"],
        );
        // An item for approvals alone, or for refusals, is not enough.
        for lacking in [Outcome::Approved, Outcome::Refused] {
            check(
                |s| s.items.retain(|i| !i.covers(Regime::Sol, lacking)),
                &["cases-refusal-scheme-no-sol"],
            );
        }
        for only in [Outcome::Approved, Outcome::Refused] {
            check(
                |s| {
                    let under = s.items.iter_mut().filter(|item| item.is_under(Regime::Lss));
                    under.for_each(|item| item.what = Delegated::Decide(Regime::Lss, Some(only)));
                },
                &["cases-refusal-scheme-no-lss"],
            );
        }
        check(
            |s| {
                s.items.retain(|i| !matches!(i.what, Delegated::Appeal(_)));
            },
            &[
                "cases-refusal-scheme-no-test",
                "cases-refusal-scheme-no-reconsideration",
            ],
        );
    }
}
