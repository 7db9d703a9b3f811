//! Names in Swedish order.

/// A key that sorts as a Swedish reader expects: case apart, å ä ö after z.
pub fn swedish_order(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'å' => '{',
            'ä' | 'æ' => '|',
            'ö' | 'ø' => '}',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::swedish_order;

    #[test]
    fn swedish_letters_come_last() {
        let mut names = ["Örnens hemtjänst", "Ärlan", "zeta", "Åbrinken", "alfa"];
        names.sort_by_cached_key(|name| swedish_order(name));
        assert_eq!(
            names,
            ["alfa", "zeta", "Åbrinken", "Ärlan", "Örnens hemtjänst"]
        );
    }
}
