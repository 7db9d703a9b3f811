//! A service (insats) that can be given.

use kernel::{Language, Line, RuleKey};
use serde::{Deserialize, Serialize};

use super::ServiceCode;

kernel::keyed! {
    /// The act under which a service is given.
    pub enum Regime {
        /// Socialtjänstlagen (2025:400).
        Sol => "sol",
        /// LSS (1993:387).
        Lss => "lss",
    }
}

kernel::keyed! {
    /// What kind of help it is, for measures and for forms.
    pub enum ServiceKind {
        /// Hemtjänst.
        HomeCare => "home-care",
        /// Trygghetslarm.
        SafetyAlarm => "safety-alarm",
        /// Mat.
        Meals => "meals",
        /// Ledsagning.
        Escort => "escort",
        /// Avlösning.
        Respite => "respite",
        /// Dagverksamhet.
        DayActivity => "day-activity",
        /// Daglig verksamhet.
        DailyActivity => "daily-activity",
        /// Boendestöd.
        HousingSupport => "housing-support",
        /// Kontaktperson.
        ContactPerson => "contact-person",
        /// Korttid.
        ShortStay => "short-stay",
        /// Boende.
        Housing => "housing",
        /// Personlig assistans.
        PersonalAssistance => "personal-assistance",
        /// Korttidstillsyn.
        Supervision => "supervision",
        /// Samtal och besök.
        Conversation => "conversation",
        /// Anhörigstöd.
        RelativesSupport => "relatives-support",
        /// Praktisk hjälp.
        PracticalHelp => "practical-help",
        /// Träffpunkt.
        MeetingPlace => "meeting-place",
    }
}

kernel::keyed! {
    /// Whether it is given until further notice.
    pub enum Term {
        /// Until further notice, unless the decision says otherwise.
        Standing => "standing",
        /// For a time that the decision says.
        Bounded => "bounded",
    }
}

/// A service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its code.
    pub code: ServiceCode,
    /// Its name in Swedish.
    pub name_sv: Line,
    /// Its name in English.
    pub name_en: Line,
    /// Under which act.
    pub regime: Regime,
    /// The rule that gives the right to it, in the rule book.
    pub rule: RuleKey,
    /// Which of the ten services of LSS 9 §.
    pub lss_point: Option<i64>,
    /// What kind of help it is.
    pub kind: ServiceKind,
    /// Whether the need is assessed first; if not it is early help (`SoL` 11:5).
    pub assessed: bool,
    /// Until further notice or for a time.
    pub term: Term,
    /// Which of the kinds that `SoL` 11:5 never lets out of assessment it belongs to, by the rule book's codes.
    pub excluded: Option<Line>,
}

impl Service {
    /// Its name in the reader's language.
    pub const fn name(&self, language: Language) -> &Line {
        match language {
            Language::Swedish | Language::Finnish => &self.name_sv,
            Language::English => &self.name_en,
        }
    }

    /// Whether it is early help, given without needs assessment.
    pub const fn is_early_help(&self) -> bool {
        !self.assessed
    }
}
