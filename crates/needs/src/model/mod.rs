//! Values of the room; one noun a file.

mod assumptions;
mod basis;
mod borders;
mod budget;
mod districts;
mod handled;
mod knob;
mod scenario;
mod told;

pub use assumptions::{Assumptions, AssumptionsError};
pub use basis::{Basis, BasisFile, BasisId, FileKind};
pub use borders::{Border, Point};
pub use budget::{Budget, Ledger, LedgerId};
pub use districts::{DistrictTold, DistrictsTold, FigureTold};
pub use handled::Handled;
pub use knob::{Knob, Knobs};
pub use scenario::{Adopted, Scenario, ScenarioId, Version, VersionId, VersionLine};
pub use told::{DependencyTold, PersonsTold, StaffTold, Told, UsersTold};
