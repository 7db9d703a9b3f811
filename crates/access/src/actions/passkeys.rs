//! Passkeys: added by somebody who is logged in, used instead of a password, removed again.

use std::{fmt, sync::Arc};

use history::{Entry, Stream, Subject};
use kernel::{Call, Fault, Line, Problem, Refusal, UserId};
use serde_json::Value;
use store::{Action, Store, Tx};
use webauthn_rs::{
    fake::{FakePasskeyDistribution, WebauthnFakeCredentialGenerator},
    prelude::{
        Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
    },
};

use super::{begin_session::BeginSession, log_in::LoginAnswer, log_in::again};
use crate::{
    model::{Login, SessionLife, Token, base64url, draw_bytes, hexadecimal},
    store::{
        passkeys::{self, Challenge, ChallengeId, NewPasskey},
        users,
    },
};

const ADD: &str = "add";
const LOG_IN: &str = "log-in";
/// Name of the setting that decoys are drawn from.
const DECOY: &str = "decoy";

/// The site that passkeys belong to, from the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The host name, for example `omsorg.example.se`. Keys are bound to it: it cannot be changed later.
    pub host: String,
    /// The address that browsers show, for example `https://omsorg.example.se`.
    pub origin: String,
    /// The name that people see when they make a key.
    pub name: String,
}

/// Passkeys of a site. Cheap to clone.
#[derive(Clone)]
pub struct Passkeys {
    webauthn: Arc<Webauthn>,
    host: String,
}

impl fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passkeys")
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

/// What the browser is asked, and what its answer will refer to.
#[derive(Debug, Clone)]
pub struct Offered {
    /// To be sent back with the answer.
    pub challenge: ChallengeId,
    /// The options for `navigator.credentials`.
    pub options: Value,
}

/// The browser's answer to what was [`Offered`].
#[derive(Debug, Clone)]
pub struct Answered {
    /// Which offer it answers.
    pub challenge: ChallengeId,
    /// What `navigator.credentials` gave.
    pub response: Value,
}

fn broken(what: &str) -> impl FnOnce(serde_json::Error) -> Fault + '_ {
    move |error| Fault::from_source(what, error)
}

impl Passkeys {
    /// The passkeys of this site.
    pub fn new(site: &Site) -> Result<Self, Fault> {
        let origin = Url::parse(&site.origin)
            .map_err(|error| Fault::from_source("the site's address for passkeys", error))?;
        let webauthn = WebauthnBuilder::new(&site.host, &origin)
            .and_then(|builder| builder.rp_name(&site.name).build())
            .map_err(|error| Fault::from_source("the site of passkeys", error))?;
        Ok(Self {
            webauthn: Arc::new(webauthn),
            host: site.host.clone(),
        })
    }

    /// Offers to add a key for whoever is logged in.
    pub async fn begin_adding(&self, store: &Store, call: &Call) -> Result<Offered, Problem> {
        let id = call.actor.user().ok_or(Problem::NotFound)?;
        let user = users::by_id(store.reader(), id)
            .await?
            .ok_or(Problem::NotFound)?;
        let kept = self.keys(store, id).await?;
        let exclude = kept.iter().map(|key| key.cred_id().clone()).collect();
        let (options, state) = self
            .webauthn
            .start_passkey_registration(id.uuid(), &user.login, &user.name, Some(exclude))
            .map_err(|error| Fault::from_source("beginning to add a passkey", error))?;
        let state = serde_json::to_string(&state).map_err(broken("keeping a challenge"))?;
        let options = serde_json::to_value(options).map_err(broken("offering a passkey"))?;
        self.offer(store, call, (Some(id), ADD, state), options)
            .await
    }

    /// Adds the key that the browser made.
    pub async fn finish_adding(
        &self,
        store: &Store,
        call: &Call,
        answer: &Answered,
        name: &Line,
    ) -> Result<(), Problem> {
        let ended = || Problem::from(Refusal::new("access-refusal-passkey-ended"));
        let found = passkeys::challenge(store.reader(), answer.challenge, ADD, call.now).await?;
        let (user, state) = found.ok_or_else(ended)?;
        if call.actor.user() != Some(user) {
            return Err(ended());
        }
        let state: PasskeyRegistration =
            serde_json::from_str(&state).map_err(broken("reading a challenge"))?;
        let Ok(response) =
            serde_json::from_value::<RegisterPublicKeyCredential>(answer.response.clone())
        else {
            return Err(ended());
        };
        let Ok(passkey) = self.webauthn.finish_passkey_registration(&response, &state) else {
            return Err(ended());
        };
        let add = AddPasskey {
            challenge: answer.challenge,
            user,
            name: name.clone(),
            passkey,
        };
        store.act(call, &add).await
    }

