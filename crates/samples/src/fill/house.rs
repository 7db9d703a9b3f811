//! The house: the municipality's facts, units, services, standard times, and those who work there.

use access::{AddUser, GiveAssignment, Login, MarkAsDemo};
use kernel::{Period, Timestamp};
use organisation::{
    ImportStaff, ReplaceStandardTimes, SetMunicipality, SetService, StaffMember, national_services,
};

use super::stage::{FillError, Stage, Step, Worker};

/// So many years before the day it is looked at the house was begun.
const YEARS_BEFORE: i32 = 8;

/// Puts the house in.
pub(super) async fn put_in(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let began = stage
        .today()
        .saturating_sub(jiff::Span::new().years(YEARS_BEFORE));
    let at = stage.moment(began, 8, 0);
    stage.system(at, &MarkAsDemo).await?;
    let municipality: SetMunicipality = stage.plan.municipality.clone();
    stage.system(at, &municipality).await?;
    for service in national_services() {
        stage.system(at, &SetService { service }).await?;
    }
    let organisation = stage.plan.organisation.clone();
    stage.system(at, &organisation).await?;
    let table = stage.plan.standard_times.clone();
    stage.system(at, &ReplaceStandardTimes { table }).await?;
    staff(stage, at, Period::since(began)).await
}

async fn staff(stage: &mut Stage<'_>, at: Timestamp, period: Period) -> Result<(), FillError> {
    let of = u64::try_from(stage.plan.staff.len()).unwrap_or(u64::MAX);
    let mut members = vec![];
    for (place, planned) in stage.plan.staff.iter().enumerate() {
        let login = Login::parse(&planned.login).map_err(|e| FillError::Plan(e.to_string()))?;
        let add = AddUser {
            name: planned.name.clone(),
            login,
            password: None,
            person: None,
            hsa_id: None,
        };
        let user = stage.system(at, &add).await?;
        let mut workers = vec![];
        for assignment in &planned.assignments {
            let place = stage.workplace(assignment.unit);
            let give = GiveAssignment {
                user,
                role: assignment.role,
                unit: place.unit,
                team: place.team,
                period,
            };
            let id = stage.system(at, &give).await?;
            workers.push(Worker {
                user,
                assignment: id,
                role: assignment.role,
                unit: place.unit,
            });
        }
        if let Some(first) = planned.assignments.first() {
            members.push(StaffMember {
                user,
                unit: first.unit,
                name: planned.name.clone(),
                title: Some(planned.title.clone()),
                phone: Some(planned.phone.clone()),
                assistant_nurse: planned.assistant_nurse,
                version: 0,
            });
        }
        stage.employ(planned, workers);
        stage
            .progress
            .at(Step::House, u64::try_from(place).unwrap_or(of) + 1, of);
    }
    stage.system(at, &ImportStaff { members }).await?;
    Ok(())
}
