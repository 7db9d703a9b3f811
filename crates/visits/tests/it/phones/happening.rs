//! What happens in a trial, and what is counted of it.

/// Something that will happen.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// Somebody is to report on a visit.
    Do(Task),
    /// Somebody whose app was gone looks whether it was kept.
    Look(Task),
    /// A request reaches the office.
    Arrive(usize, Letter),
    /// An answer reaches the phone, or none has in time.
    Answer(usize, Letter, u16),
    /// A page that was to be kept has come.
    Page(usize, u32, String, String, usize),
    Alarm(usize, u32),
    Strike(Strike),
}

/// A fault that strikes at its time.
#[derive(Debug, Clone, Copy)]
pub(super) enum Strike {
    Cut(usize, i64),
    Clock(usize, i64),
    Kill(usize),
    Evict(usize),
    Logout(usize),
    Down(i64),
    Plan(usize, u64),
    Dismiss(usize),
    Reinstate(usize),
}

/// What somebody means to report.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) worker: usize,
    pub(super) visit: usize,
    pub(super) done: &'static str,
    /// The form that is sent again, if it is; else a new one.
    pub(super) request: Option<String>,
    /// Whether something else is typed into it.
    pub(super) is_changed: bool,
    pub(super) tries: u32,
}

/// A request under way.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) life: u32,
    pub(super) n: u64,
    pub(super) attempt: u32,
    /// Who made the report.
    pub(super) user: usize,
    /// Whose cookie went with it.
    pub(super) session: Option<usize>,
    pub(super) path: String,
    pub(super) body: String,
}

/// What was seen in a trial.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    pub(crate) visits: u64,
    pub(crate) made: u64,
    pub(crate) aside: u64,
    pub(crate) questions: u64,
    pub(crate) corrected: u64,
    pub(crate) queued: u64,
    pub(crate) repeats: u64,
    pub(crate) kills: u64,
    pub(crate) events: u64,
    pub(crate) digest: u64,
}

impl Tally {
    /// Both together.
    pub(crate) const fn and(&self, more: &Self) -> Self {
        Self {
            visits: self.visits + more.visits,
            made: self.made + more.made,
            aside: self.aside + more.aside,
            questions: self.questions + more.questions,
            corrected: self.corrected + more.corrected,
            queued: self.queued + more.queued,
            repeats: self.repeats + more.repeats,
            kills: self.kills + more.kills,
            events: self.events + more.events,
            digest: self.digest.rotate_left(1) ^ more.digest,
        }
    }
}
