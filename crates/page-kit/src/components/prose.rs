//! Long text as it was written: an empty line between paragraphs, and lines as they were typed.

use maud::{Markup, html};

/// Long text in paragraphs. A single line break stays one.
///
/// ```
/// use page_kit::components::prose;
/// let html = prose("Morgon.\nKväll.\n\nNatt.").into_string();
/// assert_eq!(html, "<p>Morgon.<br>Kväll.</p><p>Natt.</p>");
/// ```
pub fn prose<S: AsRef<str> + ?Sized>(text: &S) -> Markup {
    let paragraphs = text.as_ref().split("\n\n").map(str::trim);
    html! {
        @for paragraph in paragraphs.filter(|paragraph| !paragraph.is_empty()) { p { (lines(paragraph)) } }
    }
}

/// Lines as they were typed, in a paragraph that stands around them.
pub fn lines(text: &str) -> Markup {
    html! {
        @for (place, line) in text.split('\n').enumerate() {
            @if place > 0 { br; }
            (line)
        }
    }
}
