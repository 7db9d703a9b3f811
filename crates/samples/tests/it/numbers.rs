//! No number twice, none from elsewhere, published ones first.

use std::collections::BTreeSet;

use samples::{NumberSource, Size, number_source};

use crate::plan;

#[test]
fn no_number_comes_twice_and_none_is_foreign() {
    let town = plan(Size::Municipality);
    let mut seen = BTreeSet::new();
    let mut published = 0;
    let clients = town.clients.iter().map(|client| client.row.person.clone());
    let crowd = town.crowd().map(|row| row.person);
    for person in clients.chain(crowd) {
        let number = person.identity.number().expect("a number");
        assert_ne!(number_source(number), NumberSource::Foreign, "{number}");
        published += u32::from(number_source(number) == NumberSource::Published);
        assert!(seen.insert(number), "{number} twice");
    }
    assert!((98_000..=100_500).contains(&seen.len()), "{}", seen.len());
    assert!(published > 90_000, "{published}");
}

#[test]
fn ids_differ_and_come_in_order() {
    let small = plan(Size::Small);
    let clients = small.clients.iter().map(samples::Client::id);
    let crowd = small.crowd().filter_map(|row| row.id);
    let ids: Vec<_> = clients.chain(crowd).collect();
    assert!(ids.is_sorted());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}
