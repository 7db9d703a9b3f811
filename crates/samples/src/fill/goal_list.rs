//! The goals of the sample: the council's, the committee's, and what shows whether they are met.

use ::goals::{ActivityState, Aim, Area, Better, Method, Scale};

/// An indicator of the sample: its name, what it is counted in, what is aimed at, what it was, what it is typed to be.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) scale: Scale,
    pub(super) method: Method,
    pub(super) aim: Aim,
    pub(super) better: Better,
    /// At the beginning of last year; nothing where it was new then.
    pub(super) baseline: &'static str,
    /// What it is to be this year.
    pub(super) target: &'static str,
    pub(super) source: &'static str,
    /// From which measure it is read, and of which forms of provider only.
    pub(super) measure: Option<(&'static str, Option<&'static str>)>,
    /// What was typed at the end of last year, and of this summer.
    pub(super) typed: [&'static str; 2],
    /// What is done for it.
    pub(super) activity: Option<(&'static str, ActivityState)>,
}

const PERCENT: Sample = Sample {
    name: "",
    scale: Scale::Percent,
    method: Method::Compared,
    aim: Aim::Improve,
    better: Better::Higher,
    baseline: "",
    target: "",
    source: "Verksamhetssystemet",
    measure: None,
    typed: ["", ""],
    activity: None,
};

/// Council goal, committee goal, indicators.
pub(super) type Goal = (Area, &'static str, Option<&'static str>, &'static [Sample]);

pub(super) const GOALS: &[Goal] = &[
    (
        Area::Social,
        "Invånarna lever tryggt hela livet",
        Some("Den som har hjälp av oss är trygg"),
        &[
            Sample {
                name: "Planerade besök som blev av",
                aim: Aim::Keep,
                baseline: "98",
                measure: Some(("visits-measure-made", None)),
                typed: ["98", ""],
                activity: Some((
                    "Reservlista för morgonpassen på varje enhet",
                    ActivityState::Begun,
                )),
                ..PERCENT
            },
            Sample {
                name: "Olika personal på fjorton dagar i hemtjänsten",
                scale: Scale::Plain,
                better: Better::Lower,
                baseline: "15",
                target: "12",
                measure: Some(("schedules-measure-continuity-national", None)),
                typed: ["14", ""],
                activity: Some((
                    "Mindre grupper kring dem med många besök",
                    ActivityState::Begun,
                )),
                ..PERCENT
            },
            Sample {
                name: "Personer som känner sig trygga med sin hjälp",
                baseline: "78",
                measure: Some(("follow-up-measure-safety", None)),
                typed: ["79", ""],
                activity: Some((
                    "Fråga om trygghet vid varje uppföljning",
                    ActivityState::Done,
                )),
                ..PERCENT
            },
            Sample {
                name: "Avvikelser som bedömts i tid",
                baseline: "85",
                target: "95",
                measure: Some(("deviations-measure-triaged", None)),
                typed: ["88", ""],
                ..PERCENT
            },
            Sample {
                name: "Insatser där minst 80 procent känner sig trygga",
                scale: Scale::Of,
                baseline: "3/5",
                target: "alla",
                source: "Brukarundersökningen",
                typed: ["3/5", "4/5"],
                ..PERCENT
            },
        ],
    ),
    (
        Area::Social,
        "Invånarna har inflytande över sin vardag",
        Some("Den som har hjälp av oss bestämmer hur den ges"),
        &[
            Sample {
                name: "Aktuella genomförandeplaner, egen regi",
                baseline: "83",
                target: "95",
                measure: Some(("care-plans-measure-current", Some("in-house"))),
                typed: ["86", ""],
                activity: Some((
                    "Planverkstad varje månad med myndigheten",
                    ActivityState::Done,
                )),
                ..PERCENT
            },
            Sample {
                name: "Aktuella genomförandeplaner, extern regi",
                baseline: "89",
                target: "95",
                measure: Some(("care-plans-measure-current", Some("choice,contract"))),
                typed: ["90", ""],
                activity: Some((
                    "Avtalsuppföljning med de utförare som ligger efter",
                    ActivityState::Planned,
                )),
                ..PERCENT
            },
            Sample {
                name: "Planer som gjorts tillsammans med personen",
                baseline: "90",
                measure: Some(("care-plans-measure-participation", None)),
                typed: ["92", ""],
                activity: Some((
                    "Bildstöd och längre tid vid samtalen om planen",
                    ActivityState::Begun,
                )),
                ..PERCENT
            },
        ],
    ),
    (
        Area::Social,
        "Kommunen är lätt att ha att göra med",
        Some("Den som frågar får svar, och den som ansöker får beslut i tid"),
        &[
            Sample {
                name: "Dagar från ansökan till beslut",
                scale: Scale::Days,
                better: Better::Lower,
                baseline: "24",
                target: "20",
                measure: Some(("cases-measure-days-to-decision", None)),
                typed: ["22", ""],
                ..PERCENT
            },
            Sample {
                name: "Invånare som tycker att äldreomsorgen fungerar bra",
                baseline: "71,9",
                source: "SCB:s medborgarundersökning",
                typed: ["71,9", ""],
                activity: Some(("Öppet hus på mötesplatserna", ActivityState::Done)),
                ..PERCENT
            },
        ],
    ),
    (
        Area::Ecological,
        "Kommunen är klimatneutral i tid",
        Some("Våra resor släpper ut mindre"),
        &[Sample {
            name: "Fordon med förnybart drivmedel",
            target: "80",
            source: "Fordonsregistret",
            typed: ["62", "71"],
            activity: Some(("Cyklar till innerstadens grupper", ActivityState::Begun)),
            ..PERCENT
        }],
    ),
    (
        Area::Economic,
        "Ekonomin är i balans",
        Some("Nämnden håller budgeten och följer upp det den beslutar"),
        &[
            Sample {
                name: "Avvikelse från budget",
                method: Method::Budget,
                aim: Aim::Keep,
                better: Better::Lower,
                baseline: "1,4",
                source: "Delårsbokslut och årsbokslut",
                typed: ["0,4", "1,1"],
                ..PERCENT
            },
            Sample {
                name: "Löpande beslut som följs upp i tid",
                baseline: "10–15",
                target: "80",
                measure: Some(("cases-measure-followed-up", None)),
                typed: ["34", ""],
                activity: Some((
                    "Två dagar i månaden avsatta för uppföljning",
                    ActivityState::Begun,
                )),
                ..PERCENT
            },
            Sample {
                name: "Avtalsuppföljningar enligt plan",
                scale: Scale::YesNo,
                aim: Aim::Keep,
                baseline: "ja",
                target: "ja",
                source: "Avtalsenheten",
                typed: ["ja", "ja"],
                ..PERCENT
            },
        ],
    ),
    (
        Area::Economic,
        "Kommunen är en arbetsgivare man stannar hos",
        None,
        &[
            Sample {
                name: "Heltidsarbetande",
                aim: Aim::Keep,
                baseline: "83,9",
                source: "Personalbokslutet",
                typed: ["84,6", "85,2"],
                ..PERCENT
            },
            Sample {
                name: "Sjukfrånvaro",
                aim: Aim::Keep,
                better: Better::Lower,
                baseline: "8,7",
                source: "Personalbokslutet",
                typed: ["8,4", "8,9"],
                ..PERCENT
            },
        ],
    ),
];

/// What is said of each goal in last year's report and this summer's.
pub(super) const JUDGEMENTS: &[&str] = &[
    "Tryggheten är god där personalen är känd. Det som drar ned är morgnar när många är borta samtidigt.",
    "Fler planer är gjorda tillsammans med personen. De som saknas finns hos få utförare, och dem möter vi varje månad.",
    "Handläggningen har blivit snabbare sedan enkla ärenden tas i den första kontakten.",
    "Bytet av fordon följer planen. Laddplatserna har varit trånga.",
    "Nämnden håller budgeten med liten marginal. Uppföljningen av besluten har kommit i gång men når inte målet.",
    "Fler arbetar heltid. Sjukfrånvaron är högst i de minsta grupperna.",
];
