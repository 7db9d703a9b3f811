//! Questions that pages and other rooms may ask. Plain views, no changes.

mod case;
mod closed;
mod lesson;
mod measure;
mod overview;
mod own;
mod place;

pub use case::{CaseFilter, CaseLine, View, case_list, deviation};
pub(crate) use case::{load, units_read_by};
pub(crate) use closed::{is_closed, is_closed_to};
pub use lesson::{LessonFilter, lessons};
pub(crate) use measure::state_of;
pub use measure::{MeasureState, MeasureView, measure};
pub(crate) use overview::{Overview, overview};
pub use own::{own_report, own_reports};
pub(crate) use place::{is_private, place};
