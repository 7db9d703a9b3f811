//! The pages of orders, as the officer, the provider and a stranger see them.

use kernel::Role;

use crate::{
    browser::{Browser, browser, staff, words},
    order_scene::Ordering,
};

#[tokio::test(flavor = "multi_thread")]
async fn from_a_new_order_to_the_first_day_in_a_browser() {
    Ordering::on_both(async |o| {
        let (store, now) = (&o.scene.store, o.officer().now);
        let officer = browser(store, now, o.scene.officer).await;
        let manager = staff(store, now, ("Lena Holm", Role::UnitManager, o.choice)).await;
        let provider = browser(store, now, manager).await;
        let order = written(&o, &officer).await;
        given(&o, &order, (&officer, &provider)).await;
        seen(&o, &order, (&officer, &provider)).await;
        answered(&order, (&officer, &provider)).await;
    })
    .await;
}

/// The officer says what is to be done and how often; answers the order's address.
async fn written(o: &Ordering, officer: &Browser) -> String {
    let of = format!("/personer/{}/bestallningar", o.scene.person);
    let html = officer.page(&format!("{of}/ny?case={}", o.case)).await;
    assert!(words(&html).contains("Vilka beslut ska utföras?"));
    officer.page(&format!("{of}/muntlig?case={}", o.case)).await;
    let (case, decision) = (o.case.to_string(), o.decisions[0].to_string());
    let fields = [
        ("case", case.as_str()),
        ("decisions", decision.as_str()),
        ("start", "2026-11-23"),
        ("own", "Jag vill klara mig själv."),
        ("entry", "Kod hos chefen."),
    ];
    let tasks = officer.saved(&of, &fields).await;
    let order = tasks.strip_suffix("/uppgifter").unwrap().to_owned();

    officer.page(&tasks).await;
    // A slip of the finger comes back with what was typed.
    let wrong = [
        ("version", "1"),
        ("times.shopping", "ofta"),
        ("per.shopping", "week"),
    ];
    let answer = officer.post(&tasks, &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.html.contains("value=\"ofta\""));
    let fields = [
        ("version", "1"),
        ("times.shopping", "1"),
        ("per.shopping", "week"),
        ("times.cleaning", "1"),
        ("per.cleaning", "two-weeks"),
        ("times.errands", "1"),
        ("per.errands", "month"),
        ("with.shopping", "stairs"),
        ("minutes.cleaning", "60"),
        ("reason.cleaning", "Hund i hemmet."),
        ("then", "on"),
    ];
    let choose = officer.saved(&tasks, &fields).await;
    assert_eq!(choose, format!("{order}/utforare"));
    let html = words(&officer.page(&tasks).await);
    assert!(html.contains("3/13") && html.contains("+15"), "{html}");
    officer.page(&format!("{order}/innehall")).await;
    order
}

/// The officer chooses the provider and sends it.
async fn given(o: &Ordering, order: &str, (officer, provider): (&Browser, &Browser)) {
    let choose = format!("{order}/utforare");
    let html = words(&officer.page(&choose).await);
    assert!(
        html.contains("1 ledig plats") && !html.contains("Södergården"),
        "{html}"
    );
    let provider_id = o.choice.to_string();
    officer
        .saved(&choose, &[("version", "2"), ("choice", &provider_id)])
        .await;
    let html = officer.page(order).await;
    assert!(html.contains("Ärlans omsorg"));
    // Nobody else sees what has not been sent.
    provider.finds_nothing(order).await;
    officer
        .saved(&format!("{order}/skicka"), &[("version", "3")])
        .await;
}

/// It is seen by those who shall see it, and by nobody else.
async fn seen(o: &Ordering, order: &str, (officer, provider): (&Browser, &Browser)) {
    let (store, now) = (&o.scene.store, o.officer().now);
    let other = staff(store, now, ("Per Ask", Role::UnitManager, o.in_house)).await;
    let other = browser(store, now, other).await;
    let html = words(&officer.page(order).await);
    assert!(html.contains("Ingen har öppnat den än."), "{html}");
    assert!(words(&officer.page("/bestallningar").await).contains("Osedd"));
    let html = words(&provider.page("/bestallningar").await);
    assert!(
        html.contains("Osedd") && html.contains("Ragnar Ek"),
        "{html}"
    );
    assert!(!other.page("/bestallningar").await.contains("Ragnar"));
    other.finds_nothing(order).await;

    let first = provider.get(order).await;
    assert_eq!(first.status, 200);
    let html = words(&provider.page(order).await);
    assert!(
        html.contains("Jag vill klara mig själv.") && html.contains("Kod hos chefen."),
        "{html}"
    );
    assert!(words(&officer.page(order).await).contains("Sedd i dag 9.00 av Lena Holm"));
    for closed in ["uppgifter", "innehall", "utforare", "aterkalla", "avsluta"] {
        provider.may_not(&format!("{order}/{closed}")).await;
    }
    provider
        .finds_nothing(&format!("/personer/{}/arenden/{}", o.scene.person, o.case))
        .await;
    provider.page(&format!("{order}/utskrift")).await;
}

/// The provider says yes and begins.
async fn answered(order: &str, (officer, provider): (&Browser, &Browser)) {
    for form in ["bekrafta", "avboj"] {
        provider.page(&format!("{order}/{form}")).await;
        officer.finds_nothing(&format!("{order}/{form}")).await;
    }
    let yes = [
        ("version", "4"),
        ("starts", "2026-11-23"),
        ("starter", "Amina, undersköterska"),
    ];
    provider.saved(&format!("{order}/bekrafta"), &yes).await;
    let html = words(&officer.page(order).await);
    assert!(html.contains("Amina, undersköterska"), "{html}");
    provider.page(&format!("{order}/starta")).await;
    provider
        .saved(
            &format!("{order}/starta"),
            &[("version", "5"), ("on", "2026-11-20")],
        )
        .await;
    officer.page(&format!("{order}/avsluta")).await;
    let html = officer.get("/bestallningar?visa=running&format=csv").await;
    assert!(html.html.contains("Ragnar Ek"), "{}", html.html);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_leads_back_and_protected_persons_have_no_place() {
    Ordering::on_both(async |o| {
        let (store, now) = (&o.scene.store, o.officer().now);
        let officer = browser(store, now, o.scene.officer).await;
        let manager = staff(store, now, ("Lena Holm", Role::UnitManager, o.choice)).await;
        let provider = browser(store, now, manager).await;
        let (id, _) = o.sent_to(o.choice).await;
        let order = format!("/personer/{}/bestallningar/{id}", o.scene.person);

        o.protect().await;
        let html = words(&provider.page(&order).await);
        assert!(
            !html.contains("kod hos chefen") && html.contains("visas inte för dig"),
            "{html}"
        );
        let no = [
            ("version", "4"),
            ("reason", "Vi har ingen ledig på kvällar."),
        ];
        let to = provider.saved(&format!("{order}/avboj"), &no).await;
        assert_eq!(to, "/bestallningar");
        provider.finds_nothing(&order).await;
        let html = words(&officer.page(&order).await);
        assert!(html.contains("Vi har ingen ledig på kvällar."), "{html}");
        officer.page("/bestallningar?visa=to-do").await;
        let choose = format!("{order}/utforare");
        officer
            .saved(&choose, &[("version", "5"), ("choice", "in-turn")])
            .await;
        let html = words(&officer.page(&order).await);
        assert!(html.contains("2 egna utförare hade plats."), "{html}");
    })
    .await;
}
