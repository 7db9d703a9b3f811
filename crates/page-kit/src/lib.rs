//! The look and the words of every page: layout, components, the red thread, texts, dates.
//!
//! A page is maud markup made of the [`components`], put into a [`layout::Page`]. All words come from
//! language files through [`T`]; all dates from [`dates`], with `now` as a parameter. Everything works
//! without script.

pub mod asked;
pub mod assets;
pub mod charts;
pub mod components;
pub mod dates;
mod icons;
mod language;
pub mod layout;
mod serve;
#[cfg(feature = "testing")]
pub mod testing;
mod texts;
pub mod thread;

pub use icons::Icon;
pub use language::{language_name, reader_language};
pub use serve::{
    App, Cell, Form, KEPT_PREFIX, KEPT_TO, Kept, List, ListColumn, Method, Needs,
    ParseProxiesError, Part, Parts, Proxies, Reply, Route, Routes, STAMP, Settings, Visit, Way,
    Window, fields_before_and_after, router,
};
pub use texts::{Locale, T, Texts, TextsError};
