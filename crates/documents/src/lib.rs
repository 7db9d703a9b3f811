//! Letters and reports: typed blocks in, tagged PDF or plain text out.
//!
//! | word | type |
//! |---|---|
//! | a letter or report on its way to paper | [`Document`] |
//! | text with simple emphasis | [`Text`] |
//! | sender, references and recipient at the top | [`Letterhead`] |
//! | rows under named columns | [`Table`], [`Column`], [`Align`] |
//! | who signs | [`Signature`] |
//! | what came out, and what could not be set | [`Printed`] |
//! | why nothing came out | [`DocumentFault`] |
//!
//! Invariants: what people wrote is a value, never markup; the same document gives the same bytes;
//! every PDF is checked as PDF/UA-1 and PDF/A-2a while it is written, and one that fails is a fault.
//! The words on the page are the caller's, so this crate has no language files.
//!
//! Law: public letters must be readable by everyone (lag 2018:1937 om tillgänglighet till digital
//! offentlig service), and kept for as long as the archive wants them, hence the two standards.

mod clean;
mod compose;
mod document;
mod draw;
mod fault;
mod fonts;
mod letterhead;
mod lines;
mod pages;
mod plain;
mod style;
mod table;
mod text;

pub use document::Document;
pub use draw::Printed;
pub use fault::DocumentFault;
pub use letterhead::{Letterhead, Signature};
pub use table::{Align, Column, Table};
pub use text::Text;
