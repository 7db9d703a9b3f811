//! A map of areas, each with its value in it and shaded by its class; the same numbers stand in a table beside it.

use maud::{Markup, Render, html};

use super::round;
use crate::{T, dates};

/// The most classes: more shades than that are not told apart.
const CLASSES_MAX: i64 = 5;
/// How wide a map is drawn, in units of its own; as high as it must be, within bounds.
const WIDTH: f64 = 640.0;
const HEIGHT_MAX: f64 = 720.0;
/// Points nearer each other than this are drawn as one.
const NEAR: f64 = 0.7;
/// How wide a letter is beside its height, about.
const LETTER: f64 = 0.56;
/// How high the letters of values and of names are.
const VALUE_SIZE: f64 = 26.0;
const NAME_SIZE: f64 = 17.0;

/// A ring of places: longitude and latitude in degrees.
type Ring = Vec<[f64; 2]>;

/// An area of a map.
#[derive(Debug, Clone)]
struct Area {
    name: String,
    rings: Vec<Ring>,
    value: i64,
    said: String,
}

/// A map. It is read without colours: every area has its value in it, and the classes stand in a key.
#[derive(Debug, Clone)]
pub struct Map<'a> {
    t: T<'a>,
    title: String,
    unit: String,
    areas: Vec<Area>,
    is_signed: bool,
}

impl<'a> Map<'a> {
    /// A map of a figure.
    pub fn new(t: T<'a>, title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            t,
            title: title.into(),
            unit: unit.into(),
            areas: Vec::new(),
            is_signed: false,
        }
    }

    /// The values are changes, and are said with their signs.
    #[must_use]
    pub const fn changes(mut self) -> Self {
        self.is_signed = true;
        self
    }

    /// An area: its name, the rings around it in degrees, its value, and what is said of it in words.
    #[must_use]
    pub fn area(
        mut self,
        name: impl Into<String>,
        rings: Vec<Ring>,
        (value, said): (i64, String),
    ) -> Self {
        self.areas.push(Area {
            name: name.into(),
            rings,
            value,
            said,
        });
        self
    }

    fn say(&self, value: i64) -> String {
        let said = dates::grouped(value);
        if self.is_signed && value > 0 {
            format!("+{said}")
        } else {
            said
        }
    }

    fn drawing(&self, classes: &Classes) -> Markup {
        let sheet = Sheet::of(self.areas.iter().flat_map(|area| &area.rings));
        let drawn: Vec<Vec<Ring>> = self
            .areas
            .iter()
            .map(|area| area.rings.iter().map(|ring| sheet.draw(ring)).collect())
            .collect();
        html! {
            svg.map role="img" aria-label=(self.t.with("page-kit-map-label", &[("title", self.title.as_str().into())]))
                viewBox={ "0 0 " (round(WIDTH)) " " (round(sheet.height)) } {
                @for (area, rings) in self.areas.iter().zip(&drawn) {
                    path.map-area data-class=(classes.of(area.value)) fill-rule="evenodd" d=(outline(rings)) {
                        title { (area.said) }
                    }
                }
                // Words lie above all areas, so that no neighbour covers them.
                @for (area, rings) in self.areas.iter().zip(&drawn) { (self.label(area, rings)) }
            }
        }
    }

    fn label(&self, area: &Area, rings: &[Ring]) -> Markup {
        let Some(([x, y], room)) = inside(rings) else {
            return html! {};
        };
        let letters = u32::try_from(area.name.chars().count()).unwrap_or(u32::MAX);
        let has_name = f64::from(letters) * NAME_SIZE * LETTER < room - 8.0;
        let lower = if has_name {
            VALUE_SIZE * 0.75
        } else {
            VALUE_SIZE * 0.35
        };
        html! {
            g.map-words aria-hidden="true" text-anchor="middle" {
                @if has_name { text.map-name x=(round(x)) y=(round(y - NAME_SIZE * 0.2)) { (area.name) } }
                text.map-value x=(round(x)) y=(round(y + lower)) { (self.say(area.value)) }
            }
        }
    }

    fn key(&self, classes: &Classes) -> Markup {
        html! {
            ul.chart-key {
                @for class in 1..=classes.count {
                    @let (least, most) = classes.bounds(class);
                    li {
                        svg.chart-piece aria-hidden="true" focusable="false" width="32" height="18" {
                            rect.map-area data-class=(class) x="1" y="1" width="30" height="16" {}
                        }
                        " " (self.say(least))
                        @if most > least { (self.t.say("page-kit-map-to")) (self.say(most)) }
                    }
                }
            }
        }
    }
}

