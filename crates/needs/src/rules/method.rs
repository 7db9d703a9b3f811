//! The numbers of the method page, read out of the document that says how forecasts are made: they stand there alone,
//! and a test holds them against the engine.

/// The document.
const DOCUMENT: &str = include_str!("../../../../docs/research/forecasting.md");

/// The numbers of the method, and the measured record.
pub(crate) struct Method {
    /// By name, as they stand: `10, 15, 20`.
    pub(crate) numbers: Vec<(&'static str, &'static str)>,
    /// The command that prints the record.
    pub(crate) command: &'static str,
    /// Its tables, the headings first.
    pub(crate) tables: Vec<Table>,
}

/// Rows of cells.
pub(crate) type Table = Vec<Vec<&'static str>>;

/// What the document says.
pub(crate) fn method() -> Method {
    let rows = part("numbers").lines().filter_map(cells);
    let numbers = rows.filter_map(|row| match row.as_slice() {
        [name, value, _where] if *name != "number" => Some((*name, *value)),
        _ => None,
    });
    let record = part("record");
    let mut commands = record.lines().filter_map(|line| line.strip_prefix("    "));
    let tables = record.split("\n\n").map(|block| {
        let rows = block.lines().filter_map(cells);
        rows.collect::<Table>()
    });
    Method {
        numbers: numbers.collect(),
        command: commands.next().unwrap_or_default(),
        tables: tables.filter(|table| !table.is_empty()).collect(),
    }
}

/// What stands between two marks of the document.
fn part(name: &str) -> &'static str {
    let begin = format!("<!-- {name} -->\n");
    let end = format!("\n<!-- /{name} -->");
    let rest = DOCUMENT.split_once(&begin).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once(&end));
    found.map_or("", |(part, _)| part)
}

/// The cells of a row; nothing where the line is none, or only parts the headings from the rows.
fn cells(line: &'static str) -> Option<Vec<&'static str>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let is_rule = inner.chars().all(|c| matches!(c, '-' | '|' | ' ' | ':'));
    let cells = inner.split('|').map(str::trim);
    (!is_rule).then(|| cells.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, path::PathBuf};

    fn root() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn read(path: &str) -> String {
        fs::read_to_string(root().join(path)).expect(path)
    }

    /// Whether golden files are to be written anew.
    fn renews() -> bool {
        env::var_os("UPDATE_GOLDEN").is_some()
    }

    /// The document with a part put in the place of what stands between its marks.
    fn renew(name: &str, part: &str) {
        let document = read("docs/research/forecasting.md");
        let begin = format!("<!-- {name} -->\n");
        let end = format!("\n<!-- /{name} -->");
        let (before, rest) = document.split_once(&begin).expect("the mark");
        let (_, after) = rest.split_once(&end).expect("the mark");
        let whole = format!("{before}{begin}{part}{end}{after}");
        fs::write(root().join("docs/research/forecasting.md"), whole).expect("written");
    }

    /// The numbers of a constant, as the source has them; the same one twice after another is one.
    fn in_source(path: &str, name: &str) -> Vec<f64> {
        let source = read(path);
        // A row of a table of constants begins with its name: `"moves-shrink", 200.0, …`.
        if let Some((_, rest)) = source.split_once(&format!("\"{name}\",")) {
            let (value, _) = rest.split_once(',').expect("an end");
            return numbers_in(value);
        }
        let begins = format!("const {name}: ");
        let mut after = source.split(&begins).skip(1);
        let all = after.next().unwrap_or_else(|| panic!("{path}: {name}"));
        let (declared, _) = all.split_once(';').map_or((all, ""), |parts| parts);
        // The type of an array has a semicolon of its own.
        let value = if declared.contains('=') {
            declared.split_once('=').map(|(_, value)| value)
        } else {
            let (_, rest) = all.split_once('=').expect("a value");
            rest.split_once(';').map(|(value, _)| value)
        };
        numbers_in(&value.expect("a value").replace('_', ""))
    }

    fn numbers_in(value: &str) -> Vec<f64> {
        let mut numbers: Vec<f64> = Vec::new();
        for word in value.split(|c: char| !c.is_ascii_digit() && c != '.') {
            if let Ok(number) = word.parse::<f64>()
                && numbers.last() != Some(&number)
            {
                numbers.push(number);
            }
        }
        numbers
    }

    fn said(numbers: &[f64]) -> String {
        let texts: Vec<String> = numbers.iter().map(f64::to_string).collect();
        texts.join(", ")
    }

    /// In one test: both parts of the document are written anew, one after the other.
    #[test]
    fn numbers_and_record_are_those_of_the_engine_and_the_benchmarks() {
        the_numbers_are_those_of_the_engine();
        the_record_is_that_of_the_benchmarks();
    }

    fn the_numbers_are_those_of_the_engine() {
        let mut written = vec!["| number | value | where |\n|---|---|---|".to_owned()];
        for row in part("numbers").lines().filter_map(cells).skip(1) {
            let [name, value, place] = row.as_slice() else {
                panic!("{row:?}");
            };
            let mut places = place.split('`').filter(|part| !part.trim().is_empty());
            let path = places.next().expect("a file");
            let what = places.next().expect("a constant, or words");
            let now = if path.starts_with("crates/") {
                said(&in_source(path, what))
            } else {
                // What another document tells stands there word for word.
                assert!(read(path).contains(what), "{path} does not say `{what}`");
                said(&numbers_in(what))
            };
            if !renews() {
                assert_eq!(*value, now, "{name}: {place}");
            }
            written.push(format!("| {name} | {now} | {place} |"));
        }
        assert!(written.len() > 40, "{}", written.len());
        if renews() {
            renew("numbers", &written.join("\n"));
        }
    }

    #[test]
    fn every_number_that_the_document_names_stands_in_its_table() {
        let known: Vec<&str> = method().numbers.iter().map(|(name, _)| *name).collect();
        let (text, _) = DOCUMENT.split_once("## The record").expect("the record");
        for (place, _) in text.match_indices('[') {
            let rest = text.get(place + 1..).unwrap_or_default();
            let (name, after) = rest.split_once(']').expect("an end");
            // A link is no number, nor is what stands in the introduction as an example.
            if !after.starts_with('(') {
                assert!(known.contains(&name), "{name}");
            }
        }
    }

    fn the_record_is_that_of_the_benchmarks() {
        let benchmarks = read("docs/benchmarks.md");
        let section = benchmarks.split("### How near, and how sure\n").nth(1);
        let section = section.and_then(|rest| rest.split("\n### ").next());
        let mut record: Vec<&str> = Vec::new();
        for line in section.expect("the section").lines() {
            let is_kept = line.starts_with('|') || line.starts_with("    ");
            if is_kept {
                record.push(line);
            } else if record.last().is_some_and(|last| !last.is_empty()) {
                record.push("");
            }
        }
        let record = record.join("\n").trim_end().to_owned();
        if renews() {
            renew("record", &record);
        } else {
            assert_eq!(part("record"), record);
        }
        let method = method();
        assert!(method.command.starts_with("sammanhang forecast backtest"));
        assert!(method.tables.iter().all(|table| table.len() > 3));
        assert!(method.tables.len() > 1);
    }
}
