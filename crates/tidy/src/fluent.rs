//! The language files taken apart as far as the guard of texts needs it.

use std::collections::{BTreeMap, BTreeSet};

/// One text of a language file.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The line it starts on, from 1.
    pub(crate) line: usize,
    /// The values it sets in: `$name`.
    pub(crate) values: BTreeSet<String>,
    /// The other texts it sets in.
    pub(crate) references: BTreeSet<String>,
}

/// One language file.
#[derive(Debug, Default)]
pub(crate) struct Language {
    /// Its texts by key.
    pub(crate) texts: BTreeMap<String, Text>,
    /// Keys that stand there twice, with the line of the second.
    pub(crate) doubled: Vec<(usize, String)>,
    /// Starts of keys that the code puts together: `# computed: cases-status-`.
    pub(crate) computed: Vec<(usize, String)>,
    /// Starts of words in the code that look like keys and are none: `# other: cases-widget-`.
    pub(crate) other: Vec<String>,
    /// Whether it may lack texts: its first line is `# subset`.
    pub(crate) subset: bool,
}

impl Language {
    /// Reads a language file.
    pub(crate) fn parse(source: &str) -> Self {
        let mut language = Self {
            subset: source.lines().next().map(str::trim) == Some("# subset"),
            ..Self::default()
        };
        let mut current = None;
        for (at, line) in source.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                language.remark(at + 1, comment.trim_start_matches('#').trim());
                current = None;
            } else if let Some(key) = key_of(line) {
                let text = Text {
                    line: at + 1,
                    ..Text::default()
                };
                if language.texts.insert(key.clone(), text).is_some() {
                    language.doubled.push((at + 1, key.clone()));
                }
                current = Some(key);
            }
            let text = current.as_ref().and_then(|key| language.texts.get_mut(key));
            if let Some(text) = text {
                text.read(line);
            }
        }
        language
    }

    fn remark(&mut self, line: usize, comment: &str) {
        let starts = |rest: &str| -> Vec<String> {
            rest.split([',', ' '])
                .filter(|start| !start.is_empty())
                .map(str::to_owned)
                .collect()
        };
        if let Some(rest) = comment.strip_prefix("computed:") {
            let starts = starts(rest).into_iter();
            self.computed.extend(starts.map(|start| (line, start)));
        } else if let Some(rest) = comment.strip_prefix("other:") {
            self.other.extend(starts(rest));
        }
    }
}

impl Text {
    fn read(&mut self, line: &str) {
        for part in line.split('$').skip(1) {
            self.values.insert(word(part).to_owned());
        }
        for part in line.split('{').skip(1) {
            let name = word(part.trim_start());
            let is_function = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            if !name.is_empty() && !is_function {
                self.references.insert(name.to_owned());
            }
        }
    }
}

/// The key of a text or term that starts on this line; a term's has its `-` before it.
fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let name = key.trim_end();
    let first = name.strip_prefix('-').unwrap_or(name).chars().next()?;
    (first.is_ascii_alphabetic() && word(name) == name).then(|| name.to_owned())
}

/// The word at the start of a text, of letters, digits, `-` and `_`.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_values_and_references() {
        let language = Language::parse(
            "# subset\n# computed: a-b-, a-c-\na-one = Hej { $name }\n    { a-two } { NUMBER($count) ->\n   *[other] x\n    }\n    .title = T\n-brand = B\na-two = { -brand }\na-two = Igen\n",
        );
        assert!(language.subset);
        let keys: Vec<&str> = language.texts.keys().map(String::as_str).collect();
        assert_eq!(keys, ["-brand", "a-one", "a-two"]);
        let one = &language.texts["a-one"];
        assert_eq!(Vec::from_iter(&one.values), ["count", "name"]);
        assert_eq!(Vec::from_iter(&one.references), ["a-two"]);
        assert_eq!(language.doubled, [(10, "a-two".to_owned())]);
        assert_eq!(language.computed.len(), 2);
    }
}
