//! The language files: the same keys in both, a text for everything that is shown, and none left over.

use std::collections::BTreeSet;

use access::{
    Condition, LettingScope, MarkingKind, RelationGround, RelationKind, Resource, Verb, Who,
};
use fluent_bundle::{FluentBundle, FluentResource};

const SWEDISH: &str = include_str!("../../locales/sv.ftl");
const ENGLISH: &str = include_str!("../../locales/en.ftl");

/// The Swedish text of a key that takes no values.
pub(crate) fn swedish(bundle: &FluentBundle<FluentResource>, key: &str) -> String {
    let message = bundle
        .get_message(key)
        .unwrap_or_else(|| panic!("no text {key}"));
    let pattern = message.value().expect("a value");
    let mut errors = vec![];
    let text = bundle
        .format_pattern(pattern, None, &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{key}: {errors:?}");
    text
}

pub(crate) fn swedish_bundle() -> FluentBundle<FluentResource> {
    let tag = "sv".parse().expect("a language");
    let mut bundle = FluentBundle::new(vec![tag]);
    let file = FluentResource::try_new(SWEDISH.to_owned()).expect("a language file");
    bundle.add_resource(file).expect("no key twice");
    bundle
}

fn keys(file: &str) -> BTreeSet<String> {
    file.lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _text)| key.to_owned())
        .filter(|key| key.starts_with("access-"))
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(keys(SWEDISH), keys(ENGLISH));
}

#[test]
fn everything_that_is_shown_has_a_text_and_no_text_is_left_over() {
    let mut wanted = BTreeSet::new();
    wanted.extend(
        Who::all()
            .into_iter()
            .map(|who| format!("access-role-{}", who.key())),
    );
    wanted.extend(Verb::ALL.map(|verb| format!("access-verb-{}", verb.key())));
    wanted.extend(Resource::ALL.map(|resource| format!("access-resource-{}", resource.key())));
    wanted.extend(Condition::ALL.map(|condition| format!("access-condition-{}", condition.key())));
    wanted.extend(
        RelationKind::ALL
            .iter()
            .map(|kind| format!("access-relation-{}", kind.key())),
    );
    wanted.extend(RelationGround::ALL.iter().map(|ground| ground.text_key()));
    wanted.extend(
        MarkingKind::ALL
            .iter()
            .map(|kind| format!("access-marking-{}", kind.key())),
    );
    wanted.extend(
        LettingScope::ALL
            .iter()
            .map(|scope| format!("access-letting-{}", scope.key())),
    );
    let source = sources();
    for key in keys(SWEDISH) {
        let (kind, name) = key
            .trim_start_matches("access-")
            .split_once('-')
            .expect("a kind");
        match kind {
            "history" => assert!(
                source.contains(&format!("\"access.{name}\"")),
                "{key} is left over"
            ),
            "refusal" => assert!(source.contains(&format!("\"{key}\"")), "{key} is left over"),
            "field" => assert!(
                source.contains(&format!("\"{name}\"")),
                "{key} is left over"
            ),
            _ => assert!(wanted.remove(&key), "{key} is left over"),
        }
    }
    assert!(wanted.is_empty(), "no text for {wanted:?}");
    for quoted in source.split('"').skip(1).step_by(2) {
        let has_text = match quoted.strip_prefix("access.") {
            Some(name) => keys(SWEDISH).contains(&format!("access-history-{name}")),
            None if quoted.starts_with("access-refusal-") => keys(SWEDISH).contains(quoted),
            None => true,
        };
        assert!(has_text, "no text for {quoted}");
    }
}

/// The code of this room, in one text.
fn sources() -> String {
    let mut text = String::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                text.push_str(&std::fs::read_to_string(path).expect("a file"));
            }
        }
    }
    text
}

#[test]
fn the_ground_of_a_relation_is_found_in_what_history_keeps_also_from_earlier_versions() {
    for ground in RelationGround::ALL {
        assert_eq!(RelationGround::of_reason(ground.key()), Some(*ground));
        let earlier = ground.key().replace('-', " ");
        assert_eq!(RelationGround::of_reason(&earlier), Some(*ground));
    }
    assert_eq!(RelationGround::of_reason("Min son hjälper mig"), None);
}
