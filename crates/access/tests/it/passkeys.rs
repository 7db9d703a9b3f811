//! Passkeys, with an authenticator of our own: adding, logging in, removing, and offers that tell nothing.

use access::{Answered, LoginAnswer, Offered, Passkeys, RemovePasskey, SessionLife, Site, Token};
use jiff::SignedDuration;
use kernel::{Actor, Problem, Role, Timestamp, UserId};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::Store;

use crate::stage::{add_user, call, call_at, id, line, now, on_both, resident, staff, zone};

const ORIGIN: &str = "https://omsorg.example.se";
const HOST: &str = "omsorg.example.se";

fn passkeys() -> Passkeys {
    let site = Site {
        host: HOST.to_owned(),
        origin: ORIGIN.to_owned(),
        name: "Omsorg".to_owned(),
    };
    Passkeys::new(&site).expect("a site")
}

/// A key in a pocket.
struct Authenticator {
    key: SigningKey,
    credential: Vec<u8>,
    counter: u32,
    origin: &'static str,
}

fn base64url(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            text.push(char::from(
                SIGNS[usize::try_from((bits >> count) & 63).expect("small")],
            ));
        }
    }
    if count > 0 {
        text.push(char::from(
            SIGNS[usize::try_from((bits << (6 - count)) & 63).expect("small")],
        ));
    }
    text
}

/// A byte string in CBOR.
fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("short");
    let mut all = vec![0x59];
    all.extend(length.to_be_bytes());
    all.extend(bytes);
    all
}

impl Authenticator {
    fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).expect("a key");
        Self {
            key,
            credential: vec![seed; 20],
            counter: 0,
            origin: ORIGIN,
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options["publicKey"]["challenge"]
            .as_str()
            .expect("a challenge");
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn authenticator_data(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let mut data = Sha256::digest(HOST).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Answers an offer to add a key: present, verified, with the new key.
    fn make(&mut self, offered: &Offered) -> Answered {
        let client_data = self.client_data("webauthn.create", &offered.options);
        let mut data = self.authenticator_data(0x45);
        data.extend([0; 16]);
        data.extend(
            u16::try_from(self.credential.len())
                .expect("short")
                .to_be_bytes(),
        );
        data.extend(&self.credential);
        let point = self.key.verifying_key().to_sec1_point(false);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        data.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
        data.extend(cbor_bytes(point.x().expect("x")));
        data.push(0x22);
        data.extend(cbor_bytes(point.y().expect("y")));
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut attestation = vec![0xA3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xA0\x68authData");
        attestation.extend(cbor_bytes(&data));
        let response = json!({
            "id": base64url(&self.credential),
            "rawId": base64url(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "attestationObject": base64url(&attestation),
                "clientDataJSON": base64url(&client_data),
            },
        });
        Answered {
            challenge: offered.challenge,
            response,
        }
    }

    /// Answers an offer to log in.
    fn sign(&mut self, offered: &Offered) -> Answered {
        let client_data = self.client_data("webauthn.get", &offered.options);
        let data = self.authenticator_data(0x05);
        let signed = [data.clone(), Sha256::digest(&client_data).to_vec()].concat();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "id": base64url(&self.credential),
            "rawId": base64url(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "authenticatorData": base64url(&data),
                "clientDataJSON": base64url(&client_data),
                "signature": base64url(signature.to_der().as_bytes()),
                "userHandle": null,
            },
        });
        Answered {
            challenge: offered.challenge,
            response,
        }
    }
}

async fn add(store: &Store, user: UserId, key: &mut Authenticator) -> Result<(), Problem> {
    let own = staff(Role::CaseOfficer, user, id());
    let offered = passkeys()
        .begin_adding(store, &call(own.clone()))
        .await
        .expect("offered");
    let answer = key.make(&offered);
    passkeys()
        .finish_adding(store, &call(own), &answer, &line("the key in my pocket"))
        .await
}

async fn finish(store: &Store, answer: &Answered, at: Timestamp) -> LoginAnswer {
    let token = Token::draw().expect("a token");
    let life = SessionLife::usual(zone());
    let answered = passkeys()
        .finish_log_in(store, &call_at(Actor::Public, at), answer, (&token, &life))
        .await
        .expect("answered");
    let session = access::session_actor(store.reader(), &token, at, &life)
        .await
        .expect("read");
    assert_eq!(
        session.is_some(),
        matches!(answered, LoginAnswer::In { .. })
    );
    answered
}

