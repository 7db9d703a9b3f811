//! The addresses that are asked for, read from the officers' own pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{Failure, asked::Kind, officer::Officer, wire::Ask};

/// Where an officer finds persons: the work list, and the cases in each state.
const LISTS: &[&str] = &[
    "/hem",
    "/att-gora",
    "/att-gora?sida=2",
    "/att-gora?sida=3",
    "/att-gora?lage=klara",
    "/arenden?state=investigated",
    "/arenden?state=decided",
    "/arenden?state=closed",
];
/// The most main files of one officer.
const FILES_MAX: usize = 60;
/// How long an id is.
const ID_LENGTH: usize = 36;

/// Somebody with a main file that an officer may open.
#[derive(Debug, Clone)]
pub(crate) struct Resident {
    /// `/personer/{id}`.
    pub(crate) file: String,
    /// As the main file shows it.
    pub(crate) name: String,
    /// None for those who have none.
    pub(crate) number: Option<String>,
}

/// One session, and whom its officer works with.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    /// The session's token.
    pub(crate) session: String,
    /// Never empty.
    pub(crate) residents: Vec<Resident>,
}

/// What can be asked for.
#[derive(Debug)]
pub(crate) struct Found {
    /// The desks of case officers; never empty where their pages are asked for.
    pub(crate) desks: Vec<Desk>,
    /// Requests that are drawn from as they are, by their kind; none of them empty.
    pub(crate) asks: BTreeMap<Kind, Vec<Ask>>,
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, asks) in &self.asks {
            writeln!(out, "{}: {} addresses", kind.name(), asks.len())?;
        }
        if self.desks.is_empty() {
            return Ok(());
        }
        let files: BTreeSet<&str> = self
            .desks
            .iter()
            .flat_map(|desk| desk.residents.iter().map(|one| one.file.as_str()))
            .collect();
        write!(
            out,
            "{} sessions of case officers, {} main files",
            self.desks.len(),
            files.len()
        )
    }
}

/// Reads every officer's lists, and the main file of everybody in them.
pub(crate) async fn gather(officers: Vec<Officer>) -> Result<Found, Failure> {
    let mut desks = vec![];
    for mut officer in officers {
        let mut files = BTreeSet::new();
        for list in LISTS {
            files.extend(files_in(&officer.page(list).await?));
        }
        let mut residents = vec![];
        for file in files.into_iter().take(FILES_MAX) {
            let page = officer.page(&file).await?;
            let name = head(&page).ok_or_else(|| format!("{file} tells no name"))?;
            let number = number(&page);
            residents.push(Resident { file, name, number });
        }
        if residents.iter().all(|one| one.number.is_none()) {
            return Err("an officer's lists lead to nobody".into());
        }
        desks.push(Desk {
            session: officer.session,
            residents,
        });
    }
    if desks.is_empty() {
        return Err("nobody could log in".into());
    }
    Ok(Found {
        desks,
        asks: BTreeMap::new(),
    })
}

/// The main files of those whom a page links to.
fn files_in(page: &str) -> BTreeSet<String> {
    page.split("\"/personer/")
        .skip(1)
        .filter_map(|rest| rest.get(..ID_LENGTH))
        .filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
        .map(|id| format!("/personer/{id}"))
        .collect()
}

/// The name that a main file begins with.
fn head(page: &str) -> Option<String> {
    let rest = page.split_once("<h1>")?.1;
    let name = rest.split('<').next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn number(page: &str) -> Option<String> {
    let rest = page.split_once("class=\"person-number\">")?.1;
    rest.split('<').next().map(str::to_owned)
}
