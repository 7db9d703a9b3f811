//! Sets by what a provider is paid from a month on.

use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, Change, Problem, Refusal};

use super::{entry, pay_anew};
use crate::{
    model::{Month, PaidFor, Terms},
    rules::terms_of,
    store::{settlement, terms},
};

/// The least and the most for an hour, in öre.
const PER_HOUR: std::ops::RangeInclusive<i64> = 1..=500_000;
/// The least and the most that performed minutes may be of what the order gives, in per cent.
const CAP: std::ops::RangeInclusive<i64> = 1..=300;

/// How far back and ahead terms may begin, in months.
const MONTHS: i32 = 24;

/// Sets by what a provider is paid from a month on, until later terms begin. A month that is settled keeps its terms.
#[derive(Debug, Clone)]
pub struct SetTerms {
    /// As they are to be; their version is not looked at.
    pub terms: Terms,
    /// What was seen of the provider's terms ([`Terms::seen`]).
    pub seen: i64,
}

impl Action for SetTerms {
    const NAME: &'static str = "set-provider-terms";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::require(tx, call, Need::write(Resource::ProviderPayment)).await?;
        let (user, _unit) = call.staff()?;
        let new = self.terms;
        let forms = organisation::Forms::read(tx).await?;
        if !forms.providers().any(|provider| provider == new.provider) {
            return Err(Problem::NotFound);
        }
        let mut wrong = vec![];
        if !PER_HOUR.contains(&new.per_hour.count()) {
            wrong.push(Refusal::new("minutes-account-refusal-price").at("price"));
        }
        if new.cap_percent.is_some_and(|cap| !CAP.contains(&cap)) {
            wrong.push(Refusal::new("minutes-account-refusal-cap").at("cap"));
        }
        if new.paid_for == PaidFor::Framed && new.cap_percent.is_some() {
            wrong.push(Refusal::new("minutes-account-refusal-cap-framed").at("cap"));
        }
        let known = terms::terms_of(tx, new.provider).await?;
        let this = Month::of(call.today());
        if !(this.after(-MONTHS)..=this.after(MONTHS)).contains(&new.from) {
            wrong.push(Refusal::new("minutes-account-refusal-far").at("from"));
        }
        if let Some(settled) = changed_settled(tx, &known, &new).await? {
            let refusal = Refusal::new("minutes-account-refusal-settled").at("from");
            wrong.push(refusal.with("month", settled.to_string()));
        }
        if !wrong.is_empty() {
            return Err(Problem::Refused(wrong));
        }
        if Terms::seen(&known) != self.seen {
            return Err(Problem::Changed(Change {
                version: Terms::seen(&known),
                kind: "provider-terms",
                id: new.provider.uuid(),
            }));
        }
        let before = known.into_iter().find(|terms| terms.from == new.from);
        let version = before.map_or(1, |terms| terms.version + 1);
        let new = Terms { version, ..new };
        terms::terms_save(tx, call, (&new, user)).await?;
        // Counted months have new prices; what is settled has the terms that it had.
        for month in new.from.to(this) {
            pay_anew(tx, new.provider, month).await?;
        }
        let said = |one: &Terms| one.per_hour.to_string();
        let cap = |one: &Terms| one.cap_percent.map(|cap| cap.to_string());
        let was = before.as_ref();
        let told = entry(
            new.provider,
            "minutes-account.terms-set",
            ("provider-terms", new.provider),
        )
        .change("from", None, Some(new.from.to_string()))
        .change(
            "paid-for",
            was.map(|one| one.paid_for.key().to_owned()),
            Some(new.paid_for.key().to_owned()),
        )
        .change("per-hour", was.map(said), Some(said(&new)))
        .change("cap", was.and_then(cap), cap(&new))
        .link(format!("/ersattning/{}/villkor", new.provider));
        history::write(tx, call, told).await?;
        Ok(())
    }
}

/// The earliest settled month that would have had other terms.
async fn changed_settled(tx: &Tx, known: &[Terms], new: &Terms) -> Result<Option<Month>, Problem> {
    let mut after: Vec<Terms> = known.to_vec();
    after.retain(|terms| terms.from != new.from);
    after.push(*new);
    let settled = settlement::months_settled(tx, new.provider).await?;
    let paid =
        |terms: Option<Terms>| terms.map(|one| (one.paid_for, one.cap_percent, one.per_hour));
    let mut changed = settled
        .into_iter()
        .filter(|month| paid(terms_of(known, *month)) != paid(terms_of(&after, *month)));
    Ok(changed.next())
}
