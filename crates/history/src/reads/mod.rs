//! What others may ask.

mod check;
mod review;
mod since;
mod timeline;
mod verify;

pub use check::{CheckOutcome, check, checkpoints, latest_checkpoint};
pub use review::{
    CountBy, Kept, ReviewFilter, Tally, reads_by_user, reads_of_person, review, review_counts,
    review_sample,
};
pub use since::{After, is_anything_since, since, touched_since};
pub use timeline::{TimelineFilter, timeline};
pub use verify::{Finding, Flaw, Report, verify};
