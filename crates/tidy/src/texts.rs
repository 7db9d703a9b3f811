//! Every text exists in every language, every text that the code names exists, and none is unused.
//!
//! The texts of a crate stand in `locales/<language>.ftl`, under keys that start with the crate's name.
//! The code names them in string literals. Remarks in a language file say what a reader of the code
//! cannot see:
//!
//! - `# computed: cases-status-` — the code puts these keys together from this start and a name;
//! - `# other: cases-widget-` — words in the code that start so are no texts;
//! - `# subset` on the first line — this language has only some of the texts.
//!
//! A verb of history, `cases.order-sent`, names the text `cases-history-order-sent`, and lets the crate have the
//! names of its fields under `# computed: cases-field-`. A measure's key also names its `-definition`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Finding, Source, fluent::Language, rust};

/// Languages that every crate with texts must have.
const NEEDED: &[&str] = &["sv", "en"];

/// The language files of one crate, by language.
type Crate<'a> = BTreeMap<&'a str, (&'a Source, Language)>;

/// Texts that are missing, doubled, unused or under another's name.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let crates = crates(tree);
    let named = Named::read(tree);
    let mut found = Vec::new();
    for (name, languages) in &crates {
        found.extend(same_everywhere(name, languages));
        found.extend(unused(languages, &crates, &named));
    }
    found.extend(missing(&crates, &named));
    found
}

fn crates(tree: &[Source]) -> BTreeMap<&str, Crate<'_>> {
    let mut crates = BTreeMap::<&str, Crate<'_>>::new();
    for source in tree.iter().filter(|source| source.has_extension("ftl")) {
        if let Some((name, _)) = source.place() {
            let language = Language::parse(&source.text);
            let files = crates.entry(name).or_default();
            files.insert(source.stem(), (source, language));
        }
    }
    crates
}

/// All languages of a crate have the same texts with the same values, under the crate's own name.
fn same_everywhere(name: &str, languages: &Crate<'_>) -> Vec<Finding> {
    let folder = format!("crates/{name}/locales");
    let absent = NEEDED
        .iter()
        .filter(|needed| !languages.contains_key(*needed));
    let mut found: Vec<Finding> = absent
        .map(|needed| Finding::whole(&folder, format!("has no {needed}.ftl")))
        .collect();
    let Some((_, first)) = languages.get("sv") else {
        return found;
    };
    for (source, language) in languages.values() {
        for (line, key) in &language.doubled {
            found.push(Finding::at(
                source,
                *line,
                format!("`{key}` stands there twice"),
            ));
        }
        for (key, text) in &language.texts {
            let mut say = |what: String| found.push(Finding::at(source, text.line, what));
            if !key.starts_with('-') && !key.starts_with(&format!("{name}-")) {
                say(format!("`{key}` must start with `{name}-`"));
            }
            match first.texts.get(key) {
                None => say(format!("`{key}` is not in sv.ftl")),
                Some(own) => {
                    for value in text.values.difference(&own.values) {
                        say(format!("`{key}` sets in `${value}`, which sv.ftl does not"));
                    }
                }
            }
        }
        for key in first.texts.keys() {
            if !language.subset && !language.texts.contains_key(key) {
                found.push(Finding::whole(&source.path, format!("lacks `{key}`")));
            }
        }
    }
    found
}

