//! Standard times as an example, to begin with until the municipality has decided on its own.

use kernel::{Line, Minutes};

use super::{Circumstance, Effect, Frequency, ServiceCode, StandardTime, TaskCode};

const FILE: &str = include_str!("../../data/standard-times-example.csv");

/// About forty tasks with plausible minutes. They are examples: no municipality has decided on them.
pub fn example_standard_times() -> Vec<StandardTime> {
    FILE.lines().skip(1).filter_map(read).collect()
}

fn read(row: &str) -> Option<StandardTime> {
    let mut cells = row.split(';');
    let mut next = || cells.next();
    Some(StandardTime {
        task: TaskCode::parse(next()?).ok()?,
        name_sv: Line::parse(next()?).ok()?,
        name_en: Line::parse(next()?).ok()?,
        service: ServiceCode::parse(next()?).ok()?,
        life_area: next()?.parse().ok()?,
        minutes: Minutes::new(next()?.parse().ok()?),
        usual: Frequency {
            times: next()?.parse().ok()?,
            per: next()?.parse().ok()?,
        },
        circumstances: Circumstance::ALL
            .iter()
            .zip(cells)
            .filter(|(_circumstance, cell)| !cell.is_empty())
            .map(|(circumstance, cell)| Some((*circumstance, Effect::parse(cell).ok()?)))
            .collect::<Option<Vec<_>>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_of_the_file_is_a_task_of_a_known_service() {
        let tasks = example_standard_times();
        assert_eq!(tasks.len(), FILE.lines().count() - 1);
        assert!(tasks.len() >= 40);
        let header: Vec<&str> = FILE
            .lines()
            .next()
            .unwrap_or_default()
            .split(';')
            .skip(8)
            .collect();
        let keys: Vec<&str> = Circumstance::ALL.iter().map(|c| c.key()).collect();
        assert_eq!(header, keys);
        let services: BTreeSet<_> = crate::national_services()
            .into_iter()
            .map(|s| s.code)
            .collect();
        assert!(tasks.iter().all(|task| services.contains(&task.service)));
        let codes: BTreeSet<_> = tasks.iter().map(|task| &task.task).collect();
        assert_eq!(codes.len(), tasks.len());
    }
}
