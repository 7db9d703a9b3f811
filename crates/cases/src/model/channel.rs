//! By which way somebody reached us.

/// By which way a contact came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Channel {
    /// The person called.
    Phone,
    /// The person came to us, or we were at the person's home.
    Visit,
    /// A relative or somebody close got in touch.
    Relative,
    /// Health care got in touch.
    HealthCare,
    /// The public form.
    WebForm,
    /// A letter or an e-mail.
    Letter,
}

kernel::keyed!(Channel {
    Phone => "phone",
    Visit => "visit",
    Relative => "relative",
    HealthCare => "health-care",
    WebForm => "web-form",
    Letter => "letter",
});
