//! Values of the room; one noun a file.

mod assumptions;
mod basis;
mod budget;
mod handled;
mod knob;
mod scenario;
mod told;

pub use assumptions::{Assumptions, AssumptionsError};
pub use basis::{Basis, BasisFile, BasisId, FileKind};
pub use budget::{Budget, Ledger, LedgerId};
pub use handled::Handled;
pub use knob::{Knob, Knobs};
pub use scenario::{Adopted, Scenario, ScenarioId, Version, VersionId, VersionLine};
pub use told::{PersonsTold, StaffTold, Told, UsersTold};
