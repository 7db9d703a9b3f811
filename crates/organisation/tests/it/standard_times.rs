//! A table of standard times holds from its day, and the one before stays.

use kernel::{Minutes, Problem};
use organisation::{
    ReplaceStandardTimes, StandardTable, example_standard_times, standard_tables, standard_times,
};

use crate::{call, day, line, on_both};

fn table(from: &str) -> StandardTable {
    StandardTable {
        valid_from: day(from),
        source: line("Exempel"),
        example: true,
        tasks: example_standard_times(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_table_follows_the_old() {
    on_both(async |store| {
        let first = ReplaceStandardTimes {
            table: table("2025-01-01"),
        };
        store.act(&call(), &first).await.expect("added");
        let mut second = ReplaceStandardTimes {
            table: table("2026-07-01"),
        };
        second.table.tasks[0].minutes = Minutes::new(99);
        store.act(&call(), &second).await.expect("added");
        let on = async |text: &str| {
            standard_times(store.reader(), day(text))
                .await
                .expect("read")
        };
        assert_eq!(on("2024-12-31").await, None);
        assert_eq!(on("2026-06-30").await, Some(first.table.clone()));
        assert_eq!(on("2026-07-01").await, Some(second.table.clone()));
        assert_eq!(
            standard_tables(store.reader()).await.expect("read").len(),
            2
        );

        let mut bad = table("2026-07-01");
        bad.tasks[0].minutes = Minutes::ZERO;
        bad.tasks[1].task = bad.tasks[2].task.clone();
        bad.tasks[3].usual.times = 0;
        let told = store
            .act(&call(), &ReplaceStandardTimes { table: bad })
            .await;
        assert!(
            matches!(told, Err(Problem::Refused(ref all)) if all.len() == 4),
            "{told:?}"
        );
    })
    .await;
}
