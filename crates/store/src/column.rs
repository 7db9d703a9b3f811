//! How our values become columns and columns become our values, the same on both databases.

use jiff::{Timestamp, civil::Date};
use kernel::{Id, Line, Minutes, Money, PersonalNumber, Prose};
use uuid::Uuid;

use crate::driver::{RawRow, Value};

/// A value that can be bound to a `$n`.
pub trait Bind {
    /// As the driver wants it.
    fn bind(self) -> Value;
    /// The typed nothing of this kind of column.
    fn nothing() -> Value;
}

/// A value that can be read out of a column.
pub trait Column: Sized {
    /// Reads it; the error says what does not hold, without the value itself.
    fn read(row: &RawRow, name: &str) -> Result<Self, String>;
    /// Reads it where the column may be empty.
    fn read_nullable(row: &RawRow, name: &str) -> Result<Option<Self>, String>;
}

fn empty() -> String {
    "is empty".to_owned()
}

/// `$ours` is kept as `$raw`, which the driver knows.
macro_rules! column {
    ($ours:ty, $raw:ty, $value:path, |$v:ident| $to:expr, |$r:ident| $from:expr) => {
        impl Bind for $ours {
            fn bind(self) -> Value {
                let $v = self;
                $value(Some($to))
            }
            fn nothing() -> Value {
                $value(None)
            }
        }
        impl Column for $ours {
            fn read(row: &RawRow, name: &str) -> Result<Self, String> {
                let $r = row.get::<$raw>(name)?.ok_or_else(empty)?;
                $from
            }
            fn read_nullable(row: &RawRow, name: &str) -> Result<Option<Self>, String> {
                row.get::<$raw>(name)?.map(|$r| $from).transpose()
            }
        }
    };
}

/// `$ours` is kept as text, and is read from the text as it lies in the row.
macro_rules! text_column {
    ($ours:ty, |$v:ident| $to:expr, |$r:ident| $from:expr) => {
        impl Bind for $ours {
            fn bind(self) -> Value {
                let $v = self;
                Value::Text(Some($to))
            }
            fn nothing() -> Value {
                Value::Text(None)
            }
        }
        impl Column for $ours {
            fn read(row: &RawRow, name: &str) -> Result<Self, String> {
                let $r = row.text(name)?.ok_or_else(empty)?;
                $from
            }
            fn read_nullable(row: &RawRow, name: &str) -> Result<Option<Self>, String> {
                row.text(name)?.map(|$r| $from).transpose()
            }
        }
    };
}

column!(i64, i64, Value::Number, |v| v, |r| Ok(r));
column!(bool, bool, Value::Truth, |v| v, |r| Ok(r));
column!(f64, f64, Value::Share, |v| v, |r| Ok(r));
column!(Uuid, Uuid, Value::Key, |v| v, |r| Ok(r));
column!(Vec<u8>, Vec<u8>, Value::Bytes, |v| v, |r| Ok(r));
column!(Minutes, i64, Value::Number, |v| v.count(), |r| Ok(
    Self::new(r)
));
column!(Money, i64, Value::Number, |v| v.count(), |r| Ok(Self::ore(
    r
)));
column!(Timestamp, i64, Value::Number, |v| v.as_millisecond(), |r| {
    Self::from_millisecond(r).map_err(|e| e.to_string())
});
text_column!(String, |v| v, |r| Ok(r.to_owned()));
text_column!(Date, |v| v.to_string(), |r| r
    .parse()
    .map_err(|_broken: jiff::Error| "not a date".to_owned()));
text_column!(Line, |v| v.into(), |r| Self::parse(r)
    .map_err(|e| e.to_string()));
text_column!(Prose, |v| v.into(), |r| Self::parse(r)
    .map_err(|e| e.to_string()));
text_column!(PersonalNumber, |v| v.twelve_digits(), |r| {
    Self::from_stored(r).map_err(|e| e.to_string())
});

impl<Kind> Bind for Id<Kind> {
    fn bind(self) -> Value {
        self.uuid().bind()
    }
    fn nothing() -> Value {
        Value::Key(None)
    }
}
impl<Kind> Column for Id<Kind> {
    fn read(row: &RawRow, name: &str) -> Result<Self, String> {
        Uuid::read(row, name).map(Self::from_uuid)
    }
    fn read_nullable(row: &RawRow, name: &str) -> Result<Option<Self>, String> {
        Uuid::read_nullable(row, name).map(|id| id.map(Self::from_uuid))
    }
}

impl Bind for &str {
    fn bind(self) -> Value {
        Value::Text(Some(self.to_owned()))
    }
    fn nothing() -> Value {
        Value::Text(None)
    }
}

impl<T: Bind> Bind for Option<T> {
    fn bind(self) -> Value {
        self.map_or_else(T::nothing, T::bind)
    }
    fn nothing() -> Value {
        T::nothing()
    }
}
impl<T: Column> Column for Option<T> {
    fn read(row: &RawRow, name: &str) -> Result<Self, String> {
        T::read_nullable(row, name)
    }
    fn read_nullable(row: &RawRow, name: &str) -> Result<Option<Self>, String> {
        T::read_nullable(row, name).map(Some)
    }
}
