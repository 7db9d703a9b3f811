//! With whom a person lives.

kernel::keyed! {
    /// With whom a person lives, as far as anybody has asked.
    pub enum Household {
        /// Nobody has asked.
        Unknown => "unknown",
        /// Alone.
        Alone => "alone",
        /// With a husband, wife or partner.
        Couple => "couple",
        /// With a partner and children at home.
        CoupleWithChildren => "couple-with-children",
        /// With children at home, without a partner.
        SingleWithChildren => "single-with-children",
        /// With parents or other guardians.
        WithParents => "with-parents",
        /// With other relatives.
        WithRelatives => "with-relatives",
        /// With others, as in a shared home.
        Shared => "shared",
    }
}

impl Household {
    /// Whether somebody else in the home may share in the housework.
    pub const fn is_shared(self) -> bool {
        match self {
            Self::Unknown | Self::Alone => false,
            Self::Couple
            | Self::CoupleWithChildren
            | Self::SingleWithChildren
            | Self::WithParents
            | Self::WithRelatives
            | Self::Shared => true,
        }
    }
}
