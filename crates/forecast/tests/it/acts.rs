//! The act under which each service stands, in what need is told as.

use crate::{Folder, ask};

#[test]
fn need_tells_the_act_of_each_service_last_and_nothing_else_does() {
    let folder = Folder::new("acts");
    let scenario = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../projection/examples/scenario.toml"
    );
    let rest = format!(
        "{} --jump-off 2004 --horizon 2 --trajectories 20 --area 09 --scenario {scenario}",
        folder.sources()
    );
    let told = |asked: &str| ask(&format!("{asked} {rest}")).expect("it is known").text;
    let plain = "alternative,year,name,figure,mean,p2_5,p10,p50,p90,p97_5";
    let need = told("need");
    let mut lines = need.lines();
    assert_eq!(lines.next(), Some(format!("{plain},law").as_str()));
    let act_of = |line: &str| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        assert_eq!(cells.len(), 11, "{line}");
        (cells[2].clone(), cells[10].clone())
    };
    let mut acts: Vec<(String, String)> = lines.map(act_of).collect();
    // The jump-off and the two years that are forecast: a service has one act in all of them.
    let rows = acts.len();
    acts.sort();
    acts.dedup();
    assert_eq!(acts.len() * 3, rows, "{need}");
    let lss: Vec<&str> = acts
        .iter()
        .filter(|(_, act)| act == "lss")
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(lss, ["daily-activity", "supported-housing"]);
    assert!(acts.contains(&("home-care".to_owned(), "sol".to_owned())));
    for other in ["places", "staff", "cost"] {
        assert_eq!(told(other).lines().next(), Some(plain), "{other}");
    }
    assert!(told("need --json").contains("\"law\":\"lss\""));
    assert!(!told("cost --json").contains("\"law\""));
}
