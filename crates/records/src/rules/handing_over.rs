//! Who may be given what another keeper has written: whoever has the person too, with the person's word.

use kernel::{Date, Refusal};

use crate::model::{Ground, Keeper};

/// The most entries that are handed over at a time.
const MOST: usize = 2_000;

/// A unit that is to receive, and how it stands to the person on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Receiver {
    /// Who.
    pub(crate) keeper: Keeper,
    /// Whether it carries out a service for the person, or has the case.
    pub(crate) is_related: bool,
    /// Whether the person has said no to it.
    pub(crate) is_blocked: bool,
}

/// What is known when something is handed over.
#[derive(Debug)]
pub(crate) struct HandFacts {
    /// Who gives.
    pub(crate) from: Keeper,
    /// Who is to receive; none for a unit that keeps no records.
    pub(crate) to: Option<Receiver>,
    /// From which day.
    pub(crate) first: Date,
    /// To which day.
    pub(crate) last: Date,
    /// How many entries there are.
    pub(crate) count: usize,
    /// On which ground.
    pub(crate) ground: Ground,
    /// Whether it is told how the person's stand was found out.
    pub(crate) has_note: bool,
}

/// Whether entries may be handed over: between authority and provider, to who has the person (2022:913 3:2 p. 1), not
/// against the person's no (2:3), with the person's consent (3:2 p. 3) or as 3:4 says where the person cannot give it.
pub(crate) fn hand_over(facts: &HandFacts) -> Result<(), Vec<Refusal>> {
    let mut no = vec![];
    let is_other_part = |to: &Receiver| to.keeper.part == facts.from.part.other() && to.is_related;
    match facts.to.filter(is_other_part) {
        None => no.push(
            Refusal::new("records-refusal-receiver")
                .at("to")
                .because("svod-3-2"),
        ),
        Some(to) if to.is_blocked => no.push(
            Refusal::new("records-refusal-blocked")
                .at("to")
                .because("svod-2-3"),
        ),
        Some(_) => {}
    }
    if facts.last < facts.first {
        no.push(Refusal::new("records-refusal-backwards").at("last"));
    } else if facts.count == 0 {
        no.push(Refusal::new("records-refusal-nothing").at("first"));
    } else if facts.count > MOST {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        no.push(
            Refusal::new("records-refusal-too-many")
                .with("most", most)
                .at("first"),
        );
    }
    match facts.ground {
        Ground::Consent => {}
        Ground::CannotConsent if facts.has_note => {}
        Ground::CannotConsent => {
            no.push(
                Refusal::new("records-refusal-ground-note")
                    .at("note")
                    .because("svod-3-4"),
            );
        }
    }
    if no.is_empty() { Ok(()) } else { Err(no) }
}

/// Whether somebody may acknowledge what was handed over: one of the receiving unit, and once.
pub(crate) fn may_receive(to: Keeper, by: Keeper, is_received: bool) -> Result<(), Refusal> {
    if !to.keeps_with(by) {
        return Err(Refusal::new("records-refusal-not-receiver"));
    }
    if is_received {
        return Err(Refusal::new("records-refusal-received"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::model::Part;

    fn keeper(part: Part, unit: u128) -> Keeper {
        Keeper {
            part,
            unit: Id::from_uuid(Uuid::from_u128(unit)),
        }
    }

    fn to(part: Part) -> Receiver {
        Receiver {
            keeper: keeper(part, 1),
            is_related: true,
            is_blocked: false,
        }
    }

    fn facts() -> HandFacts {
        HandFacts {
            from: keeper(Part::Provider, 2),
            to: Some(to(Part::Authority)),
            first: date(2026, 3, 1),
            last: date(2026, 3, 31),
            count: 4,
            ground: Ground::Consent,
            has_note: false,
        }
    }

    fn refused(facts: &HandFacts) -> Vec<String> {
        let no = hand_over(facts).expect_err("a refusal");
        no.iter().map(|no| no.text.to_string()).collect()
    }

    #[test]
    fn the_other_part_that_has_the_person_may_be_given() {
        assert!(hand_over(&facts()).is_ok());
        // Not the own part, and not a unit that keeps no records.
        for to in [Some(to(Part::Provider)), None] {
            let other = HandFacts { to, ..facts() };
            assert_eq!(refused(&other), ["records-refusal-receiver"]);
        }
    }

    #[test]
    fn a_no_of_the_person_and_a_lacking_ground_stop_it() {
        let no = Receiver {
            is_blocked: true,
            ..to(Part::Authority)
        };
        let blocked = HandFacts {
            to: Some(no),
            ground: Ground::CannotConsent,
            ..facts()
        };
        assert_eq!(
            refused(&blocked),
            ["records-refusal-blocked", "records-refusal-ground-note"]
        );
    }

    #[test]
    fn nothing_and_too_much_are_not_handed_over() {
        let nothing = HandFacts {
            count: 0,
            ..facts()
        };
        assert_eq!(refused(&nothing), ["records-refusal-nothing"]);
        let much = HandFacts {
            count: MOST + 1,
            ..facts()
        };
        assert_eq!(refused(&much), ["records-refusal-too-many"]);
    }
}
