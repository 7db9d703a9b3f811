//! Those who work: shifts, absences, what they can do, and what visits ask for.

use std::collections::BTreeSet;

use duties::calendar::days_after;
use jiff::SignedDuration;
use kernel::{Period, UserId};
use residents::LanguageCode;
use schedules::{
    AbsenceKind, Break, ChangeVisits, Competence, Demand, EndAbsence, FindingKind, NewShift,
    NoteAbsence, Placing, Profile, RemoveShift, SeenVisit, SetDemand, SetProfile, SetShift,
    VisitChange, absences_of, board, findings, limits, shifts_of,
};

use crate::{laying::visits, scene::Scene};

fn shift(scene: &Scene, from: i64, to: i64) -> SetShift {
    shift_of(scene.nurses[0], scene, (from, to))
}

/// Somebody works today, with a break at noon.
pub(crate) fn shift_of(user: UserId, scene: &Scene, (from, to): (i64, i64)) -> SetShift {
    SetShift {
        instead: None,
        shift: NewShift {
            user,
            day: scene.today(),
            from,
            to,
            pause: Some(Break {
                from: 12 * 60,
                minutes: 30,
            }),
        },
    }
}

/// Today's first visit is at nine, by the first nurse.
async fn place(scene: &Scene) {
    let laid = visits(scene, scene.today()).await.remove(0);
    let to = Placing {
        start: Some(9 * 60),
        workers: vec![scene.nurses[0]],
        ..laid.placing
    };
    let seen = SeenVisit {
        visit: laid.id,
        version: laid.version,
    };
    let changes = vec![VisitChange { seen, to }];
    scene.act(&ChangeVisits { changes, why: None }).await;
}

async fn found(scene: &Scene) -> Vec<FindingKind> {
    let (reader, day) = (scene.store.reader(), scene.today());
    let board = board(reader, &scene.manager(), (scene.provider, day)).await;
    let (board, _seen) = board.unwrap();
    let limits = limits(reader, day).await.unwrap().unwrap();
    let found = findings(&board, &limits);
    found.iter().map(|one| one.kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn shifts_are_kept_and_looked_at() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        place(&scene).await;
        assert_eq!(found(&scene).await, [FindingKind::Shift]);
        let id = scene.act(&shift(&scene, 7 * 60, 16 * 60)).await;
        assert_eq!(found(&scene).await, []);
        let told = scene.refused(&shift(&scene, 15 * 60, 20 * 60)).await;
        assert_eq!(told, ["schedules-refusal-shift-break"]);
        let longer = SetShift {
            instead: Some((id, 1)),
            ..shift(&scene, 7 * 60, 19 * 60)
        };
        scene.act(&longer).await;
        // Six and a half hours after the break.
        assert_eq!(found(&scene).await, [FindingKind::Break]);
        let stolen = SetShift {
            instead: Some((id, 2)),
            shift: NewShift {
                user: scene.nurses[1],
                ..longer.shift
            },
        };
        let told = scene.store.act(&scene.manager(), &stolen).await;
        assert!(matches!(told, Err(kernel::Problem::NotFound)), "{told:?}");
        scene
            .act(&RemoveShift {
                shift: id,
                version: 2,
            })
            .await;
        let days = (scene.today(), scene.today());
        let left = shifts_of(scene.store.reader(), scene.nurses[0], days).await;
        assert_eq!(left.unwrap(), []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_away_has_no_visits() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        // It is eight.
        scene.now -= SignedDuration::from_hours(2);
        scene.act(&shift(&scene, 7 * 60, 16 * 60)).await;
        place(&scene).await;
        let sick = NoteAbsence {
            user: scene.nurses[0],
            kind: AbsenceKind::Sick,
            period: Period::since(scene.today()),
        };
        assert_eq!(scene.act(&sick).await, 1);
        let freed = visits(&scene, scene.today()).await.remove(0);
        assert_eq!((freed.lacks(), freed.placing.start), (1, Some(9 * 60)));
        assert_eq!(found(&scene).await, [FindingKind::Nobody]);
        place(&scene).await;
        assert_eq!(found(&scene).await, [FindingKind::Absent]);
        let (reader, who) = (scene.store.reader(), (scene.provider, scene.nurses[0]));
        let days = (scene.today(), days_after(scene.today(), 9));
        let known = absences_of(reader, who, days).await.unwrap();
        let early = EndAbsence {
            absence: known[0].id,
            version: known[0].version,
            last: Some(days_after(scene.today(), -1)),
        };
        let told = scene.refused(&early).await;
        assert_eq!(told, ["schedules-refusal-absence-days"]);
        let stale = EndAbsence {
            version: 7,
            last: Some(scene.today()),
            ..early
        };
        let told = scene.store.act(&scene.manager(), &stale).await;
        assert!(matches!(told, Err(kernel::Problem::Changed(_))), "{told:?}");
        let never = EndAbsence {
            last: None,
            ..early
        };
        scene.act(&never).await;
        assert_eq!(absences_of(reader, who, days).await.unwrap(), []);
        assert_eq!(found(&scene).await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_goes_home_ill_has_worked_that_morning() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        place(&scene).await;
        let made = visits(&scene, scene.today()).await.remove(0);
        let sick = NoteAbsence {
            user: scene.nurses[0],
            kind: AbsenceKind::Sick,
            period: Period::since(scene.today()),
        };
        // It is ten.
        assert_eq!(scene.act(&sick).await, 0);
        assert_eq!(visits(&scene, scene.today()).await.remove(0), made);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_visit_asks_for_is_held_by_those_who_come() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        scene.act(&shift(&scene, 7 * 60, 16 * 60)).await;
        place(&scene).await;
        let finnish = LanguageCode::parse("fi").unwrap();
        let demand = SetDemand {
            demand: Demand {
                person: scene.ragnar,
                competences: BTreeSet::from([Competence::Lift]),
                language: Some(finnish.clone()),
                version: 0,
            },
        };
        scene.act(&demand).await;
        let both = [FindingKind::Competence, FindingKind::Language];
        assert_eq!(found(&scene).await, both);
        let profile = SetProfile {
            profile: Profile {
                user: scene.nurses[0],
                competences: BTreeSet::from([Competence::Lift, Competence::Driving]),
                languages: BTreeSet::from([finnish]),
                version: 0,
            },
        };
        scene.act(&profile).await;
        assert_eq!(found(&scene).await, []);
        let stale = scene.store.act(&scene.manager(), &profile).await;
        assert!(matches!(stale, Err(kernel::Problem::Changed(_))));
    })
    .await;
}
