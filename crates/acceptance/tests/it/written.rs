//! What is written about a marked person, and what becomes of it.

use kernel::{Actor, Role};

use crate::marked::{Marked, Teller};

impl Teller<'_> {
    /// The next visit of the plan is given to somebody at the provider, who tells of it and of what went wrong.
    pub(crate) async fn visit(&self, of: &Marked) {
        let (person, reader) = (of.person, self.store.reader());
        let today = self.call(&self.officer).today();
        let days = (today, today.saturating_add(jiff::Span::new().days(14)));
        let visits = schedules::visits_of_person(reader, person, days).await;
        let visit = visits.expect("visits").into_iter().next();
        let visit = visit.expect("a visit that was laid out");
        let staff = access::staff_at(reader, self.provider, today).await;
        let worker = staff
            .expect("staff")
            .into_iter()
            .map(|one| one.assignment)
            .find(|seat| seat.role == Role::CareWorker)
            .expect("a care worker");
        let to = schedules::Placing {
            start: Some(visit.window.from()),
            workers: vec![worker.user],
            ..visit.placing.clone()
        };
        let seen = schedules::SeenVisit {
            visit: visit.id,
            version: visit.version,
        };
        let give = schedules::ChangeVisits {
            changes: vec![schedules::VisitChange { seen, to }],
            why: None,
        };
        self.by(&self.manager, &give).await;
        let actor = Actor::Staff {
            user: worker.user,
            assignment: worker.id,
            role: worker.role,
            unit: worker.unit,
        };
        let call = self.call(&actor);
        let visit = visit.id;
        self.home(of, worker.user).await;
        self.by(&actor, &visits::TellVisit { visit }).await;
        let report = visits::NewReport::NotMade {
            at: call.now,
            why: visits::NotMade::Refused,
            words: Some(of.line("notmade")),
        };
        let told = visits::ReportVisit {
            visit,
            report,
            code: None,
        };
        self.by(&actor, &told).await;
        let words = of.prose("wentwrong");
        self.by(
            &actor,
            &visits::ReportDeviation {
                visit,
                words,
                said: call.now,
            },
        )
        .await;
    }

    /// The home has a code and a lock, which has noted who came.
    async fn home(&self, of: &Marked, user: kernel::UserId) {
        let make = visits::MakeHomeCode { person: of.person };
        self.by(&self.manager, &make).await;
        let system = Actor::system("import");
        let call = self.call(&system);
        let home = visits::LockedHome {
            lock: of.line("lock"),
            from: call.today(),
            person: Some(of.person),
            provider: self.provider,
        };
        let event = visits::LockEvent {
            lock: home.lock.clone(),
            at: call.now,
            user,
            what: visits::LockUse::Opened,
        };
        let locks = vec![home];
        self.by(&system, &visits::SetLocks { locks }).await;
        let events = vec![event];
        self.by(&system, &visits::HearLocks { events }).await;
    }

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

    /// The manager tells that something went wrong, and all that can be done about it is done: what is learned names
    /// nobody, and is for everybody.
    pub(crate) async fn deviation(&self, of: &Marked) {
        let today = self.call(&self.manager).today();
        let report = deviations::NewReport {
            unit: self.provider,
            person: Some(of.person),
            happened: deviations::Happened {
                on: today,
                at: None,
            },
            kind: deviations::DeviationKind::Neglect,
            harm: deviations::Harm::Harm,
            words: of.prose("neglected"),
            at_once: Some(of.prose("atonce")),
            is_of_manager: false,
            question: None,
        };
        let report = deviations::ReportDeviation { report };
        let id = self.by(&self.manager, &report).await;
        let seen = |version| deviations::Seen {
            deviation: id,
            version,
        };
        let triage = deviations::TriageDeviation {
            seen: seen(0),
            class: deviations::Class::Wrong,
            kind: deviations::DeviationKind::Neglect,
            harm: deviations::Harm::Harm,
            reasons: of.prose("reasonsjudged"),
        };
        self.by(&self.manager, &triage).await;
        let told = deviations::TellPerson {
            seen: seen(1),
            whom: deviations::Whom::Person,
            on: today,
            words: Some(of.prose("wastold")),
        };
        self.by(&self.manager, &told).await;
        let judge = deviations::JudgeSeriousness {
            seen: seen(2),
            is_serious: true,
            reasons: of.prose("gravity"),
        };
        self.by(&self.manager, &judge).await;
        self.put_right(of, id).await;
    }

    /// It is investigated, and somebody is to do something.
    async fn put_right(&self, of: &Marked, id: deviations::DeviationId) {
        let seen = |version| deviations::Seen {
            deviation: id,
            version,
        };
        let found = deviations::Investigation {
            happened: of.prose("tookplace"),
            causes: vec![deviations::Cause::Routines],
            why: of.prose("causedby"),
            consequence: deviations::Consequence::Major,
            probability: deviations::Probability::Large,
            is_done: true,
        };
        let investigate = deviations::InvestigateDeviation {
            seen: seen(3),
            found,
        };
        self.by(&self.manager, &investigate).await;
        let plan = deviations::PlanMeasure {
            seen: seen(4),
            what: of.prose("measureplanned"),
            user: self.manager.user().expect("a user"),
            due: self.call(&self.manager).today(),
        };
        self.by(&self.manager, &plan).await;
        let second = deviations::PlanMeasure {
            seen: seen(5),
            what: of.prose("measureneedless"),
            ..plan
        };
        let drop = deviations::DropMeasure {
            measure: self.by(&self.manager, &second).await,
            words: of.prose("withdrawnbecause"),
        };
        self.by(&self.manager, &drop).await;
        self.notified(id).await;
    }

    /// The Inspectorate is notified, and gives it a number.
    async fn notified(&self, id: deviations::DeviationId) {
        let on = self.call(&self.manager).today();
        let seen = |version| deviations::Seen {
            deviation: id,
            version,
        };
        let notify = deviations::NotifyInspectorate {
            seen: seen(7),
            on,
            number: None,
            is_whole: true,
        };
        self.by(&self.manager, &notify).await;
        let correct = deviations::CorrectNotice {
            seen: seen(8),
            on,
            number: Some(kernel::Line::parse("3.1-12345/2026").expect("a line")),
        };
        self.by(&self.manager, &correct).await;
    }
}
