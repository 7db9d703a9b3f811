//! The one work list of every role.

use kernel::{Fault, PersonId, Role, Timestamp, UnitId, UserId};
use store::{Ask, Where};

use crate::{
    DutyView, Page, PageAt,
    store::{Desk, Narrow, own_page, work_page},
};

/// Which states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// To be done.
    #[default]
    Open,
    /// To be done, and the time given has passed: with that time.
    Overdue(Timestamp),
    /// Done.
    Done,
    /// No longer to be done.
    Dropped,
    /// To be done, and raised to those above.
    Raised,
}

/// Which duties. Every part that is given narrows it.
///
/// Open duties of a unit and a role are those that lie there, also by escalation; closed ones are those that were
/// to be done there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In which state.
    pub state: StateFilter,
    /// For which role.
    pub role: Option<Role>,
    /// At which unit.
    pub unit: Option<UnitId>,
    /// By whom.
    pub user: Option<UserId>,
    /// Of which kind.
    pub kind: Option<String>,
    /// About whom.
    pub person: Option<PersonId>,
    /// Due at this moment or before.
    pub due_until: Option<Timestamp>,
    /// With this in the label, in any case of letters.
    pub text: Option<String>,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// The first due first.
    #[default]
    Due,
    /// The last due first.
    DueLast,
    /// By kind, then by due time.
    Kind,
    /// By label.
    Label,
    /// The longest open first.
    Opened,
}

/// A page of the work list.
pub async fn work_list(
    ask: &dyn Ask,
    filter: &Filter,
    sort: SortBy,
    at: PageAt,
) -> Result<Page<DutyView>, Fault> {
    let by_desk = filter.by_desk();
    let tables = if by_desk {
        "duty_desk k JOIN duty_item d ON d.id = k.duty"
    } else {
        "duty_item d"
    };
    let order = order(sort, by_desk);
    work_page(ask, (tables, order), filter.condition(), at).await
}

/// A page of the list of somebody whose duties are her or his own: those, and what was raised to the desk because
/// nobody did it, about those persons whom `narrow` lets through. A colleague at the same desk has nothing to do with
/// the others, and must not be told of them.
pub async fn own_list(
    ask: &dyn Ask,
    filter: &Filter,
    narrow: Narrow<'_>,
    (sort, at): (SortBy, PageAt),
) -> Result<Page<DutyView>, Fault> {
    let (Some(unit), Some(role), Some(user)) = (filter.unit, filter.role, filter.user) else {
        return work_list(ask, filter, sort, at).await;
    };
    if !filter.is_open() {
        return work_list(ask, filter, sort, at).await;
    }
    let others = Filter {
        unit: None,
        role: None,
        user: None,
        ..filter.clone()
    };
    let desk = Desk { unit, role, user };
    let asked = (others.condition(), order(sort, false));
    own_page(ask, desk, asked, (narrow, at)).await
}

const fn order(sort: SortBy, by_desk: bool) -> &'static str {
    match (sort, by_desk) {
        (SortBy::Due, true) => "k.due, k.duty",
        (SortBy::DueLast, true) => "k.due DESC, k.duty DESC",
        (SortBy::Due, false) => "d.due, d.id",
        (SortBy::DueLast, false) => "d.due DESC, d.id DESC",
        (SortBy::Kind, _either) => "d.kind, d.due, d.id",
        (SortBy::Label, _either) => "d.sought, d.due, d.id",
        (SortBy::Opened, _either) => "d.opened, d.id",
    }
}

impl Filter {
    const fn is_open(&self) -> bool {
        match self.state {
            StateFilter::Open | StateFilter::Overdue(_) | StateFilter::Raised => true,
            StateFilter::Done | StateFilter::Dropped => false,
        }
    }

    /// Whether one desk is asked for, so that its own index answers.
    const fn by_desk(&self) -> bool {
        self.is_open() && self.unit.is_some() && self.role.is_some() && self.user.is_none()
    }

    fn condition(&self) -> Where {
        let (state, overdue) = match self.state {
            StateFilter::Open => ("d.state = 'open'", None),
            StateFilter::Overdue(now) => ("d.state = 'open'", Some(now)),
            StateFilter::Done => ("d.state = 'done'", None),
            StateFilter::Dropped => ("d.state = 'dropped'", None),
            StateFilter::Raised => ("d.state = 'open' AND d.level > 0", None),
        };
        let (unit, role) = if self.by_desk() {
            ("k.unit = ?", "k.role = ?")
        } else if self.is_open() && self.user.is_none() {
            (
                "d.id IN (SELECT k.duty FROM duty_desk k WHERE k.unit = ?)",
                "d.id IN (SELECT k.duty FROM duty_desk k WHERE k.role = ?)",
            )
        } else {
            ("d.unit = ?", "d.role = ?")
        };
        let (before, until) = if self.by_desk() {
            ("k.due < ?", "k.due <= ?")
        } else {
            ("d.due < ?", "d.due <= ?")
        };
        Where::all()
            .part(state)
            .with(before, overdue)
            .with(unit, self.unit)
            .with(role, self.role.map(Role::key))
            .with("d.user_id = ?", self.user)
            .with("d.kind = ?", self.kind.clone())
            .with("d.person = ?", self.person)
            .with(until, self.due_until)
            .with(
                "d.sought LIKE ? ESCAPE '!'",
                self.text.as_deref().map(pattern),
            )
    }
}

/// The pattern that finds a text wherever it stands, whatever signs are in it.
fn pattern(text: &str) -> String {
    let folded = text.trim().to_lowercase();
    let escaped = folded
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{escaped}%")
}
