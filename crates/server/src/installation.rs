//! One installation: a store with all its tables, the municipality in it, and the product over both.

use std::{collections::BTreeMap, sync::Arc};

use access::{Door, DoorSettings};
use axum::Router;
use kernel::{Clock, TimeZone};
use organisation::UnitFilter;
use page_kit::{App, Parts, Proxies, Settings};
use store::Store;

use crate::{
    Stop, product,
    tasks::{Bench, DrawnKeys},
};

/// How an installation shows itself to browsers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Its address, as browsers see it.
    pub address: String,
    /// Whether cookies are sent over TLS only.
    pub is_secure: bool,
    /// The proxies before it.
    pub proxies: Proxies,
}

/// An installation, ready to be served.
#[derive(Debug)]
pub struct Installation {
    /// What every page needs.
    pub app: App,
    /// What every background task works with.
    pub bench: Bench,
}

impl Installation {
    /// Puts it together out of a store that has all tables and a municipality.
    pub async fn open(
        store: Store,
        clock: Arc<dyn Clock>,
        presence: Presence,
    ) -> Result<Self, Stop> {
        let municipality = organisation::municipality(store.reader()).await?;
        let municipality = municipality.ok_or_else(|| {
            Stop::Refused(
                "the database has no municipality yet; `sammanhang init` makes one".to_owned(),
            )
        })?;
        let settings = Settings {
            municipality: municipality.name.as_str().to_owned(),
            zone: municipality.zone.clone(),
            is_secure: presence.is_secure,
            is_demo: access::is_demo(store.reader()).await?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            address: presence.address,
            proxies: presence.proxies,
        };
        let rules = rulebook::reads::book(store.reader()).await?;
        let texts = product::texts()?;
        let door = Door::new(DoorSettings::usual(municipality.zone.clone()))?;
        let parts = Parts {
            store: store.clone(),
            clock: Arc::clone(&clock),
            texts,
            settings,
            rules,
            door,
        };
        let app = App::new(parts).with_ways(product::ways());
        refresh(&app).await?;
        let bench = Bench {
            store,
            clock,
            zone: municipality.zone,
            keys: Arc::new(DrawnKeys),
        };
        Ok(Self { app, bench })
    }

    /// All pages.
    pub fn pages(&self) -> Router {
        page_kit::router(&self.app, &product::routes())
    }

    /// The zone in which days are counted.
    pub const fn zone(&self) -> &TimeZone {
        &self.bench.zone
    }
}

/// Reads anew what pages keep in memory and others may have changed: rules and the names of units.
pub(crate) async fn refresh(app: &App) -> Result<(), kernel::Fault> {
    let reader = app.store().reader();
    app.set_rules(rulebook::reads::book(reader).await?);
    let units = organisation::units(reader, &UnitFilter::default()).await?;
    let names: BTreeMap<_, _> = units
        .into_iter()
        .map(|unit| (unit.id, unit.name.into()))
        .collect();
    app.set_unit_names(names);
    Ok(())
}
