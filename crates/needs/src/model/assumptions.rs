//! What a version of a scenario assumes, and in which alternative use falls.

use projection::{
    Trouble, Wrong,
    care::{Alternative, Effect, Fall, Scenario},
};
use serde::{Deserialize, Serialize};

/// Services, homes, staff and prices, and the alternative that is taken; use as today where none is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// As the engine reads them.
    pub care: Scenario,
    /// Which of its alternatives.
    pub alternative: Option<String>,
    /// Effects on hours that are switched off: not in [`Self::care`], but kept to be switched on again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub switched_off: Vec<Effect>,
}

/// Why kept assumptions are none.
#[derive(Debug)]
pub enum AssumptionsError {
    /// They are not written as assumptions.
    Text(serde_json::Error),
    /// They contradict themselves, or name an alternative that is not there.
    Sense(Trouble),
}

impl std::fmt::Display for AssumptionsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(_) => f.write_str("the text is no assumptions"),
            Self::Sense(trouble) => write!(f, "{trouble}"),
        }
    }
}

impl std::error::Error for AssumptionsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Text(error) => Some(error),
            Self::Sense(_) => None,
        }
    }
}

impl Assumptions {
    /// What a basis begins with: use as today.
    pub const fn as_today(care: Scenario) -> Self {
        Self {
            care,
            alternative: None,
            switched_off: Vec::new(),
        }
    }

    /// Reads what was kept.
    pub fn read(text: &str) -> Result<Self, AssumptionsError> {
        let read: Self = serde_json::from_str(text).map_err(AssumptionsError::Text)?;
        read.checked()
    }

    /// Only what makes sense.
    pub fn checked(self) -> Result<Self, AssumptionsError> {
        let care = self.care.checked().map_err(AssumptionsError::Sense)?;
        if let Some(name) = &self.alternative
            && !care.alternatives.contains_key(name)
        {
            let wrong = Wrong::NoAlternative(name.clone());
            let trouble = Trouble::wrong_at("alternative", wrong);
            return Err(AssumptionsError::Sense(trouble));
        }
        Ok(Self { care, ..self })
    }

    /// As it is kept.
    pub fn written(&self) -> Result<String, AssumptionsError> {
        serde_json::to_string(self).map_err(AssumptionsError::Text)
    }

    /// The alternative that is taken.
    pub fn taken(&self) -> Option<&Alternative> {
        self.care.alternatives.get(self.alternative.as_deref()?)
    }

    /// How much less each age uses, in per cent a year.
    pub fn fall(&self) -> Fall {
        const NONE: Fall = Fall {
            low: 0.0,
            mode: 0.0,
            high: 0.0,
        };
        self.taken().map_or(NONE, |taken| taken.fall)
    }
}
