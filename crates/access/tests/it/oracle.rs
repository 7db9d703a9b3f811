//! The decision once more, written apart from the policy and in another way: as one looks at it from the thing
//! that is asked for. A million random questions must get the same answer from both.

use access::{Condition, Facts, Ground, Need, Policy, Resource, Verb, Who, decide};
use kernel::{Actor, Role};
use proptest::prelude::Rng;
use proptest::test_runner::TestRunner;

use crate::stage::{id, resident, staff};

/// What is known when the question is asked.
struct Question<'a> {
    who: Who,
    verb: Verb,
    facts: &'a Facts,
    own_unit: bool,
    exact: bool,
}

impl Question<'_> {
    fn is(&self, role: Role) -> bool {
        self.who == Who::Role(role)
    }

    fn holds(&self, condition: Condition) -> bool {
        condition.holds(self.facts)
    }

    fn reads(&self) -> bool {
        matches!(self.verb, Verb::See | Verb::Export)
    }

    /// Officer and manager of the authority, with the tie that each must have; whatever the verb.
    fn officer_handles(&self) -> bool {
        self.is(Role::CaseOfficer) && self.holds(Condition::HandlesPerson)
    }

    fn manager_handles(&self) -> bool {
        self.is(Role::UnitManager) && self.holds(Condition::UnitHandles)
    }

    fn provides(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(*role)) && self.holds(Condition::ProviderOf)
    }

    fn named(&self) -> bool {
        self.holds(Condition::NamedStaff)
    }

    fn is_work(&self) -> bool {
        matches!(
            self.verb,
            Verb::See | Verb::Write | Verb::Decide | Verb::Answer | Verb::Export
        )
    }

    fn blocked_unit(&self) -> bool {
        self.holds(Condition::BlockedUnit)
            && !self.holds(Condition::HandlesPerson)
            && self.is_staff()
    }

    fn is_staff(&self) -> bool {
        !matches!(
            self.who,
            Who::System | Who::Public | Who::Role(Role::Person | Role::Relative)
        )
    }

    fn self_at_work(&self) -> bool {
        self.is_staff() && self.holds(Condition::IsSelf)
    }

    /// The main file and its parts.
    fn file(&self, resource: Resource) -> bool {
        let protected = self.holds(Condition::Protected);
        let secret =
            self.holds(Condition::Secret) && !self.holds(Condition::HandlesPerson) && !self.named();
        let is_closed_by_secrecy = secret && (self.reads() || self.verb == Verb::Decide);
        if self.is(Role::CaseOfficer) {
            let handles = self.holds(Condition::HandlesPerson);
            let of_work = handles && self.is_work();
            let governs =
                handles && self.verb == Verb::Administer && resource == Resource::PersonFile;
            let registers = self.verb == Verb::Write
                && matches!(
                    resource,
                    Resource::Contact | Resource::EarlyHelp | Resource::Application
                );
            let shared = resource == Resource::Contact
                && self.own_unit
                && matches!(
                    self.verb,
                    Verb::See | Verb::Write | Verb::Answer | Verb::Export
                )
                && (!protected || !self.reads() || handles || self.named());
            let for_few = registers && (protected && !handles && !self.named() || secret);
            return (of_work || governs || registers || shared)
                && !for_few
                && !is_closed_by_secrecy
                && !self.blocked_unit();
        }
        if self.is(Role::UnitManager) {
            let unit = self.holds(Condition::UnitHandles);
            let governs = unit && self.verb == Verb::Administer && resource == Resource::PersonFile;
            let reception = resource == Resource::Contact
                && self.own_unit
                && matches!(
                    self.verb,
                    Verb::See | Verb::Write | Verb::Answer | Verb::Export
                );
            let hidden = protected && !self.named() && self.is_work();
            let works = unit && self.is_work();
            return (works || governs || reception)
                && !hidden
                && !is_closed_by_secrecy
                && !self.blocked_unit();
        }
        let imports = self.who == Who::System
            && resource == Resource::PersonFile
            && matches!(self.verb, Verb::Write | Verb::Administer);
        imports
            || self.is(Role::Person)
                && self.holds(Condition::IsPerson)
                && (self.reads()
                    || self.verb == Verb::Write
                        && matches!(resource, Resource::Application | Resource::Appeal))
            || self.is(Role::Relative)
                && resource == Resource::Decision
                && self.verb == Verb::See
                && self.holds(Condition::LetInDecisions)
                && !is_closed_by_secrecy_for_relative(self)
    }

    fn search(&self) -> bool {
        let protected = self.holds(Condition::Protected);
        let manager =
            self.manager_handles() && matches!(self.verb, Verb::See | Verb::Write | Verb::Export);
        let officer = self.is(Role::CaseOfficer)
            && (self.verb == Verb::Write
                || self.verb == Verb::See
                    && (!protected
                        || self.exact
                        || self.named()
                        || self.holds(Condition::HandlesPerson)));
        let is_found =
            !protected || self.exact || self.named() || self.holds(Condition::HandlesPerson);
        let manager = manager && (is_found || self.verb == Verb::Write);
        let provider_manager =
            self.provides(&[Role::UnitManager]) && self.verb == Verb::See && is_found;
        let provider = self.provides(&[Role::Planner, Role::CareWorker, Role::AlarmOperator])
            && self.verb == Verb::See
            && (!protected || self.named());
        let own = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        let import = self.who == Who::System && matches!(self.verb, Verb::Write | Verb::Administer);
        manager || officer || provider_manager || provider || own || import
    }

    fn place(&self) -> bool {
        let may_touch = matches!(self.verb, Verb::See | Verb::Write | Verb::Export);
        let authority = (self.officer_handles() || self.manager_handles()) && may_touch;
        let governs =
            (self.officer_handles() || self.manager_handles()) && self.verb == Verb::Administer;
        let roles = [
            Role::UnitManager,
            Role::Planner,
            Role::CareWorker,
            Role::AlarmOperator,
        ];
        let provider = self.provides(&roles) && self.verb == Verb::See;
        let is_open = !self.holds(Condition::Protected) || self.named();
        let own = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        let import = self.who == Who::System && matches!(self.verb, Verb::Write | Verb::Administer);
        ((authority || provider) && is_open || governs) && !self.blocked_unit() || own || import
    }

    fn order(&self) -> bool {
        let authority = (self.officer_handles() || self.manager_handles()) && self.is_work();
        let sees = self.provides(&[Role::UnitManager]) && self.verb == Verb::See
            || self.provides(&[Role::Planner, Role::CareWorker])
                && self.verb == Verb::See
                && self.is_shown();
        let answers = matches!(self.verb, Verb::Answer | Verb::Export)
            && (self.provides(&[Role::UnitManager])
                || self.provides(&[Role::Planner]) && self.is_shown());
        let own = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        let relative = self.is(Role::Relative)
            && self.verb == Verb::See
            && self.holds(Condition::LetInDecisions)
            && self.is_shown();
        (authority || sees || answers) && !self.blocked_unit() || own || relative
    }

    fn is_shown(&self) -> bool {
        !self.holds(Condition::Protected) || self.named()
    }

    fn plan(&self) -> bool {
        let is_secret = self.holds(Condition::Secret)
            && (self.reads() || self.verb == Verb::Decide)
            && !self.holds(Condition::HandlesPerson)
            && !self.named();
        let provider_is_blocked = self.holds(Condition::BlockedProviders)
            && self.holds(Condition::ProviderOf)
            && !self.is(Role::CaseOfficer);
        let authority = (self.officer_handles() || self.manager_handles()) && self.is_work();
        let authority = authority && (!self.is(Role::UnitManager) || self.is_shown());
        let provider = self.verb == Verb::See
            && self.provides(&[Role::UnitManager, Role::Planner, Role::CareWorker])
            && self.is_shown();
        let own = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        let relative = self.is(Role::Relative)
            && self.verb == Verb::See
            && self.holds(Condition::LetInPlans)
            && self.is_shown()
            && !is_secret;
        (authority || provider) && !self.blocked_unit() && !provider_is_blocked && !is_secret
            || own
            || relative
    }

    fn rows(&self) -> bool {
        let is_secret =
            self.holds(Condition::Secret) && !self.holds(Condition::HandlesPerson) && !self.named();
        let officer = self.officer_handles();
        let manager =
            (self.manager_handles() || self.provides(&[Role::UnitManager])) && self.is_shown();
        self.reads() && (officer || manager) && !is_secret && !self.blocked_unit()
    }

    fn care_plan(&self) -> bool {
        let is_shown = !self.holds(Condition::Protected) || self.named();
        let of_provider = [Role::UnitManager, Role::Planner, Role::CareWorker];
        let works = matches!(self.verb, Verb::See | Verb::Write | Verb::Export);
        let makes = self.provides(&of_provider) && works && is_shown;
        let ordered = self.officer_handles() || self.manager_handles() && is_shown;
        let person = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        let relative = self.is(Role::Relative)
            && self.holds(Condition::LetInPlans)
            && self.verb == Verb::See
            && is_shown;
        (makes || ordered && self.reads()) && !self.blocked_unit() || person || relative
    }

    fn record(&self) -> bool {
        let is_shown = !self.holds(Condition::Protected) || self.named();
        let is_open =
            !self.holds(Condition::Secret) || self.holds(Condition::HandlesPerson) || self.named();
        let writes = matches!(self.verb, Verb::See | Verb::Write);
        let gives_help = [
            Role::UnitManager,
            Role::Planner,
            Role::CareWorker,
            Role::AlarmOperator,
        ];
        let keeps = self.provides(&gives_help) && writes
            || self.provides(&[Role::UnitManager, Role::Planner]) && self.verb == Verb::Export
            || (self.manager_handles()
                || self.is(Role::UnitManager) && self.holds(Condition::HasProvided))
                && (writes || self.verb == Verb::Export);
        let handles = self.officer_handles() && (writes || self.verb == Verb::Export);
        let person = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        (keeps && is_shown || handles) && is_open && !self.blocked_unit() || person
    }

    /// Written by the authority about its own decisions; the person reads it, and nobody else.
    fn follow_up(&self) -> bool {
        let is_open =
            !self.holds(Condition::Secret) || self.holds(Condition::HandlesPerson) || self.named();
        let works = matches!(self.verb, Verb::See | Verb::Write | Verb::Export);
        let holds_it = self.officer_handles() || self.manager_handles() && self.is_shown();
        let person = self.is(Role::Person) && self.holds(Condition::IsPerson) && self.reads();
        holds_it && works && is_open && !self.blocked_unit() || person
    }

    /// Between the person and the officer alone.
    fn quality_answer(&self) -> bool {
        let takes = matches!(self.verb, Verb::See | Verb::Write);
        let officer = self.officer_handles() && takes && !self.blocked_unit();
        let person = self.is(Role::Person) && self.holds(Condition::IsPerson);
        officer || person && (self.reads() || self.verb == Verb::Write)
    }

    /// As a care plan, but that only those who plan write it, and those who make it read it alone.
    fn scheduled_visit(&self) -> bool {
        if self.is(Role::CareWorker) {
            return self.verb == Verb::See && self.care_plan();
        }
        self.care_plan()
    }

    /// As a care plan, but that those who make visits take nothing out.
    fn visit_report(&self) -> bool {
        let tells = matches!(self.verb, Verb::See | Verb::Write);
        // What locks have noted is read in.
        let import = self.who == Who::System && matches!(self.verb, Verb::Write | Verb::Administer);
        if import {
            return true;
        }
        self.care_plan() && (!self.is(Role::CareWorker) || tells)
    }

    fn own_pages(&self) -> bool {
        let person = self.is(Role::Person) && self.holds(Condition::IsPerson);
        let relative = self.is(Role::Relative)
            && (self.holds(Condition::LetInDecisions) || self.holds(Condition::LetInPlans));
        person && (self.reads() || matches!(self.verb, Verb::Write | Verb::Administer))
            || relative && self.verb == Verb::See
    }

    /// Number and officer of a case: secrecy and protection close what stands in it, not who has it.
    fn case_assignment(&self) -> bool {
        let distributes = matches!(self.verb, Verb::See | Verb::Write);
        (self.officer_handles() || self.manager_handles()) && distributes
    }

    fn answer(&self, resource: Resource) -> bool {
        if self.self_at_work() {
            return false;
        }
        match resource {
            Resource::PersonInSearch => self.search(),
            Resource::ContactDetails => self.place(),
            Resource::CaseAssignment => self.case_assignment(),
            Resource::Order => self.order(),
            Resource::SharedPlan => self.plan(),
            Resource::CarePlan => self.care_plan(),
            Resource::Record => self.record(),
            Resource::ScheduledVisit => self.scheduled_visit(),
            Resource::VisitReport => self.visit_report(),
            Resource::FollowUp => self.follow_up(),
            Resource::QualityAnswer => self.quality_answer(),
            Resource::MeasureRows => self.rows(),
            Resource::OwnFile => self.own_pages(),
            Resource::PersonFile
            | Resource::Contact
            | Resource::EarlyHelp
            | Resource::Application
            | Resource::Investigation
            | Resource::Decision
            | Resource::Appeal
            | Resource::Timeline => self.file(resource),
            Resource::Schedule
            | Resource::WorkList
            | Resource::Measure
            | Resource::Goal
            | Resource::MinutesAccount
            | Resource::ProviderPayment
            | Resource::Forecast
            | Resource::ForecastDraft
            | Resource::AccessLog
            | Resource::RuleBook
            | Resource::Organisation
            | Resource::StandardTimes
            | Resource::Account
            | Resource::Inbox
            | Resource::Deviation
            | Resource::DeviationCase => panic!("only what is personal is asked"),
        }
    }
}

