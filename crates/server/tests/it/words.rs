//! Every language file of every room is part of the product.

use std::{fs, path::Path};

use server::product;

#[test]
fn all_language_files_are_in_the_product() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crates' folder");
    let sources: Vec<&str> = product::locales()
        .iter()
        .map(|locale| locale.source)
        .collect();
    let mut found = 0;
    for room in fs::read_dir(crates).expect("the crates") {
        let room = room.expect("a crate").path();
        // The pages' own words are always there.
        if room.ends_with("page-kit") {
            continue;
        }
        let Ok(files) = fs::read_dir(room.join("locales")) else {
            continue;
        };
        for file in files {
            let file = file.expect("a file").path();
            let text = fs::read_to_string(&file).expect("a language file");
            assert!(
                sources.contains(&text.as_str()),
                "{} is not in the product",
                file.display()
            );
            found += 1;
        }
    }
    assert_eq!(found, sources.len());
    assert!(product::texts().is_ok());
}

#[test]
fn no_address_is_taken_twice() {
    let routes = product::routes();
    let mut all: Vec<_> = routes
        .table()
        .iter()
        .map(|route| (route.path, route.method))
        .collect();
    let before = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), before);
    let own = ["/halsa", "/redo", "/matt"];
    assert!(all.iter().all(|(path, _)| !own.contains(path)));
}
