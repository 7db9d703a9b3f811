//! The policy as a table that a lawyer can read, kept beside the test; and the decisions that must never change.

use std::fmt::Write;

use access::{
    Condition, Decision, Effect, Facts, Need, Policy, Resource, Rule, Verb, Who, decide,
    decide_for_some,
};
use fluent_bundle::{FluentBundle, FluentResource};
use kernel::{Actor, Role};

use crate::{
    stage::{id, resident, staff},
    texts::{swedish, swedish_bundle},
};

/// Renewed by `UPDATE_GOLDEN=1 cargo test -p access`.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/access.md");

struct Words(FluentBundle<FluentResource>);

/// One line of a role's table: which doings, when, by which rows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    verbs: String,
    when: String,
    rows: String,
}

/// Said once above the tables, for all that is personal.
const SAID_ABOVE: [&str; 2] = ["no-emergency-access", "not-in-own-case"];

/// Whether the row can ever take what these rows give: a condition that lifts it may be one that they need.
fn bites(forbid: &Rule, permits: &[&&Rule]) -> bool {
    permits
        .iter()
        .any(|permit| permit.when.is_disjoint(&forbid.unless))
}

impl Words {
    fn say(&self, kind: &str, key: &str) -> String {
        swedish(&self.0, &format!("access-{kind}-{key}"))
    }

    fn conditions(&self, rule: &Rule) -> String {
        let say = |condition: &Condition| self.say("condition", condition.key());
        let when: Vec<String> = rule.when.iter().map(say).collect();
        let unless: Vec<String> = rule.unless.iter().map(say).collect();
        match (when.is_empty(), unless.is_empty()) {
            (true, true) => "alltid".to_owned(),
            (false, true) => when.join(" och "),
            (true, false) => format!("om inte: {}", unless.join(", ")),
            (false, false) => format!("{} (om inte: {})", when.join(" och "), unless.join(", ")),
        }
    }

    /// What the rows say of one cell: when it is permitted, and when forbidden all the same.
    fn cell(&self, rules: &[&Rule]) -> Option<(String, String)> {
        let permits: Vec<&&Rule> = rules
            .iter()
            .filter(|rule| rule.effect == Effect::Permit)
            .collect();
        let forbids: Vec<&&Rule> = rules
            .iter()
            .filter(|rule| {
                rule.effect == Effect::Forbid && !SAID_ABOVE.contains(&rule.name.as_str())
            })
            .filter(|rule| bites(rule, &permits))
            .collect();
        if permits.is_empty()
            || forbids
                .iter()
                .any(|rule| rule.when.is_empty() && rule.unless.is_empty())
        {
            return None;
        }
        let always = permits.iter().find(|rule| rule.when.is_empty());
        let permits = always.map_or(permits.clone(), |always| vec![*always]);
        let mut when: Vec<String> = permits.iter().map(|rule| self.conditions(rule)).collect();
        when.dedup();
        let mut text = when.join("; eller ");
        for forbid in &forbids {
            let _ok = write!(text, "<br>**aldrig** vid {}", self.conditions(forbid));
        }
        let rows: Vec<String> = permits
            .iter()
            .chain(&forbids)
            .map(|rule| format!("`{}`", rule.name))
            .collect();
        Some((text, rows.join(" ")))
    }

    /// The lines of one thing; doings with the same answer share one.
    fn lines(&self, policy: &Policy, who: Who, resource: Resource) -> Vec<Line> {
        let mut lines: Vec<Line> = vec![];
        for verb in Verb::ALL {
            let rules: Vec<&Rule> = policy.speaking_of(who, verb, resource).collect();
            let Some((when, rows)) = self.cell(&rules) else {
                continue;
            };
            let verb = self.say("verb", verb.key());
            match lines
                .iter_mut()
                .find(|line| line.when == when && line.rows == rows)
            {
                Some(line) => {
                    let _ok = write!(line.verbs, ", {verb}");
                }
                None => lines.push(Line {
                    verbs: verb,
                    when,
                    rows,
                }),
            }
        }
        lines
    }

