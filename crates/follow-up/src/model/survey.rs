//! The questions on quality as they are put to one person about one service: how they were answered, or why not.

use std::{fmt, str::FromStr};

use cases::DecisionId;
use kernel::{Date, Id, PersonId, Prose, Timestamp, UnitId, UserId};
use organisation::{DistrictCode, ServiceCode};

use super::{FollowUpId, Theme};

/// Kind of [`SurveyId`].
pub enum Surveys {}
/// Id of the questions put to one person.
pub type SurveyId = Id<Surveys>;

/// How far the questions have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurveyState {
    /// Not answered yet.
    Waiting,
    /// Answered.
    Answered,
    /// It is known why there is no answer.
    NotAnswered,
}

kernel::keyed!(SurveyState { Waiting => "waiting", Answered => "answered", NotAnswered => "not-answered" });

/// In which way the person answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurveyWay {
    /// On paper, typed in afterwards.
    Paper,
    /// On a tablet, in the conversation.
    Tablet,
    /// The questions are read aloud, by telephone or in the room.
    Read,
    /// On the person's own page.
    OwnPage,
}

kernel::keyed!(SurveyWay { Paper => "paper", Tablet => "tablet", Read => "read", OwnPage => "own-page" });

/// Who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnsweredBy {
    /// The person alone.
    Alone,
    /// The person, with somebody's help.
    Helped,
    /// Somebody who speaks for the person.
    Representative,
}

kernel::keyed!(AnsweredBy { Alone => "alone", Helped => "helped", Representative => "representative" });

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// The person did not want to.
    Declined,
    /// The person could not, and nobody could answer for her or him.
    CouldNot,
    /// The person was not reached, or sent nothing back.
    NotReached,
    /// Nobody asked.
    NotAsked,
}

kernel::keyed!(WhyNot {
    Declined => "declined",
    CouldNot => "could-not",
    NotReached => "not-reached",
    NotAsked => "not-asked",
});

/// A grade from 1, not at all, to 5, wholly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(i64);

impl Grade {
    /// All of them.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// A grade, if the number is one.
    pub fn new(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.0 == number)
    }

    /// The number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Whether the person is content: 4 or 5.
    pub const fn is_good(self) -> bool {
        self.0 >= 4
    }
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// To which.
    pub theme: Theme,
    /// The grade; none for one who does not know or does not want to say.
    pub grade: Option<Grade>,
}

/// That the questions were answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The day on which the person answered.
    pub on: Date,
    /// When it was saved.
    pub at: Timestamp,
    /// In which way.
    pub way: SurveyWay,
    /// Who answered.
    pub by: AnsweredBy,
    /// In whose session it was saved, where that was not the person's own: who typed, read aloud or handed the tablet
    /// over.
    pub typed_by: Option<UserId>,
    /// The officer whom the person lets read the answers: who held the follow-up then.
    pub lets_read_to: Option<UserId>,
    /// What the person wants to add.
    pub words: Option<Prose>,
}

/// That it is known why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAnswer {
    /// Why.
    pub why: WhyNot,
    /// In words.
    pub words: Option<Prose>,
    /// When it was noted.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// What a paper is known by: short, easy to type, and tells nothing of anybody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SurveyCode(String);

/// A text that is not a code of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of a paper")
    }
}

impl SurveyCode {
    /// Letters and digits that are not mistaken for each other.
    const SIGNS: [char; 30] = [
        '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K',
        'L', 'M', 'N', 'P', 'R', 'S', 'T', 'U', 'V', 'X', 'Y', 'Z',
    ];
    /// How long it is.
    const LENGTH: usize = 8;

    /// A code made of chance.
    pub fn of(mut chance: u128) -> Self {
        let signs = Self::SIGNS.iter().cycle();
        let base = 30_u128;
        let mut code = String::new();
        while code.len() < Self::LENGTH {
            let place = usize::try_from(chance % base).unwrap_or_default();
            code.extend(signs.clone().nth(place));
            chance /= base;
        }
        Self(code)
    }

    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SurveyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.0.split_at(self.0.len() / 2);
        write!(f, "{first} {last}")
    }
}

impl FromStr for SurveyCode {
    type Err = NotACode;

    fn from_str(typed: &str) -> Result<Self, NotACode> {
        let plain: String = typed
            .chars()
            .filter(|sign| !sign.is_whitespace() && *sign != '-')
            .flat_map(char::to_uppercase)
            .collect();
        let is_code = plain.chars().count() == Self::LENGTH
            && plain.chars().all(|sign| Self::SIGNS.contains(&sign));
        if is_code {
            Ok(Self(plain))
        } else {
            Err(NotACode)
        }
    }
}

/// The questions on quality, put to one person about one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// In which follow-up.
    pub follow_up: FollowUpId,
    /// To whom.
    pub person: PersonId,
    /// About the help of which decision.
    pub decision: DecisionId,
    /// About which service.
    pub service: ServiceCode,
    /// Who gives it.
    pub provider: Option<UnitId>,
    /// The ordering unit.
    pub unit: UnitId,
    /// The order's district.
    pub district: Option<DistrictCode>,
    /// What its paper is known by.
    pub code: SurveyCode,
    /// Which version of the questions.
    pub questionnaire: i64,
    /// How far it has come.
    pub state: SurveyState,
    /// How it was handed out last, and when.
    pub handed_out: Option<(SurveyWay, Date)>,
    /// That it was answered.
    pub answered: Option<Answered>,
    /// That it is known why it was not.
    pub no_answer: Option<NoAnswer>,
    /// Counts the changes.
    pub version: i64,
}

impl Survey {
    /// Where its questions stand in the product.
    pub fn address(&self) -> String {
        format!(
            "/personer/{}/uppfoljningar/{}/fragor",
            self.person, self.follow_up
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = SurveyCode::of(0x1234_5678_9abc_def0_1234_5678_9abc_def0);
        let shown = code.to_string();
        assert_eq!(shown.len(), 9, "{shown}");
        assert_eq!(shown.parse(), Ok(code.clone()));
        assert_eq!(shown.to_lowercase().parse(), Ok(code.clone()));
        assert_eq!(code.as_str().parse(), Ok(code));
        assert!("ABCD".parse::<SurveyCode>().is_err());
        assert!("ABCD 01IO".parse::<SurveyCode>().is_err());
    }

    #[test]
    fn four_and_five_are_good() {
        let good: Vec<i64> = Grade::ALL
            .into_iter()
            .filter(|grade| grade.is_good())
            .map(Grade::number)
            .collect();
        assert_eq!(good, [4, 5]);
        assert_eq!((Grade::new(0), Grade::new(6)), (None, None));
    }
}
