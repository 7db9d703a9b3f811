//! Books that break an invariant are refused, and the fault names rule and field.

use rulebook::{BookFault, RuleBook};

const LAW: &str = r#"
[[law]]
id = "sol"
number = "2025:400"
short = "SoL"
name = "Socialtjänstlagen"
name_en = "Social Services Act"
in_force = "2025-07-01"
text = "Konsoliderad text."
"#;

const RULE: &str = r#"
[[rule]]
key = "sol-1"
law = "sol"
chapter = 1
paragraph = "1"
title = "Titel"
title_en = "Title"
why = "Därför."
why_en = "Because."
value = { days = 3 }
from = "2025-07-01"
to = "2025-12-31"
begins = "statute"
verified = true
"#;

const NEXT: &str = r#"
[[rule]]
key = "sol-1"
law = "sol"
chapter = 1
paragraph = "1"
title = "Titel"
title_en = "Title"
why = "Därför."
why_en = "Because."
value = { days = 4 }
from = "2026-01-01"
begins = "amendment"
amended = "2025:1"
verified = true
"#;

const LOCAL: &str = r#"
[[rule]]
key = "local-x"
kind = "guideline"
under = "sol-1"
title = "Titel"
title_en = "Title"
why = "Därför."
why_en = "Because."
value = { days = 3 }
at_least = { days = 1 }
at_most = { days = 9 }
from = "2025-07-01"
verified = true
"#;

fn parse(change: impl Fn(&str) -> String) -> Result<RuleBook, BookFault> {
    let whole = change(&format!("{LAW}{RULE}{NEXT}|{LOCAL}"));
    let (national, local) = whole.split_once('|').expect("two files");
    RuleBook::parse(national, local)
}

fn check(replace: &str, by: &str, expect: &str) {
    let fault = parse(|text| {
        assert!(text.contains(replace), "nothing to replace: {replace}");
        text.replacen(replace, by, 1)
    });
    let said = fault.expect_err("the book is broken").to_string();
    assert!(said.contains(expect), "{said}");
}

#[test]
fn the_book_itself_is_whole() {
    parse(str::to_owned).expect("a book");
}

#[test]
fn fields_must_be_there_and_fit() {
    check("title = \"Titel\"\n", "", "missing field `title`");
    check(
        "why = \"Därför.\"",
        "why = \" \"",
        "rule sol-1: why is empty",
    );
    check("days = 3", "fortnights = 3", "national.toml cannot be read");
    check("days = 3", "days = -3", "national.toml cannot be read");
    check("law = \"sol\"", "law = \"lss\"", "law names lss");
    check(
        "key = \"sol-1\"",
        "key = \"lss-1\"",
        "key does not start with",
    );
    check("key = \"sol-1\"", "key = \"sol-Å\"", "key has other signs");
    check(
        "\"2025-12-31\"",
        "\"2025-02-30\"",
        "national.toml cannot be read",
    );
    check("verified = true", "verified = false", "remark is missing");
    check("amended = \"2025:1\"\n", "", "amended is missing");
    check(
        "paragraph = \"1\"",
        "paragraph = \"?\"",
        "paragraph is not settled",
    );
    check("\"statute\"", "\"amendment\"", "amended is missing");
    check(
        "\"amendment\"",
        "\"statute\"",
        "begins is not the law's first day",
    );
    check(
        "from = \"2025-07-01\"",
        "from = \"2025-06-30\"",
        "from lies before the law's",
    );
}

#[test]
fn wordings_follow_day_on_day_with_the_same_kind() {
    check(
        "to = \"2025-12-31\"\n",
        "",
        "two wordings are valid on 2026-01-01",
    );
    check("\"2025-12-31\"", "\"2026-01-01\"", "two wordings are valid");
    check(
        "\"2025-12-31\"",
        "\"2025-12-30\"",
        "the day before 2026-01-01",
    );
    check("\"2025-12-31\"", "\"2025-06-30\"", "to lies before from");
    check(
        "{ days = 4 }",
        "{ weeks = 4 }",
        "changes from Days to Weeks",
    );
}

#[test]
fn lists_have_names_of_their_own() {
    let one = "{ code = \"a\", sv = \"ett\", en = \"one\" }";
    let two = format!("{{ items = [{one}, {one}] }}");
    check("{ days = 3 }", &two, "items are none, or two have one code");
    check("{ days = 3 }", "{ items = [] }", "items are none");
}

#[test]
fn local_rules_have_limits_and_a_place_in_the_law() {
    check(
        "under = \"sol-1\"",
        "under = \"sol-2\"",
        "under names sol-2",
    );
    check(
        "key = \"local-x\"",
        "key = \"sol-x\"",
        "does not start with local-",
    );
    check("at_least = { days = 1 }\n", "", "without at_most");
    check(
        "at_most = { days = 9 }",
        "at_most = { weeks = 9 }",
        "another kind",
    );
    check(
        "at_most = { days = 9 }",
        "at_most = { days = 2 }",
        "outside its limits",
    );
}
