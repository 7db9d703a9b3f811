//! Districts: they sum to the municipality, are told with honest intervals, and come with borders or not at all.

use needs::{
    Assumptions, BasisFile, DistrictsTold, FileKind, Told, check_basis, tell, tell_districts,
};
use projection::people::Sex;

use crate::{
    country::MUNICIPALITY,
    made_up_districts::{DistrictWish, districts},
    stage::{LAST, files, files_with_districts, keys, line, with_districts},
};

fn assumed() -> Assumptions {
    let all = files();
    let text = all.iter().find(|file| file.kind == FileKind::Assumptions);
    let care = projection::care::Scenario::read(&text.unwrap().text).unwrap();
    Assumptions::as_today(care)
}

fn told() -> (Told, DistrictsTold) {
    let (basis, assumed) = (with_districts(), assumed());
    let whole = tell(basis.people(), &assumed, &line("Prov")).unwrap();
    let parts = tell_districts(basis.people(), &assumed).unwrap().unwrap();
    (whole, parts)
}

#[test]
fn districts_sum_to_the_municipality_in_every_year_and_figure() {
    let (whole, parts) = told();
    let old = whole.persons.iter().find(|one| one.group == "80+").unwrap();
    let mut figures = vec![(None, old.today, &old.years)];
    for one in &whole.users {
        figures.push((Some(one.key.as_str()), one.today, &one.years));
    }
    for (service, today, years) in figures {
        let of = |at: Option<usize>| -> f64 {
            let all = parts.all.iter().map(|one| one.figure(service).unwrap());
            all.map(|one| at.map_or(one.today, |at| one.years[at].mean))
                .sum()
        };
        // Each is told with three decimals.
        assert!((of(None) - today).abs() < 0.01, "{service:?}: {}", of(None));
        for (at, year) in years.iter().enumerate() {
            assert!(
                (of(Some(at)) - year.mean).abs() < 0.01,
                "{service:?} {at}: {} and {}",
                of(Some(at)),
                year.mean
            );
        }
    }
    // The municipality is told the same, with districts and without.
    let without = check_basis(line("Utan"), (MUNICIPALITY, LAST), files()).unwrap();
    let same = tell(without.people(), &assumed(), &line("Prov")).unwrap();
    assert_eq!(same, whole);
    assert_eq!(tell_districts(without.people(), &assumed()).unwrap(), None);
}

#[test]
fn a_district_of_two_hundred_is_not_told_narrower_than_chance() {
    let basis = with_districts();
    let (_, parts) = told();
    let island = &parts.all[2];
    assert_eq!(
        (island.code.as_str(), island.name.as_str()),
        ("991003", "Ön")
    );
    let people = basis.people();
    let area = people.area().unwrap();
    // Most that is certain of it is who lives there today.
    let known = files_with_districts();
    let known = known.iter().find(|file| file.kind == FileKind::Districts);
    let known = known.unwrap().text.lines();
    let known: Vec<&str> = known.filter(|line| line.starts_with("991003,")).collect();
    let start = |sex: Sex, age: usize| -> f64 {
        let letter = ["F", "M"][sex.at()];
        let cell = format!(",{LAST},{age},{letter},");
        let line = known.iter().find(|line| line.contains(&cell)).unwrap();
        line.rsplit_once(',').unwrap().1.parse().unwrap()
    };
    for ahead in [3_usize, 5, 10] {
        let (mut expected, mut chance) = (0.0, 0.0);
        for sex in Sex::BOTH {
            for age in (80 - ahead)..=100 {
                let lives: f64 = (0..ahead)
                    .map(|year| {
                        -people
                            .fit
                            .path(&area.level, year + 1)
                            .hazard
                            .at(sex, age + year)
                    })
                    .sum();
                let lives = lives.exp();
                expected += start(sex, age) * lives;
                chance += start(sex, age) * lives * (1.0 - lives);
            }
        }
        let told = island.figure(None).unwrap().years[ahead - 1];
        assert!(
            (told.mean / expected - 1.0).abs() < 0.35,
            "{told:?} {expected}"
        );
        // Eight of ten lie within 1.28 deviations on either side; persons are whole, hence the half.
        let least = 2.0 * 1.28 * chance.sqrt() - 0.5;
        assert!(told.p90 - told.p10 >= least, "{ahead}: {told:?} {least}");
    }
    for one in island.figures.iter().filter(|one| one.service.is_some()) {
        for told in &one.years {
            // Users of a service are few and independent: Poisson at least.
            let least = 2.0 * 1.28 * told.mean.sqrt() - 1.5;
            assert!(told.p90 - told.p10 >= least, "{}: {told:?}", one.title);
        }
    }
    // The same twice, and kept as text it is read back as exactly what it was.
    let again = tell_districts(people, &assumed()).unwrap().unwrap();
    assert_eq!(again, parts);
    let text = serde_json::to_string(&parts).unwrap();
    assert_eq!(serde_json::from_str::<DistrictsTold>(&text).unwrap(), parts);
}

