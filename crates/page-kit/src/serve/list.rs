//! A list: sorted, paged, filtered by its address, exported as csv or xlsx, and printed. The same for all lists.

use jiff::civil::Date;
use kernel::{Minutes, Money, Problem, swedish_order};
use maud::{Markup, html};
use sheets::{Cell as Kept, Heading, Kind, Table as Sheet};

use super::{Reply, Visit};
use crate::{
    components::{Button, ButtonRow, Column, Empty, Pager, Sorted, Table},
    dates,
};

/// Rows on a page.
const PER_PAGE: i64 = 25;
/// The most rows of an export.
const EXPORT_MAX: i64 = 100_000;

/// A column of a list.
#[derive(Debug, Clone, Copy)]
pub struct ListColumn {
    /// Its name in addresses and exports.
    pub key: &'static str,
    /// Key of its heading.
    pub label: &'static str,
    /// Whether the list can be sorted by it.
    pub is_sortable: bool,
    /// Whether it holds numbers.
    pub is_number: bool,
    kind: Kind,
}

impl ListColumn {
    /// A column of words.
    pub const fn new(key: &'static str, label: &'static str) -> Self {
        Self {
            key,
            label,
            is_sortable: false,
            is_number: false,
            kind: Kind::Text,
        }
    }

    /// The list can be sorted by it.
    #[must_use]
    pub const fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }

    /// It holds numbers.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.is_number = true;
        self.kind = Kind::Integer;
        self
    }

    /// It holds days or moments.
    #[must_use]
    pub const fn days(mut self) -> Self {
        self.kind = Kind::Date;
        self
    }

    /// It holds minutes.
    #[must_use]
    pub const fn minutes(mut self) -> Self {
        self.is_number = true;
        self.kind = Kind::Minutes;
        self
    }

    /// It holds amounts.
    #[must_use]
    pub const fn money(mut self) -> Self {
        self.is_number = true;
        self.kind = Kind::Money;
        self
    }
}

/// Which rows are wanted: the read sorts by `sort` (one of the list's own keys) and gives `limit` from `offset`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Key of the column.
    pub sort: &'static str,
    /// Largest or latest first.
    pub is_descending: bool,
    /// Rows passed over.
    pub offset: i64,
    /// The most rows to give.
    pub limit: i64,
}

/// One cell: as it is shown, and as it is exported.
#[derive(Debug, Clone)]
pub struct Cell {
    shown: Markup,
    kept: Kept,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            shown: html! { (text) },
            kept: Kept::Text(text),
        }
    }

    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        let (text, href) = (text.into(), href.into());
        Self {
            shown: html! { a href=(href) { (text) } },
            kept: Kept::Text(text),
        }
    }

    /// A whole number.
    pub fn number(number: i64) -> Self {
        Self {
            shown: html! { (dates::grouped(number)) },
            kept: Kept::Integer(number),
        }
    }

    /// A day, said as people say it.
    pub fn day(visit: &Visit, day: Date) -> Self {
        Self {
            shown: dates::day_element(visit.language(), day, visit.today()),
            kept: Kept::Date(day),
        }
    }

    /// A moment: its words on the page, its day in an export.
    pub fn moment(visit: &Visit, at: jiff::Timestamp) -> Self {
        let shown = dates::moment_element(visit.language(), at, visit.now());
        Self {
            shown,
            kept: Kept::Date(dates::day_of(at)),
        }
    }

    /// Minutes.
    pub fn minutes(visit: &Visit, minutes: Minutes) -> Self {
        let shown = html! { (dates::minutes(visit.language(), minutes)) };
        Self {
            shown,
            kept: Kept::Minutes(minutes.count()),
        }
    }

    /// An amount.
    pub fn money(visit: &Visit, money: Money) -> Self {
        Self {
            shown: html! { (dates::money(visit.language(), money)) },
            kept: Kept::Money(money.count()),
        }
    }

    /// The same, leading somewhere.
    #[must_use]
    pub fn to(mut self, href: impl Into<String>) -> Self {
        let href = href.into();
        let shown = self.shown;
        self.shown = html! { a href=(href) { (shown) } };
        self
    }

    /// Shown in a way of its own; exported as words.
    pub fn shown(shown: Markup, words: impl Into<String>) -> Self {
        Self {
            shown,
            kept: Kept::Text(words.into()),
        }
    }

    /// Nothing.
    pub fn empty() -> Self {
        Self::text("")
    }

    /// By what a list that is sorted here places it: numbers by size, days by time, words by the alphabet.
    fn place(&self) -> (bool, i64, String) {
        let number = |number: i64| (false, number, String::new());
        match &self.kept {
            Kept::Empty => (true, 0, String::new()),
            Kept::Integer(n) | Kept::Minutes(n) | Kept::Money(n) => number(*n),
            // Shares are never below nought: with as many digits they stand in order as words.
            Kept::Share(share) => (false, 0, format!("{share:020.6}")),
            Kept::Date(day) => (false, 0, day.to_string()),
            Kept::Moment(at) => (false, 0, at.to_string()),
            Kept::Text(text) => (text.is_empty(), 0, swedish_order(text)),
        }
    }
}

