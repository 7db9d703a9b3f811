//! JSON-stat 2, as `PxWeb` exports it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cells::FIGURES_MAX;
use super::cube::{Cube, Dimension};
use crate::Trouble;

#[derive(Deserialize)]
struct Dataset {
    id: Vec<String>,
    size: Vec<usize>,
    dimension: BTreeMap<String, Described>,
    value: Values,
}

#[derive(Deserialize)]
struct Described {
    category: Category,
}

#[derive(Deserialize)]
struct Category {
    index: Option<Index>,
    #[serde(default)]
    label: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    List(Vec<String>),
    Places(BTreeMap<String, usize>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    List(Vec<Option<f64>>),
    Sparse(BTreeMap<String, f64>),
}

pub(super) fn read(text: &[u8]) -> Result<Cube, Trouble> {
    let dataset: Dataset = serde_json::from_slice(text).map_err(|e| {
        Trouble::at(
            format!("line {}, column {}", e.line(), e.column()),
            e.to_string(),
        )
    })?;
    let mut dimensions = Vec::new();
    for (name, size) in dataset.id.iter().zip(&dataset.size) {
        let wrong = |what| Trouble::at(format!("dimension {name}"), what);
        let described = dataset
            .dimension
            .get(name)
            .ok_or_else(|| wrong("is not described"))?;
        let codes = codes(&described.category);
        if codes.len() != *size {
            return Err(wrong("has not as many codes as its size says"));
        }
        dimensions.push(Dimension {
            name: name.clone(),
            codes,
        });
    }
    let values = match dataset.value {
        Values::List(values) => values,
        Values::Sparse(known) => sparse(&known, &dataset.size)?,
    };
    Ok(Cube { dimensions, values })
}

fn codes(category: &Category) -> Vec<String> {
    match &category.index {
        Some(Index::List(codes)) => codes.clone(),
        Some(Index::Places(places)) => {
            let mut codes: Vec<(&String, &usize)> = places.iter().collect();
            codes.sort_by_key(|(_, place)| **place);
            codes.into_iter().map(|(code, _)| code.clone()).collect()
        }
        None => category.label.keys().cloned().collect(),
    }
}

fn sparse(known: &BTreeMap<String, f64>, size: &[usize]) -> Result<Vec<Option<f64>>, Trouble> {
    let all = size
        .iter()
        .try_fold(1_usize, |all, size| all.checked_mul(*size));
    let all = all.filter(|all| *all <= FIGURES_MAX);
    let all = all.ok_or_else(|| Trouble::at("size", "is too large"))?;
    let mut values = vec![None; all];
    for (place, value) in known {
        let slot = place
            .parse::<usize>()
            .ok()
            .and_then(|place| values.get_mut(place));
        *slot
            .ok_or_else(|| Trouble::at("value", format!("`{place}` is no place in the table")))? =
            Some(*value);
    }
    Ok(values)
}
