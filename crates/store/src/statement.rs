//! One statement: text, values, and the answer's rows.

use std::{borrow::Cow, fmt::Display, future::Future, iter::repeat, pin::Pin, str::FromStr};

use crate::{
    Bind, Column, Tx,
    driver::{RawRow, Value},
};
use kernel::Fault;

/// Something that can be asked: a [`crate::Reader`] or a [`Tx`].
///
/// Functions take it as `&dyn Ask`: one that is generic over it would be compiled anew for readers and transactions, and
/// in every room that calls it.
pub trait Ask: Sync {
    /// All rows of a statement.
    fn rows(&self, statement: Statement) -> Rows<'_>;
}

/// All rows of a statement, when they have come.
pub type Rows<'a> = Pin<Box<dyn Future<Output = Result<Vec<Row>, Fault>> + Send + 'a>>;

/// A statement on the way to the database.
#[derive(Debug, Clone)]
pub struct Statement {
    pub(crate) text: Cow<'static, str>,
    pub(crate) values: Vec<Value>,
}

/// Begins a statement. `$1`, `$2`, … stand for the values bound, in order.
///
/// The text must be constant or put together from constants: values are always bound.
///
/// ```
/// # async fn example(tx: &store::Tx) -> Result<(), kernel::Fault> {
/// let row = store::sql("SELECT $1 AS n").bind(7_i64).one(tx).await?;
/// # Ok(()) }
/// ```
pub fn sql(text: impl Into<Cow<'static, str>>) -> Statement {
    Statement {
        text: text.into(),
        values: Vec::new(),
    }
}

impl Statement {
    /// Binds the next value.
    #[must_use]
    pub fn bind(mut self, value: impl Bind) -> Self {
        self.values.push(value.bind());
        self
    }

    /// Adds to the text.
    #[must_use]
    pub fn push(mut self, text: &str) -> Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// Adds ` IN (…)` with all of a list, filled up to a power of two with its last one: few different texts, so that
    /// the database knows them again. Nothing is among none.
    #[must_use]
    pub fn among<V: Bind + Clone>(mut self, values: &[V]) -> Self {
        let Some(last) = values.last() else {
            return self.push(" IN (NULL)");
        };
        let size = values.len().next_power_of_two();
        self = self.push(" IN (");
        for (place, value) in values.iter().chain(repeat(last)).take(size).enumerate() {
            let number = self.next().to_string();
            self = self
                .push(if place == 0 { "$" } else { ", $" })
                .push(&number);
            self = self.bind(value.clone());
        }
        self.push(")")
    }

    /// The number of the next `$n`, for texts put together in parts.
    pub fn next(&self) -> usize {
        self.values.len() + 1
    }

    /// All rows.
    pub async fn all(self, ask: &dyn Ask) -> Result<Vec<Row>, Fault> {
        ask.rows(self).await
    }

    /// The one row that there may be.
    pub async fn one(self, ask: &dyn Ask) -> Result<Option<Row>, Fault> {
        Ok(ask.rows(self).await?.into_iter().next())
    }

    /// Carries it out and tells how many rows it touched.
    pub async fn run(self, tx: &Tx) -> Result<u64, Fault> {
        tx.run(self).await
    }
}

/// A row of an answer.
#[derive(Debug)]
pub struct Row(pub(crate) RawRow);

impl Row {
    /// A column by name. A value that breaks its type's invariant is a named fault.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, Fault> {
        T::read(&self.0, name).map_err(|why| Fault::new(format!("column {name}: {why}")))
    }

    /// A column that holds a value by its key or code. A key that names nothing is a named fault.
    pub fn keyed<V: FromStr<Err: Display>>(&self, name: &str) -> Result<V, Fault> {
        let key = self.keyed_maybe(name)?;
        key.ok_or_else(|| Fault::new(format!("column {name}: is empty")))
    }

    /// The same, where the column may be empty.
    pub fn keyed_maybe<V: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<V>, Fault> {
        let broken = |why: &dyn Display| Fault::new(format!("column {name}: {why}"));
        let key = self.0.text(name).map_err(|why| broken(&why))?;
        let value = key.map(str::parse).transpose();
        value.map_err(|why: V::Err| broken(&why))
    }
}