impl Render for Map<'_> {
    fn render(&self) -> Markup {
        let Some(classes) = Classes::of_values(self.areas.iter().map(|area| area.value)) else {
            return html! {};
        };
        html! {
            figure.chart.map-figure {
                figcaption { strong { (self.title) } " " span.unit { (self.unit) } }
                (self.drawing(&classes))
                (self.key(&classes))
            }
        }
    }
}

/// Classes of equal width, with round bounds; nought is always a bound.
struct Classes {
    first: i64,
    step: i64,
    count: i64,
}

impl Classes {
    fn of_values(values: impl Iterator<Item = i64> + Clone) -> Option<Self> {
        let (least, most) = (values.clone().min()?, values.max()?);
        let steps = (0..18).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)));
        for step in steps {
            let (first, highest) = (least.div_euclid(step), most.div_euclid(step));
            if highest - first < CLASSES_MAX {
                let count = highest - first + 1;
                return Some(Self { first, step, count });
            }
        }
        None
    }

    /// The class of a value, from 1.
    fn of(&self, value: i64) -> i64 {
        value.div_euclid(self.step) - self.first + 1
    }

    fn bounds(&self, class: i64) -> (i64, i64) {
        let least = (self.first + class - 1) * self.step;
        (least, least + self.step - 1)
    }
}

/// What degrees become on the sheet: as far apart east and north as they are on the ground in the middle of it.
struct Sheet {
    west: f64,
    north: f64,
    across: f64,
    up: f64,
    height: f64,
}

impl Sheet {
    fn of<'r>(rings: impl Iterator<Item = &'r Ring>) -> Self {
        let (mut west, mut east, mut south, mut north) =
            (180.0_f64, -180.0_f64, 90.0_f64, -90.0_f64);
        for [x, y] in rings.flatten() {
            (west, east) = (west.min(*x), east.max(*x));
            (south, north) = (south.min(*y), north.max(*y));
        }
        let narrows = f64::midpoint(south, north).to_radians().cos().max(0.01);
        let wide = ((east - west) * narrows).max(1e-9);
        let high = (north - south).max(1e-9);
        let scale = ((WIDTH - 4.0) / wide).min((HEIGHT_MAX - 4.0) / high);
        Self {
            west: west - (WIDTH / scale - wide) / 2.0 / narrows,
            north,
            across: scale * narrows,
            up: scale,
            height: high * scale + 4.0,
        }
    }

    fn draw(&self, ring: &Ring) -> Ring {
        let mut drawn: Ring = Vec::new();
        for [east, north] in ring {
            let (x, y) = (
                (east - self.west) * self.across,
                (self.north - north) * self.up + 2.0,
            );
            let is_near = drawn
                .last()
                .is_some_and(|[a, b]| (a - x).abs() < NEAR && (b - y).abs() < NEAR);
            if !is_near {
                drawn.push([x, y]);
            }
        }
        drawn
    }
}

fn outline(rings: &[Ring]) -> String {
    let mut path = String::new();
    for ring in rings {
        for (at, [x, y]) in ring.iter().enumerate() {
            path.push(if at == 0 { 'M' } else { 'L' });
            path.push_str(&round(*x));
            path.push(' ');
            path.push_str(&round(*y));
        }
        path.push('Z');
    }
    path
}

