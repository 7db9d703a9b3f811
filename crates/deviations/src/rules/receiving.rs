//! Who receives a report: the manager of the unit, or those above where it is about the manager.

use kernel::UnitId;

/// Where something happened, as far as it matters for who receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The unit.
    pub(crate) unit: UnitId,
    /// The unit of which it is a part.
    pub(crate) above: Option<UnitId>,
    /// The office of the committee that answers for it.
    pub(crate) office: Option<UnitId>,
}

/// The unit that receives a report. In a private activity it is told to the one who runs it, and else to the committee
/// (`SoL` 27:2, LSS 24 b), for which the unit's manager receives it. A report about the manager goes to those above, or
/// to the committee's office where nobody is known above.
pub(crate) fn receives(place: Place, is_of_manager: bool) -> UnitId {
    if !is_of_manager {
        return place.unit;
    }
    place.above.or(place.office).unwrap_or(place.unit)
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_report_about_the_manager_goes_to_those_above() {
        let unit = |n: u128| -> UnitId { Id::from_uuid(Uuid::from_u128(n)) };
        let place = |above, office| Place {
            unit: unit(1),
            above,
            office,
        };
        let whole = place(Some(unit(2)), Some(unit(3)));
        assert_eq!(receives(whole, false), unit(1));
        assert_eq!(receives(whole, true), unit(2));
        assert_eq!(receives(place(None, Some(unit(3))), true), unit(3));
        assert_eq!(receives(place(None, None), true), unit(1));
    }
}
