//! From the claims of Inera's identity provider to a user and the assignments that may be chosen.
//!
//! Pure: the claims come from an identity token whose signature, issuer, audience, nonce and time were checked
//! before. What Inera calls `commission` (medarbetaruppdrag) is our assignment: access hangs on it, not on the
//! person. Which unit and role a commission means here is the municipality's own table, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AssignmentId, Date, Role, UnitId};
use serde::Deserialize;

use crate::model::AssignmentView;

/// The level of assurance that is needed: two factors, identity proved in person.
pub const LEVEL_NEEDED: &str = "http://id.sambi.se/loa/loa3";

/// The claims that matter, by the names that Inera gives them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IneraClaims {
    /// The employee's HSA id: who logs in.
    pub employee_hsa_id: String,
    /// The level of assurance.
    pub acr: String,
    /// The commission that was chosen at Inera, if one was.
    #[serde(default)]
    pub commission_hsa_id: Option<String>,
    /// What it is for, for example `Vård och behandling`.
    #[serde(default)]
    pub commission_purpose: Option<String>,
    /// What it gives, for example `Läsa;Alla;SJF`.
    #[serde(default)]
    pub commission_right: OneOrMany,
    /// All commissions that the employee has.
    #[serde(default)]
    pub all_commissions: Vec<CommissionClaim>,
}

/// One commission among all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommissionClaim {
    /// Its HSA id.
    pub commission_hsa_id: String,
    /// What it is for.
    #[serde(default)]
    pub commission_purpose: Option<String>,
}

/// A claim that comes as one text or as several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "Texts")]
pub struct OneOrMany(pub BTreeSet<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    One(String),
    Many(Vec<String>),
}

impl From<Texts> for OneOrMany {
    fn from(texts: Texts) -> Self {
        match texts {
            Texts::One(text) => Self(BTreeSet::from([text])),
            Texts::Many(texts) => Self(texts.into_iter().collect()),
        }
    }
}

/// What a commission means here: at which unit, in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommissionMeaning {
    /// The unit.
    pub unit: UnitId,
    /// The role.
    pub role: Role,
}

/// The municipality's own table: HSA id of the commission to its meaning.
pub type CommissionTable = BTreeMap<String, CommissionMeaning>;

/// What the claims give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IneraLogin {
    /// By which the user is found.
    pub hsa_id: String,
    /// The assignments that may be chosen.
    pub assignments: Vec<AssignmentId>,
    /// The one that the commission chosen at Inera means, if it is one of them.
    pub chosen: Option<AssignmentId>,
}

/// Why the claims give nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IneraRefusal {
    /// The login was not strong enough.
    #[error("the level of assurance is below loa3")]
    Level,
    /// There is no HSA id to find the user by.
    #[error("the claims name no employee")]
    Nobody,
    /// No commission means an assignment that is in force here.
    #[error("no commission means an assignment in force")]
    NoAssignment,
}