fn is_closed_by_secrecy_for_relative(question: &Question<'_>) -> bool {
    question.holds(Condition::Secret)
        && !question.named()
        && !question.holds(Condition::HandlesPerson)
}

fn actor(who: Who) -> Actor {
    match who {
        Who::Role(role @ (Role::Person | Role::Relative)) => resident(role, id(), id()),
        Who::Role(role) => staff(role, id(), id()),
        Who::System => Actor::system("test"),
        Who::Public => Actor::Public,
    }
}

#[test]
fn a_million_random_questions_get_the_answer_of_both() {
    let policy = Policy::standing().expect("a policy");
    let personal: Vec<Resource> = Resource::ALL
        .into_iter()
        .filter(|it| it.is_personal())
        .collect();
    let actors: Vec<(Who, Actor)> = Who::all()
        .into_iter()
        .map(|who| (who, actor(who)))
        .collect();
    let (person, elsewhere) = (id(), id());
    let mut runner = TestRunner::deterministic();
    let (mut asked, mut yes) = (0, 0);
    let everything: Vec<(Verb, Resource)> = Verb::ALL
        .into_iter()
        .flat_map(|verb| personal.iter().map(move |resource| (verb, *resource)))
        .collect();
    while asked < 1_000_000 {
        // Each bit is a condition; every set is asked about for everybody and everything.
        let bits = runner.rng().next_u32();
        let facts: Facts = Condition::ALL
            .into_iter()
            .enumerate()
            .filter(|(n, condition)| bits & (1 << n) != 0 && !condition.is_told_by_need())
            .map(|(_n, condition)| condition)
            .collect();
        let (own_unit, exact) = (bits & (1 << 30) != 0, bits & (1 << 31) != 0);
        let ground = if exact {
            Ground::ExactNumber
        } else {
            Ground::Work
        };
        for (who, actor) in &actors {
            let unit = actor.unit().filter(|_| own_unit);
            for (verb, resource) in &everything {
                let need = Need {
                    verb: *verb,
                    resource: *resource,
                    person: Some(person),
                    unit: unit.or(Some(elsewhere)),
                    ground,
                };
                let question = Question {
                    who: *who,
                    verb: *verb,
                    facts: &facts,
                    own_unit: unit.is_some(),
                    exact,
                };
                let expect = question.answer(*resource);
                let found = decide(policy, actor, &need, &facts);
                assert_eq!(
                    found.is_permit(),
                    expect,
                    "{who:?} {need:?} {facts:?} {found:?}"
                );
                asked += 1;
                yes += usize::from(expect);
            }
        }
    }
    assert!(yes > 30_000, "only {yes} of {asked} were yes");
}
