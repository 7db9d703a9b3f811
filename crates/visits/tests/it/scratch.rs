mod phones;
#[test]
fn hundred_thousand() {
    let n = std::env::var("VISITS").map_or(2_000, |v| v.parse().unwrap());
    let seed = std::env::var("SEED").map_or(1, |v| v.parse().unwrap());
    let start = std::time::Instant::now();
    println!("{:?} {:?}", phones::trials(seed, n).unwrap_or_else(|w| panic!("{w}")), start.elapsed());
}
fn caught(planted: Option<phones::Planted>, forgets: bool) -> String {
    let wrong = (0..5).find_map(|n| phones::trial((1, n), phones::VISITS, (planted, forgets)).err());
    wrong.expect("caught within a thousand visits")
}
#[test]
fn planted() {
    for (p, f) in [(None, true),
      (Some((r#"return status >= 400 ? "refused" : "later";"#, r#"return status >= 400 ? "taken" : "later";"#)), false),
      (Some(("if (pages === null) return {", "if (true) return {")), false),
    ] { println!("{}", caught(p, f)); }
}
