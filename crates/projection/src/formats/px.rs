//! PX files, as `PxWeb` exports them: keywords with values in quotes, then the figures.

use std::collections::BTreeMap;

use super::cells::decode;
use super::cube::{Cube, Dimension};
use crate::Trouble;

/// Whether a text begins as such files do.
pub(super) fn is_px(text: &[u8]) -> bool {
    let begin: Vec<u8> = text.iter().take(400).copied().collect();
    let begin = String::from_utf8_lossy(&begin);
    ["CHARSET=", "AXIS-VERSION="]
        .iter()
        .any(|word| begin.contains(word))
}

pub(super) fn read(text: &[u8]) -> Result<Cube, Trouble> {
    let text = decode(text);
    let (head, figures) = text
        .split_once("DATA=")
        .ok_or_else(|| Trouble::at("file", "has no figures: the word DATA is missing"))?;
    let words = keywords(head)?;
    let mut dimensions = Vec::new();
    for axis in ["STUB", "HEADING"] {
        for name in words.get(axis).into_iter().flatten() {
            let codes = [format!("CODES(\"{name}\")"), format!("VALUES(\"{name}\")")];
            let codes = codes.iter().find_map(|word| words.get(word));
            let codes =
                codes.ok_or_else(|| Trouble::at(format!("dimension {name}"), "has no values"))?;
            dimensions.push(Dimension {
                name: name.clone(),
                codes: codes.clone(),
            });
        }
    }
    let values = figures.trim_end().trim_end_matches(';').split_whitespace();
    let values = values
        .zip(1_usize..)
        .map(|(word, number)| match word.parse::<f64>() {
            Ok(value) => Ok(Some(value)),
            // Dots in quotes stand for figures that are missing or kept back.
            Err(_) if word.starts_with('"') => Ok(None),
            Err(_) => Err(Trouble::at(
                format!("figure {number}"),
                format!("`{word}` is no number"),
            )),
        });
    Ok(Cube {
        dimensions,
        values: values.collect::<Result<_, _>>()?,
    })
}

/// Each keyword with its values.
fn keywords(head: &str) -> Result<BTreeMap<String, Vec<String>>, Trouble> {
    let mut words = BTreeMap::new();
    let (mut statement, mut is_quoted, mut line, mut begun) =
        (String::new(), false, 1_usize, 1_usize);
    for letter in head.chars() {
        match letter {
            '\n' => line += 1,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        if letter == ';' && !is_quoted {
            let split = statement.split_once('=');
            let (word, values) =
                split.ok_or_else(|| Trouble::at(format!("line {begun}"), "has no ="))?;
            words.insert(word.trim().to_owned(), quoted(values));
            statement.clear();
            begun = line;
        } else {
            statement.push(letter);
        }
    }
    if is_quoted {
        return Err(Trouble::at(format!("line {begun}"), "a quote is not ended"));
    }
    Ok(words)
}

/// What stands in quotes.
fn quoted(values: &str) -> Vec<String> {
    values
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