/// Which assignments somebody may choose who comes with these claims.
///
/// A commission opens an assignment only if both say so: the commission stands in the municipality's table, and
/// the user has an assignment in force with that role at that unit. So a slip in either register gives nothing.
pub fn inera_login(
    claims: &IneraClaims,
    table: &CommissionTable,
    held: &[AssignmentView],
    today: Date,
) -> Result<IneraLogin, IneraRefusal> {
    if claims.acr != LEVEL_NEEDED {
        return Err(IneraRefusal::Level);
    }
    let hsa_id = claims.employee_hsa_id.trim();
    if hsa_id.is_empty() {
        return Err(IneraRefusal::Nobody);
    }
    let in_force = |commission: &str| {
        let meaning = table.get(commission)?;
        held.iter()
            .find(|it| {
                it.unit == meaning.unit && it.role == meaning.role && it.period.contains(today)
            })
            .map(|it| it.id)
    };
    let chosen = claims.commission_hsa_id.as_deref().and_then(in_force);
    let mut assignments: Vec<AssignmentId> = vec![];
    let all = claims
        .all_commissions
        .iter()
        .map(|commission| commission.commission_hsa_id.as_str());
    for id in chosen.into_iter().chain(all.filter_map(in_force)) {
        if !assignments.contains(&id) {
            assignments.push(id);
        }
    }
    if assignments.is_empty() {
        return Err(IneraRefusal::NoAssignment);
    }
    Ok(IneraLogin {
        hsa_id: hsa_id.to_owned(),
        assignments,
        chosen,
    })
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Period};
    use uuid::Uuid;

    use super::*;

    fn id<Kind>(n: u128) -> Id<Kind> {
        Id::from_uuid(Uuid::from_u128(n))
    }

    fn today() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    fn claims(text: &str) -> IneraClaims {
        let base = r#"{"employeeHsaId": "SE2321000016-1", "acr": "http://id.sambi.se/loa/loa3", "name": "Eva Ek""#;
        serde_json::from_str(&format!("{base}{text}}}")).expect("claims")
    }

    fn table() -> CommissionTable {
        let meaning = |unit, role| CommissionMeaning {
            unit: id(unit),
            role,
        };
        CommissionTable::from([
            ("SE-officer".to_owned(), meaning(1, Role::CaseOfficer)),
            ("SE-manager".to_owned(), meaning(1, Role::UnitManager)),
            ("SE-ended".to_owned(), meaning(2, Role::CaseOfficer)),
        ])
    }

    fn held() -> Vec<AssignmentView> {
        let assignment = |n, role, unit, period| AssignmentView {
            id: id(n),
            user: id(9),
            role,
            unit: id(unit),
            team: None,
            period,
        };
        let standing = Period::since(jiff::civil::date(2020, 1, 1));
        let ended =
            Period::new(standing.from(), Some(jiff::civil::date(2026, 11, 21))).expect("a period");
        vec![
            assignment(11, Role::CaseOfficer, 1, standing),
            assignment(12, Role::CaseOfficer, 2, ended),
            assignment(13, Role::Planner, 3, standing),
        ]
    }

    fn check(text: &str, expect: Result<(&[u128], Option<u128>), IneraRefusal>) {
        let found = inera_login(&claims(text), &table(), &held(), today());
        let expect = expect.map(|(assignments, chosen)| IneraLogin {
            hsa_id: "SE2321000016-1".to_owned(),
            assignments: assignments.iter().map(|n| id(*n)).collect(),
            chosen: chosen.map(id),
        });
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn the_commission_chosen_is_the_assignment_chosen() {
        check(
            r#", "commissionHsaId": "SE-officer", "commissionPurpose": "Individanpassad vård", "commissionRight": "Läsa;Alla;SJF""#,
            Ok((&[11], Some(11))),
        );
    }

    #[test]
    fn among_all_commissions_only_those_in_force_here_may_be_chosen() {
        check(
            r#", "allCommissions": [{"commissionHsaId": "SE-ended"}, {"commissionHsaId": "SE-officer"}, {"commissionHsaId": "SE-officer"}]"#,
            Ok((&[11], None)),
        );
    }

    #[test]
    fn what_only_one_register_says_gives_nothing() {
        // In the table, but the user has no such assignment; an assignment, but in no commission; neither.
        for commission in ["SE-manager", "SE-ended", "SE-unknown"] {
            let text = format!(
                r#", "commissionHsaId": "{commission}", "commissionRight": ["Läsa;Alla;VE"]"#
            );
            check(&text, Err(IneraRefusal::NoAssignment));
        }
        check("", Err(IneraRefusal::NoAssignment));
    }

    #[test]
    fn a_weak_login_gives_nothing() {
        let mut weak = claims(r#", "commissionHsaId": "SE-officer""#);
        for acr in ["http://id.sambi.se/loa/loa2", "", "loa3"] {
            weak.acr = acr.to_owned();
            assert_eq!(
                inera_login(&weak, &table(), &held(), today()),
                Err(IneraRefusal::Level)
            );
        }
        weak.acr = LEVEL_NEEDED.to_owned();
        weak.employee_hsa_id = " ".to_owned();
        assert_eq!(
            inera_login(&weak, &table(), &held(), today()),
            Err(IneraRefusal::Nobody)
        );
    }
}