    /// Offers to log in by a key. For a name that nobody has, and for a user without keys, it offers keys that
    /// nobody has, always the same for the same name: the offer does not tell who is here.
    pub async fn begin_log_in(
        &self,
        store: &Store,
        call: &Call,
        typed: &str,
    ) -> Result<Offered, Problem> {
        let user = match Login::parse(typed) {
            Ok(login) => users::by_login(store.reader(), &login).await?,
            Err(_none) => None,
        };
        let user = user.filter(|user| !user.is_disabled);
        let kept = match &user {
            Some(user) => self.keys(store, user.id).await?,
            None => vec![],
        };
        if kept.is_empty() {
            let options = self.decoy(store, call, typed).await?;
            return self
                .offer(store, call, (None, LOG_IN, String::new()), options)
                .await;
        }
        let (options, state) = self
            .webauthn
            .start_passkey_authentication(&kept)
            .map_err(|error| Fault::from_source("beginning to log in by a passkey", error))?;
        let state = serde_json::to_string(&state).map_err(broken("keeping a challenge"))?;
        let options = serde_json::to_value(options).map_err(broken("offering a passkey"))?;
        let user = user.map(|user| user.id);
        self.offer(store, call, (user, LOG_IN, state), options)
            .await
    }

    /// Logs in by the key that the browser used.
    pub async fn finish_log_in(
        &self,
        store: &Store,
        call: &Call,
        answer: &Answered,
        (token, life): (&Token, &SessionLife),
    ) -> Result<LoginAnswer, Problem> {
        let found = passkeys::challenge(store.reader(), answer.challenge, LOG_IN, call.now).await?;
        let Some((user, state)) = found else {
            return Ok(LoginAnswer::Refused);
        };
        let state: PasskeyAuthentication =
            serde_json::from_str(&state).map_err(broken("reading a challenge"))?;
        let Ok(response) = serde_json::from_value::<PublicKeyCredential>(answer.response.clone())
        else {
            return Ok(LoginAnswer::Refused);
        };
        let Ok(result) = self
            .webauthn
            .finish_passkey_authentication(&response, &state)
        else {
            return Ok(LoginAnswer::Refused);
        };
        let enter = EnterByPasskey {
            challenge: answer.challenge,
            result,
            begin: BeginSession {
                user,
                token: token.clone(),
                life: life.clone(),
                from: None,
            },
        };
        match store
            .act(&again(call, token.request_key("passkey")), &enter)
            .await
        {
            Ok(()) => Ok(LoginAnswer::In { user }),
            Err(Problem::NotFound) => Ok(LoginAnswer::Refused),
            Err(other) => Err(other),
        }
    }

    async fn keys(&self, store: &Store, user: UserId) -> Result<Vec<Passkey>, Fault> {
        let kept = passkeys::keys_of_user(store.reader(), user).await?;
        kept.iter()
            .map(|key| serde_json::from_str(key).map_err(broken("a kept passkey")))
            .collect()
    }

    async fn offer(
        &self,
        store: &Store,
        call: &Call,
        (user, kind, state): (Option<UserId>, &'static str, String),
        options: Value,
    ) -> Result<Offered, Problem> {
        // Drawn anew: an offer is never given twice, however often a page is sent.
        let token = Token::draw()?;
        let own = again(call, token.request_key("challenge"));
        let id: ChallengeId = own.new_id();
        store
            .act(
                &own,
                &Offer(Challenge {
                    id,
                    user,
                    kind,
                    state,
                }),
            )
            .await?;
        Ok(Offered {
            challenge: id,
            options,
        })
    }

    /// An offer of keys that nobody has.
    async fn decoy(&self, store: &Store, call: &Call, typed: &str) -> Result<Value, Problem> {
        let secret = match users::setting(store.reader(), DECOY).await? {
            Some(secret) => secret,
            None => {
                store
                    .act(
                        &again(call, Token::draw()?.request_key("decoy")),
                        &KeepDecoy,
                    )
                    .await?
            }
        };
        let secret = Token::parse(&secret).ok_or_else(|| Fault::new("the decoys' secret"))?;
        let fault = |error| Fault::from_source("making decoys", error);
        let decoys =
            WebauthnFakeCredentialGenerator::<FakePasskeyDistribution>::new(secret.bytes())
                .and_then(|decoys| decoys.generate(typed.trim().to_lowercase().as_bytes()))
                .map_err(fault)?;
        let keys: Vec<Value> = decoys
            .iter()
            .map(|id| serde_json::json!({ "type": "public-key", "id": base64url(id.as_ref()) }))
            .collect();
        let challenge: [u8; 32] = draw_bytes()?;
        Ok(serde_json::json!({ "publicKey": {
            "challenge": base64url(&challenge),
            "timeout": 300_000,
            "rpId": self.host,
            "allowCredentials": keys,
            "userVerification": "required",
        } }))
    }
}

struct Offer(Challenge);

impl Action for Offer {
    const NAME: &'static str = "offer-passkey";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        passkeys::insert_challenge(tx, &self.0, call.now).await?;
        Ok(())
    }
}

