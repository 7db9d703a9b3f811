//! Opens an investigation without an application, when a need shows itself (`SoL` 14:2).

use access::{Need, RelationGround, Resource};
use history::Subject;
use kernel::{Call, PersonId, Problem, Prose, Refusal};
use organisation::Regime;
use residents::Person;
use store::{Action, Tx};

use super::{
    OpenedCase,
    deadlines::{DECIDE, Deadlines},
    file::{begin_relation, entry, let_go_of_contact},
};
use crate::{
    model::{Case, CaseState, ContactId, Investigation, InvestigationId, InvestigationState, Plan},
    rules::application::grow_case,
    store::{
        case::case_insert,
        contact::{contact_by_id, contact_save},
        investigation::investigation_insert,
    },
};

/// Something tells that a person may need help, and nobody has applied.
#[derive(Debug, Clone)]
pub struct OpenInvestigation {
    /// Who.
    pub person: PersonId,
    /// Under which act.
    pub regime: Regime,
    /// What tells it.
    pub sign: Prose,
    /// The contact that told it, if one.
    pub contact: Option<ContactId>,
}

impl Action for OpenInvestigation {
    const NAME: &'static str = "open-investigation";
    type Done = OpenedCase;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<OpenedCase, Problem> {
        call.staff()?;
        // A sign of need is received from anybody about anybody, as an application is.
        let need = Need::write(Resource::Application).about(self.person);
        access::require(tx, call, need).await?;
        let person = residents::person(tx, self.person)
            .await?
            .ok_or(Problem::NotFound)?;
        if !person.is_alive() {
            return Err(Refusal::new("cases-refusal-dead").into());
        }
        begin_relation(tx, call, self.person, RelationGround::Investigation).await?;
        let beginning = Beginning {
            person: &person,
            regime: self.regime,
            contact: self.contact,
            sign: Some(self.sign.clone()),
        };
        let (case, investigation) = open_case(tx, call, beginning).await?;
        let told = entry(
            &case,
            "cases.investigation-opened",
            Subject::new("investigation", investigation),
        )
        .change("case", None, Some(case.number().to_string()))
        .change("regime", None, Some(self.regime.key().to_owned()))
        .reason(&self.sign);
        history::write(tx, call, told).await?;
        let deadlines = Deadlines::read(tx, call).await?;
        deadlines
            .open_on_case(tx, call, (DECIDE, call.today()), &case)
            .await?;
        Ok(OpenedCase {
            person: self.person,
            case: case.id,
            investigation,
            application: None,
        })
    }
}

/// What a case begins with.
pub(super) struct Beginning<'a> {
    pub(super) person: &'a Person,
    pub(super) regime: Regime,
    pub(super) contact: Option<ContactId>,
    pub(super) sign: Option<Prose>,
}

/// The case and its investigation, with what is known of the person's language; the contact tells what it became.
pub(super) async fn open_case(
    tx: &Tx,
    call: &Call,
    beginning: Beginning<'_>,
) -> Result<(Case, InvestigationId), Problem> {
    let (officer, unit) = call.staff()?;
    let case = Case {
        id: call.new_id(),
        person: beginning.person.id,
        unit,
        officer,
        regime: beginning.regime,
        state: CaseState::Investigated,
        opened: call.now,
        closed: None,
        version: 1,
    };
    case_insert(tx, &case).await?;
    let languages = &beginning.person.languages;
    let own = languages.own.as_str();
    let investigation = Investigation {
        id: call.new_id(),
        case: case.id,
        person: case.person,
        opened: call.now,
        sign: beginning.sign,
        interpreter: languages.interpreter,
        plan: Plan {
            language: (own != "sv")
                .then(|| kernel::Line::parse(own).ok())
                .flatten(),
            ..Plan::default()
        },
        state: InvestigationState::Open,
        conclusion: None,
        version: 1,
    };
    investigation_insert(tx, &investigation).await?;
    if let Some(contact) = beginning.contact {
        let contact = contact_by_id(tx, contact).await?;
        let contact = contact
            .filter(|contact| contact.unit == unit)
            .ok_or(Problem::NotFound)?;
        let grown = grow_case(contact, &case)?;
        contact_save(tx, &grown, Some(call.now)).await?;
        let_go_of_contact(tx, call, &grown).await?;
    }
    Ok((case, investigation.id))
}
