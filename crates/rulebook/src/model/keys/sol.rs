//! The keys of Socialtjänstlagen and its ordinance.

/// Preventive and easy to reach (`SoL` 2:4).
pub const SOL_2_4: &str = "sol-2-4";
/// Quality is followed up all the time (`SoL` 5:2).
pub const SOL_5_2: &str = "sol-5-2";
/// Swedish in elder care (`SoL` 8:4 a).
pub const SOL_8_4A: &str = "sol-8-4a";
/// Staff who speak minority languages (`SoL` 8:5).
pub const SOL_8_5: &str = "sol-8-5";
/// Administrative area: care in a minority language (`SoL` 8:6).
pub const SOL_8_6: &str = "sol-8-6";
/// Other municipalities: minority language when staff exist (`SoL` 8:7).
pub const SOL_8_7: &str = "sol-8-7";
/// Cultural identity in elder care (`SoL` 8:8).
pub const SOL_8_8: &str = "sol-8-8";
/// Applicants are told about minority languages (`SoL` 8:9).
pub const SOL_8_9: &str = "sol-8-9";
/// Services are shaped with the person (`SoL` 10:3).
pub const SOL_10_3: &str = "sol-10-3";
/// The person chooses when and how (`SoL` 10:4).
pub const SOL_10_4: &str = "sol-10-4";
/// Digital technology in home care and care homes (`SoL` 10:6).
pub const SOL_10_6: &str = "sol-10-6";
/// A named care contact is offered (`SoL` 10:7).
pub const SOL_10_7: &str = "sol-10-7";
/// A coordinated individual plan is begun at once (`SoL` 10:8).
pub const SOL_10_8: &str = "sol-10-8";
/// What the coordinated plan must show (`SoL` 10:8).
pub const SOL_10_8_CONTENTS: &str = "sol-10-8-contents";
/// The plan is made with the person and relatives (`SoL` 10:9).
pub const SOL_10_9: &str = "sol-10-9";
/// Right to services for personal needs (`SoL` 11:1).
pub const SOL_11_1: &str = "sol-11-1";
/// Money does not decide the need (`SoL` 11:2).
pub const SOL_11_2: &str = "sol-11-2";
/// Couples may go on living together (`SoL` 11:3).
pub const SOL_11_3: &str = "sol-11-3";
/// The committee may give more than the right requires (`SoL` 11:4).
pub const SOL_11_4: &str = "sol-11-4";
/// Services without needs assessment (`SoL` 11:5).
pub const SOL_11_5: &str = "sol-11-5";
/// Seven kinds that always need assessment (`SoL` 11:5).
pub const SOL_11_5_EXCLUDED: &str = "sol-11-5-excluded";
/// Tell of the right to apply (`SoL` 11:6).
pub const SOL_11_6: &str = "sol-11-6";
/// A contact person needs consent (`SoL` 13:7).
pub const SOL_13_7: &str = "sol-13-7";
/// Support for relatives (`SoL` 13:9).
pub const SOL_13_9: &str = "sol-13-9";
/// An investigation is opened at once (`SoL` 14:2).
pub const SOL_14_2: &str = "sol-14-2";
/// The case and its execution are recorded (`SoL` 14:3).
pub const SOL_14_3: &str = "sol-14-3";
/// Guidance without personal record (`SoL` 14:4).
pub const SOL_14_4: &str = "sol-14-4";
/// A service without a name, by special decision (`SoL` 14:5).
pub const SOL_14_5: &str = "sol-14-5";
/// Respect, insight and correction in the notes (`SoL` 14:6).
pub const SOL_14_6: &str = "sol-14-6";
/// No access to the file for the unauthorised (`SoL` 14:7).
pub const SOL_14_7: &str = "sol-14-7";
/// Right to speak before the committee (`SoL` 14:8).
pub const SOL_14_8: &str = "sol-14-8";
/// A standing decision may be changed for the worse on material change (`SoL` 14:9).
pub const SOL_14_9: &str = "sol-14-9";
/// Rules of the Administrative Procedure Act apply to all cases about persons (`SoL` 14:10).
pub const SOL_14_10: &str = "sol-14-10";
/// The provider gives data to the committee (`SoL` 15:9).
pub const SOL_15_9: &str = "sol-15-9";
/// The personal file is weeded after five years (`SoL` 16:1).
pub const SOL_16_1: &str = "sol-16-1";
/// Compiled data are weeded after five years (`SoL` 16:1).
pub const SOL_16_1_FACTS: &str = "sol-16-1-facts";
/// Weeding is done by the end of the next calendar year (`SoL` 16:1).
pub const SOL_16_1_DONE: &str = "sol-16-1-done";
/// Records that are not weeded (`SoL` 16:2).
pub const SOL_16_2: &str = "sol-16-2";
/// Child investigations are kept until the person is thirty (`SoL` 16:2 a).
pub const SOL_16_2A: &str = "sol-16-2a";
/// A sample is kept for research (`SoL` 16:4).
pub const SOL_16_4: &str = "sol-16-4";
/// Private providers keep records in the same way (`SoL` 17:1).
pub const SOL_17_1: &str = "sol-17-1";
/// Private providers' files are kept two years (`SoL` 17:2).
pub const SOL_17_2: &str = "sol-17-2";
/// The provider's weeding is done by the end of the next calendar year (`SoL` 17:2).
pub const SOL_17_2_DONE: &str = "sol-17-2-done";
/// Agreement to hand over the file (`SoL` 17:3).
pub const SOL_17_3: &str = "sol-17-3";
/// The private provider investigates what was reported and keeps it for five years (`SoL` 17:10).
pub const SOL_17_10: &str = "sol-17-10";
/// The named care contact must hold the assistant nurse's certificate (`SoL` 25:4).
pub const SOL_25_4: &str = "sol-25-4";
/// Transition for care contacts without certificate (`SoL` 25:4).
pub const SOL_25_4_TRANSITION: &str = "sol-25-4-transition";
/// Private home care and housing need a licence (`SoL` 26:1).
pub const SOL_26_1: &str = "sol-26-1";
/// The municipality's own activity is notified (`SoL` 26:2).
pub const SOL_26_2: &str = "sol-26-2";
/// Routines against wrongs.
pub const SOL_27_1: &str = "sol-27-1";
/// Wrongs are reported at once (`SoL` 27:2).
pub const SOL_27_2: &str = "sol-27-2";
/// Those who work are told of the duty to report.
pub const SOL_27_3: &str = "sol-27-3";
/// A private provider informs the committee (`SoL` 27:4).
pub const SOL_27_4: &str = "sol-27-4";
/// Wrongs are recorded, investigated and remedied at once (`SoL` 27:5).
pub const SOL_27_5: &str = "sol-27-5";
/// Serious wrongs are notified as soon as possible (`SoL` 27:6).
pub const SOL_27_6: &str = "sol-27-6";
/// Highest fee for home care and day activity, price base amounts a year (`SoL` 32:6).
pub const SOL_32_6_HOME_CARE: &str = "sol-32-6-home-care";
/// Highest fee for a home in special housing, price base amounts a year (`SoL` 32:6).
pub const SOL_32_6_HOUSING: &str = "sol-32-6-housing";
/// Minimum amount for a single person, price base amounts a year (`SoL` 32:8).
pub const SOL_32_8_SINGLE: &str = "sol-32-8-single";
/// Minimum amount for each of a couple, price base amounts a year (`SoL` 32:8).
pub const SOL_32_8_COUPLE: &str = "sol-32-8-couple";
/// Decisions not executed in three months are reported (`SoL` 34:1).
pub const SOL_34_1: &str = "sol-34-1";
/// Report to the Inspectorate and the auditors every quarter (`SoL` 34:1).
pub const SOL_34_1_REPORT: &str = "sol-34-1-report";
/// Notify when reported decisions have been executed (`SoL` 34:2).
pub const SOL_34_2: &str = "sol-34-2";
/// Statistics to the council every quarter (`SoL` 34:3).
pub const SOL_34_3: &str = "sol-34-3";
/// The municipality of stay reports too (`SoL` 34:4).
pub const SOL_34_4: &str = "sol-34-4";
/// Special fee when the service is delayed (`SoL` 34:5).
pub const SOL_34_5: &str = "sol-34-5";
/// No special fee when the person wished to wait (`SoL` 34:6).
pub const SOL_34_6: &str = "sol-34-6";
/// Lowest special fee (`SoL` 34:7).
pub const SOL_34_7_MIN: &str = "sol-34-7-min";
/// Highest special fee (`SoL` 34:7).
pub const SOL_34_7_MAX: &str = "sol-34-7-max";
/// A special fee must be sought within two years (`SoL` 34:10).
pub const SOL_34_10: &str = "sol-34-10";
/// Decisions appealed to the administrative court (`SoL` 35:1).
pub const SOL_35_1: &str = "sol-35-1";
/// Leave to appeal in the second court (`SoL` 35:4).
pub const SOL_35_4: &str = "sol-35-4";
/// The decision applies at once (`SoL` 35:5).
pub const SOL_35_5: &str = "sol-35-5";
/// The person may postpone in a choice system (`SoL` 35:5).
pub const SOL_35_5_POSTPONE: &str = "sol-35-5-postpone";
/// Where all files are kept for research (`SoF` 13:1).
pub const SOF_13_1_AREAS: &str = "sof-13-1-areas";
/// Birthdays whose files are kept elsewhere (`SoF` 13:1).
pub const SOF_13_1_DAYS: &str = "sof-13-1-days";
/// Level of Swedish in elder care (`SoF` 14:3).
pub const SOF_14_3: &str = "sof-14-3";
