//! Everything that will be filled in.

use std::fmt::{Debug, Write};

use kernel::{Date, Line};
use organisation::{
    ContactLines, ImportOrganisation, SetMunicipality, StandardTable, example_standard_times,
};
use sha2::{Digest, Sha256};

use crate::{
    clients::{Client, ClientGroup, Makings, Protection},
    crowd::Crowd,
    lists::{ListError, Lists},
    names::line,
    numbers::Given,
    size::{Counts, Size},
    staff::{StaffPlan, hire_all},
    units::Units,
};

/// Which municipality is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How large.
    pub size: Size,
    /// The same seed gives the same municipality.
    pub seed: u64,
    /// The day on which it is looked at: ages and dates are counted from it.
    pub today: Date,
}

/// A municipality that does not exist.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What was wished for.
    pub wish: Wish,
    /// The municipality's own facts.
    pub municipality: SetMunicipality,
    /// Districts, units and what they offer.
    pub organisation: ImportOrganisation,
    /// Standard times, as examples.
    pub standard_times: StandardTable,
    /// Those who work there.
    pub staff: Vec<StaffPlan>,
    /// Persons with services: Ragnar first, then Hilda.
    pub clients: Vec<Client>,
    lists: Lists,
    units: Units,
    given: Given,
}

impl Plan {
    /// Makes the plan.
    ///
    /// # Errors
    /// When one of the lists is broken, which the tests would have found.
    pub fn make(wish: Wish) -> Result<Self, ListError> {
        let lists = Lists::load()?;
        let counts = wish.size.counts();
        let times = example_standard_times();
        let mut units = Units::draw(&lists, (wish.size, counts), wish.seed);
        let mut given = Given::default();
        let mut clients = draw_clients(
            Makings {
                lists: &lists,
                times: &times,
                seed: wish.seed,
                today: wish.today,
                frailty: counts.frailty,
                units: &mut units,
                given: &mut given,
            },
            counts,
        );
        protect_a_few(&mut clients);
        let hiring = (wish.seed, wish.today, counts.staff);
        let staff = hire_all(&lists, &units, &mut clients, hiring);
        Ok(Self {
            wish,
            municipality: municipality(),
            organisation: units.import.clone(),
            standard_times: StandardTable {
                valid_from: jiff::civil::date(2019, 1, 1),
                source: line("Exempelvärden, inte beslutade av någon kommun"),
                example: true,
                tasks: times,
            },
            staff,
            clients,
            lists,
            units,
            given,
        })
    }

    /// The residents without a case, one by one.
    pub fn crowd(&self) -> Crowd<'_> {
        let known = u64::try_from(self.clients.len()).unwrap_or(u64::MAX);
        let total = self.wish.size.counts().residents.saturating_sub(known);
        Crowd::new(
            (&self.lists, &self.units, &self.given),
            (self.wish.seed, self.wish.today),
            (known, total),
        )
    }

    /// A short text that tells two plans apart.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let mut feed = |part: &dyn Debug| hash.update(format!("{part:?}").as_bytes());
        feed(&self.organisation);
        feed(&self.staff);
        for client in &self.clients {
            feed(client);
        }
        let mut text = String::new();
        for byte in hash.finalize().iter().take(16) {
            // Writing to a string cannot fail.
            let _ok = write!(text, "{byte:02x}");
        }
        text
    }
}

fn draw_clients(mut makings: Makings<'_>, counts: Counts) -> Vec<Client> {
    let mut clients: Vec<Client> = [makings.ragnar(), makings.hilda()]
        .into_iter()
        .flatten()
        .collect();
    let groups = [
        (ClientGroup::HomeCare, counts.home_care.saturating_sub(1)),
        (ClientGroup::OtherElder, counts.other_elder),
        (ClientGroup::Psychiatric, counts.psychiatric),
        (ClientGroup::Lss, counts.lss),
    ];
    let mut place = 2;
    for (group, count) in groups {
        for _ in 0..count {
            clients.extend(makings.draw(place, group));
            place += 1;
        }
    }
    clients
}

/// However small, somebody has a protected identity.
fn protect_a_few(clients: &mut [Client]) {
    let kinds = [
        Protection::SecrecyMarking,
        Protection::ProtectedRegistration,
    ];
    for (place, kind) in [6, 23].into_iter().zip(kinds) {
        if let Some(client) = clients.get_mut(place) {
            client.protection = Some(kind);
        }
    }
}

fn municipality() -> SetMunicipality {
    let some = |text: &str| -> Option<Line> { Some(line(text)) };
    SetMunicipality {
        name: line("Lindviks kommun"),
        code: line("9901"),
        zone: line("Europe/Stockholm"),
        committee: line("Vård- och omsorgsnämnden"),
        court: line("Förvaltningsrätten"),
        contact: ContactLines {
            phone: line("08-465 004 00"),
            email: some("omsorg@lindvik.example"),
            visiting_address: some("Rådhusgatan 1, Lindvik"),
            postal_address: line("Lindviks kommun, Vård- och omsorgsnämnden, 990 10 Lindvik"),
            opening_hours: some("Vardagar 8–17"),
            website: some("https://lindvik.example"),
        },
        version: 0,
    }
}
