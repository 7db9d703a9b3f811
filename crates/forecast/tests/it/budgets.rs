//! Ledgers, a document's tables and claims, as they are told.

use super::{Folder, ask, text};

#[test]
fn budgets_and_claims_of_the_examples_are_told() {
    let folder = Folder::new("claims");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../projection/examples");
    let told = ask(&format!("budget --ledger {examples}/budget.toml")).expect("it can be replayed");
    assert!(
        told.is_clean && told.text.contains("923800"),
        "{}",
        told.text
    );
    let told = ask(&format!(
        "claims {} --jump-off 2005 --horizon 30 --trajectories 20 --claims {examples}/claims.toml",
        folder.sources()
    ));
    let told = told.expect("claims can be checked");
    assert!(
        !told.is_clean && told.text.contains("inconsistent"),
        "{}",
        told.text
    );
}

#[test]
fn a_documents_tables_stand_beside_its_ledger() {
    let folder = Folder::new("tables");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../projection/examples");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.file(name), text).expect("a file can be written");
    };
    write(
        "areas.csv",
        "area,law,level,plan,november,next,change\nHousing,LSS,line,800.0,840.0,847.0,7.0\n\
         Home care,SoL,line,26.4,26.7,27.3,0.6\nWhole,,sum,826.4,866.7,874.3,7.6\n",
    );
    write(
        "parts.csv",
        "area,component,amount\nHousing,rest,7.7\nHousing,other (residual),-0.7\n",
    );
    write(
        "steps.csv",
        "step,amount,balance\nPlan,826.4,826.4\nStandard costs,38.3,\nApril,-0.1,\nOctober,1.6,\nOther,0.5,\n\
         November,,866.7\nPlan 2025,,874.3\n",
    );
    write(
        "volumes.csv",
        "service,law,before,next\nHousing for adults,LSS,389,387\n",
    );
    let asked = format!(
        "budget --ledger {examples}/budget.toml --areas {} --parts {} --steps {} --volumes {}",
        folder.file("areas.csv"),
        folder.file("parts.csv"),
        folder.file("steps.csv"),
        folder.file("volumes.csv")
    );
    let told = ask(&asked).expect("it can be replayed");
    for words in [
        "1.17 % over the year, 3208; the document says 3300: +92",
        "LSS 30800 + SoL 7700 = 38500",
        "elder care 26400 + care 17600 = 44000",
        "percentage points of pay, -1.45 %",
        "areas and sums: 7 of 7 hold",
        "866700 (no step is told), the document says 874300: +7600, which the ledger takes apart",
        "the whole, next: 874300 = Operational plan 2025",
        "-700 residual, not named",
        "Home care: +600, not taken apart",
        "Housing: 387 persons at 2188.6 each",
        "Standard costs revised (given",
    ] {
        assert!(told.text.contains(words), "{words} is not in {}", told.text);
    }
    assert!(told.is_clean);
    let text = text(&folder.file("areas.csv")).replace("847.0,7.0", "847.0,7.1");
    write("areas.csv", &text);
    let told = ask(&asked).expect("it can be replayed");
    assert!(
        !told.is_clean && told.text.contains("the document says 7100: +100"),
        "{}",
        told.text
    );
    write(
        "areas.csv",
        "area,law,level,plan,next,change\nA,LSS,line,x,1.0,1.0\n",
    );
    let said = ask(&asked).expect_err("a cell is wrong").to_string();
    assert!(said.contains("areas.csv: line 2, column plan"), "{said}");
}

#[test]
fn a_ledger_that_differs_from_what_was_published_is_not_clean() {
    let folder = Folder::new("ledger");
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../projection/examples/budget.toml"
    );
    let wrong = text(example).replace("amount = 1600", "amount = 1700");
    std::fs::write(folder.file("budget.toml"), wrong).expect("a file can be written");
    let told = ask(&format!("budget --ledger {}", folder.file("budget.toml")));
    let told = told.expect("it can be replayed");
    assert!(
        !told.is_clean && told.text.contains("the document says 866700: -100"),
        "{}",
        told.text
    );
}
