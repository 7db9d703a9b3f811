//! What others may ask.

mod about;
mod counts;
mod work_list;

pub use about::{duty, of_person, of_subject, open_of};
pub use counts::{Counts, counts, own_counts};
pub use work_list::{Filter, SortBy, StateFilter, own_list, work_list};
