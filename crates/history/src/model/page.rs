//! A page of a long list.

/// Which page of a list: its number from 1, and how many rows it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageAt {
    number: i64,
    size: i64,
}

impl PageAt {
    /// The most rows of a page that people look at.
    pub const SIZE_MAX: i64 = 1_000;
    /// The last page that can be asked for: beyond it, filters find better than leafing.
    pub const NUMBER_MAX: i64 = 100_000;

    /// A page; what is out of bounds is drawn into them.
    pub fn new(number: i64, size: i64) -> Self {
        Self {
            number: number.clamp(1, Self::NUMBER_MAX),
            size: size.clamp(1, Self::SIZE_MAX),
        }
    }

    /// The first page with so many rows.
    pub fn first(size: i64) -> Self {
        Self::new(1, size)
    }

    /// Its number, from 1.
    pub const fn number(self) -> i64 {
        self.number
    }

    /// How many rows it may have.
    pub const fn size(self) -> i64 {
        self.size
    }

    /// How many rows come before it.
    pub const fn offset(self) -> i64 {
        (self.number - 1) * self.size
    }

    /// What a page with so many rows tells of the total: a page that is not full is the last, and then nothing
    /// has to be counted.
    pub fn total_by(self, rows: usize) -> Option<i64> {
        let rows = i64::try_from(rows).ok()?;
        let is_last = rows < self.size && (rows > 0 || self.number == 1);
        is_last.then(|| self.offset() + rows)
    }
}

/// A page's rows, and how many rows there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many rows match in all, counted up to [`Page::COUNTED_MAX`].
    pub total: i64,
    /// Which page.
    pub at: PageAt,
}

impl<T> Page<T> {
    /// Rows are counted so far; a total above it means "more than".
    pub const COUNTED_MAX: i64 = 10_000;

    /// How many pages there are, as far as was counted.
    pub const fn pages(&self) -> i64 {
        let full = (self.total + self.at.size - 1) / self.at.size;
        if full < 1 { 1 } else { full }
    }

    /// Whether there are more rows than were counted.
    pub const fn is_uncounted(&self) -> bool {
        self.total > Self::COUNTED_MAX
    }
}
