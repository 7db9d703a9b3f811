//! Every question that the room asks is answered by an index.

use kernel::Money;
use minutes_account::{
    By, Filter, PaidFor, Within, account, count_orders, provider_months, rows, settling,
};
use page_kit::Window;

use crate::{
    desk::{Desk, march},
    scene::Scene,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.pays(PaidFor::Framed, None).await;
        let row = desk.count(march().last()).await;
        let settle = desk.settle(march(), row.payable_sum).await;
        desk.scene.store.act(&desk.call(), &settle).await.unwrap();
        let reader = desk.scene.store.reader();
        let window = Window {
            sort: "number",
            is_descending: false,
            offset: 0,
            limit: 25,
        };
        for within in [
            Within::All,
            Within::Provider(desk.scene.provider),
            Within::Unit(desk.scene.unit),
        ] {
            let filter = Filter {
                within,
                from: march(),
                to: march(),
                provider: None,
                district: None,
            };
            for by in By::ALL {
                account(reader, &filter, *by).await.unwrap();
            }
            let (found, total) = rows(reader, (&filter, None), window).await.unwrap();
            assert_eq!((found.len(), total), (1, 1));
            provider_months(reader, within, march()).await.unwrap();
        }
        let of = (march(), march().last());
        count_orders(reader, desk.scene.provider, of).await.unwrap();
        let next = settling(reader, desk.scene.provider, march().after(1))
            .await
            .unwrap();
        assert_eq!(next.sum(), Money::default());
        for plan in desk.scene.store.plans().await.unwrap() {
            if plan.text.contains("account_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
