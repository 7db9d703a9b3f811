//! The work list: filters, sorting, pages, counts, and indexes under 10,000 duties.

use duties::{Counts, Filter, NewDuty, PageAt, SortBy, StateFilter};
use kernel::{Role, Timestamp};
use store::Store;

use crate::world::{
    DECIDE, Do, SEE_ORDER, act, at, call, case, decide, on_both, person, unit, user,
};

const MORNING: &str = "2026-03-02T08:00:00Z";

async fn labels(store: &Store, filter: &Filter, sort: SortBy) -> Vec<String> {
    let page = duties::work_list(store.reader(), filter, sort, PageAt::first(100))
        .await
        .expect("read");
    assert_eq!(page.total, i64::try_from(page.rows.len()).expect("small"));
    page.rows.into_iter().map(|duty| duty.label).collect()
}

fn desk() -> Filter {
    Filter {
        role: Some(Role::CaseOfficer),
        unit: Some(unit(1)),
        ..Filter::default()
    }
}

async fn fill(store: &Store) {
    let new = vec![
        decide(1, "2026-03-05T10:00:00Z")
            .label("Ärende 1")
            .user(user(1)),
        decide(2, "2026-03-03T10:00:00Z")
            .label("100 % klart")
            .user(user(2)),
        decide(3, "2026-03-04T10:00:00Z").label("b_c"),
        DECIDE
            .on(case(4), unit(2), at("2026-03-01T10:00:00Z"), "/4")
            .label("elsewhere"),
        SEE_ORDER
            .on(case(1), unit(1), at("2026-03-02T10:00:00Z"), "/5")
            .label("order"),
    ];
    act(store, MORNING, Do::Open(new)).await.expect("opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn sorts_sort() {
    on_both(async |store| {
        fill(&store).await;
        assert_eq!(
            labels(&store, &desk(), SortBy::Due).await,
            ["100 % klart", "b_c", "Ärende 1"]
        );
        assert_eq!(
            labels(&store, &desk(), SortBy::DueLast).await,
            ["Ärende 1", "b_c", "100 % klart"]
        );
        assert_eq!(
            labels(&store, &desk(), SortBy::Label).await,
            ["100 % klart", "b_c", "Ärende 1"]
        );
        let all = Filter::default();
        assert_eq!(labels(&store, &all, SortBy::Due).await.len(), 5);
        assert_eq!(labels(&store, &all, SortBy::DueLast).await.len(), 5);
        assert_eq!(
            labels(&store, &all, SortBy::Kind)
                .await
                .last()
                .map(String::as_str),
            Some("order")
        );
        assert_eq!(labels(&store, &all, SortBy::Opened).await.len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_narrow() {
    on_both(async |store| {
        fill(&store).await;
        let managers = Filter {
            role: Some(Role::UnitManager),
            ..Filter::default()
        };
        let kind = Filter {
            kind: Some(SEE_ORDER.key.into()),
            ..Filter::default()
        };
        let until = Filter {
            due_until: Some(at("2026-03-04T10:00:00Z")),
            ..desk()
        };
        let overdue = StateFilter::Overdue(at("2026-03-04T10:00:00Z"));
        for (filter, expected) in [
            (managers, vec!["order"]),
            (kind, vec!["order"]),
            (until, vec!["100 % klart", "b_c"]),
            (
                Filter {
                    state: overdue,
                    ..desk()
                },
                vec!["100 % klart"],
            ),
            (
                Filter {
                    user: Some(user(2)),
                    ..desk()
                },
                vec!["100 % klart"],
            ),
            (
                Filter {
                    person: Some(person(3)),
                    ..desk()
                },
                vec!["b_c"],
            ),
            (
                Filter {
                    unit: Some(unit(2)),
                    ..Filter::default()
                },
                vec!["elsewhere"],
            ),
        ] {
            assert_eq!(
                labels(&store, &filter, SortBy::Due).await,
                expected,
                "{filter:?}"
            );
        }
        let here = Filter {
            unit: Some(unit(1)),
            ..Filter::default()
        };
        assert_eq!(labels(&store, &here, SortBy::Due).await.len(), 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_found_whatever_its_signs_and_case() {
    on_both(async |store| {
        fill(&store).await;
        let find = async |text: &str| {
            labels(
                &store,
                &Filter {
                    text: Some(text.into()),
                    ..Filter::default()
                },
                SortBy::Due,
            )
            .await
        };
        assert_eq!(find("ÄRENDE").await, ["Ärende 1"]);
        assert_eq!(find("100 %").await, ["100 % klart"]);
        assert_eq!(find("_").await, ["b_c"]);
        assert_eq!(find("!").await, Vec::<String>::new());
        assert_eq!(find("' OR 1=1 --").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_duties_are_found_where_they_were_done() {
    on_both(async |store| {
        fill(&store).await;
        act(&store, MORNING, Do::Close(case(1)))
            .await
            .expect("closed");
        act(&store, MORNING, Do::Drop(case(2), "withdrawn"))
            .await
            .expect("dropped");
        assert_eq!(
            labels(
                &store,
                &Filter {
                    state: StateFilter::Done,
                    ..desk()
                },
                SortBy::Due
            )
            .await,
            ["Ärende 1"]
        );
        assert_eq!(
            labels(
                &store,
                &Filter {
                    state: StateFilter::Dropped,
                    ..desk()
                },
                SortBy::Due
            )
            .await,
            ["100 % klart"]
        );
        assert_eq!(labels(&store, &desk(), SortBy::Due).await, ["b_c"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_the_day_in_the_zone() {
    on_both(async |store| {
        let due = [
            "2026-03-02T07:59:59Z",
            "2026-03-02T08:00:00Z",
            "2026-03-02T22:59:59.999Z",
            "2026-03-02T23:00:00Z",
            "2026-03-09T22:59:59.999Z",
            "2026-03-09T23:00:00Z",
            "2027-01-01T00:00:00Z",
        ];
        let new = (1..)
            .zip(due)
            .map(|(n, due)| decide(n, due).user(user(n % 2)))
            .collect();
        act(&store, MORNING, Do::Open(new)).await.expect("opened");
        let now = call(MORNING);
        let here = duties::counts(store.reader(), &now, Role::CaseOfficer, unit(1), None)
            .await
            .expect("counted");
        assert_eq!(
            here,
            Counts {
                overdue: 1,
                today: 2,
                week: 2,
                later: 2
            }
        );
        assert_eq!(here.all(), 7);
        let mine = duties::counts(
            store.reader(),
            &now,
            Role::CaseOfficer,
            unit(1),
            Some(user(1)),
        )
        .await
        .expect("counted");
        assert_eq!(
            mine,
            Counts {
                overdue: 1,
                today: 1,
                week: 1,
                later: 1
            }
        );
        let nowhere = duties::counts(store.reader(), &now, Role::Planner, unit(1), None)
            .await
            .expect("counted");
        assert_eq!(nowhere, Counts::default());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_duties_are_paged_by_an_index() {
    on_both(async |store| {
        let start = at(MORNING).as_millisecond();
        for chunk in 0..20_u128 {
            let new: Vec<NewDuty> = (chunk * 500..(chunk + 1) * 500)
                .map(|n| {
                    let due = Timestamp::from_millisecond(
                        start + i64::try_from(n * 7_919 % 10_007).expect("small") * 60_000,
                    );
                    let duty = DECIDE.on(
                        case(n),
                        unit(n % 10),
                        due.expect("a time"),
                        format!("/arenden/{n}"),
                    );
                    duty.label(format!("2026-{n:05}")).user(user(n % 40))
                })
                .collect();
            act(&store, MORNING, Do::Open(new)).await.expect("opened");
        }
        let mut seen = vec![];
        for number in 1..=10 {
            let page = duties::work_list(
                store.reader(),
                &desk(),
                SortBy::Due,
                PageAt::new(number, 100),
            )
            .await
            .expect("read");
            assert_eq!((page.total, page.pages()), (1_000, 10));
            seen.extend(page.rows.into_iter().map(|duty| (duty.due, duty.id)));
        }
        assert_eq!(seen.len(), 1_000);
        assert!(seen.is_sorted(), "no row twice, none left out, in order");
        fill_other_queries(&store).await;
        for plan in store.plans().await.expect("explained") {
            assert!(plan.scans().is_empty(), "{plan:?}");
            let by_due = plan.text.contains("ORDER BY k.due, k.duty");
            assert!(
                !by_due || !plan.steps.iter().any(|step| step.contains("TEMP B-TREE")),
                "sorts: {plan:?}"
            );
        }
    })
    .await;
}

/// Asks for the list of somebody whose duties are her or his own, and for its counts.
async fn ask_for_own(store: &Store) {
    let mine = Filter {
        user: Some(user(1)),
        ..desk()
    };
    let everybody: duties::Narrow<'_> = &Ok;
    let how = (SortBy::Due, PageAt::first(10));
    let listed = duties::own_list(store.reader(), &mine, everybody, how).await;
    listed.expect("read");
    let own = (unit(1), Role::CaseOfficer, user(1));
    let counted = duties::own_counts(store.reader(), &call(MORNING), own, everybody).await;
    counted.expect("counted");
}

/// Asks everything else that the room can be asked, so that its plans are looked at too.
async fn fill_other_queries(store: &Store) {
    let reader = store.reader();
    for state in [StateFilter::Open, StateFilter::Done, StateFilter::Raised] {
        for filter in [
            Filter { state, ..desk() },
            Filter {
                state,
                user: Some(user(1)),
                ..Filter::default()
            },
            Filter {
                state,
                unit: Some(unit(1)),
                ..Filter::default()
            },
            Filter {
                state,
                role: Some(Role::CaseOfficer),
                ..Filter::default()
            },
            Filter {
                state,
                kind: Some(DECIDE.key.into()),
                ..Filter::default()
            },
            Filter {
                state,
                person: Some(person(1)),
                ..Filter::default()
            },
            Filter {
                state,
                ..Filter::default()
            },
        ] {
            duties::work_list(reader, &filter, SortBy::Due, PageAt::first(10))
                .await
                .expect("read");
        }
    }
    let now = call(MORNING);
    ask_for_own(store).await;
    for user in [None, Some(user(1))] {
        duties::counts(reader, &now, Role::CaseOfficer, unit(1), user)
            .await
            .expect("counted");
    }
    duties::of_person(reader, person(1)).await.expect("read");
    duties::of_subject(reader, case(1)).await.expect("read");
    let ids = [case(1).id, case(2).id, case(3).id];
    duties::open_of(reader, "case", &ids).await.expect("read");
    let day = kernel::Period::since(now.today());
    duties::measures::in_time(reader, &now, DECIDE.key, day)
        .await
        .expect("read");
    act(store, MORNING, Do::Move(case(1), "2026-05-02T08:00:00Z"))
        .await
        .expect("moved");
    act(store, MORNING, Do::Close(case(1)))
        .await
        .expect("closed");
    store
        .act(&call(MORNING), &duties::Escalate)
        .await
        .expect("escalated");
}
