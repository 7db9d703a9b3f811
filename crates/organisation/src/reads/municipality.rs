//! Which municipality is it, and which districts has it?

use ::store::Ask;
use kernel::Fault;

use crate::{
    model::{District, Municipality},
    store,
};

/// The municipality; none until it has been set.
pub async fn municipality(ask: &dyn Ask) -> Result<Option<Municipality>, Fault> {
    store::municipality::municipality(ask).await
}

/// Its districts, in Swedish order.
pub async fn districts(ask: &dyn Ask) -> Result<Vec<District>, Fault> {
    store::municipality::districts(ask).await
}