/// A list on a page.
#[derive(Debug)]
pub struct List<'v> {
    visit: &'v Visit,
    caption: String,
    columns: &'static [ListColumn],
    window: Window,
    page: i64,
    format: Option<Format>,
    empty: Option<Empty>,
    together: Option<Vec<Cell>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
}

impl<'v> List<'v> {
    /// A list as its address asks for it: `?sort=due&desc=1&sida=2&format=xlsx`. Without, it is sorted by `sort`.
    pub fn new(
        visit: &'v Visit,
        caption: &str,
        columns: &'static [ListColumn],
        sort: &'static str,
    ) -> Self {
        let asked = columns
            .iter()
            .find(|c| c.is_sortable && c.key == visit.query("sort"));
        let format = match visit.query("format") {
            "csv" => Some(Format::Csv),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        };
        let page = visit
            .query("sida")
            .parse::<i64>()
            .unwrap_or(1)
            .clamp(1, 1_000_000);
        let window = Window {
            sort: asked.map_or(sort, |c| c.key),
            is_descending: visit.query("desc") == "1",
            offset: if format.is_some() {
                0
            } else {
                (page - 1) * PER_PAGE
            },
            limit: if format.is_some() {
                EXPORT_MAX
            } else {
                PER_PAGE
            },
        };
        Self {
            visit,
            caption: visit.t().say(caption),
            columns,
            window,
            page,
            format,
            empty: None,
            together: None,
        }
    }

    /// What is said when there is nothing.
    #[must_use]
    pub fn empty(mut self, empty: Empty) -> Self {
        self.empty = Some(empty);
        self
    }

    /// The sums below the rows. They are no row: a file has none.
    #[must_use]
    pub fn together(mut self, cells: Vec<Cell>) -> Self {
        self.together = Some(cells);
        self
    }

    /// Which rows are wanted.
    pub const fn window(&self) -> Window {
        self.window
    }