/// Texts that nobody names, and remarks that fit nothing.
fn unused(own: &Crate<'_>, crates: &BTreeMap<&str, Crate<'_>>, named: &Named) -> Vec<Finding> {
    let references: BTreeSet<&String> = crates
        .values()
        .flat_map(BTreeMap::values)
        .flat_map(|(_, language)| language.texts.values())
        .flat_map(|text| &text.references)
        .collect();
    let computed: Vec<&String> = starts(own).collect();
    let mut found = Vec::new();
    for (source, language) in own.values() {
        for (line, start) in &language.computed {
            if !named
                .starts
                .iter()
                .any(|word| word.starts_with(start.as_str()))
            {
                let what = format!("the code puts no key together from `{start}`");
                found.push(Finding::at(source, *line, what));
            }
        }
    }
    let Some((source, first)) = own.get("sv") else {
        return found;
    };
    for (key, text) in &first.texts {
        let is_computed = computed.iter().any(|start| key.starts_with(start.as_str()));
        let is_named = named.keys.contains_key(key) || named.put_together.contains(key);
        if !is_computed && !references.contains(key) && !is_named {
            found.push(Finding::at(
                source,
                text.line,
                format!("`{key}` is used nowhere"),
            ));
        }
    }
    found
}

fn starts<'a>(languages: &'a Crate<'_>) -> impl Iterator<Item = &'a String> {
    languages
        .values()
        .flat_map(|(_, language)| language.computed.iter().map(|(_, start)| start))
}

/// Keys that the code names and no language file has.
fn missing(crates: &BTreeMap<&str, Crate<'_>>, named: &Named) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, places) in &named.keys {
        let owner = crates
            .iter()
            .filter(|(name, _)| key.strip_prefix(**name).is_some_and(|k| k.starts_with('-')))
            .max_by_key(|(name, _)| name.len());
        let Some((name, languages)) = owner else {
            continue;
        };
        let known = languages.values().any(|(_, language)| {
            let other = language.other.iter().any(|start| key.starts_with(start));
            other || language.texts.contains_key(key)
        });
        if !known {
            for (path, line) in places {
                let what = format!("line {line} names `{key}`, which crates/{name}/locales lacks");
                found.push(Finding::whole(path, what));
            }
        }
    }
    found
}

/// What the code says that may be a key.
#[derive(Debug, Default)]
struct Named {
    /// Literals with the shape of a key, and where they stand.
    keys: BTreeMap<String, Vec<(String, usize)>>,
    /// The starts of literals that the code puts something behind.
    starts: BTreeSet<String>,
    /// Keys that other crates put together from a literal.
    put_together: BTreeSet<String>,
}

impl Named {
    fn read(tree: &[Source]) -> Self {
        let mut named = Self::default();
        for source in tree {
            let Some((name, within)) = source.place() else {
                continue;
            };
            if name == "tidy" {
                continue;
            }
            if source.code_place().is_some() {
                let product = rust::split_tests(&source.text).0;
                named.take(source, rust::literals(product));
            } else if source.has_extension("toml") && within != "Cargo.toml" {
                named.take(source, quoted(&source.text));
            }
        }
        named
    }

    fn take(&mut self, source: &Source, literals: Vec<(usize, String)>) {
        for (line, text) in literals {
            let start = text.split('{').next().unwrap_or_default();
            if start.ends_with('-') {
                self.starts.insert(start.to_owned());
            }
            // An attribute of a text is named `key.attribute`.
            let key = text.split('.').next().unwrap_or_default();
            if let Some((room, what)) = verb(&text) {
                self.put_together.insert(format!("{room}-history-{what}"));
                self.starts.insert(format!("{room}-field-"));
            }
            if is_key(key) {
                self.put_together.insert(format!("{key}-definition"));
                let places = self.keys.entry(key.to_owned()).or_default();
                places.push((source.path.clone(), line));
            }
        }
    }
}

/// The quoted words of a data file.
fn quoted(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let words = line.split('"').skip(1).step_by(2);
        found.extend(words.map(|word| (at + 1, word.to_owned())));
    }
    found
}

/// A verb of history: the crate and what happened.
fn verb(word: &str) -> Option<(&str, &str)> {
    let (room, what) = word.split_once('.')?;
    (is_name(room) && is_name(what)).then_some((room, what))
}

fn is_key(word: &str) -> bool {
    word.contains('-') && is_name(word)
}

fn is_name(word: &str) -> bool {
    word.split('-').all(|part| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}