#[test]
fn a_small_district_is_less_certain_than_a_large_one() {
    let (_, parts) = told();
    let width = |place: usize| {
        let told = parts.all[place].figure(None).unwrap().years[9];
        (told.p90 - told.p10) / told.mean
    };
    assert!(width(2) > 2.0 * width(0), "{} {}", width(2), width(0));
}

fn refused(change: impl Fn(&mut BasisFile) -> bool) -> Vec<String> {
    let mut all = files_with_districts();
    all.retain_mut(change);
    keys(&check_basis(line("Fel"), (MUNICIPALITY, LAST), all).unwrap_err())
}

/// The files with one of them changed.
fn with(kind: FileKind, change: impl Fn(&str) -> String) -> Vec<String> {
    refused(|file| {
        if file.kind == kind {
            file.text = change(&file.text);
        }
        true
    })
}

#[test]
fn districts_and_borders_come_together_and_name_the_same() {
    for (kind, other) in [
        (FileKind::Districts, FileKind::Borders),
        (FileKind::Borders, FileKind::Districts),
    ] {
        let told = refused(|file| file.kind != kind);
        assert_eq!(told, ["needs-refusal-districts-both"], "{other:?}");
    }
    assert_eq!(
        with(FileKind::Borders, |text| text.replace("991003", "991009")),
        [
            "needs-refusal-borders-none",
            "needs-refusal-borders-stranger"
        ]
    );
    assert_eq!(
        with(FileKind::Districts, |text| text.replace("9910", "9920")),
        ["needs-refusal-districts-area"]
    );
    let year = format!(",{LAST},");
    let earlier = format!(",{},", LAST - 1);
    let told = with(FileKind::Districts, |text| text.replace(&year, &earlier));
    assert!(
        told.iter()
            .all(|key| key == "needs-refusal-districts-start"),
        "{told:?}"
    );
    assert_eq!(
        with(FileKind::Districts, |text| {
            let own = |line: &str| line.starts_with("991002");
            let zero = |line: &str| format!("{},0", line.rsplit_once(',').unwrap().0);
            let lines = text.lines().map(|line| {
                if own(line) {
                    zero(line)
                } else {
                    line.to_owned()
                }
            });
            lines.collect::<Vec<_>>().join("\n")
        }),
        ["needs-refusal-districts-sum"]
    );
    assert_eq!(
        with(FileKind::Districts, |text| text
            .replacen(",5,F,", ",5,X,", 1)),
        ["needs-refusal-file-sex"]
    );
    // Latitude first lies elsewhere.
    assert_eq!(
        with(FileKind::Borders, |text| text.replace("[20.", "[58.")),
        ["needs-refusal-borders-place"]
    );
    assert_eq!(
        with(FileKind::Borders, |_| "inget".to_owned()),
        ["needs-refusal-borders-read"]
    );
}

#[test]
fn more_districts_and_services_than_a_machine_should_draw_are_refused() {
    let more = |services: usize| {
        let wishes = (1..=30).map(|at| DistrictWish {
            code: format!("{MUNICIPALITY}{at:02}"),
            name: format!("Del {at}"),
            weight: 1.0,
        });
        let all = files();
        let people = all.iter().find(|file| file.kind == FileKind::Population);
        let made = districts(&people.unwrap().text, LAST, &wishes.collect::<Vec<_>>());
        let mut all = files();
        for file in &mut all {
            if file.kind == FileKind::Assumptions {
                for at in assumed().care.services.len()..services {
                    let of = format!("\n[service.s{at}]\ntitle = \"S{at}\"\n");
                    file.text.push_str(&of);
                    file.text
                        .push_str("use = [{ from = 80, to = 100, women = 0.1, men = 0.1 }]\n");
                }
            }
        }
        for (kind, text) in [
            (FileKind::Districts, made.population),
            (FileKind::Borders, made.borders),
        ] {
            all.push(BasisFile { kind, text });
        }
        check_basis(line("Stort"), (MUNICIPALITY, LAST), all)
    };
    let refused = keys(&more(21).unwrap_err());
    assert_eq!(refused, ["needs-refusal-districts-services"]);
    assert!(more(20).is_ok());
}
