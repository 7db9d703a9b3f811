//! Says what somebody can do.

use access::AssignmentView;
use kernel::{Call, Problem};
use residents::LanguageCode;
use store::{Action, Tx};

use super::steps::{planner, unit_entry};
use crate::{
    model::Profile,
    store::profile::{profile_of, profile_save},
};

/// Says what a member of the own staff can do.
#[derive(Debug, Clone)]
pub struct SetProfile {
    /// All of it, with the version that was seen.
    pub profile: Profile,
}

impl Action for SetProfile {
    const NAME: &'static str = "set-worker-profile";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_by, unit) = planner(tx, call).await?;
        let (new, user) = (&self.profile, self.profile.user);
        // Of who begins later it is said before that.
        let held = access::assignments_of(tx, user).await?;
        let works_here = |one: &AssignmentView| {
            one.unit == unit && one.period.to().is_none_or(|last| last >= call.today())
        };
        if !held.iter().any(works_here) {
            return Err(Problem::NotFound);
        }
        let before = profile_of(tx, user).await?;
        profile_save(tx, new).await?;
        let words = |profile: &Profile| {
            let competences = profile.competences.iter().map(|one| one.key());
            let languages = profile.languages.iter().map(LanguageCode::as_str);
            let all: Vec<&str> = competences.chain(languages).collect();
            (!all.is_empty()).then(|| all.join(", "))
        };
        let told = unit_entry(unit, "schedules.profile-set", ("user", user)).change(
            "can",
            words(&before),
            words(new),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}
