//! A reference to a person that names nobody, for those who check logs.

use kernel::PersonId;

/// Eight letters and digits that stand for a person: the same every time, and of no use without the database.
///
/// ```
/// let person = "01930000-0000-7000-8000-00001234abcd".parse()?;
/// assert_eq!(access::reference(person), "P-1234-ABCD");
/// # Ok::<(), kernel::ParseIdError>(())
/// ```
pub fn reference(person: PersonId) -> String {
    // The last part of the id is drawn at random; the first is a time.
    let id = person.uuid().as_u128();
    format!("P-{:04X}-{:04X}", (id >> 16) & 0xFFFF, id & 0xFFFF)
}
