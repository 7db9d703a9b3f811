//! An officer has handed a person over to a colleague: what is booked is the colleague's from now on, and so is what
//! comes of it.

use cases::PersonHandedOver;
use kernel::{Call, Problem, UserId};
use store::{Hears, Tx};

use super::steps::entry;
use crate::{
    model::State,
    store::follow_up::{follow_up_list_of_person, follow_ups_go_over},
};

/// Hears who handles whom.
#[derive(Debug, Clone, Copy)]
pub struct HearCases;

impl Hears<PersonHandedOver> for HearCases {
    /// A conversation that was held stays with who held it: the person may have let that officer read the answers.
    async fn hear(&self, call: &Call, tx: &Tx, news: &PersonHandedOver) -> Result<(), Problem> {
        let mut booked = follow_up_list_of_person(tx, news.person).await?;
        booked.retain(|one| {
            one.state == State::Booked && one.unit == news.unit && one.officer == news.from
        });
        if booked.is_empty() {
            return Ok(());
        }
        follow_ups_go_over(tx, (news.person, news.unit), (news.from, news.to)).await?;
        let names = access::user_names(tx, &[news.from, news.to]).await?;
        let name = |user: UserId| {
            let name = names.get(&user).cloned();
            Some(name.unwrap_or_else(|| user.to_string()))
        };
        for one in &booked {
            let told = entry(one, "follow-up.handed-over");
            let told = told.change("officer", name(news.from), name(news.to));
            history::write(tx, call, told).await?;
        }
        Ok(())
    }
}