    fn table(&self, policy: &Policy, who: Who) -> String {
        let mut things: Vec<(String, Vec<Line>)> = vec![];
        for resource in Resource::ALL {
            let lines = self.lines(policy, who, resource);
            let thing = self.say("resource", resource.key());
            match things.iter_mut().find(|(_, same)| *same == lines) {
                _ if lines.is_empty() => {}
                Some((names, _)) => {
                    let _ok = write!(names, ", {}", thing.to_lowercase());
                }
                None => things.push((thing, lines)),
            }
        }
        let mut text = format!(
            "\n## {}\n\n| Vad | Gör | När | Rader |\n|---|---|---|---|\n",
            self.say("role", who.key())
        );
        for (thing, lines) in things {
            for Line { verbs, when, rows } in lines {
                let _ok = writeln!(text, "| {thing} | {verbs} | {when} | {rows} |");
            }
        }
        text
    }
}

fn whole() -> String {
    let policy = Policy::standing().expect("a policy");
    let words = Words(swedish_bundle());
    let mut text = String::from(
        "# Vem får göra vad\n\n\
         Tabellen skrivs av testet ur `policy/policy.toml` och får inte ändras för hand. Det som inte står här är \
         inte tillåtet. Det som inte får ses besvaras som om det inte fanns. En nödsituation är ingen grund \
         (`no-emergency-access`): ingen rad ger, och ingen rad kan ge, tillgång på den grunden. En anställd når aldrig \
         sina egna personuppgifter i sin yrkesroll (`not-in-own-case`).\n",
    );
    for who in Who::all() {
        text.push_str(&words.table(policy, who));
    }
    text.push_str(
        "\n## Raderna och deras källor\n\n| Rad | Verkan | Källa | Skäl |\n|---|---|---|---|\n",
    );
    for rule in policy.rules() {
        let effect = match rule.effect {
            Effect::Permit => "tillåter",
            Effect::Forbid => "förbjuder",
        };
        let _ok = writeln!(
            text,
            "| `{}` | {effect} | {} | {} |",
            rule.name, rule.source, rule.why
        );
    }
    text
}

#[test]
fn the_table_stands_as_it_was_agreed() {
    let now = whole();
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(GOLDEN, &now).expect("written");
        return;
    }
    let agreed = std::fs::read_to_string(GOLDEN).expect("the golden table");
    assert!(
        agreed == now,
        "the policy gives another table than tests/it/golden/access.md: read the difference, then renew it with UPDATE_GOLDEN=1"
    );
}

fn actor(who: Who) -> Actor {
    match who {
        Who::Role(role @ (Role::Person | Role::Relative)) => resident(role, id(), id()),
        Who::Role(role) => staff(role, id(), id()),
        Who::System => Actor::system("test"),
        Who::Public => Actor::Public,
    }
}

/// Every set of facts in which each condition holds alone, all hold, or none.
fn worlds() -> Vec<Facts> {
    let mut worlds: Vec<Facts> = Condition::ALL
        .into_iter()
        .map(|one| [one].into_iter().collect())
        .collect();
    worlds.push(Facts::none());
    worlds.push(
        Condition::ALL
            .into_iter()
            .filter(|c| *c != Condition::ClaimedEmergency)
            .collect(),
    );
    worlds
}

#[test]
fn there_is_no_emergency_access() {
    let policy = Policy::standing().expect("a policy");
    for who in Who::all() {
        for verb in Verb::ALL {
            for resource in Resource::ALL {
                for facts in worlds() {
                    let need = Need::new(verb, resource).about(id()).in_emergency();
                    let decision = decide(policy, &actor(who), &need, &facts);
                    assert!(
                        matches!(decision, Decision::Forbidden(_)),
                        "{who:?} {need:?} {decision:?}"
                    );
                }
            }
        }
    }
    let row = policy.rule("no-emergency-access").expect("the row");
    assert!(row.source.contains("2022:913") && row.source.contains("3 kap."));
}

