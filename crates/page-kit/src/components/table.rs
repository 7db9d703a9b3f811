//! Data tables: caption, headers that sort as links, numbers in line; labelled blocks on a telephone.

use maud::{Markup, Render, html};

use crate::{Icon, T};

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// Smallest or earliest first.
    Upwards,
    /// Largest or latest first.
    Downwards,
    /// Not by this column.
    Not,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    is_number: bool,
    is_label_hidden: bool,
    sort: Option<(String, Sorted)>,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            is_number: false,
            is_label_hidden: false,
            sort: None,
        }
    }

    /// A column of numbers: to the right, digits under digits.
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            is_number: true,
            ..Self::new(label)
        }
    }

    /// A column of buttons or links; its label is for screen readers only.
    pub fn actions(label: impl Into<String>) -> Self {
        Self {
            is_label_hidden: true,
            ..Self::new(label)
        }
    }

    /// The header is a link that sorts, and shows how the column is sorted now.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, now: Sorted) -> Self {
        self.sort = Some((href.into(), now));
        self
    }
}

/// A table. The first cell of a row is the row's header.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    t: T<'a>,
    caption: String,
    is_caption_hidden: bool,
    is_dense: bool,
    columns: Vec<Column>,
    rows: Vec<(Vec<Markup>, bool)>,
    total: Option<Vec<Markup>>,
}

impl<'a> Table<'a> {
    /// A table; the caption says what its rows are.
    pub fn new(t: T<'a>, caption: impl Into<String>) -> Self {
        Self {
            t,
            caption: caption.into(),
            is_caption_hidden: false,
            is_dense: false,
            columns: Vec::new(),
            rows: Vec::new(),
            total: None,
        }
    }

    /// The caption is for screen readers only, where a heading above says the same.
    #[must_use]
    pub const fn hide_caption(mut self) -> Self {
        self.is_caption_hidden = true;
        self
    }

    /// Closer rows, where people compare.
    #[must_use]
    pub const fn dense(mut self) -> Self {
        self.is_dense = true;
        self
    }

    /// One more column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// One more row: a cell for each column.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Markup>) -> Self {
        self.rows.push((cells.into_iter().collect(), false));
        self
    }

    /// A row that needs eyes: marked at its edge. A tag in the row says why.
    #[must_use]
    pub fn marked_row(mut self, cells: impl IntoIterator<Item = Markup>) -> Self {
        self.rows.push((cells.into_iter().collect(), true));
        self
    }

    /// All rows.
    #[must_use]
    pub fn rows<R: IntoIterator<Item = Markup>>(
        mut self,
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        self.rows.extend(
            rows.into_iter()
                .map(|row| (row.into_iter().collect(), false)),
        );
        self
    }

    /// The sums below.
    #[must_use]
    pub fn total(mut self, cells: impl IntoIterator<Item = Markup>) -> Self {
        self.total = Some(cells.into_iter().collect());
        self
    }

    fn header(&self, column: &Column) -> Markup {
        let sorted = column.sort.as_ref().map(|(_, now)| match now {
            Sorted::Upwards => "ascending",
            Sorted::Downwards => "descending",
            Sorted::Not => "none",
        });
        html! {
            th scope="col" role="columnheader" data-number[column.is_number] aria-sort=[sorted] {
                @if let Some((href, now)) = &column.sort {
                    @let icon = match now {
                        Sorted::Upwards => Icon::SortUp,
                        Sorted::Downwards => Icon::SortDown,
                        Sorted::Not => Icon::Sortable,
                    };
                    a.sort href=(href) {
                        span.ds-sr-only { (self.t.say("page-kit-sort-by")) " " }
                        span { (column.label) }
                        (icon)
                    }
                } @else if column.is_label_hidden {
                    span.ds-sr-only { (column.label) }
                } @else {
                    (column.label)
                }
            }
        }
    }

    fn cells(&self, cells: &[Markup]) -> Markup {
        html! {
            @for (place, (cell, column)) in cells.iter().zip(&self.columns).enumerate() {
                @if place == 0 {
                    th scope="row" role="rowheader" data-number[column.is_number] { (cell) }
                } @else if column.is_label_hidden {
                    td role="cell" { (cell) }
                } @else {
                    td role="cell" data-label=(column.label) data-number[column.is_number] { div { (cell) } }
                }
            }
        }
    }
}

impl Render for Table<'_> {
    fn render(&self) -> Markup {
        html! {
            div.table-frame {
                // Roles are said outright, because some browsers forget them when rows become blocks.
                table.data-table role="table" data-dense[self.is_dense] {
                    caption.ds-sr-only[self.is_caption_hidden] { (self.caption) }
                    thead role="rowgroup" {
                        tr role="row" { @for column in &self.columns { (self.header(column)) } }
                    }
                    tbody role="rowgroup" {
                        @for (cells, is_marked) in &self.rows {
                            tr role="row" data-marked[*is_marked] { (self.cells(cells)) }
                        }
                    }
                    @if let Some(total) = &self.total {
                        tfoot role="rowgroup" { tr role="row" { (self.cells(total)) } }
                    }
                }
            }
        }
    }
}
