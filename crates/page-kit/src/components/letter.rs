//! A letter as it will look on paper, before it is sent.

use jiff::civil::Date;
use maud::{Markup, Render, html};

use crate::{T, dates};

/// A letter on the page: sender, reader, date, heading, body.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    t: T<'a>,
    sender: Vec<String>,
    reader: Vec<String>,
    day: Date,
    reference: Option<String>,
    title: String,
    body: Markup,
    signer: Vec<String>,
}

impl<'a> Letter<'a> {
    /// A letter in the language of `t`, which is the reader's.
    pub fn new(t: T<'a>, day: Date, title: impl Into<String>, body: impl Render) -> Self {
        Self {
            t,
            sender: Vec::new(),
            reader: Vec::new(),
            day,
            reference: None,
            title: title.into(),
            body: body.render(),
            signer: Vec::new(),
        }
    }

    /// Who sends it, line by line.
    #[must_use]
    pub fn sender<S: Into<String>>(mut self, lines: impl IntoIterator<Item = S>) -> Self {
        self.sender = lines.into_iter().map(Into::into).collect();
        self
    }

    /// Who gets it, line by line.
    #[must_use]
    pub fn reader<S: Into<String>>(mut self, lines: impl IntoIterator<Item = S>) -> Self {
        self.reader = lines.into_iter().map(Into::into).collect();
        self
    }

    /// The reference of the case.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Who signs it, line by line.
    #[must_use]
    pub fn signer<S: Into<String>>(mut self, lines: impl IntoIterator<Item = S>) -> Self {
        self.signer = lines.into_iter().map(Into::into).collect();
        self
    }
}

impl Render for Letter<'_> {
    fn render(&self) -> Markup {
        let language = self.t.language();
        html! {
            article.letter data-color-scheme="light" lang=(language.tag()) aria-label=(self.t.with("page-kit-letter", &[("title", self.title.as_str().into())])) {
                div.letter-head {
                    address.letter-sender { @for line in &self.sender { span { (line) } } }
                    div.letter-reader {
                        p { time datetime=(self.day) { (dates::full_day(language, self.day)) } }
                        @if let Some(reference) = &self.reference {
                            p { (self.t.say("page-kit-letter-reference")) " " (reference) }
                        }
                        address { @for line in &self.reader { span { (line) } } }
                    }
                }
                h2.letter-title { (self.title) }
                div.letter-body { (self.body) }
                @if !self.signer.is_empty() {
                    p.letter-signer { @for line in &self.signer { span { (line) } } }
                }
            }
        }
    }
}
