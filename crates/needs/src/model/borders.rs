//! The borders of districts, as a file in `GeoJSON` has them.

/// A place: longitude and latitude in degrees (WGS 84).
pub type Point = [f64; 2];

/// The border of a district.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// The district's code, which begins with the municipality's.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Rings of points, around what is in it and around holes in that.
    pub rings: Vec<Vec<Point>>,
}
