//! Writes the letter of the tests to the file that is named: a PDF, or its text if the name ends so.
//!
//! `cargo run -p documents --example letter -- crates/documents/tests/it/letter.txt` renews the
//! golden file.

mod letter;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("name a file to write")?;
    let document = letter::decision();
    let bytes = if std::path::Path::new(&file)
        .extension()
        .is_some_and(|end| end == "txt")
    {
        document.to_plain_text().into_bytes()
    } else {
        document.to_pdf()?
    };
    std::fs::write(file, bytes)?;
    Ok(())
}
