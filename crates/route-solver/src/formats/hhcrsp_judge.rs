//! An independent judge of solutions in the community's format, by the times that they state.

use std::collections::{BTreeMap, BTreeSet};

use super::hhcrsp::{Figures, Instance, SCALE, Solution};

/// Times of files are rounded to thousandths.
const CLOSE: f64 = 0.002;

impl Instance {
    /// What is wrong with a solution, in words, and its figures.
    pub fn judge(&self, solution: &Solution) -> (Vec<String>, Figures) {
        let mut flaws = Vec::new();
        let mut figures = Figures {
            travel: 0.0,
            tardiness: 0.0,
            max_tardiness: 0.0,
        };
        let mut starts: BTreeMap<(&str, &str), (f64, &str)> = BTreeMap::new();
        for route in &solution.routes {
            let abilities = self
                .caregivers
                .iter()
                .find(|(id, _)| *id == route.caregiver_id);
            let none = BTreeSet::new();
            let abilities = abilities.map_or(&none, |(_, abilities)| abilities);
            let (mut here, mut free) = (0, 0.0);
            for stop in &route.locations {
                let Some(number) = self.patients.iter().position(|p| p.id == stop.patient) else {
                    flaws.push(format!("{} is no patient", stop.patient));
                    continue;
                };
                let patient = &self.patients[number];
                let visit = self
                    .visits
                    .iter()
                    .find(|v| v.patient == number && v.service == stop.service);
                let length = visit.map_or(-1.0, |visit| f64::from(visit.length) / SCALE);
                let way = self.way(here, number + 1);
                let name = format!("{} {}", stop.patient, stop.service);
                if !abilities.contains(&stop.service) {
                    flaws.push(format!("{name}: {} cannot do it", route.caregiver_id));
                }
                if (stop.departure_time - stop.arrival_time - length).abs() > CLOSE {
                    flaws.push(format!("{name}: does not take {length}"));
                }
                if stop.arrival_time + CLOSE < (free + way).max(f64::from(patient.early) / SCALE) {
                    flaws.push(format!("{name}: starts too early"));
                }
                let late = (stop.arrival_time - f64::from(patient.due) / SCALE).max(0.0);
                figures.travel += way;
                figures.tardiness += late;
                figures.max_tardiness = figures.max_tardiness.max(late);
                let start = (stop.arrival_time, route.caregiver_id.as_str());
                if starts
                    .insert((&stop.patient, &stop.service), start)
                    .is_some()
                {
                    flaws.push(format!("{name}: is there twice"));
                }
                (here, free) = (number + 1, stop.departure_time);
            }
            figures.travel += self.way(here, 0);
        }
        self.judge_pairs(&starts, &mut flaws);
        (flaws, figures)
    }

    fn way(&self, from: usize, to: usize) -> f64 {
        f64::from(self.travel[from * (self.patients.len() + 1) + to]) / SCALE
    }

    fn judge_pairs(&self, starts: &BTreeMap<(&str, &str), (f64, &str)>, flaws: &mut Vec<String>) {
        for (number, patient) in self.patients.iter().enumerate() {
            let services = self.visits.iter().filter(|v| v.patient == number);
            let found: Vec<Option<&(f64, &str)>> = services
                .map(|visit| starts.get(&(patient.id.as_str(), visit.service.as_str())))
                .collect();
            if found.iter().any(Option::is_none) {
                flaws.push(format!("{}: is not served whole", patient.id));
            }
            let (Some((least, most)), [Some(first), Some(second)]) =
                (patient.gap, found.as_slice())
            else {
                continue;
            };
            let gap = second.0 - first.0;
            if gap + CLOSE < f64::from(least) / SCALE || gap - CLOSE > f64::from(most) / SCALE {
                flaws.push(format!("{}: {gap} between its services", patient.id));
            }
            if (least, most) == (0, 0) && first.1 == second.1 {
                flaws.push(format!("{}: one caregiver in two places", patient.id));
            }
        }
    }
}
