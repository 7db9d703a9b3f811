//! The addresses that are asked for along the thread, read from the pages of those who work there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use kernel::{Clock, Date, SystemClock};

use crate::{
    Failure,
    asked::Kind,
    gather::Found,
    lived::{Seat, Work},
    officer::{Officer, enter_as},
    wire::Ask,
};

/// How long an id is.
const ID_LENGTH: usize = 36;

/// The day it is where the demo is.
pub(crate) fn today() -> Result<Date, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    Ok(SystemClock.now().to_zoned(zone).date())
}

/// Logs everybody in, and reads what can be asked for.
pub(crate) async fn gather(at: &str, seats: &[Seat]) -> Result<Found, Failure> {
    let today = today()?;
    let users: Vec<(&str, String)> = seats
        .iter()
        .map(|seat| (seat.work.role().key(), seat.user.to_string()))
        .collect();
    let mut asks: BTreeMap<Kind, Vec<Ask>> = BTreeMap::new();
    for (mut one, seat) in enter_as(at, &users).await?.into_iter().zip(seats) {
        let own = match seat.work {
            Work::Care => worker(&mut one).await?,
            Work::Plans => vec![
                (Kind::PlannerHome, "/hem".to_owned()),
                (Kind::Board, format!("/schema/dag/{today}")),
                (Kind::Week, "/schema".to_owned()),
            ],
            Work::Account => districts(&mut one).await?,
            Work::Goals => vec![(Kind::Goals, "/malarbete".to_owned())],
        };
        for (kind, path) in own {
            let session = one.session.clone();
            asks.entry(kind).or_default().push(Ask {
                path,
                form: None,
                session,
            });
        }
    }
    Ok(Found {
        desks: vec![],
        asks,
    })
}

/// A care worker's pages, and that a visit of hers begins.
async fn worker(one: &mut Officer) -> Result<Vec<(Kind, String)>, Failure> {
    let day = "/mina-besok".to_owned();
    let page = one.page(&day).await?;
    let visits: BTreeSet<&str> = page
        .split("\"/mina-besok/")
        .skip(1)
        .filter_map(|rest| rest.get(..ID_LENGTH))
        .filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
        .collect();
    let mut own = vec![
        (Kind::WorkerHome, "/hem".to_owned()),
        (Kind::WorkerDay, day),
    ];
    for id in visits {
        let path = format!("/mina-besok/{id}");
        own.push((Kind::Started, format!("{path}/start")));
        own.push((Kind::WorkerVisit, path));
    }
    Ok(own)
}

/// The account of each district for this month, as the form of the page asks for it.
async fn districts(one: &mut Officer) -> Result<Vec<(Kind, String)>, Failure> {
    let page = one.page("/minutkonto").await?;
    let choices = page
        .split_once("name=\"stadsdel\"")
        .and_then(|(_, rest)| rest.split_once("</select>"))
        .map(|(choices, _)| choices)
        .ok_or("the account has no districts to choose from")?;
    let mut own = vec![];
    for choice in choices.split("<option").skip(1) {
        let value = choice
            .split_once("value=\"")
            .and_then(|(_, rest)| rest.split('"').next());
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            own.push((Kind::Account, format!("/minutkonto?stadsdel={value}")));
        }
    }
    Ok(own)
}
