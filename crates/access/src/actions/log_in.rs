//! Logs in with a name and a password. Whoever is refused learns only that it did not fit.

use kernel::{Call, Problem, RequestKey, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use store::{Action, Ask, Store, Tx};

use super::{Door, begin_session::BeginSession};
use crate::{
    model::{Login, LoginError, Password, Source, Token},
    rules::Throttle,
    store::{attempts, users},
};

/// Somebody who wants to log in.
#[derive(Debug, Clone)]
pub struct LogIn {
    /// The name, as typed.
    pub login: String,
    /// The password, as typed.
    pub password: Password,
    /// From where.
    pub source: Source,
    /// The secret that the session will have; fresh for every try.
    pub token: Token,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoginAnswer {
    /// The session stands; where there is only one place to choose, it is chosen.
    In {
        /// Who.
        user: UserId,
    },
    /// Name and password do not fit each other; which of them is not told.
    Refused,
    /// Too many tries; none is taken before this moment.
    Wait {
        /// Until when.
        until: Timestamp,
    },
}

impl Door {
    /// Logs in. The password is compared outside the transactions, so that guesses never hold the database.
    pub async fn log_in(
        &self,
        store: &Store,
        call: &Call,
        who: &LogIn,
    ) -> Result<LoginAnswer, Problem> {
        let Ok(login) = read(&who.login) else {
            // A name that nobody can have takes as long as any other.
            self.fits(&who.password, None).await?;
            return Ok(LoginAnswer::Refused);
        };
        let rule = self.settings.throttle;
        let try_to = BeginTry {
            login: login.clone(),
            source: who.source.clone(),
            rule,
        };
        if let Some(until) = try_to.waits_until(store.reader(), call.now).await?.0 {
            return Ok(LoginAnswer::Wait { until });
        }
        let counted = again(call, who.token.request_key("try"));
        if let Some(until) = store.act(&counted, &try_to).await? {
            return Ok(LoginAnswer::Wait { until });
        }
        let found = users::password_of(store.reader(), &login).await?;
        let (user, sealed) =
            found.map_or((None, None), |(user, sealed)| (Some(user), Some(sealed)));
        let fits = self.fits(&who.password, sealed).await?;
        let Some(user) = user.filter(|_user| fits) else {
            return Ok(LoginAnswer::Refused);
        };
        let begin = BeginSession {
            user,
            token: who.token.clone(),
            life: self.settings.life.clone(),
            from: Some((login, who.source.clone())),
        };
        store
            .act(&again(call, who.token.request_key("begin")), &begin)
            .await?;
        Ok(LoginAnswer::In { user })
    }
}

fn read(typed: &str) -> Result<Login, LoginError> {
    Login::parse(typed)
}

/// The same call under another key.
pub(crate) fn again(call: &Call, key: RequestKey) -> Call {
    Call::new(call.actor.clone(), call.now, key)
        .in_zone(call.zone.clone())
        .in_language(call.language)
}

/// Counts a try before it is made, so that many at once cannot slip by together.
struct BeginTry {
    login: Login,
    source: Source,
    rule: Throttle,
}

impl BeginTry {
    /// Until when to wait, and whether the source is known to the account.
    async fn waits_until(
        &self,
        ask: &dyn Ask,
        now: Timestamp,
    ) -> Result<(Option<Timestamp>, bool), Problem> {
        let since = now
            .saturating_sub(self.rule.window)
            .unwrap_or(Timestamp::MIN);
        let tries = attempts::load(ask, &self.login, &self.source, since).await?;
        let account = self.rule.account_waits_until(&tries.on_account, now);
        let source = self.rule.source_waits_until(&tries.from_source, now);
        Ok((account.max(source), tries.known))
    }
}

impl Action for BeginTry {
    const NAME: &'static str = "begin-try";
    type Done = Option<Timestamp>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Option<Timestamp>, Problem> {
        let (until, known) = self.waits_until(tx, call.now).await?;
        if until.is_none() {
            attempts::insert(tx, call, &self.login, (&self.source, known)).await?;
        }
        Ok(until)
    }
}
