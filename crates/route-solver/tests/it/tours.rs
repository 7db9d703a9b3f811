//! Plain fleets, held by the judge of tours.

use std::fmt::Write as _;

use route_solver::formats::tour_text::{Rounding, read_tours};
use route_solver::formats::{solomon, vrplib};
use route_solver::{Aim, Iterations, Search, judge_tours, plan_fleet};

fn instance(customers: u32, vehicles: u32) -> String {
    let mut text = format!(
        "OURS\n\nVEHICLE\nNUMBER     CAPACITY\n  {vehicles}   100\n\nCUSTOMER\nCUST NO. X Y\n\n0 50 50 0 0 1000 0\n"
    );
    for c in 1..=customers {
        let (x, y) = ((c * 37) % 101, (c * 61) % 97);
        let early = (c * 53) % 600;
        writeln!(
            text,
            "{c} {x} {y} {} {early} {} 10",
            5 + c % 20,
            early + 150
        )
        .expect("a text takes it");
    }
    text
}

#[test]
fn tours_hold_before_the_judge() {
    for aim in [Aim::Distance, Aim::VehiclesFirst] {
        let scaled = solomon::read(&instance(60, 25), Rounding::Exact).expect("it is whole");
        let plan = plan_fleet(
            &scaled.fleet,
            (aim, None),
            &Search::default(),
            &Iterations(3_000),
        );
        let (flaws, distance) = judge_tours(&scaled.fleet, &plan.routes);
        assert_eq!(flaws, Vec::<String>::new());
        assert_eq!(distance, plan.distance);
        assert_eq!(
            read_tours(&scaled.write(&plan)).expect("it is our own"),
            plan.routes
        );
    }
}

#[test]
fn threads_change_nothing_and_vehicles_first_needs_no_more_vehicles() {
    let scaled = solomon::read(&instance(50, 25), Rounding::OneDecimal).expect("it is whole");
    let plan = |threads, aim| {
        let how = Search {
            seed: 3,
            threads,
            chains: 2,
        };
        plan_fleet(&scaled.fleet, (aim, None), &how, &Iterations(2_000))
    };
    let one = plan(1, Aim::Distance);
    assert_eq!(one, plan(2, Aim::Distance));
    assert!(plan(1, Aim::VehiclesFirst).routes.len() <= one.routes.len());
}

#[test]
fn too_few_vehicles_leave_customers_out_and_say_so() {
    let scaled = solomon::read(&instance(60, 2), Rounding::Exact).expect("it is whole");
    let plan = plan_fleet(
        &scaled.fleet,
        (Aim::Distance, None),
        &Search::default(),
        &Iterations(500),
    );
    assert!(plan.routes.len() <= 2);
    let served: usize = plan.routes.iter().map(Vec::len).sum();
    assert_eq!(served + plan.unassigned.len(), 60);
}

#[test]
fn vrplib_without_windows_rounds_as_it_says() {
    let text = "NAME : ours\nTYPE : CVRP\nDIMENSION : 4\nCAPACITY : 10\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 0 3\n3 4 3\n4 4 0\nDEMAND_SECTION\n1 0\n2 4\n3 4\n4 4\nDEPOT_SECTION\n1\n-1\nEOF\n";
    let scaled = vrplib::read(text, Rounding::Exact).expect("it is whole");
    let plan = plan_fleet(
        &scaled.fleet,
        (Aim::Distance, None),
        &Search::default(),
        &Iterations(200),
    );
    // 0-(0,3)-0 is 6, 0-(4,3)-(4,0)-0 is 5 + 3 + 4.
    assert_eq!(plan.distance, 18);
}

/// A depot and two nodes far from it, with one more line among the keys and one section more.
fn far(key: &str, section: &str) -> String {
    format!(
        "NAME : ours\nTYPE : CVRP\nDIMENSION : 3\nVEHICLES : 1\nCAPACITY : 10\nEDGE_WEIGHT_TYPE : EUC_2D\n{key}\nNODE_COORD_SECTION\n1 0 0\n2 300000 0\n3 300000 1000\nDEMAND_SECTION\n1 0\n2 4\n3 4\n{section}\nEOF\n"
    )
}

#[test]
fn vrplib_refuses_by_name_what_it_does_not_read() {
    let refused = |key: &str, section: &str| {
        vrplib::read(&far(key, section), Rounding::Exact)
            .expect_err("it would be another problem")
            .place()
            .to_owned()
    };
    assert_eq!(refused("DISTANCE : 200", ""), "DISTANCE");
    assert_eq!(
        refused("", "PICKUP_SECTION\n1 0\n2 4\n3 4"),
        "PICKUP_SECTION"
    );
    assert_eq!(refused("", "DEPOT_SECTION\n2\n-1"), "DEPOT_SECTION");
    assert_eq!(refused("", "DEPOT_SECTION\n1\n2\n-1"), "DEPOT_SECTION");
    assert_eq!(
        refused("", "DEMAND_SECTION\n1 0\n2 4.5\n3 4"),
        "DEMAND_SECTION"
    );
}

#[test]
fn vrplib_without_windows_limits_no_tour() {
    for (rounding, way) in [
        (Rounding::Exact, 601_002),
        (Rounding::OneDecimal, 6_010_016),
    ] {
        let scaled = vrplib::read(&far("", ""), rounding).expect("it is whole");
        let plan = plan_fleet(
            &scaled.fleet,
            (Aim::Distance, None),
            &Search::default(),
            &Iterations(100),
        );
        assert_eq!((plan.routes.len(), plan.distance), (1, way));
    }
}
