//! The columns that a file must or may have.

/// A documented column of an import.
///
/// Names are compared without regard to case and surrounding or double spaces.
///
/// ```
/// use sheets::Column;
/// const NAME: Column<'static> = Column::required("Namn", "För- och efternamn", "Åsa Ek");
/// assert!(NAME.required);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// The name in the first row.
    pub name: &'a str,
    /// Whether the column must be there and every row must fill it in.
    pub required: bool,
    /// What to write.
    pub description: &'a str,
    /// What it can look like.
    pub example: &'a str,
}

impl<'a> Column<'a> {
    /// A column that must be there and be filled in.
    pub const fn required(name: &'a str, description: &'a str, example: &'a str) -> Self {
        Self {
            name,
            required: true,
            description,
            example,
        }
    }

    /// A column that may be left out or empty.
    pub const fn optional(name: &'a str, description: &'a str, example: &'a str) -> Self {
        Self {
            name,
            required: false,
            description,
            example,
        }
    }
}

/// A name as it is compared.
pub(crate) fn plain_name(name: &str) -> String {
    let words = name.trim_matches('\u{feff}').split_whitespace();
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
