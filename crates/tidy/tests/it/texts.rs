//! Texts are complete, and none is idle.

use tidy::texts::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

const SV: &str =
    "cases-title = Ärende { $number }\ncases-status-open = Öppet\n# computed: cases-status-\n";
const EN: &str = "cases-title = Case { $number }\ncases-status-open = Open\n";
const CODE: &str = "texts.say(\"cases-title\"); texts.say(&format!(\"cases-status-{status}\"));";

fn plant(sv: &str, en: &str, code: &str, expected: &[&str]) {
    let files = [
        ("crates/cases/locales/sv.ftl", sv),
        ("crates/cases/locales/en.ftl", en),
        ("crates/cases/src/pages/one.rs", code),
    ];
    finds(check, &files, expected);
}

#[test]
fn verbs_fields_and_measures_have_their_words() {
    let words = "# computed: cases-field-\ncases-history-order-sent = x\ncases-field-state = x\n\
                 cases-measure-days = x\ncases-measure-days-definition = x\n";
    let code = "Entry::new(stream, \"cases.order-sent\", subject); const KEY: &str = \"cases-measure-days\";";
    let all = (format!("{SV}{words}"), format!("{EN}{words}"));
    plant(&all.0, &all.1, &format!("{CODE} {code}"), &[]);
    plant(
        &all.0,
        &all.1,
        &format!("{CODE} {}", code.replace("order-sent", "order-seen")),
        &["`cases-history-order-sent` is used nowhere"],
    );
}

#[test]
fn a_breach_is_caught() {
    plant(
        &format!("{SV}cases-idle = Ingen\n"),
        &format!("{EN}cases-idle = None\n"),
        CODE,
        &["sv.ftl:4: `cases-idle` is used nowhere"],
    );
    plant(
        SV,
        EN,
        &format!("{CODE} say(\"cases-gone\")"),
        &["line 1 names `cases-gone`"],
    );
    plant(
        SV,
        &format!("{EN}cases-extra = More\n"),
        CODE,
        &["en.ftl:3: `cases-extra` is not in sv.ftl"],
    );
    plant(
        SV,
        "cases-title = Case\n",
        CODE,
        &["en.ftl: lacks `cases-status-open`"],
    );
    plant(
        SV,
        &EN.replace("$number", "$nummer"),
        CODE,
        &["sets in `$nummer`"],
    );
    plant(
        SV,
        &format!("{EN}cases-title = Again\n"),
        CODE,
        &["en.ftl:3: `cases-title` stands there twice"],
    );
    plant(
        &SV.replace("computed: cases-status-", "computed: cases-gone-"),
        EN,
        CODE,
        &[
            "no key together from `cases-gone-`",
            "`cases-status-open` is used nowhere",
        ],
    );
    finds(
        check,
        &[("crates/cases/locales/sv.ftl", "")],
        &["crates/cases/locales: has no en.ftl"],
    );
    plant(
        "page-title = Sida",
        "page-title = Page",
        "say(\"page-title\")",
        &[
            "sv.ftl:1: `page-title` must start with `cases-`",
            "en.ftl:1: `page-title` must",
        ],
    );
}

#[test]
fn complete_texts_are_none() {
    plant(SV, EN, CODE, &[]);
    let test = "\n#[cfg(test)]\nmod tests {\n    say(\"cases-made-up\");\n}\n";
    plant(SV, EN, &format!("{CODE}{test}"), &[]);
    plant(
        &format!("{SV}# other: cases-widget\n"),
        EN,
        &format!("{CODE} id(\"cases-widget\")"),
        &[],
    );
}

#[test]
fn a_subset_may_lack_texts_but_not_add_any() {
    let files = |fi: &'static str| {
        [
            ("crates/cases/locales/sv.ftl", SV),
            ("crates/cases/locales/en.ftl", EN),
            ("crates/cases/locales/fi.ftl", fi),
            ("crates/cases/src/pages/one.rs", CODE),
        ]
    };
    finds(
        check,
        &files("# subset\ncases-title = Asia { $number }\n"),
        &[],
    );
    finds(
        check,
        &files("# subset\ncases-muu = Muu\n"),
        &["fi.ftl:2: `cases-muu` is not in sv.ftl"],
    );
    finds(
        check,
        &files("cases-title = Asia\n"),
        &["fi.ftl: lacks `cases-status-open`"],
    );
}

#[test]
fn data_files_and_other_crates_name_texts_too() {
    let files = [
        (
            "crates/cases/locales/sv.ftl",
            "cases-why = Därför\ncases-help = Se { cases-term }\ncases-term = ord",
        ),
        (
            "crates/cases/locales/en.ftl",
            "cases-why = Because\ncases-help = See { cases-term }\ncases-term = word",
        ),
        ("crates/rulebook/data/rules.toml", "why = \"cases-why\"\n"),
        ("crates/portal/src/one.rs", "say(\"cases-help.label\")"),
    ];
    finds(check, &files, &[]);
}
