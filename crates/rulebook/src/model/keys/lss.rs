//! The keys of LSS.

/// Who belongs to the circle (LSS § 1).
pub const LSS_1: &str = "lss-1";
/// The region gives advice and support, the municipality the rest (LSS § 2).
pub const LSS_2: &str = "lss-2";
/// LSS takes away no other rights (LSS § 4).
pub const LSS_4: &str = "lss-4";
/// Right to services and good living conditions (LSS § 7).
pub const LSS_7: &str = "lss-7";
/// Daily activity only for groups 1 and 2 (LSS § 7).
pub const LSS_7_DAILY_ACTIVITY: &str = "lss-7-daily-activity";
/// A service only on request (LSS § 8).
pub const LSS_8: &str = "lss-8";
/// Age of asking for LSS services oneself (LSS § 8).
pub const LSS_8_AGE: &str = "lss-8-age";
/// Right to speak before the committee (LSS § 8 a).
pub const LSS_8A: &str = "lss-8a";
/// The ten services (LSS § 9).
pub const LSS_9: &str = "lss-9";
/// Short-time supervision is for schoolchildren over 12 (LSS § 9).
pub const LSS_9_SUPERVISION_AGE: &str = "lss-9-supervision-age";
/// Daily activity is for those neither in work nor in study (LSS § 9).
pub const LSS_9_WORKING_AGE: &str = "lss-9-working-age";
/// Personal assistance after the target age (LSS § 9 b).
pub const LSS_9B: &str = "lss-9b";
/// The individual plan is reviewed at least once a year (LSS § 10).
pub const LSS_10: &str = "lss-10";
/// Advance notice is valid for six months (LSS § 16).
pub const LSS_16: &str = "lss-16";
/// Region and municipality may move responsibility by agreement (LSS § 17).
pub const LSS_17: &str = "lss-17";
/// The case and its execution are recorded (LSS § 21 a).
pub const LSS_21A: &str = "lss-21a";
/// Respect, insight and correction in the notes (LSS § 21 b).
pub const LSS_21B: &str = "lss-21b";
/// The personal file is weeded after five years (LSS § 21 c).
pub const LSS_21C: &str = "lss-21c";
/// Weeding is done by the end of the next calendar year (LSS § 21 c).
pub const LSS_21C_DONE: &str = "lss-21c-done";
/// Records that are not weeded (LSS § 21 d).
pub const LSS_21D: &str = "lss-21d";
/// Private providers' files are kept two years (LSS § 23 c).
pub const LSS_23C: &str = "lss-23c";
/// The private provider investigates what was reported and keeps it for five years (LSS § 23 g).
pub const LSS_23G: &str = "lss-23g";
/// Wrongs are reported at once (LSS § 24 b).
pub const LSS_24B: &str = "lss-24b";
/// A private provider informs the committee (LSS § 24 d).
pub const LSS_24D: &str = "lss-24d";
/// Wrongs are investigated and remedied without delay (LSS § 24 e).
pub const LSS_24E: &str = "lss-24e";
/// Serious wrongs are notified as soon as possible (LSS § 24 f).
pub const LSS_24F: &str = "lss-24f";
/// Decisions appealed to the administrative court (LSS § 27).
pub const LSS_27: &str = "lss-27";
/// The decision applies at once (LSS § 27).
pub const LSS_27_AT_ONCE: &str = "lss-27-at-once";
/// Special fee when the service is delayed (LSS § 28 a).
pub const LSS_28A: &str = "lss-28a";
/// Lowest special fee (LSS § 28 b).
pub const LSS_28B_MIN: &str = "lss-28b-min";
/// Highest special fee (LSS § 28 b).
pub const LSS_28B_MAX: &str = "lss-28b-max";
/// A special fee must be sought within two years (LSS § 28 e).
pub const LSS_28E: &str = "lss-28e";
/// Decisions not executed in three months are reported (LSS § 28 f).
pub const LSS_28F: &str = "lss-28f";
/// Report to the Inspectorate and the auditors every quarter (LSS § 28 f).
pub const LSS_28F_REPORT: &str = "lss-28f-report";
/// Notify when reported decisions have been executed (LSS § 28 g).
pub const LSS_28G: &str = "lss-28g";
/// Statistics to the council every quarter (LSS § 28 h).
pub const LSS_28H: &str = "lss-28h";
/// The municipality of stay reports too (LSS § 28 i).
pub const LSS_28I: &str = "lss-28i";