async fn offer(store: &Store, login: &str) -> Offered {
    passkeys()
        .begin_log_in(store, &call(Actor::Public), login)
        .await
        .expect("offered")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_added_and_opens_the_door() {
    on_both(async |store| {
        let user = add_user(&store, "eva.ek", None).await;
        let mut key = Authenticator::new(7);
        add(&store, user, &mut key).await.expect("added");
        assert!(
            matches!(add(&store, user, &mut key).await, Err(Problem::Refused(_))),
            "the same twice"
        );
        let kept = access::passkeys_of(store.reader(), user)
            .await
            .expect("read");
        assert_eq!((kept.len(), kept[0].used_at), (1, None));

        let answer = key.sign(&offer(&store, "Eva.Ek").await);
        assert_eq!(
            finish(&store, &answer, now()).await,
            LoginAnswer::In { user }
        );
        assert_eq!(
            finish(&store, &answer, now()).await,
            LoginAnswer::Refused,
            "an offer is used once"
        );
        let kept = access::passkeys_of(store.reader(), user)
            .await
            .expect("read");
        assert_eq!(kept[0].used_at, Some(now()));

        let late = now()
            .saturating_add(SignedDuration::from_mins(5))
            .expect("a time");
        let answer = key.sign(&offer(&store, "eva.ek").await);
        assert_eq!(
            finish(&store, &answer, late).await,
            LoginAnswer::Refused,
            "too late"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_key_and_no_other_site_opens_it() {
    on_both(async |store| {
        let eva = add_user(&store, "eva.ek", None).await;
        let bo = add_user(&store, "bo.ek", None).await;
        let (mut of_eva, mut of_bo) = (Authenticator::new(7), Authenticator::new(9));
        add(&store, eva, &mut of_eva).await.expect("added");
        add(&store, bo, &mut of_bo).await.expect("added");
        let refused = async |answer: Answered| {
            assert_eq!(finish(&store, &answer, now()).await, LoginAnswer::Refused);
        };
        refused(of_bo.sign(&offer(&store, "eva.ek").await)).await;
        let mut forged = Authenticator::new(8);
        forged.credential = of_eva.credential.clone();
        refused(forged.sign(&offer(&store, "eva.ek").await)).await;
        of_eva.origin = "https://omsorg.example.com";
        refused(of_eva.sign(&offer(&store, "eva.ek").await)).await;
        of_eva.origin = ORIGIN;
        let mut moved = of_eva.sign(&offer(&store, "eva.ek").await);
        moved.challenge = offer(&store, "eva.ek").await.challenge;
        refused(moved).await;
        refused(Answered {
            challenge: id(),
            response: json!({ "id": 1 }),
        })
        .await;

        let close = access::DisableUser {
            user: eva,
            reason: line("a test"),
        };
        let before = offer(&store, "eva.ek").await;
        store
            .act(&crate::stage::system(), &close)
            .await
            .expect("closed");
        refused(of_eva.sign(&before).clone()).await;
    })
    .await;
}

/// The names of everything in a value, and how it is built.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), shape(value)))
            .collect(),
        Value::Array(items) => items.first().map_or(Value::Null, shape),
        Value::String(_) => json!("text"),
        Value::Number(number) => json!(number),
        Value::Null | Value::Bool(_) => value.clone(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_does_not_tell_who_is_here() {
    on_both(async |store| {
        let eva = add_user(&store, "eva.ek", None).await;
        add_user(&store, "without.key", None).await;
        add(&store, eva, &mut Authenticator::new(7))
            .await
            .expect("added");
        let real = offer(&store, "eva.ek").await.options;
        let keys = |options: &Value| options["publicKey"]["allowCredentials"].clone();
        let mut compared = 0;
        for n in 0..20 {
            let name = format!("nobody{n}");
            let first = offer(&store, &name).await.options;
            assert_eq!(
                keys(&first),
                keys(&offer(&store, &name).await.options),
                "the same for the same name"
            );
            assert_ne!(
                first["publicKey"]["challenge"],
                real["publicKey"]["challenge"]
            );
            if keys(&first).as_array().is_some_and(|keys| !keys.is_empty()) {
                assert_eq!(shape(&first), shape(&real));
                compared += 1;
            }
        }
        assert!(compared > 10);
        let nobody = offer(&store, "without.key").await;
        let answer = Authenticator::new(7).sign(&nobody);
        assert_eq!(finish(&store, &answer, now()).await, LoginAnswer::Refused);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_removed_by_its_owner_and_never_the_last_way_in() {
    on_both(async |store| {
        let person = id();
        let user = add_user(&store, "eva.ek", Some(person)).await;
        let own = resident(Role::Person, user, person);
        for seed in [7, 9] {
            add(&store, user, &mut Authenticator::new(seed))
                .await
                .expect("added");
        }
        let kept = access::passkeys_of(store.reader(), user)
            .await
            .expect("read");
        let remove = |n: usize| RemovePasskey {
            credential: kept[n].credential.clone(),
        };
        let stranger = call(staff(
            Role::SystemAdministrator,
            add_user(&store, "other", None).await,
            id(),
        ));
        assert!(matches!(
            store.act(&stranger, &remove(0)).await,
            Err(Problem::NotFound)
        ));
        store
            .act(&call(own.clone()), &remove(0))
            .await
            .expect("removed");
        assert!(matches!(
            store.act(&call(own), &remove(1)).await,
            Err(Problem::Refused(_))
        ));
    })
    .await;
}
