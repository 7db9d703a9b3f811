//! The acts under which services stand: what is granted by different acts is told apart.

use projection::care::{Law, Service};

use crate::model::Assumptions;

/// The act of a service, by its key and what it is called. What a committee once saw may have services that are assumed
/// no longer.
pub(crate) fn law_of(assumptions: &Assumptions, (key, title): (&str, &str)) -> Law {
    let service = assumptions.care.services.get(key);
    service.map_or_else(|| Law::of_title(title), Service::law)
}

/// Services by their act, each in the order that they had.
pub(crate) fn by_law<T>(
    all: impl IntoIterator<Item = T>,
    law: impl Fn(&T) -> Law,
) -> Vec<(Law, Vec<T>)> {
    let mut groups = [Law::Sol, Law::Lss].map(|law| (law, Vec::new()));
    for one in all {
        let own = law(&one);
        if let Some((_, group)) = groups.iter_mut().find(|(law, _)| *law == own) {
            group.push(one);
        }
    }
    let mut groups = Vec::from(groups);
    groups.retain(|(_, group)| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use projection::care::Scenario;

    #[test]
    fn services_stand_by_their_act_given_or_named_by_their_titles() {
        let text = include_str!("../../../projection/examples/scenario.toml");
        let lss = |text: &str| -> Vec<String> {
            let own = Assumptions::as_today(Scenario::read(text).expect("the example"));
            let all = own.care.services.keys().cloned();
            let groups = by_law(all, |key| law_of(&own, (key, "")));
            let found = groups.into_iter().find(|(law, _)| *law == Law::Lss);
            found.map(|(_, keys)| keys).unwrap_or_default()
        };
        assert_eq!(lss(text), ["daily-activity", "supported-housing"]);
        // What the file says counts before what the title says.
        let given = text.replace(
            "title = \"Dagverksamhet\"",
            "title = \"Dagverksamhet\"\nlaw = \"lss\"",
        );
        let given = given.replace(
            "title = \"Daglig verksamhet (LSS)\"",
            "title = \"Daglig verksamhet (LSS)\"\nlaw = \"sol\"",
        );
        assert_eq!(lss(&given), ["day-activity", "supported-housing"]);
        let own = Assumptions::as_today(Scenario::read(text).expect("the example"));
        assert_eq!(law_of(&own, ("gone", "Kontaktperson (LSS)")), Law::Lss);
        assert_eq!(law_of(&own, ("gone", "Måltider")), Law::Sol);
        // What says no act is written as it was.
        let written = own.written().expect("written");
        assert!(!written.contains("\"law\""), "{written}");
    }
}
