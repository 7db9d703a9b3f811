//! Notes that somebody has read a personal page.

use kernel::{Call, PersonId, Problem, RequestKey};
use sha2::{Digest, Sha256};
use store::{Action, Store, Tx};

use super::write;
use crate::{Entry, Stream, Subject};

/// The verb of every read.
pub(crate) const READ: &str = "history.page-read";

/// Somebody reads a page about a person.
#[derive(Debug, Clone, Copy)]
pub struct LogRead {
    /// Whom the page is about.
    pub person: PersonId,
    /// Which page, for example `case`.
    pub what: &'static str,
    /// On which ground the reader may, for example `case-relation`.
    pub basis: &'static str,
}

impl Action for LogRead {
    const NAME: &'static str = "log-read";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let subject = Subject::new(self.what, self.person);
        let entry = Entry::new(Stream::Reads(self.person), READ, subject).reason(self.basis);
        write(tx, call, entry).await?;
        Ok(())
    }
}

/// Notes a read before the page is shown. The same request is noted once, and the request's own key stays
/// free for what the page does.
pub async fn log_read(
    store: &Store,
    call: &Call,
    person: PersonId,
    what: &'static str,
    basis: &'static str,
) -> Result<(), Problem> {
    let read = LogRead {
        person,
        what,
        basis,
    };
    let own = Call::new(call.actor.clone(), call.now, key_of(call.key, &read));
    store.act(&own, &read).await
}

/// A key that follows from the request and from what is read.
fn key_of(request: RequestKey, read: &LogRead) -> RequestKey {
    let hash = Sha256::new()
        .chain_update(request.0.as_bytes())
        .chain_update(read.person.uuid().as_bytes())
        .chain_update(read.what)
        .finalize();
    let bytes = hash.first_chunk::<16>().copied().unwrap_or_default();
    RequestKey(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn two_persons_and_two_pages_of_one_request_have_keys_of_their_own() {
        let request = RequestKey(Uuid::from_u128(7));
        let read = |person, what| {
            let person = PersonId::from_uuid(Uuid::from_u128(person));
            key_of(
                request,
                &LogRead {
                    person,
                    what,
                    basis: "case-relation",
                },
            )
        };
        assert_eq!(read(1, "case"), read(1, "case"));
        assert_ne!(read(1, "case"), read(2, "case"));
        assert_ne!(read(1, "case"), read(1, "file"));
        assert_ne!(read(1, "case"), request);
    }
}
