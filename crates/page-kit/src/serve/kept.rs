//! What was typed when the session had ended: it is kept in the page itself, through the login, and sent again.

use maud::{Markup, html};

use crate::components::hidden;

/// Name of the field with the address that the form was sent to.
pub const KEPT_TO: &str = "kept-to";
/// Beginning of the names of the fields that were typed.
pub const KEPT_PREFIX: &str = "kept.";

/// A form that was sent without a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The address that it was sent to.
    pub to: String,
    /// What was typed.
    pub fields: Vec<(String, String)>,
}

impl Kept {
    /// Reads a kept form out of a login form; none if there was none, or if its address leads elsewhere.
    pub fn read(fields: &[(String, String)]) -> Option<Self> {
        let to = fields
            .iter()
            .find(|(name, _)| name == KEPT_TO)
            .map(|(_, to)| to.clone())?;
        let is_ours = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
        let fields = fields
            .iter()
            .filter_map(|(name, value)| {
                Some((name.strip_prefix(KEPT_PREFIX)?.to_owned(), value.clone()))
            })
            .collect();
        is_ours.then_some(Self { to, fields })
    }

    /// Hidden in a login form.
    pub fn in_login(&self) -> Markup {
        html! {
            (hidden(KEPT_TO, &self.to))
            @for (name, value) in &self.fields { (hidden(&format!("{KEPT_PREFIX}{name}"), value)) }
        }
    }

    /// The fields as they were, for the form that sends them again.
    pub fn as_sent(&self) -> Markup {
        html! { @for (name, value) in &self.fields { (hidden(name, value)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_our_own_are_kept() {
        let field = |to: &str| {
            vec![
                (KEPT_TO.to_owned(), to.to_owned()),
                ("kept.a".to_owned(), "b".to_owned()),
            ]
        };
        assert_eq!(
            Kept::read(&field("/arenden/ny")).map(|k| k.fields.len()),
            Some(1)
        );
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil", ""] {
            assert_eq!(Kept::read(&field(elsewhere)), None, "{elsewhere}");
        }
    }
}
