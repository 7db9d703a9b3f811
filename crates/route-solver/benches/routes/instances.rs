//! Instances and their best known plans, as they lie in the folder that the caller points out.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

use crate::Failure;

/// An instance with what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) name: String,
    pub(crate) text: String,
    /// The best cost that is known.
    pub(crate) best: f64,
    /// With how many vehicles, if these come first.
    pub(crate) vehicles: Option<usize>,
    /// What it is counted with: patients, or the kind of problem.
    pub(crate) group: String,
}

/// A file, unpacked if its name ends so.
fn text(folder: &Path, name: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let plain = folder.join(name);
    if plain.exists() {
        File::open(plain)?.read_to_string(&mut text)?;
        return Ok(text);
    }
    let packed = folder.join(format!("{name}.gz"));
    let file = File::open(&packed).map_err(|e| format!("{}: {e}", packed.display()))?;
    GzDecoder::new(file).read_to_string(&mut text)?;
    Ok(text)
}

/// The rows of a table, without its first.
fn rows(file: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let table = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let cells = |row: &str| row.split(',').map(str::to_owned).collect();
    Ok(table.lines().skip(1).map(cells).collect())
}

/// Home health care: `A1` is the first of those with 10 patients.
pub(crate) fn research(data: &Path) -> Result<Vec<Instance>, Failure> {
    let mut found = Vec::new();
    for row in rows(&data.join("hhcrsp_best_known.csv"))? {
        let cell = |from_end: usize| row.iter().rev().nth(from_end).cloned().unwrap_or_default();
        let (Some(name), Some(patients)) = (row.first(), row.get(1)) else {
            continue;
        };
        let number: String = name.chars().filter(char::is_ascii_digit).collect();
        for kind in ["InstanzCPLEX", "InstanzVNS"] {
            let file = format!("{kind}_HCSRP_{patients}_{number}.json");
            if let Ok(text) = text(&data.join("hhcrsp"), &file) {
                found.push(Instance {
                    name: name.clone(),
                    text,
                    best: cell(1).parse()?,
                    vehicles: None,
                    group: format!("{patients} patients"),
                });
            }
        }
    }
    Ok(found)
}

/// Tours, of those files whose name and convention are wanted.
pub(crate) fn tours(
    data: &Path,
    wanted: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Instance>, Failure> {
    let folder = data.join("vrptw");
    let mut found = Vec::new();
    for row in rows(&folder.join("best_known.csv"))? {
        let [file, convention, vehicles, best] = row.as_slice() else {
            continue;
        };
        if !wanted(file, convention) {
            continue;
        }
        let first = convention.contains("vehicles first");
        let kind: String = file.chars().take_while(|c| !c.is_ascii_digit()).collect();
        found.push(Instance {
            name: file.clone(),
            text: text(&folder, file)?,
            best: best.parse()?,
            vehicles: first.then(|| vehicles.parse()).transpose()?,
            group: kind.to_uppercase(),
        });
    }
    Ok(found)
}