/// The middle of the widest stretch inside an area, and how wide it is: where its words have most room.
fn inside(rings: &[Ring]) -> Option<([f64; 2], f64)> {
    let heights = || rings.iter().flatten().map(|[_, y]| *y);
    let (top, bottom) = (heights().reduce(f64::min)?, heights().reduce(f64::max)?);
    let mut widest: Option<([f64; 2], f64)> = None;
    // The middle first, so that words stand there unless there is much more room elsewhere.
    for way in [0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75] {
        let y = top + way * (bottom - top);
        let crossings = crossings(rings, y);
        for pair in crossings.chunks_exact(2) {
            let &[from, to] = pair else { continue };
            let room = to - from;
            if widest.is_none_or(|(_, known)| room > 1.25 * known) {
                widest = Some(([f64::midpoint(from, to), y], room));
            }
        }
    }
    widest
}

/// Where a level line crosses the borders, from west to east.
fn crossings(rings: &[Ring], y: f64) -> Vec<f64> {
    let mut found = Vec::new();
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for ([x, own], [other_x, other]) in ring.iter().zip(next) {
            if (*own > y) != (*other > y) {
                found.push(x + (y - own) / (other - own) * (other_x - x));
            }
        }
    }
    found.sort_by(f64::total_cmp);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;
    use kernel::Language;

    fn square(x: f64, y: f64) -> Ring {
        vec![
            [x, y],
            [x + 0.1, y],
            [x + 0.1, y + 0.1],
            [x, y + 0.1],
            [x, y],
        ]
    }

    #[test]
    fn every_area_has_its_value_its_words_and_its_class() {
        let texts = Texts::new(&[]).unwrap();
        let html = Map::new(texts.t(Language::Swedish), "Hemtjänst", "personer")
            .area(
                "Norr",
                vec![square(17.0, 59.0)],
                (412, "Norr: 412".to_owned()),
            )
            .area(
                "<b>",
                vec![square(17.1, 59.0)],
                (95, "Söder: 95".to_owned()),
            )
            .render()
            .into_string();
        for said in [
            "<title>Norr: 412</title>",
            "data-class=\"5\"",
            "data-class=\"1\"",
            ">412<",
            ">95<",
            ">Norr<",
            "400",
            "499",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(!html.contains("<b>"), "{html}");
    }

    #[test]
    fn classes_are_few_and_round_and_nought_parts_them() {
        let of = |values: &[i64]| Classes::of_values(values.iter().copied()).unwrap();
        for values in [&[0, 1_000][..], &[-7, 12], &[3, 3], &[95, 412], &[-1, 0]] {
            let classes = of(values);
            assert!((1..=CLASSES_MAX).contains(&classes.count), "{values:?}");
            for value in values {
                let class = classes.of(*value);
                assert!((1..=classes.count).contains(&class), "{values:?}");
                let (least, most) = classes.bounds(class);
                assert!((least..=most).contains(value), "{values:?}");
                assert!(least >= 0 || most < 0, "{values:?}");
            }
        }
        assert!(Classes::of_values(std::iter::empty()).is_none());
    }

    #[test]
    fn words_stand_inside_also_where_the_middle_is_not() {
        // A horseshoe: its middle is outside of it.
        let shoe = vec![
            [0.0, 0.0],
            [90.0, 0.0],
            [90.0, 100.0],
            [60.0, 100.0],
            [60.0, 20.0],
            [30.0, 20.0],
            [30.0, 100.0],
            [0.0, 100.0],
        ];
        let ([x, _], room) = inside(&[shoe]).unwrap();
        assert!(!(30.0..60.0).contains(&x) && room > 29.0, "{x} {room}");
    }

    #[test]
    fn as_far_east_as_north_on_the_ground_is_as_far_on_the_sheet() {
        // At sixty degrees north a degree of longitude is half a degree of latitude.
        let ring = vec![
            [17.0, 59.9],
            [17.4, 59.9],
            [17.4, 60.1],
            [17.0, 60.1],
            [17.0, 59.9],
        ];
        let drawn = Sheet::of([&ring].into_iter()).draw(&ring);
        let (wide, high) = (drawn[1][0] - drawn[0][0], drawn[0][1] - drawn[3][1]);
        assert!((wide / high - 1.0).abs() < 0.01, "{wide} {high}");
    }
}
