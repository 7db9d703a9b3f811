//! Conditions put together from constant parts, with every value bound.

use crate::{Bind, Statement, driver::Value, sql};

/// The condition of a list that is narrowed by what its reader asks for. It grows part by part; `?` in a part stands
/// for its value, as often as it is needed.
///
/// ```
/// # async fn example(ask: &dyn store::Ask, unit: Option<i64>) -> Result<(), kernel::Fault> {
/// let condition = store::Where::all().part("state = 'open'").with("unit = ?", unit);
/// let open = condition.statement("SELECT id FROM example", "ORDER BY id").all(ask).await?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Where {
    text: String,
    values: Vec<Value>,
}

impl Where {
    /// The condition that always holds.
    pub fn all() -> Self {
        Self {
            text: "1 = 1".to_owned(),
            values: vec![],
        }
    }

    /// Adds a part without a value.
    #[must_use]
    pub fn part(mut self, part: &'static str) -> Self {
        self.text.push_str(" AND ");
        self.text.push_str(part);
        self
    }

    /// Adds a part if there is a value for it.
    #[must_use]
    pub fn with<T: Bind>(mut self, part: &'static str, value: Option<T>) -> Self {
        if let Some(value) = value {
            let place = format!("${}", self.next());
            self.text.push_str(" AND ");
            self.text.push_str(&part.replace('?', &place));
            self.values.push(value.bind());
        }
        self
    }

    /// Adds a part with three values, `?1` to `?3`, if there are all of them.
    #[must_use]
    pub fn with_three<A: Bind, B: Bind, C: Bind>(
        mut self,
        part: &'static str,
        values: Option<(A, B, C)>,
    ) -> Self {
        if let Some((first, second, third)) = values {
            let next = self.next();
            let mut text = part.to_owned();
            for place in 0..3_usize {
                text = text.replace(&format!("?{}", place + 1), &format!("${}", next + place));
            }
            self.text.push_str(" AND ");
            self.text.push_str(&text);
            self.values
                .extend([first.bind(), second.bind(), third.bind()]);
        }
        self
    }

    /// The number of the next `$n`.
    pub fn next(&self) -> usize {
        self.values.len() + 1
    }

    /// A statement with this condition in it.
    pub fn statement(self, before: &str, after: &str) -> Statement {
        let mut statement = sql(format!("{before} WHERE {} {after}", self.text));
        statement.values = self.values;
        statement
    }
}
