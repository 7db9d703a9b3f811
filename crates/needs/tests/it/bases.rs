//! What forecasts rest on: files that are whole and make sense, kept as they were handed in, and never altered.

use kernel::{Refusal, Role};
use needs::{BasisFile, FileKind, ImportBasis, bases, basis_files, check_basis};
use store::{Action, Tx, sql};

use crate::{
    country::MUNICIPALITY,
    stage::{LAST, Stage, checked, earlier, files, keys, line},
};

fn wrong(files: Vec<BasisFile>) -> Vec<Refusal> {
    check_basis(line("Fel"), (MUNICIPALITY, LAST), files).unwrap_err()
}

/// The files with one of them changed.
fn with(kind: FileKind, change: impl Fn(&str) -> String) -> Vec<BasisFile> {
    let mut all = files();
    for file in all.iter_mut().filter(|file| file.kind == kind) {
        file.text = change(&file.text);
    }
    all
}

#[test]
fn what_is_wrong_in_each_file_is_said_with_its_line_and_column() {
    let mut broken = with(FileKind::Deaths, |text| text.replacen(",5,F,", ",5,X,", 1));
    for file in &mut broken {
        if file.kind == FileKind::RatesBirths {
            file.text = file
                .text
                .replacen("value", "antal\u{e4}r", 1)
                .replacen("county", "plats", 1);
        }
    }
    let told = wrong(broken);
    assert_eq!(
        keys(&told),
        ["needs-refusal-file-sex", "needs-refusal-file-heading"]
    );
    assert_eq!(told[0].field.as_deref(), Some("deaths"));
    let said = format!("{:?}", told[0].args);
    assert!(
        said.contains("\"line\", Number(7)") && said.contains("\"column\", Text(\"sex\")"),
        "{said}"
    );
    assert_eq!(told[1].field.as_deref(), Some("rates-births"));
}

#[test]
fn a_file_that_is_missing_or_no_text_is_refused() {
    let mut some = files();
    some.retain(|file| file.kind != FileKind::RatesDeaths);
    assert_eq!(keys(&wrong(some)), ["needs-refusal-file-missing"]);
    let book = with(FileKind::Population, |_| "PK\u{3}\u{4}".to_owned());
    assert_eq!(keys(&wrong(book)), ["needs-refusal-not-text"]);
    // The municipality's own deaths and births may be left out.
    let mut fewer = files();
    fewer.retain(|file| file.kind.is_needed());
    assert!(check_basis(line("Färre"), (MUNICIPALITY, LAST), fewer).is_ok());
}

#[test]
fn what_asks_for_more_room_than_it_takes_is_refused() {
    // A few codes, and room for a thousand million figures.
    let wide = r#"{"id": ["a", "b"], "size": [40000, 40000], "dimension": {}, "value": {}}"#;
    let told = wrong(with(FileKind::Population, |_| wide.to_owned()));
    assert_eq!(keys(&told), ["needs-refusal-figures"]);
    let many = with(FileKind::Assumptions, |text| {
        let one = |at| {
            format!(
                "\n[alternative.a{at}]\nfall = {{ low = 0.0, mode = 0.0, high = 0.0 }}\nservices = [\"home-care\"]\nassumption = \"x\"\n"
            )
        };
        let more: String = (0..70).map(one).collect();
        format!("{text}\n{more}")
    });
    assert_eq!(keys(&wrong(many)), ["needs-refusal-assumed-many"]);
}

#[test]
fn alternatives_that_would_be_shown_by_one_name_are_refused() {
    let alike = with(FileKind::Assumptions, |text| {
        let one = "fall = { low = 0.0, mode = 0.5, high = 1.0 }\nassumption = \"x\"\n";
        format!("{text}\n[alternative.\"Fallande användning\"]\n{one}")
    });
    let told = wrong(alike);
    assert_eq!(keys(&told), ["needs-refusal-alternatives-alike"]);
    assert_eq!(told[0].field.as_deref(), Some("assumptions"));
}

#[test]
fn a_year_or_an_area_that_is_not_there_is_refused() {
    let told = check_basis(line("Fel"), ("0180", LAST), files()).unwrap_err();
    assert_eq!(keys(&told), ["needs-refusal-no-start"]);
    let told = check_basis(line("Fel"), ("180", LAST + 1), files()).unwrap_err();
    assert_eq!(
        keys(&told),
        ["needs-refusal-area", "needs-refusal-no-start"]
    );
    let old = with(FileKind::Assumptions, |text| {
        text.replace("\nyear = 2025", "\nyear = 2010")
    });
    assert_eq!(keys(&wrong(old)), ["needs-refusal-assumed-year"]);
}

#[test]
fn the_same_files_have_the_same_digest() {
    let one = format!("{:?}", checked());
    let mut turned = files();
    turned.reverse();
    let other = check_basis(line("Underlag 2025"), (MUNICIPALITY, LAST), turned).unwrap();
    let digest = |text: &str| {
        let at = text.find("digest").unwrap();
        text.get(at..at + 80).unwrap().to_owned()
    };
    assert_eq!(digest(&one), digest(&format!("{other:?}")));
}

