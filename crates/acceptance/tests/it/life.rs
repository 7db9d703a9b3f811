//! The life of a marked person: contact, early help, SIP, application, needs, decisions, order, the provider's yes.

use care_plans::{
    BeginDraft, Every, GoalWay, NameContact, NewContact, NewVisit, PlanText, PlanVisit,
    PlannedTask, Weekdays, Window, WritePlan,
};
use cases::{
    AcknowledgeOrder, Answer, Caller, CaseId, Channel, ChooseProvider, CloseContact, Communicate,
    ConcludeInvestigation, ContactId, Contents, Conveyance, DecisionId, Described, DraftOrder,
    GiveEarlyHelp, Handover, LetterWay, MakeDecision, NoteDispute, Outcome, Plan,
    PlanInvestigation, ProviderChoice, ReceiveAppeal, ReceiveApplication, RecordAnswer, RecordNeed,
    RegisterContact, Representative, SeeOrder, SeenOrder, SendLetter, SendOrder, SetOrderLines,
    TaskNeed, Wishes,
};
use cooperation::{
    AddParticipant, AgreePlan, Attendee, CallFrom, ConsentWay, Counterpart, Lead, Meeting,
    NewAgreement, NewTask, Part, Party, PersonsPart, Place, Principal, RecordConsent, RegisterCall,
    Registered, SeenPlan, SetMeeting, Word,
};
use kernel::{Clock, Date, Period};
use organisation::{Frequency, LifeArea, Per, Regime, ServiceCode, TaskCode};

use crate::marked::{Marked, Teller};

fn service(code: &str) -> ServiceCode {
    ServiceCode::parse(code).expect("a service")
}

