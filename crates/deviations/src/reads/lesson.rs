//! What was learned, for everybody who works here.

use kernel::{Fault, UnitId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{DeviationKind, Lesson},
    store::lesson,
};

/// What narrows lessons.
#[derive(Debug, Clone, Copy, Default)]
pub struct LessonFilter {
    /// What sort of thing.
    pub kind: Option<DeviationKind>,
    /// Where it happened.
    pub unit: Option<UnitId>,
}

/// Lessons, the latest first, and how many there are.
pub async fn lessons(
    ask: &dyn Ask,
    filter: &LessonFilter,
    window: Window,
) -> Result<(Vec<Lesson>, i64), Fault> {
    lesson::lesson_list(ask, filter, window).await
}
