//! Empty files to fill in.

use crate::column::Column;
use crate::csv_out::{finish, writer};
use crate::disarm::disarm;
use crate::table::{Cell, Heading, Kind, SheetFault, Table};

/// The words of a workbook's template, in the reader's language (texts `sheets-template-…`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateWords {
    /// The name of the sheet to fill in.
    pub list: String,
    /// The name of the sheet that explains.
    pub columns: String,
    /// Heading: the column's name.
    pub column: String,
    /// Heading: whether it must be filled in.
    pub required: String,
    /// Heading: what to write.
    pub description: String,
    /// Heading: what it can look like.
    pub example: String,
    /// Yes, it must.
    pub yes: String,
    /// No, it may be empty.
    pub no: String,
}

impl TemplateWords {
    /// The words as the language files say them: `say` gives the text of a key.
    pub fn said_by(say: impl Fn(&'static str) -> String) -> Self {
        Self {
            list: say("sheets-template-list"),
            columns: say("sheets-template-columns"),
            column: say("sheets-template-column"),
            required: say("sheets-template-required"),
            description: say("sheets-template-description"),
            example: say("sheets-template-example"),
            yes: say("sheets-template-yes"),
            no: say("sheets-template-no"),
        }
    }
}

/// A csv with the columns' names and one row of examples to write over.
///
/// # Errors
/// When memory runs out, in practice never.
pub fn template_csv(columns: &[Column<'_>]) -> Result<Vec<u8>, SheetFault> {
    let mut writer = writer();
    writer.write_record(
        columns
            .iter()
            .map(|column| disarm(column.name).into_owned()),
    )?;
    writer.write_record(
        columns
            .iter()
            .map(|column| disarm(column.example).into_owned()),
    )?;
    finish(writer)
}

/// An xlsx with the columns' names, and a second sheet that explains them.
///
/// # Errors
/// When the writer says no, in practice never.
pub fn template_xlsx(columns: &[Column<'_>], words: &TemplateWords) -> Result<Vec<u8>, SheetFault> {
    let headings = columns
        .iter()
        .map(|column| Heading::new(column.name, Kind::Text));
    let list = Table::new(words.list.as_str(), headings);
    let headings = [
        &words.column,
        &words.required,
        &words.description,
        &words.example,
    ];
    let mut guide = Table::new(
        words.columns.as_str(),
        headings.map(|title| Heading::new(title.as_str(), Kind::Text)),
    );
    for column in columns {
        let required = if column.required {
            &words.yes
        } else {
            &words.no
        };
        guide.push([
            Cell::from(column.name),
            Cell::from(required.as_str()),
            Cell::from(column.description),
            Cell::from(column.example),
        ]);
    }
    crate::xlsx_out::write(&[&list, &guide])
}
