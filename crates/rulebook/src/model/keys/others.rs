//! The keys of the other statutes.

/// What a notice of admission must contain (LUS 2:2).
pub const LUS_2_2: &str = "lus-2-2";
/// Notice of admission within 24 hours (LUS 2:3).
pub const LUS_2_3: &str = "lus-2-3";
/// A changed discharge time is notified as soon as possible (LUS 2:4).
pub const LUS_2_4: &str = "lus-2-4";
/// A regional care contact is named before discharge (LUS 2:5).
pub const LUS_2_5: &str = "lus-2-5";
/// The municipality starts planning when the notice comes (LUS 2:6).
pub const LUS_2_6: &str = "lus-2-6";
/// Notice of ready for discharge as soon as possible (LUS 3:1).
pub const LUS_3_1: &str = "lus-3-1";
/// Information is handed over on the day of discharge at the latest (LUS 3:2).
pub const LUS_3_2: &str = "lus-3-2";
/// Coordinated planning when both region and municipality are needed (LUS 4:1).
pub const LUS_4_1: &str = "lus-4-1";
/// The plan needs consent and is begun without delay (LUS 4:2).
pub const LUS_4_2: &str = "lus-4-2";
/// Call to coordinated planning within three days (LUS 4:3).
pub const LUS_4_3: &str = "lus-4-3";
/// Region and municipality may agree on another time and amount (LUS 4:5).
pub const LUS_4_5: &str = "lus-4-5";
/// Conditions for the municipality's liability to pay (LUS 5:3).
pub const LUS_5_3: &str = "lus-5-3";
/// Liability to pay after three days (LUS 5:4).
pub const LUS_5_4: &str = "lus-5-4";
/// Liability to pay after four days on late notice (LUS 5:4).
pub const LUS_5_4_LATE: &str = "lus-5-4-late";
/// Time of day for late notice (LUS 5:4).
pub const LUS_5_4_NOON: &str = "lus-5-4-noon";
/// No liability when the region's care is missing (LUS 5:5).
pub const LUS_5_5: &str = "lus-5-5";
/// Only necessary personal data (`SoLPuL` § 6).
pub const SOLPUL_6: &str = "solpul-6";
/// No sensitive data in compilations (`SoLPuL` § 7 a).
pub const SOLPUL_7A: &str = "solpul-7a";
/// Sensors and positioning need consent (`SoLPuL` § 9).
pub const SOLPUL_9: &str = "solpul-9";
/// Access, log and recurring checks (`SoLPuL` § 10).
pub const SOLPUL_10: &str = "solpul-10";
/// Information before data are shared (SVOD 2:2).
pub const SVOD_2_2: &str = "svod-2-2";
/// A no from the person: block at once (SVOD 2:3).
pub const SVOD_2_3: &str = "svod-2-3";
/// When a care provider may read others' data (SVOD 3:2).
pub const SVOD_3_2: &str = "svod-3-2";
/// When the person cannot consent (SVOD 3:4).
pub const SVOD_3_4: &str = "svod-3-4";
/// Emergency access exists only for health-care providers (SVOD 3:5–6).
pub const SVOD_3_5: &str = "svod-3-5";
/// No other ways in, not even by consent (SVOD 3:7).
pub const SVOD_3_7: &str = "svod-3-7";
/// Access is logged and checked (SVOD 4:4).
pub const SVOD_4_4: &str = "svod-4-4";
/// The person may know who has read (SVOD 4:5).
pub const SVOD_4_5: &str = "svod-4-5";
/// Secrecy in social services (OSL 26:1).
pub const OSL_26_1: &str = "osl-26-1";
/// Limit of a party's insight (OSL 10:3).
pub const OSL_10_3: &str = "osl-10-3";
/// Who may decide in the committee's place (KL).
pub const KL_DELEGATION: &str = "kl-delegation";
/// The person chooses the provider (LOV).
pub const LOV_CHOICE: &str = "lov-choice";
/// Those who do not choose get help anyway (LOV).
pub const LOV_NON_CHOICE: &str = "lov-non-choice";
/// Ordinary working time a week (ATL 5 §).
pub const ATL_5: &str = "atl-5";
/// Daily rest (ATL 13 §).
pub const ATL_13: &str = "atl-13";
/// Weekly rest (ATL 14 §).
pub const ATL_14: &str = "atl-14";
/// The longest work without a break (ATL 15 §).
pub const ATL_15: &str = "atl-15";