#[test]
fn whoever_runs_steers_or_reviews_sees_no_persons() {
    let policy = Policy::standing().expect("a policy");
    let roles = [
        Role::SystemAdministrator,
        Role::Controller,
        Role::CommitteeMember,
        Role::LogReviewer,
    ];
    for role in roles {
        for resource in Resource::ALL
            .into_iter()
            .filter(|resource| resource.is_personal())
        {
            for verb in Verb::ALL {
                let actor = actor(Who::Role(role));
                for facts in worlds() {
                    let need = Need::new(verb, resource).about(id()).by_exact_number();
                    assert!(
                        !decide(policy, &actor, &need, &facts).is_permit(),
                        "{role:?} {need:?} {facts:?}"
                    );
                }
                assert!(!decide_for_some(policy, &actor, &Need::new(verb, resource)).is_permit());
            }
        }
    }
}

#[test]
fn a_place_that_is_protected_is_for_the_named_only() {
    let policy = Policy::standing().expect("a policy");
    for who in Who::all()
        .into_iter()
        .filter(|who| *who != Who::Role(Role::Person))
    {
        for verb in [Verb::See, Verb::Export] {
            // Everything else that can hold, holds.
            let facts: Facts = Condition::ALL
                .into_iter()
                .filter(|c| !matches!(c, Condition::NamedStaff | Condition::ClaimedEmergency))
                .collect();
            let need = Need::new(verb, Resource::ContactDetails).about(id());
            assert!(
                !decide(policy, &actor(who), &need, &facts).is_permit(),
                "{who:?}"
            );
        }
    }
}

#[test]
fn a_role_alone_opens_no_file() {
    let policy = Policy::standing().expect("a policy");
    let open_to_officers = [Resource::PersonInSearch];
    for who in Who::all() {
        for resource in Resource::ALL
            .into_iter()
            .filter(|resource| resource.is_personal())
        {
            let need = Need::see(resource).about(id());
            let decision = decide(policy, &actor(who), &need, &Facts::none());
            let may_find =
                who == Who::Role(Role::CaseOfficer) && open_to_officers.contains(&resource);
            assert_eq!(decision.is_permit(), may_find, "{who:?} {resource:?}");
        }
    }
}

#[test]
fn a_list_page_is_for_those_who_can_have_rows() {
    let policy = Policy::standing().expect("a policy");
    let check = |role, resource, expect| {
        let decision = decide_for_some(policy, &actor(Who::Role(role)), &Need::see(resource));
        assert_eq!(decision.is_permit(), expect, "{role:?} {resource:?}");
    };
    check(Role::CaseOfficer, Resource::PersonFile, true);
    check(Role::Planner, Resource::Order, true);
    check(Role::Planner, Resource::Investigation, false);
    check(Role::AlarmOperator, Resource::Order, false);
    check(Role::Controller, Resource::MeasureRows, false);
    check(Role::Person, Resource::OwnFile, true);
}

#[test]
fn a_policy_with_a_slip_is_refused() {
    let groups = "[group]\nstaff = []\npersonal = []\nfile = []\n";
    let row = |extra: &str| {
        format!(
            "{groups}[[rule]]\nname = \"a\"\neffect = \"permit\"\nwho = [\"planner\"]\nmay = [\"see\"]\n\
             on = [\"order\"]\nsource = \"a law\"\nwhy = \"a reason\"\n{extra}"
        )
    };
    assert!(Policy::parse(&row("")).is_ok());
    assert!(Policy::parse(&row("when = [\"own-unit\"]\nunless = [\"own-unit\"]")).is_err());
    assert!(Policy::parse(&row("colour = \"red\"")).is_err());
    assert!(Policy::parse(&row("when = [\"on-sunday\"]")).is_err());
    assert!(Policy::parse(&row("").replace("planner", "king")).is_err());
    assert!(Policy::parse(&row("").replace("a law", " ")).is_err());
    assert!(Policy::parse(&format!("{0}{1}", row(""), row("").replace(groups, ""))).is_err());
}
