//! What holds for phones without network, and that the trials would notice if it did not.

use crate::phones::{VISITS, script::Planted, trial, trials};

/// In the trials that run with every change. More by command: `cargo xtask phones`.
const MANY: u64 = 100_000;

#[test]
fn whatever_happens_to_phones_each_report_reaches_the_office_once() {
    let told = trials(1, MANY).unwrap_or_else(|wrong| panic!("{wrong}"));
    // Trials in which nothing goes wrong show nothing.
    assert!(
        told.made > told.visits && told.queued > MANY / 2,
        "{told:?}"
    );
    assert!(
        told.repeats > MANY / 4 && told.kills > MANY / 10,
        "{told:?}"
    );
    assert!(told.corrected > MANY / 40, "{told:?}");
    assert!(told.aside > 0 && told.aside < told.made / 20, "{told:?}");
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let once = |seed| trial((seed, 3), VISITS, (None, false)).map(|told| told.digest);
    assert_eq!(once(7), once(7));
    assert_ne!(once(7), once(8));
}

/// A fault that was put in on purpose is found within a thousand visits.
fn is_caught(planted: Option<Planted>, forgets: bool, complaint: &str) {
    let many = 1000 / u64::try_from(VISITS).expect("few");
    let wrong = (0..many).find_map(|number| trial((1, number), VISITS, (planted, forgets)).err());
    let wrong = wrong.expect("nobody noticed");
    assert!(wrong.contains(complaint), "{wrong}");
}

#[test]
fn an_office_that_forgets_requests_is_caught() {
    is_caught(None, true, "taken 2 times");
}

#[test]
fn a_phone_that_drops_what_was_refused_is_caught() {
    let sound = r#"return status >= 400 ? "refused" : "later";"#;
    let broken = r#"return status >= 400 ? "taken" : "later";"#;
    is_caught(Some((sound, broken)), false, "lost: ");
}

#[test]
fn a_phone_that_sends_the_newest_first_is_caught() {
    let sound = "const [item] = waiting(state);";
    let broken = "const [item] = waiting(state).reverse();";
    is_caught(Some((sound, broken)), false, "before an earlier one");
}

#[test]
fn a_phone_that_keeps_nothing_before_it_answers_is_caught() {
    let sound = "effects: [keep, ...answer(reader, \"queued\")]";
    let broken = "effects: [...answer(reader, \"queued\"), keep]";
    is_caught(Some((sound, broken)), false, "answered before it was kept");
}

#[test]
fn pages_that_never_expire_are_caught() {
    let (sound, broken) = ("if (pages === null) return {", "if (true) return {");
    is_caught(Some((sound, broken)), false, "can be read");
}

#[test]
fn pages_that_the_next_user_may_read_are_caught() {
    let sound = "state.pages?.user === user ? state.pages : null";
    is_caught(Some((sound, "state.pages")), false, "pages of two people");
}
