//! A service is given under the act, and as the act lets it; a catalogue has each once, and never makes an old code mean
//! something else.

use std::collections::BTreeSet;

use kernel::{Date, Line, Refusal};
use rulebook::{RuleBook, keys};

use crate::model::{Regime, Service};

/// The service of LSS 9 § that is the region's, unless it has been moved to the municipality (LSS 2 and 17 §§).
const ADVICE: i64 = 1;

/// All that is wrong with one service on a day.
pub(crate) fn check_service(service: &Service, book: &RuleBook, on: Date) -> Vec<Refusal> {
    let mut no = vec![];
    let lss = service.regime == Regime::Lss;
    if service
        .lss_point
        .is_some_and(|point| !(1..=10).contains(&point))
        || service.lss_point.is_some() != lss
    {
        no.push(Refusal::new("organisation-refusal-lss-point").at("lss_point"));
    }
    // What the act never lets out of assessment cannot be early help, whatever is said of it: where a kind of service
    // bears the name of a kind that the rule lists, it is one.
    let listed = book.rule(keys::SOL_11_5_EXCLUDED, on);
    let listed = listed.and_then(rulebook::Rule::items).unwrap_or_default();
    let is_listed = |code: &str| listed.iter().any(|item| item.code == code);
    let is_excluded = service.excluded.is_some() || is_listed(service.kind.key());
    if !service.assessed && is_excluded {
        let refusal = Refusal::new("organisation-refusal-must-be-assessed").at("assessed");
        no.push(refusal.because(keys::SOL_11_5_EXCLUDED));
    }
    let unknown = |code: &Line| !listed.is_empty() && !is_listed(code.as_str());
    if service.excluded.as_ref().is_some_and(unknown) {
        let refusal = Refusal::new("organisation-refusal-excluded").at("excluded");
        no.push(refusal.because(keys::SOL_11_5_EXCLUDED));
    }
    no
}

/// All that is wrong with a catalogue that is to hold from a day. `known` are the services that have been in one before:
/// decisions point to them by their codes.
pub(crate) fn check_services(
    services: &[Service],
    known: &[Service],
    book: &RuleBook,
    from: Date,
) -> Vec<Refusal> {
    if services.is_empty() {
        return vec![Refusal::new("organisation-refusal-no-services")];
    }
    let mut no = vec![];
    let mut seen = BTreeSet::new();
    for service in services {
        let mut refuse = |refusal: Refusal| {
            no.push(refusal.with("service", service.code.as_str()));
        };
        if !seen.insert(&service.code) {
            refuse(Refusal::new("organisation-refusal-service-twice").at("code"));
        }
        let one = check_service(service, book, from);
        one.into_iter().for_each(&mut refuse);
        if book.rule(service.rule.as_str(), from).is_err() {
            refuse(Refusal::new("organisation-refusal-service-rule").at("rule"));
        }
        if service.is_early_help() != (service.rule.as_str() == keys::SOL_11_5) {
            let refusal = Refusal::new("organisation-refusal-early-help-rule").at("rule");
            refuse(refusal.because(keys::SOL_11_5));
        }
        if service.lss_point == Some(ADVICE) && !advice_is_ours(book, from) {
            let refusal = Refusal::new("organisation-refusal-region-advises").at("lss_point");
            refuse(refusal.because(keys::LSS_17));
        }
        let before = known.iter().find(|old| old.code == service.code);
        if before.is_some_and(|old| !is_same(old, service)) {
            refuse(Refusal::new("organisation-refusal-service-other").at("code"));
        }
    }
    no
}

/// Whether two wordings are of the same service: named otherwise perhaps, but under the same act and of the same kind.
fn is_same(one: &Service, other: &Service) -> bool {
    (one.regime, one.lss_point, one.kind, one.assessed)
        == (other.regime, other.lss_point, other.kind, other.assessed)
}

