//! Whether a file has the borders of districts: `GeoJSON` in longitude and latitude, a feature for each district.

use std::collections::BTreeSet;

use kernel::Refusal;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::districts::DISTRICTS_MAX;
use crate::model::{Border, FileKind, Point};

/// The most points of all borders: a map of a municipality needs some hundreds for each district.
const POINTS_MAX: usize = 50_000;
/// The properties in which a district's code and its name are looked for.
const CODE: [&str; 3] = ["code", "kod", "district"];
const NAME: [&str; 2] = ["name", "namn"];
/// The longest name that is shown.
const NAME_MAX: usize = 100;
/// What is said of a feature that is no area.
const SHAPE: &str = "needs-refusal-borders-shape";

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

/// Reads borders. The first thing that is wrong is said with the line, or with the number of the feature.
pub(crate) fn read_borders(text: &str) -> Result<Vec<Border>, Refusal> {
    let at = |refusal: Refusal| refusal.at(FileKind::Borders.key());
    let read: Result<Collection, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let collection = read.map_err(|error| {
        let number = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
        let refusal = Refusal::new("needs-refusal-borders-read");
        let refusal = refusal.with("line", number(error.line()));
        at(refusal.with("column", number(error.column())))
    })?;
    if collection.kind != "FeatureCollection" {
        return Err(at(Refusal::new("needs-refusal-borders-collection")));
    }
    if collection.features.len() > DISTRICTS_MAX {
        return Err(at(super::districts::too_many()));
    }
    let mut borders = Vec::new();
    let (mut codes, mut points) = (BTreeSet::new(), 0);
    for (number, feature) in (1_i64..).zip(&collection.features) {
        let wrong = |key| at(Refusal::new(key).with("feature", number));
        let border = border(feature).map_err(wrong)?;
        points += border.rings.iter().map(Vec::len).sum::<usize>();
        if points > POINTS_MAX {
            let refusal = Refusal::new("needs-refusal-borders-many");
            let most = i64::try_from(POINTS_MAX).unwrap_or(i64::MAX);
            return Err(at(refusal.with("most", most)));
        }
        if !codes.insert(border.code.clone()) {
            let refusal = wrong("needs-refusal-borders-twice");
            return Err(refusal.with("code", border.code));
        }
        borders.push(border);
    }
    borders.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(borders)
}

fn border(feature: &Feature) -> Result<Border, &'static str> {
    let code = property(feature, &CODE).ok_or("needs-refusal-borders-code")?;
    let name = property(feature, &NAME).ok_or("needs-refusal-borders-name")?;
    let geometry = feature.geometry.as_ref().ok_or(SHAPE)?;
    let all = geometry.coordinates.as_array().ok_or(SHAPE)?;
    let mut rings = Vec::new();
    match geometry.kind.as_str() {
        "Polygon" => {
            for ring in all {
                rings.push(points(ring)?);
            }
        }
        "MultiPolygon" => {
            for polygon in all {
                for ring in polygon.as_array().ok_or(SHAPE)? {
                    rings.push(points(ring)?);
                }
            }
        }
        _ => return Err(SHAPE),
    }
    if rings.is_empty() {
        return Err(SHAPE);
    }
    Ok(Border { code, name, rings })
}