/// Keeps the secret that decoys are made from, unless another has done so at the same moment.
struct KeepDecoy;

impl Action for KeepDecoy {
    const NAME: &'static str = "keep-decoy";
    type Done = String;
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<String, Problem> {
        if let Some(kept) = users::setting(tx, DECOY).await? {
            return Ok(kept);
        }
        let drawn = Token::draw()?.text();
        users::set_setting(tx, DECOY, &drawn).await?;
        Ok(drawn)
    }
}

struct AddPasskey {
    challenge: ChallengeId,
    user: UserId,
    name: Line,
    passkey: Passkey,
}

impl Action for AddPasskey {
    const NAME: &'static str = "add-passkey";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let credential = hexadecimal(self.passkey.cred_id().as_ref());
        let is_known = passkeys::by_credential(tx, &credential).await?.is_some();
        if is_known || !passkeys::use_challenge(tx, self.challenge).await? {
            return Err(Refusal::new("access-refusal-passkey-ended").into());
        }
        let passkey = serde_json::to_string(&self.passkey).map_err(broken("keeping a passkey"))?;
        let new = NewPasskey {
            credential: &credential,
            user: self.user,
            name: &self.name,
            passkey: &passkey,
            made_at: call.now,
        };
        passkeys::insert(tx, &new).await?;
        let entry = Entry::new(
            Stream::Installation,
            "access.passkey-added",
            Subject::new("user", self.user),
        )
        .change("name", None, Some(self.name.as_str().to_owned()));
        history::write(tx, call, entry).await?;
        Ok(())
    }
}

struct EnterByPasskey {
    challenge: ChallengeId,
    result: webauthn_rs::prelude::AuthenticationResult,
    begin: BeginSession,
}

impl Action for EnterByPasskey {
    const NAME: &'static str = "enter-by-passkey";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        if !passkeys::use_challenge(tx, self.challenge).await? {
            return Err(Problem::NotFound);
        }
        let credential = hexadecimal(self.result.cred_id().as_ref());
        let kept = passkeys::by_credential(tx, &credential).await?;
        let (owner, kept) = kept.ok_or(Problem::NotFound)?;
        if owner != self.begin.user {
            return Err(Problem::NotFound);
        }
        let mut passkey: Passkey = serde_json::from_str(&kept).map_err(broken("a kept passkey"))?;
        passkey.update_credential(&self.result);
        let passkey = serde_json::to_string(&passkey).map_err(broken("keeping a passkey"))?;
        passkeys::used(tx, &credential, &passkey, call.now).await?;
        tx.perform(call, &self.begin).await
    }
}

/// Somebody removes one of the own keys.
#[derive(Debug, Clone)]
pub struct RemovePasskey {
    /// Which, as [`crate::PasskeyView`] names it.
    pub credential: String,
}

impl Action for RemovePasskey {
    const NAME: &'static str = "remove-passkey";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let id = call.actor.user().ok_or(Problem::NotFound)?;
        let user = users::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
        let keys = passkeys::of_user(tx, id).await?;
        if !user.has_password && keys.len() == 1 {
            return Err(Refusal::new("access-refusal-last-way-in").into());
        }
        if passkeys::remove(tx, id, &self.credential).await? == 0 {
            return Err(Problem::NotFound);
        }
        let entry = Entry::new(
            Stream::Installation,
            "access.passkey-removed",
            Subject::new("user", id),
        );
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