/// Whether an agreement has moved advice and other personal support from the region to the municipality (LSS 17 §): the
/// municipality says so in its own part of the rule book.
pub fn advice_is_ours(book: &RuleBook, on: Date) -> bool {
    let tasks = book.rule(keys::LOCAL_LSS_TRANSFERRED, on);
    tasks
        .and_then(rulebook::Rule::count)
        .is_ok_and(|tasks| tasks > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ServiceCode, ServiceKind, national_services};
    use kernel::RuleKey;

    fn check(change: impl FnOnce(&mut Vec<Service>), expect: &[&str]) {
        let known = national_services();
        let mut services = known.clone();
        change(&mut services);
        let book = RuleBook::national().expect("the book");
        let no = check_services(
            &services,
            &known,
            &book,
            "2026-12-01".parse().expect("a day"),
        );
        let texts: Vec<&str> = no.iter().map(|one| one.text.as_ref()).collect();
        assert_eq!(texts, expect);
    }

    fn at(services: &mut [Service], code: &str) -> usize {
        let found = services.iter().position(|one| one.code.as_str() == code);
        found.expect("a service")
    }

    #[test]
    fn a_catalogue_is_as_the_acts_let_it() {
        check(|_| {}, &[]);
        check(Vec::clear, &["organisation-refusal-no-services"]);
        check(
            |all| all.push(all[0].clone()),
            &["organisation-refusal-service-twice"],
        );
        check(
            |all| {
                let i = at(all, "escort-lss");
                all[i].lss_point = Some(11);
            },
            &[
                "organisation-refusal-lss-point",
                "organisation-refusal-service-other",
            ],
        );
        check(
            |all| {
                let i = at(all, "home-care");
                all[i].rule = RuleKey("sol-99-9".into());
            },
            &["organisation-refusal-service-rule"],
        );
        check(
            |all| {
                let i = at(all, "early-meals");
                all[i].rule = RuleKey("sol-11-1".into());
            },
            &["organisation-refusal-early-help-rule"],
        );
    }

    #[test]
    fn what_the_act_never_lets_out_of_assessment_is_no_early_help() {
        let book = RuleBook::national().expect("the book");
        let on = "2026-12-01".parse().expect("a day");
        let refused = |kind, assessed, excluded: Option<&str>| {
            let mut service = national_services().remove(0);
            (service.kind, service.assessed) = (kind, assessed);
            service.excluded = excluded.map(|code| Line::parse(code).expect("a code"));
            let no = check_service(&service, &book, on);
            let texts = no.into_iter().map(|one| one.text.into_owned());
            texts.collect::<Vec<_>>()
        };
        let must = ["organisation-refusal-must-be-assessed"];
        for kind in [ServiceKind::Housing, ServiceKind::ContactPerson] {
            assert_eq!(refused(kind, false, None), must, "{kind:?}");
            assert_eq!(refused(kind, false, Some(kind.key())), must, "{kind:?}");
            assert!(refused(kind, true, None).is_empty(), "{kind:?}");
        }
        let escort = ServiceKind::Escort;
        assert!(refused(escort, false, None).is_empty());
        assert_eq!(refused(escort, false, Some("family-home")), must);
        let unknown = ["organisation-refusal-excluded"];
        assert_eq!(refused(escort, true, Some("house")), unknown);
        assert_eq!(
            refused(escort, false, Some("house")),
            [must, unknown].concat()
        );
    }

    #[test]
    fn a_code_never_means_something_else() {
        check(
            |all| {
                let i = at(all, "home-care");
                all[i].name_sv = Line::parse("Stöd i hemmet").expect("a name");
            },
            &[],
        );
        check(
            |all| {
                let i = at(all, "meal-delivery");
                all[i].kind = ServiceKind::Escort;
            },
            &["organisation-refusal-service-other"],
        );
    }

    #[test]
    fn advice_is_the_regions_until_an_agreement_has_moved_it() {
        check(
            |all| {
                let escort = at(all, "escort-lss");
                let mut advice = all[escort].clone();
                advice.code = ServiceCode::parse("advice").expect("a code");
                advice.lss_point = Some(ADVICE);
                all.push(advice);
            },
            &["organisation-refusal-region-advises"],
        );
    }
}