/// A property by one of its names, as text; some write codes as numbers.
fn property(feature: &Feature, names: &[&str]) -> Option<String> {
    let properties = feature.properties.as_ref()?;
    let found = names.iter().find_map(|name| {
        let mut all = properties.iter();
        let (_, value) = all.find(|(own, _)| own.to_lowercase() == *name)?;
        match value {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    })?;
    let fits = !found.is_empty() && found.chars().count() <= NAME_MAX;
    fits.then_some(found)
}

fn points(ring: &Value) -> Result<Vec<Point>, &'static str> {
    let ring = ring.as_array().ok_or(SHAPE)?;
    // Three corners, and the first again.
    if ring.len() < 4 {
        return Err(SHAPE);
    }
    let point = |point: &Value| {
        let at = |place: usize| point.get(place).and_then(Value::as_f64);
        let (east, north) = (at(0)?, at(1)?);
        let is_degrees = east.abs() <= 180.0 && north.abs() < 90.0;
        is_degrees.then_some([east, north])
    };
    let all: Option<Vec<Point>> = ring.iter().map(point).collect();
    all.ok_or("needs-refusal-borders-degrees")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(feature: &str) -> String {
        format!(r#"{{"type": "FeatureCollection", "features": [{feature}]}}"#)
    }

    const SQUARE: &str = "[[[17.0, 59.0, 3.5], [17.1, 59.0], [17.1, 59.1], [17.0, 59.0]]]";

    fn feature(properties: &str, kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"type": "Feature", "properties": {properties}, "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}"#
        )
    }

    const NAMED: &str = r#"{"Kod": 991001, "Namn": "Centrum"}"#;

    #[test]
    fn polygons_and_several_of_them_are_read() {
        let one = feature(NAMED, "Polygon", SQUARE);
        let several = format!("[{SQUARE}, {SQUARE}]");
        let other = feature(
            r#"{"code": "991002", "name": "Norr"}"#,
            "MultiPolygon",
            &several,
        );
        let read = read_borders(&file(&format!("{other}, {one}"))).expect("borders");
        assert_eq!(
            (read[0].code.as_str(), read[0].name.as_str()),
            ("991001", "Centrum")
        );
        assert_eq!((read[0].rings.len(), read[1].rings.len()), (1, 2));
        // The height above the sea is left out.
        assert_eq!(format!("{:?}", read[0].rings[0][0]), "[17.0, 59.0]");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let check = |text: &str, key: &str, place: (&str, i64)| {
            let refused = read_borders(text).expect_err(key);
            assert_eq!(refused.text, key);
            assert_eq!(refused.field.as_deref(), Some("borders"));
            let (name, number) = place;
            let has = |(own, arg): &(std::borrow::Cow<'_, str>, kernel::Arg)| {
                own == name && *arg == kernel::Arg::Number(number)
            };
            assert!(refused.args.iter().any(has), "{key}: {:?}", refused.args);
        };
        check(
            "{\n\"type\": oj}",
            "needs-refusal-borders-read",
            ("line", 2),
        );
        let good = feature(NAMED, "Polygon", SQUARE);
        let second = |feature: &str| file(&format!("{good}, {feature}"));
        let at = ("feature", 2);
        for (bad, key) in [
            (
                feature("{}", "Polygon", SQUARE),
                "needs-refusal-borders-code",
            ),
            (
                feature(r#"{"code": "991002"}"#, "Polygon", SQUARE),
                "needs-refusal-borders-name",
            ),
            (
                feature(NAMED, "Point", "[17.0, 59.0]"),
                "needs-refusal-borders-shape",
            ),
            (
                feature(NAMED, "Polygon", "[[[17.0, 59.0], [17.1, 59.0]]]"),
                "needs-refusal-borders-shape",
            ),
            // Metres, as Swedish maps have them.
            (
                feature(
                    NAMED,
                    "Polygon",
                    "[[[674000, 6580000], [1, 2], [3, 4], [674000, 6580000]]]",
                ),
                "needs-refusal-borders-degrees",
            ),
            (good.clone(), "needs-refusal-borders-twice"),
        ] {
            check(&second(&bad), key, at);
        }
        let lone = r#"{"type": "Feature", "features": []}"#;
        let refused = read_borders(lone).expect_err("no collection");
        assert_eq!(refused.text, "needs-refusal-borders-collection");
    }

    #[test]
    fn more_points_than_a_map_needs_are_refused() {
        let ring = vec!["[17.0, 59.0]"; POINTS_MAX + 1].join(", ");
        let many = file(&feature(NAMED, "Polygon", &format!("[[{ring}]]")));
        let refused = read_borders(&many).expect_err("many");
        assert_eq!(refused.text, "needs-refusal-borders-many");
        let all = vec![feature(NAMED, "Polygon", SQUARE); DISTRICTS_MAX + 1].join(", ");
        let refused = read_borders(&file(&all)).expect_err("many");
        assert_eq!(refused.text, "needs-refusal-districts-many");
    }
}
