//! Readers never panic: they read or say where they cannot.

use proptest::prelude::*;
use route_solver::care::{Problem, SampleSize, sample};
use route_solver::{Format, Iterations, Job, Search};

const FORMATS: [Format; 4] = [
    Format::HhcrspJson,
    Format::Solomon,
    Format::Vrplib,
    Format::Sammanhang,
];

fn seeds() -> Vec<String> {
    let size = SampleSize {
        clients: 3,
        carers: 2,
        days: 1,
    };
    vec![
        super::research::instance(4),
        "X\n\nVEHICLE\nNUMBER CAPACITY\n 3 10\n\nCUSTOMER\n\n0 0 0 0 0 100 0\n1 1 1 1 0 50 5\n2 2 2 1 0 50 5\n".to_owned(),
        "NAME : a\nDIMENSION : 3\nCAPACITY : 10\nEDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW\nEDGE_WEIGHT_SECTION\n1\n2 3\nDEMAND_SECTION\n1 0\n2 1\n3 1\nEOF\n".to_owned(),
        serde_json::to_string(&sample(size, 1)).expect("it can be written"),
    ]
}

fn read_and_run(text: &str) {
    for format in FORMATS {
        if let Ok(job) = Job::read(format, None, text) {
            drop(job.run(&Search::default(), &Iterations(50)));
        }
    }
}

#[test]
fn the_seeds_themselves_are_read() {
    for (format, text) in FORMATS.iter().zip(seeds()) {
        let job = Job::read(*format, None, &text).expect("it is whole");
        let outcome = job
            .run(&Search::default(), &Iterations(300))
            .expect("it can be planned");
        assert!(outcome.page.contains("<svg"));
    }
}

#[test]
fn an_error_names_its_place() {
    let refused =
        Problem::read("{\n \"version\": 1, \"plases\": []}").expect_err("a word is wrong");
    assert!(refused.to_string().contains("line 2"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text(text in ".{0,300}") {
        read_and_run(&text);
    }

    #[test]
    fn texts_that_were_right_before(which in 0_usize..4, at in 0.0_f64..1.0, cut in 0_usize..12, put in "[-0-9.eNa\\[\\]{},: \n\"]{0,6}") {
        let text = &seeds()[which];
        let chars: Vec<char> = text.chars().collect();
        let from = (at * chars.len() as f64) as usize;
        let to = (from + cut).min(chars.len());
        let changed: String = chars[..from].iter().chain(put.chars().collect::<Vec<_>>().iter()).chain(&chars[to..]).collect();
        read_and_run(&changed);
    }
}
