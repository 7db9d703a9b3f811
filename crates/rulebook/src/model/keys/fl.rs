//! The keys of the Administrative Procedure Act.

/// The authority helps the person (FL § 6).
pub const FL_6: &str = "fl-6";
/// Right to see everything in one's case (FL § 10).
pub const FL_10: &str = "fl-10";
/// Tell when the case will be much delayed (FL § 11).
pub const FL_11: &str = "fl-11";
/// After six months the person may ask for a decision (FL § 12).
pub const FL_12_WAIT: &str = "fl-12-wait";
/// Answer within four weeks to a request for a decision (FL § 12).
pub const FL_12_ANSWER: &str = "fl-12-answer";
/// Interpreter and translation (FL § 13).
pub const FL_13: &str = "fl-13";
/// Representative and assistant (FL § 14).
pub const FL_14: &str = "fl-14";
/// A power of attorney may be asked for (FL § 15).
pub const FL_15: &str = "fl-15";
/// Who may not handle (FL § 16: disqualification).
pub const FL_16: &str = "fl-16";
/// What an application must show (FL § 19).
pub const FL_19: &str = "fl-19";
/// Help first, order then (FL § 20: unclear application).
pub const FL_20: &str = "fl-20";
/// When a document has arrived (FL § 22).
pub const FL_22: &str = "fl-22";
/// The case is investigated as much as needed (FL § 23).
pub const FL_23: &str = "fl-23";
/// Right to give information orally (FL § 24).
pub const FL_24: &str = "fl-24";
/// The person sees the material and may comment before the decision (FL § 25).
pub const FL_25: &str = "fl-25";
/// When the material need not be sent (FL § 25).
pub const FL_25_EXCEPTIONS: &str = "fl-25-exceptions";
/// What is said is noted as soon as possible (FL § 27).
pub const FL_27: &str = "fl-27";
/// Who can decide (FL § 28).
pub const FL_28: &str = "fl-28";
/// Right to have dissent noted (FL § 30).
pub const FL_30: &str = "fl-30";
/// What is recorded about a decision (FL § 31).
pub const FL_31: &str = "fl-31";
/// The decision must have clear reasons (FL § 32).
pub const FL_32: &str = "fl-32";
/// Notice as soon as possible, with how to appeal (FL § 33).
pub const FL_33: &str = "fl-33";
/// What the notice of appeal must say (FL § 33).
pub const FL_33_NOTICE: &str = "fl-33-notice";
/// Clerical errors may be corrected (FL § 36).
pub const FL_36: &str = "fl-36";
/// When a favourable decision may be changed for the worse (FL § 37).
pub const FL_37: &str = "fl-37";
/// A plainly wrong decision must be changed (FL § 38).
pub const FL_38: &str = "fl-38";
/// An appealed decision is changed only before it is forwarded (FL § 39).
pub const FL_39: &str = "fl-39";
/// Decisions are appealed to an administrative court (FL § 40).
pub const FL_40: &str = "fl-40";
/// Which decisions may be appealed (FL § 41).
pub const FL_41: &str = "fl-41";
/// Who may appeal (FL § 42).
pub const FL_42: &str = "fl-42";
/// The appeal is in writing and handed in to the committee (FL § 43).
pub const FL_43: &str = "fl-43";
/// Three weeks to appeal from receiving the decision (FL § 44).
pub const FL_44: &str = "fl-44";
/// A late appeal is dismissed, with two exceptions (FL § 45).
pub const FL_45: &str = "fl-45";
/// The appeal is forwarded promptly to the court (FL § 46).
pub const FL_46: &str = "fl-46";
/// The court may hold the decision (FL § 48).
pub const FL_48: &str = "fl-48";