/// What is said of assumptions, in Swedish.
fn said_of(change: &dyn Fn(&str) -> String) -> String {
    let told = wrong(with(FileKind::Assumptions, change));
    assert_eq!(told[0].field.as_deref(), Some("assumptions"), "{told:?}");
    let texts = page_kit::Texts::new(&needs::LOCALES).unwrap();
    texts.t(kernel::Language::Swedish).refusal(&told[0])
}

/// What is changed in the assumptions, into what, and what is said of it.
const BROKEN: [(&str, &str, &str); 12] = [
    (
        "[service.home-care]",
        "[service.home-care",
        "Rad 5: filen går inte att läsa som TOML",
    ),
    (
        "cost = 205000.0",
        "price = 205000.0",
        "Rad 9: namnet ”price” känns inte igen",
    ),
    (
        "cost = 205000.0",
        "cost = \"mycket\"",
        "Rad 9: värdet är av fel slag",
    ),
    (
        "charge = 9600.0",
        "cost = 9600.0",
        "Rad 10: namnet står redan i filen",
    ),
    ("title = \"Hemtjänst\"\n", "", "”title” saknas"),
    (
        "cost = 205000.0",
        "cost = -1.0",
        "service.home-care: cost är -1. Skriv 0 eller mer.",
    ),
    (
        "risk = 0.2",
        "risk = 2.0",
        "housing: risk är 2. Skriv ett tal från 0 till 1.",
    ),
    (
        "mode = 0.8",
        "mode = 1.8",
        "alternative.falling: low, mode och high ska komma",
    ),
    (
        "assistant-nurse = 215.0",
        "nurse = 215.0",
        "det finns inget yrke ”nurse”",
    ),
    (
        "service = \"care-home\"",
        "service = \"castle\"",
        "det finns ingen insats ”castle”",
    ),
    (
        "kind = \"new-home\"",
        "kind = \"castle\"",
        "värdet är av fel slag",
    ),
    (
        "from = 80",
        "from = 70",
        "service.home-care: åldersbanden ska gå",
    ),
];

#[test]
fn a_broken_file_of_assumptions_is_told_in_the_readers_language_with_its_place() {
    let replaced = |from: &'static str, to: &'static str| {
        said_of(&move |text: &str| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    for (from, to, words) in BROKEN {
        let said = replaced(from, to);
        assert!(said.contains(words), "{from}: {said}");
    }
    let said = said_of(&|text| text.replace("until = 2033", "until = 2031"));
    assert!(
        said.contains("Linden: until är året då en renovering är klar"),
        "{said}"
    );
}

/// As many bases as are kept, each a copy of the one that is there.
struct Fill;

impl Action for Fill {
    const NAME: &'static str = "fill";
    type Done = ();

    async fn run(&self, call: &kernel::Call, tx: &Tx) -> Result<(), kernel::Problem> {
        let first = bases(tx).await?.remove(0).id;
        for at in 1..60 {
            let id: needs::BasisId = call.new_id();
            sql(
                "INSERT INTO needs_basis (id, name, area, jump_off, known_from, persons, digest, by_user, at) \
                 SELECT $1, name, area, jump_off, known_from, persons, $2, by_user, at FROM needs_basis WHERE id = $3",
            )
            .bind(id)
            .bind(format!("digest {at}"))
            .bind(first)
            .run(tx)
            .await?;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bases_are_as_many_as_are_kept_and_no_more() {
    Stage::on_both(async |stage| {
        stage.act(&Fill).await;
        let import = ImportBasis { basis: earlier() };
        assert_eq!(stage.refused(&import).await, ["needs-refusal-bases-many"]);
    })
    .await;
}

/// Something that no use case does.
pub(crate) struct Tamper(pub(crate) &'static str);

impl Action for Tamper {
    const NAME: &'static str = "tamper";
    type Done = u64;

    async fn run(&self, _call: &kernel::Call, tx: &Tx) -> Result<u64, kernel::Problem> {
        Ok(sql(self.0).run(tx).await?)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_basis_is_kept_as_it_was_handed_in_and_never_altered() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let known = bases(reader).await.unwrap();
        assert_eq!(known.len(), 1);
        // The same files again would be the same forecast under another name.
        let again = ImportBasis { basis: checked() };
        assert_eq!(stage.refused(&again).await, ["needs-refusal-known"]);
        let mut handed_in = files();
        handed_in.sort_by_key(|file| file.kind.key());
        let kept = basis_files(reader, stage.basis).await.unwrap();
        assert_eq!(kept, handed_in);
        for text in [
            "UPDATE needs_basis SET name = 'x'",
            "DELETE FROM needs_basis",
            "UPDATE needs_file SET content = ''",
            "DELETE FROM needs_file",
            "UPDATE needs_version SET assumptions = '{}'",
            "DELETE FROM needs_version",
            "DELETE FROM needs_scenario",
        ] {
            let told = stage.store.act(&stage.call(), &Tamper(text)).await;
            assert!(format!("{told:?}").contains("never"), "{text}: {told:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_works_out_forecasts_hands_in_files() {
    Stage::on_both(async |stage| {
        let import = ImportBasis { basis: checked() };
        for (user, role) in [
            (stage.manager, Role::UnitManager),
            (stage.member, Role::CommitteeMember),
            (stage.worker, Role::CareWorker),
        ] {
            let told = stage.store.act(&Stage::by(user, role), &import).await;
            assert!(told.is_err(), "{role:?}");
        }
    })
    .await;
}
