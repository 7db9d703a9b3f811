//! Takes files in as what forecasts rest on.

use ::store::{Action, Tx};
use kernel::{Call, Problem, Refusal};

use super::{entry, may_write};
use crate::{
    model::{Basis, BasisId},
    rules::CheckedBasis,
    store,
};

/// The most bases: each keeps its files, some megabytes, for ever. Two a year last for thirty years.
const BASES_MAX: usize = 60;

/// Takes in files that are a basis, as they were handed in.
#[derive(Debug, Clone)]
pub struct ImportBasis {
    /// Files that have been read and tried ([`crate::check_basis`]).
    pub basis: CheckedBasis,
}

impl Action for ImportBasis {
    const NAME: &'static str = "import-forecast-basis";
    type Done = BasisId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<BasisId, Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let checked = &self.basis;
        let known = store::basis::basis_list(tx).await?;
        if known.len() >= BASES_MAX {
            let most = i64::try_from(BASES_MAX).unwrap_or(i64::MAX);
            return Err(Refusal::new("needs-refusal-bases-many")
                .with("most", most)
                .into());
        }
        let is_same = |one: &&Basis| {
            (&one.digest, &one.area, one.jump_off)
                == (&checked.digest, &checked.area, checked.jump_off)
        };
        if let Some(same) = known.iter().find(is_same) {
            let refusal = Refusal::new("needs-refusal-known");
            return Err(refusal.with("name", same.name.to_string()).into());
        }
        let basis = Basis {
            id: call.new_id(),
            name: checked.name.clone(),
            area: checked.area.clone(),
            jump_off: checked.jump_off,
            known_from: checked.known_from,
            persons: checked.persons,
            digest: checked.digest.clone(),
            by: user,
            at: call.now,
        };
        store::basis::basis_add(tx, &basis, &checked.files).await?;
        let told = entry("needs.basis-imported", ("forecast-basis", basis.id))
            .change("name", None, Some(basis.name.to_string()))
            .change("area", None, Some(basis.area.clone()))
            .change("year", None, Some(basis.jump_off.to_string()))
            .change("digest", None, Some(basis.digest.clone()))
            .link(basis.address());
        history::write(tx, call, told).await?;
        Ok(basis.id)
    }
}
