//! The end of a trial: faults are over, everything is sent, and the books must balance.

use visits::ReportId;

use super::{
    chance::Chance,
    happening::Tally,
    office::{outcome, user_id},
    phone::{HOUR, Phone},
    script::Planted,
    trial::Trial,
};

/// One trial by its number. What is wrong, if anything is, in words.
pub(crate) fn trial(
    (seed, number): (u64, u64),
    visits: usize,
    (planted, forgets): (Option<Planted>, bool),
) -> Result<Tally, String> {
    let mut trial = Trial::new(Chance::nth(seed, number), visits, planted);
    trial.office.forgets = forgets;
    trial.run();
    trial.heals();
    trial.judges();
    let faults = trial.faults;
    match trial.wrong {
        None => Ok(trial.tally),
        Some(wrong) => Err(format!("seed {seed}, trial {number}: {wrong}\n{faults:?}")),
    }
}

impl Trial {
    /// All faults end: there is network, clocks are right, everybody logs in where something waits.
    fn heals(&mut self) {
        self.is_healed = true;
        self.down_until = 0;
        self.office.dismissed.clear();
        for phone in &mut self.phones {
            phone.cut_until = 0;
            phone.skew = 0;
        }
        // A report that was refused for what has been put right is tried once more, by hand.
        for round in 0..3 {
            for worker in 0..8 {
                self.now += HOUR;
                let phone = self.phone_of(worker);
                let is_in = self.opens(phone) && self.logs_in(phone, worker);
                if !is_in || !self.sees_list(phone, worker) {
                    self.wrong
                        .get_or_insert_with(|| "nobody can log in".to_owned());
                    return;
                }
                if round == 1 {
                    self.tries_again(phone);
                }
                self.turn(phone, r#""type":"woke","fresh":true"#);
                self.run();
            }
        }
    }

    fn tries_again(&mut self, phone: usize) {
        let items = &self.phones[phone].items;
        let refused = items
            .iter()
            .filter(|(_, kept)| kept.state == "aside" && kept.status == "403");
        let numbers: Vec<u64> = refused.map(|(n, _)| *n).collect();
        for n in numbers {
            self.turn(phone, &format!(r#""type":"again","n":{n}"#));
            self.run();
        }
    }

    fn judges(&mut self) {
        let found = self
            .lost()
            .or_else(|| self.doubled())
            .or_else(|| self.unordered());
        self.tally.made = self.made.len() as u64;
        self.tally.questions = self.office.asked.len() as u64;
        let reports = self.office.reports.values().flatten();
        let corrected = reports.filter(|report| report.correction.is_some());
        self.tally.corrected = corrected.count() as u64;
        let aside = self.phones.iter().flat_map(|phone| phone.items.values());
        self.tally.aside = aside.count() as u64;
        if self.wrong.is_none() {
            self.wrong = found;
        }
    }

    /// Each report that lay on a phone is with the office, or waits there for a human who sees it.
    fn lost(&self) -> Option<String> {
        if self.phones.iter().any(Phone::is_waiting) {
            let left = self.phones.iter().find(|phone| phone.is_waiting());
            return Some(format!("a report still waits: {left:?}"));
        }
        let is_aside = |request: &str, body: &str| {
            let mut kept = self.phones.iter().flat_map(|phone| phone.items.values());
            kept.any(|kept| kept.state == "aside" && kept.request == request && kept.body == body)
        };
        let lost = self.made.iter().find(|form| {
            !self.office.carried_out.contains_key(*form) && !is_aside(&form.0, &form.1)
        });
        lost.map(|(_, body)| format!("lost: {body}"))
    }

    /// No report counts twice, and none is there that nobody made; none by somebody else.
    fn doubled(&self) -> Option<String> {
        let twice = self
            .office
            .carried_out
            .iter()
            .find(|(_, times)| **times != 1);
        if let Some(((_, body), times)) = twice {
            return Some(format!("taken {times} times: {body}"));
        }
        let foreign = self
            .office
            .carried_out
            .keys()
            .find(|form| !self.made.contains(*form));
        if let Some((_, body)) = foreign {
            return Some(format!("nobody made: {body}"));
        }
        let reports: usize = self.office.reports.values().map(Vec::len).sum();
        let misled = self.office.reports.iter().find(|((_, user), reports)| {
            reports.iter().any(|report| report.user != user_id(*user))
        });
        if misled.is_some() || reports != self.office.carried_out.len() {
            return Some(format!(
                "{reports} reports of {}",
                self.office.carried_out.len()
            ));
        }
        None
    }

    /// In whatever order the reports came, they come to the same.
    fn unordered(&mut self) -> Option<String> {
        let all: Vec<_> = self.office.reports.values().cloned().collect();
        for reports in all {
            let mut others = reports.clone();
            others.extend(reports.iter().cloned());
            for at in (1..others.len()).rev() {
                let with = self.chance.index(at + 1);
                others.swap(at, with);
            }
            let mut fresh: Vec<_> = reports.iter().rev().cloned().collect();
            // Other ids; a correction is still of the same report.
            let others_id = |id: ReportId| {
                let at = reports.iter().rev().position(|report| report.id == id);
                reports[at.expect("one of them")].id
            };
            for report in &mut fresh {
                report.id = others_id(report.id);
                if let Some(correction) = &mut report.correction {
                    correction.of = others_id(correction.of);
                }
            }
            let as_came = outcome(&reports);
            if outcome(&others) != as_came || outcome(&fresh) != as_came {
                return Some(format!("another order, another outcome: {reports:?}"));
            }
        }
        None
    }
}
