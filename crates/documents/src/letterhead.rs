//! What stands at the top of a letter, and who signs it.

/// Sender, references and recipient. The recipient stands where a window envelope shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    pub(crate) sender: String,
    pub(crate) sender_lines: Vec<String>,
    pub(crate) references: Vec<(String, String)>,
    pub(crate) recipient: Vec<String>,
}

impl Letterhead {
    /// A letter from this sender, for example the municipality.
    pub fn from(sender: impl Into<String>) -> Self {
        Self {
            sender: sender.into(),
            ..Self::default()
        }
    }

    /// A line under the sender: office, address, telephone.
    #[must_use]
    pub fn sender_line(mut self, line: impl Into<String>) -> Self {
        self.sender_lines.push(line.into());
        self
    }

    /// A named reference: date, case number, officer.
    #[must_use]
    pub fn reference(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.references.push((label.into(), value.into()));
        self
    }

    /// A line of the recipient's name and address.
    #[must_use]
    pub fn recipient_line(mut self, line: impl Into<String>) -> Self {
        self.recipient.push(line.into());
        self
    }
}

/// Who signs, kept together on one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signature {
    pub(crate) closing: Option<String>,
    pub(crate) by_hand: bool,
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
}

impl Signature {
    /// Signed by this person.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The words before the name, for example "Med vänlig hälsning".
    #[must_use]
    pub fn closing(mut self, words: impl Into<String>) -> Self {
        self.closing = Some(words.into());
        self
    }

    /// A line under the name: title, delegation, telephone.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Leaves room and a rule for a signature in ink.
    #[must_use]
    pub fn by_hand(mut self) -> Self {
        self.by_hand = true;
        self
    }
}
