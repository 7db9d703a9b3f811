//! What an area is, as its code says.

/// What an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaLevel {
    /// A county, two digits; `00` is the nation.
    County,
    /// A municipality, four digits.
    Municipality,
    /// A part of a municipality, whose code its own begins with.
    District,
}

impl AreaLevel {
    /// What an area with this code is; nothing if no area has such a code, as one whose leading zero was lost.
    ///
    /// ```
    /// use projection::people::AreaLevel;
    /// assert_eq!(AreaLevel::of("0180"), Some(AreaLevel::Municipality));
    /// assert_eq!(AreaLevel::of("180"), None);
    /// ```
    pub fn of(code: &str) -> Option<Self> {
        let digits = code.bytes().take_while(u8::is_ascii_digit).count();
        match (digits, code.len()) {
            (2, 2) => Some(Self::County),
            (4, 4) => Some(Self::Municipality),
            (4.., 5..) => Some(Self::District),
            _ => None,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Municipality => "municipality",
            Self::District => "district",
        }
    }
}
