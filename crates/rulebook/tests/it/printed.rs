//! The whole book printed as a table that a lawyer can read: `golden/rulebook.md`.

use std::{env, fmt::Write, fs};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kernel::{Arg, Language};
use rulebook::{Begins, Law, Lookup, Rule, RuleBook, Source};

const HEAD: &str = "\
<!-- Printed from the rule book. Run with UPDATE_GOLDEN=1 to renew: UPDATE_GOLDEN=1 cargo test -p rulebook -->

# Regelboken

Varje rad är en regel i en lydelse. Orden är våra egna; lagens text står i lagen. *Gäller*: första och sista dag, båda \
inräknade. *Bokens början*: lydelsen kan vara äldre, men boken svarar från den dagen. *Beslutsdag*: regeln slås upp på \
dagen för det beslut som den handlar om. *Osäker*: inte läst eller inte säker, se anmärkningen.
";

const COLUMNS: &str = "
| Nyckel | Paragraf | Titel | Värde | Gäller | Varför | Kontrollerad |
|---|---|---|---|---|---|---|
";

struct Words(FluentBundle<FluentResource>);

impl Words {
    fn new(language: &str) -> Self {
        let path = format!("{}/locales/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("a language file");
        let resource = FluentResource::try_new(text).expect("a language file without faults");
        let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("texts");
        Self(bundle)
    }

    fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(n) => FluentValue::from(*n),
                Arg::Day(day) => FluentValue::from(day.to_string()),
                Arg::Moment(moment) => FluentValue::from(moment.to_string()),
            };
            values.set(*name, value);
        }
        let text = self.0.get_message(key).and_then(|message| message.value());
        let mut faults = vec![];
        let text = text.unwrap_or_else(|| panic!("no text {key}"));
        let said = self.0.format_pattern(text, Some(&values), &mut faults);
        assert_eq!(faults, [], "{key}");
        said.into_owned()
    }
}

/// The statute, or nothing for the municipality's own.
fn law(rule: &Rule) -> Option<&Law> {
    match &rule.source {
        Source::National { law, .. } => Some(law),
        Source::Local { .. } => None,
    }
}

fn valid(rule: &Rule) -> String {
    let from = rule.valid.from();
    let mut text = rule
        .valid
        .to()
        .map_or_else(|| format!("från {from}"), |to| format!("{from} till {to}"));
    if let Source::National {
        begins, amended, ..
    } = &rule.source
    {
        match begins {
            Begins::Book => text.push_str(" (bokens början)"),
            Begins::Statute | Begins::Amendment => {}
        }
        if let Some(act) = amended {
            write!(text, "; lydelse {act}").expect("a text");
        }
    }
    match rule.lookup {
        Lookup::Day => {}
        Lookup::Decision => text.push_str("; beslutsdag"),
    }
    text
}

fn line(rule: &Rule, words: &Words, book: &RuleBook) -> String {
    let (text, args) = rule.value.text(Language::Swedish);
    let paragraph = rule.citation(Language::Swedish).unwrap_or_else(|| {
        let Source::Local { kind, under, .. } = &rule.source else {
            return String::new();
        };
        let kind = words.say(kind.text(), &[]);
        let under = under.as_ref().and_then(|key| {
            let national = book.rule(key.as_str(), rule.valid.from());
            national.ok()?.citation(Language::Swedish)
        });
        under.map_or_else(|| kind.clone(), |law| format!("{kind}; fyller ut {law}"))
    });
    let mut checked = if rule.verified { "ja" } else { "**osäker**" }.to_owned();
    if let Some(remark) = &rule.remark {
        write!(checked, ". {remark}").expect("a text");
    }
    format!(
        "| `{}` | {} | {} | {} | {} | {} | {} |",
        rule.key.as_str(),
        paragraph,
        rule.title(Language::Swedish),
        words.say(text, &args),
        valid(rule),
        rule.why(Language::Swedish),
        checked,
    )
}

fn print(book: &RuleBook) -> String {
    let words = Words::new("sv");
    let mut text = HEAD.to_owned();
    let mut last: Option<Option<&Law>> = None;
    for rule in book.all() {
        let law = law(rule);
        if last != Some(law) {
            let head = law.map_or_else(
                || "Kommunens egna regler\n\nProduktens förval. Kommunen sätter sina egna värden i programmet.".to_owned(),
                |law| format!("{} ({})\n\n{}", law.name, law.number, law.text),
            );
            write!(text, "\n## {head}\n{COLUMNS}").expect("a text");
            last = Some(law);
        }
        text.push_str(&line(rule, &words, book));
        text.push('\n');
    }
    text
}

#[test]
fn the_printed_book_is_up_to_date() {
    let book = RuleBook::national().expect("the book");
    let now = print(&book);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/rulebook.md");
    if env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        fs::write(path, &now).expect("written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).find(|(was, is)| was != is);
    assert!(
        kept == now,
        "the printed book is not up to date; run with UPDATE_GOLDEN=1 to renew it. First difference: {differs:?}"
    );
}

#[test]
fn every_value_can_be_said_in_both_languages() {
    let book = RuleBook::national().expect("the book");
    for (tag, language) in [("sv", Language::Swedish), ("en", Language::English)] {
        let words = Words::new(tag);
        for rule in book.all() {
            let (text, args) = rule.value.text(language);
            assert!(!words.say(text, &args).is_empty());
        }
    }
    let sv = Words::new("sv");
    let say = |n| sv.say("rulebook-value-days", &[("n", Arg::Number(n))]);
    assert_eq!(
        [say(0), say(1), say(15)],
        ["samma dag", "1 dag", "15 dagar"]
    );
}
