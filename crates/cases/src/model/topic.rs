//! What guidance was about, in groups so wide that they tell of nobody.

/// What guidance was about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Topic {
    /// Help in the home.
    HelpAtHome,
    /// Safety alarm and other technology.
    SafetyTechnology,
    /// Housing.
    Housing,
    /// Company, day activity, meeting places.
    Company,
    /// Support for somebody who cares for a relative.
    Relatives,
    /// Disability and LSS.
    Disability,
    /// Something that another authority or health care answers for.
    OtherAuthority,
    /// Something else.
    Other,
}

kernel::keyed!(Topic {
    HelpAtHome => "help-at-home",
    SafetyTechnology => "safety-technology",
    Housing => "housing",
    Company => "company",
    Relatives => "relatives",
    Disability => "disability",
    OtherAuthority => "other-authority",
    Other => "other",
});
