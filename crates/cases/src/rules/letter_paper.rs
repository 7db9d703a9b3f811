//! A letter on its way to paper: the same text always gives the same document.

use documents::{Document, Letterhead, Signature, Text};
use kernel::Language;

use super::letter::Voice;
use crate::model::{Block, LetterText};

/// The document that a letter is printed as.
pub(crate) fn on_paper(letter: &LetterText, voice: &dyn Voice) -> Document {
    let swedish = Language::Swedish;
    let say = |key: &str| voice.say(swedish, key, &[]);
    let mut sender = letter.sender.iter();
    let mut head = Letterhead::from(sender.next().cloned().unwrap_or_default());
    for line in sender {
        head = head.sender_line(line);
    }
    let day = voice.say(swedish, "cases-letter-day", &[("day", letter.day.into())]);
    head = head
        .reference(say("cases-letter-date"), day)
        .reference(say("cases-letter-number"), &letter.reference)
        .recipient_line(&letter.reader);
    for line in &letter.address {
        head = head.recipient_line(line);
    }
    let mut paper = Document::new(&letter.title, swedish.tag(), letter.day)
        .letterhead(head)
        .footer(&letter.reference)
        .page_words(say("cases-letter-page"));
    let mut is_signed = false;
    for part in &letter.parts {
        // The signature stands under the letter itself, before what is enclosed.
        if part.is_new_sheet && !is_signed {
            paper = signed(paper, letter, &say("cases-letter-regards"));
            is_signed = true;
        }
        if part.is_new_sheet {
            paper = paper.page_break();
        }
        paper = paper.from_here_in(part.language.tag());
        if let Some(heading) = &part.heading {
            paper = paper.heading(heading);
        }
        for block in &part.blocks {
            paper = match block {
                Block::Words(words) => paper.paragraph(unbroken(words)),
                Block::Decided(words) => words.split("\n\n").fold(paper, |paper, words| {
                    paper.paragraph(Text::default().strong(words))
                }),
                Block::Written(words) => paper.prose(words),
                Block::List(items) => paper.bullets(items),
            };
        }
    }
    if is_signed {
        paper
    } else {
        signed(paper, letter, &say("cases-letter-regards"))
    }
}

fn signed(paper: Document, letter: &LetterText, closing: &str) -> Document {
    let mut lines = letter.signer.iter();
    let mut signature = Signature::new(lines.next().cloned().unwrap_or_default()).closing(closing);
    for line in lines {
        signature = signature.line(line);
    }
    paper.signature(signature)
}

/// A paragraph's number and its sign stay on the same line.
fn unbroken(words: &str) -> String {
    words.replace(" §", "\u{a0}§")
}
