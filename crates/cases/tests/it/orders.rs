//! Orders: from approved decisions to the provider's yes, no, or silence.

use access::{Need, Resource};
use cases::{
    AcknowledgeOrder, ChooseProvider, EndOrder, NoteOralOrder, OrderState, ProviderChoice,
    RefuseOrder, SeeOrder, SendOrder, SetOrderLines, StartExecution, WithdrawOrder,
    decisions_of_person, order, order_sendings, order_tasks,
};
use duties::{State, Subject};
use kernel::{Problem, Role};

use crate::{
    order_scene::{Ordering, by_system, line, prose, tasks},
    scene::id,
};

fn text(problem: &Problem) -> String {
    match problem {
        Problem::Refused(refusals) => refusals[0].text.to_string(),
        Problem::NotFound | Problem::Denied | Problem::Changed(_) | Problem::Fault(_) => {
            format!("{problem:?}")
        }
    }
}

/// Whether the provider that was chosen may see the order, on a day and on the next.
async fn today_and_tomorrow(o: &mut Ordering) -> [bool; 2] {
    let mut answers = [false; 2];
    for answer in &mut answers {
        let need = Need::see(Resource::Order).about(o.scene.person);
        let call = o.at(o.choice);
        *answer = access::may(o.scene.store.reader(), &call, need)
            .await
            .unwrap();
        o.scene.wait(24);
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_decisions_to_the_providers_yes_and_the_first_day() {
    Ordering::on_both(async |mut o| {
        let store = o.scene.store.clone();
        let reader = store.reader();
        let person = o.scene.person;
        let (order_id, sent) = o.sent_to(o.choice).await;
        assert_eq!(
            sent.due,
            o.officer().now + jiff::SignedDuration::from_hours(4)
        );

        // The provider may see the order from now on, but not what it was decided by.
        let see = |resource| Need::see(resource).about(person);
        let manager = o.at(o.choice);
        assert!(
            access::may(reader, &manager, see(Resource::Order))
                .await
                .unwrap()
        );
        for closed in [
            Resource::Investigation,
            Resource::Decision,
            Resource::PersonFile,
        ] {
            assert!(!access::may(reader, &manager, see(closed)).await.unwrap());
        }
        let first = SeeOrder {
            person,
            order: order_id,
        };
        assert!(o.act_at(o.choice, &first).await.unwrap());
        assert!(!o.act_at(o.choice, &first).await.unwrap(), "seen once");

        let yes = AcknowledgeOrder {
            seen: o.seen(order_id, 4),
            starts: manager.today(),
            starter: line("Amina, undersköterska"),
        };
        o.act_at(o.choice, &yes).await.unwrap();
        let about = Subject::new("order", order_id);
        let duties = duties::of_subject(reader, about).await.unwrap();
        assert_eq!(
            duties.iter().map(|d| d.state).collect::<Vec<_>>(),
            [State::Done]
        );

        let start = StartExecution {
            seen: o.seen(order_id, 5),
            on: manager.today(),
        };
        o.act_at(o.choice, &start).await.unwrap();
        for decision in decisions_of_person(reader, person).await.unwrap() {
            assert_eq!(decision.executed, Some(manager.today()));
        }
        let open = duties::of_person(reader, person).await.unwrap();
        assert!(
            open.iter().all(|duty| duty.kind != "cases-duty-execute"),
            "{open:?}"
        );

        let end = EndOrder {
            seen: o.seen(order_id, 6),
            on: manager.today(),
            reason: prose("Flyttar till annan kommun."),
        };
        o.act(&end).await.unwrap();
        // Whoever goes there in the evening of the last day must see to whom.
        assert_eq!(today_and_tomorrow(&mut o).await, [true, false]);
        let report = history::verify(reader).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_goes_back_to_the_officer_and_on_to_another() {
    Ordering::on_both(async |mut o| {
        let person = o.scene.person;
        let (order_id, _) = o.sent_to(o.choice).await;
        o.scene.wait(1);
        let reader = o.scene.store.reader();
        let no = RefuseOrder {
            seen: o.seen(order_id, 4),
            reason: prose("Vi har ingen som kan duscha på kvällar."),
        };
        // Another provider cannot answer in its place, nor can the one who sent it.
        let other = o.act_at(o.in_house, &no).await;
        assert!(matches!(other, Err(Problem::NotFound)), "{other:?}");
        let own = o.act(&no).await;
        assert!(matches!(own, Err(Problem::NotFound)), "{own:?}");
        o.act_at(o.choice, &no).await.unwrap();

        // The one who said no is out, and the officer has something to do by the next working day.
        let need = Need::see(Resource::Order).about(person);
        assert!(!access::may(reader, &o.at(o.choice), need).await.unwrap());
        let about = Subject::new("order", order_id);
        let open = |duties: Vec<duties::DutyView>| -> Vec<String> {
            duties
                .into_iter()
                .filter(|d| d.state == State::Open)
                .map(|d| d.kind)
                .collect()
        };
        let now = open(duties::of_subject(reader, about).await.unwrap());
        assert_eq!(now, ["cases-duty-order-place-anew"]);

        let choice = ProviderChoice::Chosen {
            provider: o.in_house,
            why: Some(prose("Grannen har dem.")),
        };
        o.act(&ChooseProvider {
            seen: o.seen(order_id, 5),
            choice,
        })
        .await
        .unwrap();
        o.act(&SendOrder {
            seen: o.seen(order_id, 6),
        })
        .await
        .unwrap();
        let now = open(duties::of_subject(reader, about).await.unwrap());
        assert_eq!(now, ["cases-duty-order-acknowledge"]);
        let sendings = order_sendings(reader, order_id).await.unwrap();
        assert_eq!(
            sendings.iter().map(|s| s.provider).collect::<Vec<_>>(),
            [o.choice, o.in_house]
        );
        assert!(access::may(reader, &o.at(o.in_house), need).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_answers_rises_by_the_hour() {
    Ordering::on_both(async |mut o| {
        let (order_id, _) = o.sent_to(o.choice).await;
        let about = Subject::new("order", order_id);
        let mut seen = vec![];
        for hours in [3, 2, 4, 16] {
            o.scene.wait(hours);
            let call = by_system(&o.scene);
            o.scene.store.act(&call, &duties::Escalate).await.unwrap();
            let duty = duties::of_subject(o.scene.store.reader(), about)
                .await
                .unwrap()
                .remove(0);
            seen.push(duty.raised.map(|raised| (raised.role, raised.unit)));
        }
        let expected = [
            None,
            Some((Role::UnitManager, o.choice)),
            Some((Role::CaseOfficer, o.unit)),
            Some((Role::UnitManager, o.unit)),
        ];
        assert_eq!(seen, expected);
        let lying = order(o.scene.store.reader(), o.scene.person, order_id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (lying.state, lying.sending.unwrap().seen),
            (OrderState::Sent, None)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_chooses_among_those_with_a_place_and_the_turn_goes_round() {
    Ordering::on_both(async |o| {
        let (first, _) = o.sent_to(o.choice).await;
        // The one place is taken; the other decisions of another person find it full.
        let erik = o.another_person().await;
        let (case, decisions) = o.decided_for(erik).await;
        let draft = cases::DraftOrder {
            person: erik,
            case,
            decisions,
            ..o.draft()
        };
        let order_id = o.act(&draft).await.unwrap();
        let seen = |version| cases::SeenOrder {
            person: erik,
            order: order_id,
            version,
        };
        let choose = |version, provider| ChooseProvider {
            seen: seen(version),
            choice: ProviderChoice::Chosen {
                provider,
                why: None,
            },
        };
        for (provider, expected) in [
            (o.choice, "cases-refusal-provider-full"),
            (o.elsewhere, "cases-refusal-provider-not-here"),
            (o.unit, "cases-refusal-provider-not-here"),
            (o.procured, "cases-refusal-provider-form"),
        ] {
            let refused = o.act(&choose(1, provider)).await.unwrap_err();
            assert_eq!(text(&refused), expected);
        }
        // Who does not choose gets an in-house provider, each in turn.
        let mut got = vec![];
        for version in 1..=3 {
            let choice = ProviderChoice::NotChosen { why: None };
            let placed = o
                .act(&ChooseProvider {
                    seen: seen(version),
                    choice,
                })
                .await
                .unwrap();
            assert!(placed.in_turn);
            got.push(placed.provider);
        }
        assert_eq!(got[0], got[2]);
        got.truncate(2);
        got.sort();
        let mut both = [o.in_house, o.second_in_house];
        both.sort();
        assert_eq!(got, both);
        let stored = order(o.scene.store.reader(), erik, order_id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(stored.placement.unwrap().turn.unwrap().candidates, 2);

        // Taken back, the place is free again.
        let back = WithdrawOrder {
            seen: o.seen(first, 4),
            reason: prose("Ångrade sig."),
        };
        o.act(&back).await.unwrap();
        o.act(&choose(4, o.choice)).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_needs_give_the_same_minutes_and_a_deviation_its_reason() {
    Ordering::on_both(async |o| {
        let reader = o.scene.store.reader();
        let order_id = o.drafted().await;
        let mut needs = tasks();
        needs[0].deviation = Some(cases::Deviation {
            minutes: kernel::Minutes::new(75),
            reason: prose("Sju kilometer till affären."),
        });
        let framed = o
            .act(&SetOrderLines {
                seen: o.seen(order_id, 2),
                tasks: needs,
            })
            .await
            .unwrap();
        assert_eq!(
            (framed.standard.count(), framed.granted.count()),
            (171, 201)
        );
        let kept = order_tasks(reader, order_id).await.unwrap();
        assert_eq!(kept.len(), 4);
        assert_eq!(
            kept.iter().map(|task| task.granted.count()).sum::<i64>(),
            201
        );
        assert_eq!(
            kept.iter()
                .filter(|task| task.need.deviation.is_some())
                .count(),
            1
        );

        // A task of a service that is not ordered.
        let foreign = vec![crate::order_scene::task(
            "doctor-escort",
            1,
            organisation::Per::Month,
        )];
        let refused = o
            .act(&SetOrderLines {
                seen: o.seen(order_id, 3),
                tasks: foreign,
            })
            .await
            .unwrap_err();
        assert_eq!(text(&refused), "cases-refusal-task-service");
        // Somebody who saw an older order is told.
        let late = o
            .act(&SetOrderLines {
                seen: o.seen(order_id, 2),
                tasks: tasks(),
            })
            .await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_not_sent_bare_nor_made_twice() {
    Ordering::on_both(async |o| {
        let order_id = o.act(&o.draft()).await.unwrap();
        let twice = o.act(&o.draft()).await.unwrap_err();
        assert_eq!(text(&twice), "cases-refusal-order-twice");
        let bare = o
            .act(&SendOrder {
                seen: o.seen(order_id, 1),
            })
            .await
            .unwrap_err();
        assert_eq!(text(&bare), "cases-refusal-order-no-provider");
        let choice = ProviderChoice::Chosen {
            provider: o.in_house,
            why: None,
        };
        o.act(&ChooseProvider {
            seen: o.seen(order_id, 1),
            choice,
        })
        .await
        .unwrap();
        let bare = o
            .act(&SendOrder {
                seen: o.seen(order_id, 2),
            })
            .await
            .unwrap_err();
        assert_eq!(text(&bare), "cases-refusal-order-no-tasks");
        // A decision of somebody else's case is not there.
        let mut draft = o.draft();
        draft.decisions = vec![id(77)];
        assert!(matches!(o.act(&draft).await, Err(Problem::NotFound)));
        // Nor is the order, for an officer without relation.
        let stranger = o.scene.stranger();
        let back = WithdrawOrder {
            seen: o.seen(order_id, 2),
            reason: prose("Fel person."),
        };
        assert!(matches!(
            o.scene.store.act(&stranger, &back).await,
            Err(Problem::NotFound)
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_by_word_of_mouth_is_written_down_the_same_day() {
    Ordering::on_both(async |o| {
        let reader = o.scene.store.reader();
        let now = o.officer().now;
        let said = NoteOralOrder {
            person: o.scene.person,
            case: o.case,
            provider: o.choice,
            said_to: line("Lena Holm, samordnare"),
            said: now,
            words: prose("Besök redan i kväll klockan 19."),
        };
        let oral = o.act(&said).await.unwrap();
        let about = Subject::new("oral-order", oral);
        let duty = duties::of_subject(reader, about).await.unwrap().remove(0);
        assert_eq!(duty.due, "2026-11-20T22:59:59.999Z".parse().unwrap());
        let ahead = NoteOralOrder {
            said: now + jiff::SignedDuration::from_hours(1),
            ..said
        };
        assert_eq!(
            text(&o.act(&ahead).await.unwrap_err()),
            "page-kit-refusal-future"
        );

        o.sent_to(o.choice).await;
        let duty = duties::of_subject(reader, about).await.unwrap().remove(0);
        assert_eq!(duty.state, State::Done);
    })
    .await;
}
