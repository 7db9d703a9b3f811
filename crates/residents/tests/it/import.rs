//! Many at once: whole or not at all.

use kernel::Problem;
use residents::ImportResidents;

use crate::{call, crowd, on_both, ragnar};

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_row_stops_all_and_every_error_is_told() {
    on_both(async |store| {
        store.act(&call(), &ragnar()).await.expect("added");
        let mut rows = crowd(1_000);
        rows[10].person.identity = rows[20].person.identity;
        rows[30].person.identity = ragnar().person.identity;
        let answer = store.act(&call(), &ImportResidents { rows }).await;
        let Err(Problem::Refused(refusals)) = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(refusals.len(), 2);
        assert_eq!(residents::count(store.reader()).await.expect("read"), 1);
    })
    .await;
}
