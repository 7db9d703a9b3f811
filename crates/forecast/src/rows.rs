//! Figures as comma-separated text: names that hold a comma or a quote are quoted.

use crate::Trouble;

/// Headings and rows as text.
pub(crate) fn csv<R: AsRef<[String]>>(
    headings: &[&str],
    rows: impl Iterator<Item = R>,
) -> Result<String, Trouble> {
    let wrong = |e: csv::Error| Trouble::at("output", e.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings).map_err(wrong)?;
    for row in rows {
        writer.write_record(row.as_ref()).map_err(wrong)?;
    }
    let bytes = writer.into_inner();
    let bytes = bytes.map_err(|e| Trouble::at("output", e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| Trouble::at("output", e.to_string()))
}