    /// The address of this list with some values changed.
    fn address(&self, change: &[(&str, &str)]) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.visit.queries() {
            let is_changed = change.iter().any(|(n, _)| n == name);
            if !is_changed && name != "format" && !value.is_empty() {
                pairs.append_pair(name, value);
            }
        }
        for (name, value) in change.iter().filter(|(_, value)| !value.is_empty()) {
            pairs.append_pair(name, value);
        }
        format!("{}?{}", self.visit.path(), pairs.finish())
    }

    /// The export, if the address asks for one.
    pub fn export(&self, rows: &[Vec<Cell>]) -> Result<Option<Reply>, Problem> {
        let Some(format) = self.format else {
            return Ok(None);
        };
        let t = self.visit.t();
        let headings = self
            .columns
            .iter()
            .map(|column| Heading::new(t.say(column.label), column.kind));
        let mut sheet = Sheet::new(self.caption.clone(), headings);
        for row in rows {
            sheet.push(row.iter().map(|cell| cell.kept.clone()));
        }
        let name = format!("{}-{}", self.caption.to_lowercase(), self.visit.today());
        let broken = |e: sheets::SheetFault| kernel::Fault::from_source("writing an export", e);
        Ok(Some(match format {
            Format::Csv => {
                let bytes = sheet.to_csv().map_err(broken)?;
                Reply::file(format!("{name}.csv"), "text/csv; charset=utf-8", bytes)
            }
            Format::Xlsx => {
                let bytes = sheet.to_xlsx().map_err(broken)?;
                Reply::file(
                    format!("{name}.xlsx"),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    bytes,
                )
            }
        }))
    }

    /// The list with its pager and its exports. `total` counts all rows, also those on other pages.
    pub fn show(&self, rows: Vec<Vec<Cell>>, total: i64) -> Markup {
        if total == 0
            && let Some(empty) = &self.empty
        {
            return html! { (empty) };
        }
        let t = self.visit.t();
        let mut table = Table::new(t, self.caption.clone());
        for column in self.columns {
            table = table.column(self.heading(column));
        }
        let shown = i64::try_from(rows.len()).unwrap_or(0);
        table = table.rows(
            rows.into_iter()
                .map(|row| row.into_iter().map(|cell| cell.shown)),
        );
        if let Some(cells) = &self.together {
            table = table.total(cells.iter().map(|cell| cell.shown.clone()));
        }
        let pages = u32::try_from(total.div_euclid(PER_PAGE) + i64::from(total % PER_PAGE > 0))
            .unwrap_or(1);
        let here = u32::try_from(self.page).unwrap_or(1);
        html! {
            (table)
            (Pager::new(t, here, pages.max(1), |n| self.address(&[("sida", &n.to_string())]))
                .shown(self.window.offset + 1, self.window.offset + shown, total))
            (self.exports())
        }
    }

    /// The ways to the list's files alone, where its rows are shown in another way.
    pub fn exports(&self) -> Markup {
        let t = self.visit.t();
        let exports = ButtonRow::new(
            Button::quiet(t.say("page-kit-export-xlsx")).href(self.address(&[("format", "xlsx")])),
        )
        .and(Button::quiet(t.say("page-kit-export-csv")).href(self.address(&[("format", "csv")])));
        html! { div.no-print { (exports) } }
    }

    /// The rows in the order that is asked for, where all of them are at hand; as they come where none is. Words stand
    /// in the order of the Swedish alphabet, and nothing stands last.
    pub fn sorted(&self, mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
        let is_asked = |column: &ListColumn| column.is_sortable && column.key == self.window.sort;
        let Some(at) = self.columns.iter().position(is_asked) else {
            return rows;
        };
        let order = |one: &Vec<Cell>, other: &Vec<Cell>| {
            let (one, other) = (one.get(at).map(Cell::place), other.get(at).map(Cell::place));
            if self.window.is_descending {
                other.cmp(&one)
            } else {
                one.cmp(&other)
            }
        };
        rows.sort_by(order);
        rows
    }

    /// The rows of the page that is asked for, where all of them are at hand.
    pub fn page_of<R>(&self, rows: Vec<R>) -> Vec<R> {
        let skip = usize::try_from(self.window.offset).unwrap_or(0);
        let most = usize::try_from(self.window.limit).unwrap_or(usize::MAX);
        rows.into_iter().skip(skip).take(most).collect()
    }

    fn heading(&self, column: &ListColumn) -> Column {
        let label = self.visit.t().say(column.label);
        let heading = if column.is_number {
            Column::number(label)
        } else {
            Column::new(label)
        };
        if !column.is_sortable {
            return heading;
        }
        let is_here = self.window.sort == column.key;
        let now = match (is_here, self.window.is_descending) {
            (false, _) => Sorted::Not,
            (true, false) => Sorted::Upwards,
            (true, true) => Sorted::Downwards,
        };
        let desc = if is_here && !self.window.is_descending {
            "1"
        } else {
            ""
        };
        heading.sort(
            self.address(&[("sort", column.key), ("desc", desc), ("sida", "")]),
            now,
        )
    }
}
