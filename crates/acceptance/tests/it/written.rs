//! What is written about a marked person, and what becomes of it.

use crate::marked::{Marked, Teller};

impl Teller<'_> {
    /// The provider writes, corrects, begins another entry and hands over; the officer writes and acknowledges; the
    /// person holds something to be wrong.
    pub(crate) async fn record(&self, of: &Marked, plan: care_plans::CarePlanId) {
        let person = of.person;
        let today = self.call(&self.officer).today();
        let new = |what: &str| records::NewEntry {
            kind: records::EntryKind::Event,
            happened: records::Happened {
                on: today,
                at: None,
            },
            fact: records::MarkedText::plain(of.prose(what)),
            judgement: Some(records::MarkedText::plain(of.prose("judged"))),
            is_whole: false,
            plan: Some(plan),
        };
        let sign = |what: &str| records::SignEntry {
            person,
            new: new(what),
            draft: None,
        };
        self.act(&sign("officerwrote")).await;
        let wrong = self.by(&self.manager, &sign("wrote")).await;
        let right = records::CorrectEntry {
            person,
            entry: wrong,
            new: new("rewrote"),
            why: records::MarkedText::plain(of.prose("corrected")),
        };
        let entry = self.by(&self.manager, &right).await;
        let dispute = records::DisputeEntry {
            person,
            entry,
            said: today,
            view: of.prose("disputed"),
        };
        self.by(&self.manager, &dispute).await;
        let other = format!("Här står [[{}]].", of.line("otherperson"));
        let keep = records::KeepDraft {
            person,
            seen: None,
            text: records::DraftText {
                fact: kernel::Prose::parse(&other).ok(),
                ..records::DraftText::default()
            },
        };
        self.by(&self.manager, &keep).await;
        let give = records::HandOver {
            person,
            to: self.officer.unit().expect("a unit"),
            first: today,
            last: today,
            kinds: records::EntryKind::ALL.to_vec(),
            purpose: of.prose("purposegiven"),
            ground: records::Ground::CannotConsent,
            note: Some(of.prose("groundnote")),
        };
        let handover = self.by(&self.manager, &give).await;
        self.act(&records::ReceiveHandover { person, handover })
            .await;
    }
}