impl Teller<'_> {
    pub(crate) fn today(&self) -> Date {
        self.call(&self.officer).today()
    }

    fn in_days(&self, days: i64) -> Date {
        self.today().saturating_add(jiff::Span::new().days(days))
    }

    /// All of it.
    pub(crate) async fn tell(&self, of: &Marked) {
        let contact = self.contacts(of).await;
        self.add_relative(of).await;
        self.coordinate(of, contact).await;
        let case = self.apply(of).await;
        self.investigate(of, case).await;
        let decisions = self.decide(of, case).await;
        self.order(of, case, decisions.clone()).await;
        for decision in decisions {
            self.follow_up(of, decision).await;
        }
        self.account().await;
    }

    /// One contact about nobody, and three about the person: one that ends with early help, one that is closed, and one
    /// that goes on, which is the answer.
    async fn contacts(&self, of: &Marked) -> ContactId {
        let contact = |person| RegisterContact {
            channel: Channel::Phone,
            received: self.clock.now(),
            caller: Caller {
                name: Some(of.line("caller")),
                kinship: Some(of.line("callerkin")),
                phone: Some(of.line("callerphone")),
            },
            matter: of.prose("matter"),
            person,
        };
        self.act(&contact(None)).await;
        let helped = self.act(&contact(Some(of.person))).await.contact;
        let help = GiveEarlyHelp {
            contact: helped,
            version: self.version("case_contact", helped).await,
            service: self.early_help().await,
            told_of_right: true,
            withheld: None,
            note: Some(of.prose("helpnote")),
        };
        self.act(&help).await;
        let closed = self.act(&contact(Some(of.person))).await.contact;
        let close = CloseContact {
            contact: closed,
            version: self.version("case_contact", closed).await,
            reason: of.prose("closereason"),
        };
        self.act(&close).await;
        self.act(&contact(Some(of.person))).await.contact
    }

    async fn early_help(&self) -> ServiceCode {
        let all = organisation::services(self.store.reader())
            .await
            .expect("services");
        let first = all
            .into_iter()
            .find(|s| s.is_early_help() && s.excluded.is_none());
        first.expect("a service without assessment").code
    }

    async fn seen(&self, plan: Registered) -> SeenPlan {
        let version = self.version("cooperation_plan", plan.plan).await;
        SeenPlan {
            person: plan.person,
            plan: plan.plan,
            version,
        }
    }

    async fn coordinate(&self, of: &Marked, contact: ContactId) {
        let call = RegisterCall {
            person: of.person,
            from: CallFrom::OpenCare,
            called: self.clock.now(),
            counterpart: Counterpart {
                organisation: of.line("health"),
                name: Some(of.line("nurse")),
                phone: None,
            },
            purpose: of.prose("purpose"),
            contact: Some(contact.uuid()),
        };
        let plan = self.act(&call).await;
        let word = Word {
            day: self.today(),
            way: ConsentWay::Phone,
            received_by: of.line("receiver"),
            note: Some(of.prose("consent")),
        };
        self.act(&RecordConsent {
            seen: self.seen(plan).await,
            is_given: true,
            word,
        })
        .await;
        let who = Attendee {
            name: of.line("participant"),
            party: Party::Relative,
            role: Some(of.line("role")),
            organisation: None,
            phone: None,
            answer: cooperation::Answer::Invited,
        };
        self.act(&AddParticipant {
            seen: self.seen(plan).await,
            who,
            is_wished: true,
        })
        .await;
        let meeting = Meeting {
            starts: self.clock.now(),
            place: Place::Home,
            words: Some(of.line("meeting")),
            interpreter: None,
        };
        self.act(&SetMeeting {
            seen: self.seen(plan).await,
            meeting,
        })
        .await;
        let new = self.agreement(of);
        self.act(&AgreePlan {
            seen: self.seen(plan).await,
            new,
        })
        .await;
    }

    fn agreement(&self, of: &Marked) -> NewAgreement {
        let task = |what: &str, party| NewTask {
            need: of.line("need"),
            what: of.line(what),
            party,
            who: of.line("doer"),
            due: Some(self.in_days(14)),
        };
        NewAgreement {
            met: self.today(),
            lead: Lead {
                principal: Principal::Municipality,
                name: of.line("lead"),
                phone: None,
            },
            person: PersonsPart {
                part: Part::Present,
                note: Some(of.prose("partnote")),
                own_words: of.prose("ownplan"),
            },
            follow_up: self.in_days(45),
            tasks: vec![
                task("task", Party::Municipality),
                task("task2", Party::Region),
            ],
        }
    }

    async fn apply(&self, of: &Marked) -> CaseId {
        let apply = ReceiveApplication {
            person: of.person,
            contact: None,
            received: self.today(),
            form: cases::ApplicationForm::Oral,
            representative: Some(Representative {
                name: of.line("by"),
                kinship: Some(of.line("bykin")),
                authority: residents::Authority::Guardian,
                is_confirmed: true,
            }),
            regime: Regime::Sol,
            wishes: Wishes {
                words: of.prose("wishes"),
                services: vec![],
            },
        };
        self.act(&apply).await.case
    }

    async fn investigation_version(&self, case: CaseId) -> i64 {
        let ask = "SELECT version FROM case_investigation WHERE case_id = $1";
        let row = store::sql(ask)
            .bind(case.uuid())
            .one(self.store.reader())
            .await
            .expect("an answer");
        row.expect("an investigation")
            .get("version")
            .expect("a version")
    }

    async fn investigate(&self, of: &Marked, case: CaseId) {
        let person = of.person;
        let version = self.investigation_version(case).await;
        let plan = Plan {
            steps: Some(of.prose("steps")),
            own_words: Some(of.prose("ownwords")),
            participation: Some(of.prose("participation")),
            language: Some(of.line("language")),
        };
        let interpreter = residents::Interpreter::None;
        self.act(&PlanInvestigation {
            person,
            case,
            version,
            interpreter,
            plan,
        })
        .await;
        let some = |what: &str| Some(of.prose(what));
        let described = Described {
            state_now: some("statenow"),
            aim: some("aim"),
            need: some("assessed"),
            resources: some("resources"),
            factors: some("factors"),
            relatives: some("relatives"),
            ..Described::default()
        };
        self.act(&RecordNeed {
            person,
            case,
            area: LifeArea::DomesticLife,
            version: 0,
            described,
        })
        .await;
        self.hear(of, case).await;
        let version = self.investigation_version(case).await;
        let assessment = of.prose("assessment");
        self.act(&ConcludeInvestigation {
            person,
            case,
            version,
            assessment,
            waiver: None,
        })
        .await;
    }

    /// The person gets to know what has been gathered, answers, and sees one thing otherwise.
    async fn hear(&self, of: &Marked, case: CaseId) {
        let person = of.person;
        let told = Communicate {
            person,
            case,
            sent: self.today(),
            by: Conveyance::Told,
            material: of.prose("material"),
            answer_by: self.in_days(1),
        };
        let communication = self.act(&told).await;
        let answer = Answer {
            on: self.today(),
            by: Conveyance::Told,
            words: Some(of.prose("answer")),
        };
        let version = self.version("case_communication", communication).await;
        self.act(&RecordAnswer {
            person,
            case,
            communication,
            version,
            answer,
        })
        .await;
        let dispute = NoteDispute {
            person,
            case,
            said: self.today(),
            about: of.prose("about"),
            view: of.prose("view"),
        };
        self.act(&dispute).await;
    }

    async fn decide(&self, of: &Marked, case: CaseId) -> Vec<DecisionId> {
        let mut made = vec![];
        for (code, outcome) in [
            ("home-care", Outcome::Approved),
            ("safety-alarm", Outcome::Refused),
        ] {
            let is_approved = outcome == Outcome::Approved;
            let decide = MakeDecision {
                person: of.person,
                case,
                version: self.version("case_case", case).await,
                service: service(code),
                group: None,
                outcome,
                contents: Contents {
                    what: of.prose("what"),
                    reasons: Some(of.prose("reasons")),
                    goal: is_approved.then(|| of.prose("goal")),
                    took_part: Some(of.prose("tookpart")),
                },
                delegation: "3.1".to_owned(),
                period: is_approved.then(|| Period::since(self.today())),
                follow_up: is_approved.then(|| self.in_days(180)),
            };
            let decision = self.act(&decide).await;
            if is_approved {
                made.push(decision);
            } else {
                self.appeal(of, decision).await;
            }
        }
        made
    }

    /// The letter goes out, and the person appeals.
    async fn appeal(&self, of: &Marked, decision: DecisionId) {
        let letter = SendLetter {
            person: of.person,
            decision,
            version: self.version("case_decision", decision).await,
            way: LetterWay::Post,
            second: None,
        };
        self.act(&letter).await;
        let appeal = ReceiveAppeal {
            person: of.person,
            decision,
            of_dismissed: None,
            received: self.today(),
            by: None,
            words: of.prose("appeal"),
            at_court: None,
            wrong_notice: false,
        };
        self.act(&appeal).await;
    }

    async fn order(&self, of: &Marked, case: CaseId, decisions: Vec<DecisionId>) {
        let person = of.person;
        let some = |what: &str| Some(of.prose(what));
        let draft = DraftOrder {
            person,
            case,
            decisions,
            start_wish: self.today(),
            handover: Handover {
                own_words: some("handwords"),
                abilities: some("abilities"),
                entry: some("entry"),
                language: some("handlanguage"),
                risks: some("risks"),
            },
        };
        let order = self.act(&draft).await;
        let seen = async || SeenOrder {
            person,
            order,
            version: self.version("case_order", order).await,
        };
        let shopping = TaskNeed {
            task: TaskCode::parse("shopping").expect("a task"),
            frequency: Frequency {
                times: 1,
                per: Per::Week,
            },
            circumstances: vec![],
            deviation: None,
        };
        self.act(&SetOrderLines {
            seen: seen().await,
            tasks: vec![shopping],
        })
        .await;
        let choice = ProviderChoice::Chosen {
            provider: self.provider,
            why: some("choice"),
        };
        self.act(&ChooseProvider {
            seen: seen().await,
            choice,
        })
        .await;
        self.act(&SendOrder { seen: seen().await }).await;
        self.by(&self.manager, &SeeOrder { person, order }).await;
        let yes = AcknowledgeOrder {
            seen: seen().await,
            starts: self.today(),
            starter: of.line("starter"),
        };
        self.by(&self.manager, &yes).await;
        self.plan(of, order).await;
    }

    /// The provider makes a care plan, agrees it, and begins a new version.
    async fn plan(&self, of: &Marked, order: cases::OrderId) {
        let plan = care_plans::plan_of_order(self.store.reader(), order).await;
        let plan = plan.expect("an answer").expect("a plan");
        let seen = async || care_plans::SeenPlan {
            person: of.person,
            plan: plan.id,
            version: self.version("care_plan", plan.id).await,
        };
        let some = |what: &str| Some(of.prose(what));
        let text = PlanText {
            part: Some(care_plans::Part::Supported),
            part_note: some("planpart"),
            took_part: some("plantookpart"),
            own_words: some("planown"),
            goals: vec![GoalWay {
                service: service("home-care"),
                goal: None,
                way: some("way"),
            }],
            abilities: some("planabilities"),
            wishes: some("planwishes"),
            rhythm: some("rhythm"),
            no_answer: some("noanswer"),
            difference: some("difference"),
        };
        let write = WritePlan {
            seen: seen().await,
            text,
            visits: None,
        };
        self.by(&self.manager, &write).await;
        let visit = NewVisit {
            name: of.line("visit"),
            days: Weekdays::of([2]),
            every: Every::Week,
            window: Window::new(8 * 60, 11 * 60).expect("a window"),
            minutes: kernel::Minutes::new(45),
            staff: care_plans::Staff::One,
            who: Some(of.line("visitwho")),
            tasks: vec![PlannedTask {
                task: TaskCode::parse("shopping").expect("a task"),
                how: some("how"),
            }],
        };
        let planned = PlanVisit {
            seen: seen().await,
            instead: None,
            visit,
        };
        self.by(&self.manager, &planned).await;
        let declined = NameContact {
            seen: seen().await,
            contact: NewContact::Declined(of.prose("nocontact")),
        };
        self.by(&self.manager, &declined).await;
        let agree = care_plans::AgreePlan {
            seen: seen().await,
            on: self.today(),
        };
        self.by(&self.manager, &agree).await;
        self.by(&self.manager, &BeginDraft { seen: seen().await })
            .await;
        self.record(of, plan.id).await;
        self.visit(of).await;
        self.deviation(of).await;
    }
}
