//! What is wrong with a file: on which line, in which column, and what to do.

use kernel::Refusal;

/// More troubles than this are not told one by one.
pub const TROUBLES_MAX: usize = 200;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The file is neither csv nor xlsx.
    FileUnknown,
    /// The file is an old or password-protected workbook.
    FileOld,
    /// The file is larger than this many megabytes.
    FileTooLarge(i64),
    /// The file would unpack to far more than a list holds.
    FileSwells,
    /// The file is damaged.
    FileBroken,
    /// The file has no rows.
    FileEmpty,
    /// More rows than this.
    TooManyRows(i64),
    /// More columns than this.
    TooManyColumns(i64),
    /// More cells than this.
    TooManyCells(i64),
    /// A column that must be there is not.
    ColumnMissing,
    /// A column that nothing is known about.
    ColumnUnknown,
    /// A column that is there twice.
    ColumnTwice,
    /// Values under a column without a name.
    ColumnUnnamed,
    /// A cell that must be filled in is empty.
    CellMissing,
    /// More letters than this.
    CellTooLong(i64),
    /// The spreadsheet says that the cell's formula has an error.
    CellError,
    /// Not a whole number.
    CellNotInteger,
    /// Not a number.
    CellNotNumber,
    /// Not a day.
    CellNotDate,
    /// Neither yes nor no.
    CellNotYesNo,
    /// There are so many troubles more.
    More(i64),
}

impl What {
    /// The key of its text in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::FileUnknown => "sheets-file-unknown",
            Self::FileOld => "sheets-file-old",
            Self::FileTooLarge(_) => "sheets-file-too-large",
            Self::FileSwells => "sheets-file-swells",
            Self::FileBroken => "sheets-file-broken",
            Self::FileEmpty => "sheets-file-empty",
            Self::TooManyRows(_) => "sheets-too-many-rows",
            Self::TooManyColumns(_) => "sheets-too-many-columns",
            Self::TooManyCells(_) => "sheets-too-many-cells",
            Self::ColumnMissing => "sheets-column-missing",
            Self::ColumnUnknown => "sheets-column-unknown",
            Self::ColumnTwice => "sheets-column-twice",
            Self::ColumnUnnamed => "sheets-column-unnamed",
            Self::CellMissing => "sheets-cell-missing",
            Self::CellTooLong(_) => "sheets-cell-too-long",
            Self::CellError => "sheets-cell-error",
            Self::CellNotInteger => "sheets-cell-not-integer",
            Self::CellNotNumber => "sheets-cell-not-number",
            Self::CellNotDate => "sheets-cell-not-date",
            Self::CellNotYesNo => "sheets-cell-not-yes-no",
            Self::More(_) => "sheets-more",
        }
    }

    fn limit(&self) -> Option<i64> {
        match self {
            Self::FileTooLarge(limit)
            | Self::TooManyRows(limit)
            | Self::TooManyColumns(limit)
            | Self::TooManyCells(limit)
            | Self::CellTooLong(limit)
            | Self::More(limit) => Some(*limit),
            Self::FileUnknown
            | Self::FileOld
            | Self::FileSwells
            | Self::FileBroken
            | Self::FileEmpty
            | Self::ColumnMissing
            | Self::ColumnUnknown
            | Self::ColumnTwice
            | Self::ColumnUnnamed
            | Self::CellMissing
            | Self::CellError
            | Self::CellNotInteger
            | Self::CellNotNumber
            | Self::CellNotDate
            | Self::CellNotYesNo => None,
        }
    }
}

/// Something wrong with a file. The value itself is not in it: it may be somebody's secret.
///
/// ```
/// use kernel::Refusal;
/// use sheets::{Trouble, What};
/// let trouble = Trouble::at(4, "Född", What::CellNotDate);
/// assert_eq!(Refusal::from(&trouble).text, "sheets-cell-not-date");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The line in the file, from 1, where a text editor or spreadsheet shows it.
    pub line: Option<u32>,
    /// The column's name.
    pub column: Option<String>,
    /// What is wrong.
    pub what: What,
}

impl Trouble {
    /// The file as a whole.
    pub fn file(what: What) -> Self {
        Self {
            line: None,
            column: None,
            what,
        }
    }

    /// A column.
    pub fn column(column: impl Into<String>, what: What) -> Self {
        Self {
            column: Some(column.into()),
            ..Self::file(what)
        }
    }

    /// A cell.
    pub fn at(line: u32, column: impl Into<String>, what: What) -> Self {
        Self {
            line: Some(line),
            ..Self::column(column, what)
        }
    }
}

impl From<&Trouble> for Refusal {
    /// The texts know `line` (0 for the whole file), `column` and, where there is one, `max`.
    fn from(trouble: &Trouble) -> Self {
        let mut refusal = Self::new(trouble.what.key())
            .with("line", i64::from(trouble.line.unwrap_or(0)))
            .with("column", trouble.column.clone().unwrap_or_default());
        if let Some(limit) = trouble.what.limit() {
            refusal = refusal.with("max", limit);
        }
        match &trouble.column {
            Some(column) => refusal.at(column.clone()),
            None => refusal,
        }
    }
}

/// Collects troubles up to the limit and counts the rest.
#[derive(Debug, Default)]
pub(crate) struct Troubles {
    told: Vec<Trouble>,
    more: i64,
}

impl Troubles {
    pub(crate) fn push(&mut self, trouble: Trouble) {
        if self.told.len() < TROUBLES_MAX {
            self.told.push(trouble);
        } else {
            self.more += 1;
        }
    }

    /// Whether reading on would tell nothing new.
    pub(crate) fn enough(&self) -> bool {
        self.more > 1_000
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    pub(crate) fn finish(mut self) -> Result<(), Vec<Trouble>> {
        if self.more > 0 {
            self.told.push(Trouble::file(What::More(self.more)));
        }
        if self.told.is_empty() {
            Ok(())
        } else {
            Err(self.told)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [What; 21] = [
        What::FileUnknown,
        What::FileOld,
        What::FileTooLarge(1),
        What::FileSwells,
        What::FileBroken,
        What::FileEmpty,
        What::TooManyRows(1),
        What::TooManyColumns(1),
        What::TooManyCells(1),
        What::ColumnMissing,
        What::ColumnUnknown,
        What::ColumnTwice,
        What::ColumnUnnamed,
        What::CellMissing,
        What::CellTooLong(1),
        What::CellError,
        What::CellNotInteger,
        What::CellNotNumber,
        What::CellNotDate,
        What::CellNotYesNo,
        What::More(1),
    ];

    #[test]
    fn every_trouble_has_its_text_in_both_languages() {
        for file in [
            include_str!("../locales/sv.ftl"),
            include_str!("../locales/en.ftl"),
        ] {
            for what in ALL {
                let begin = format!("\n{} = ", what.key());
                assert!(file.contains(&begin), "{}", what.key());
            }
        }
    }
}
