//! The door: what the configuration says about logging in, and the hashing of passwords beside the database.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use kernel::{Call, Fault, Problem, Refusal, UserId};
use store::Store;
use tokio::{sync::Semaphore, task};

use super::set_password::SetPassword;
use crate::{
    model::{NewPassword, Password, SealedPassword, SessionLife, draw_bytes},
    rules::Throttle,
    store::users,
};

/// The work that one hash takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for HashCost {
    /// What OWASP gives as the least for argon2id: 19 MiB, two passes.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
        }
    }
}

/// What the configuration says about logging in.
#[derive(Debug, Clone)]
pub struct DoorSettings {
    /// The work of a hash.
    pub cost: HashCost,
    /// How many hashes may be computed at once; the rest wait.
    pub at_once: usize,
    /// How often somebody may try.
    pub throttle: Throttle,
    /// How long a session lasts.
    pub life: SessionLife,
}

impl DoorSettings {
    /// The usual settings.
    pub fn usual(zone: kernel::TimeZone) -> Self {
        Self {
            cost: HashCost::default(),
            at_once: 2,
            throttle: Throttle::default(),
            life: SessionLife::usual(zone),
        }
    }
}

/// The door that everybody comes in through. One for the whole server; cheap to clone.
#[derive(Debug, Clone)]
pub struct Door {
    pub(crate) settings: DoorSettings,
    params: Params,
    queue: Arc<Semaphore>,
    /// A hash that no password fits, so that an unknown name takes as long as a known one.
    nobody: SealedPassword,
}

impl Door {
    /// A door with these settings.
    pub fn new(settings: DoorSettings) -> Result<Self, Fault> {
        let HashCost { memory_kib, passes } = settings.cost;
        let params = Params::new(memory_kib, passes, 1, None)
            .map_err(|error| Fault::from_source("the cost of password hashes", error))?;
        let unguessable: [u8; 32] = draw_bytes()?;
        let nobody = seal(&params, &unguessable, &draw_bytes()?)?;
        let queue = Arc::new(Semaphore::new(settings.at_once.max(1)));
        Ok(Self {
            settings,
            params,
            queue,
            nobody,
        })
    }

    /// How long sessions last.
    pub const fn life(&self) -> &SessionLife {
        &self.settings.life
    }

    /// Seals a password with a salt drawn from the machine's chance.
    pub async fn seal(&self, password: &NewPassword) -> Result<SealedPassword, Fault> {
        self.seal_with(password, draw_bytes()?).await
    }

    /// Seals a password with a given salt, for histories that must come out the same.
    pub async fn seal_with(
        &self,
        password: &NewPassword,
        salt: [u8; 16],
    ) -> Result<SealedPassword, Fault> {
        let (params, password) = (self.params.clone(), password.0.clone());
        self.beside(move || seal(&params, password.as_str().as_bytes(), &salt))
            .await?
    }

    /// Whether the password fits. Without a hash it takes as long, and fits not.
    pub(crate) async fn fits(
        &self,
        password: &Password,
        sealed: Option<SealedPassword>,
    ) -> Result<bool, Fault> {
        let known = sealed.is_some();
        let sealed = sealed.unwrap_or_else(|| self.nobody.clone());
        let password = password.clone();
        let fits = self
            .beside(move || {
                PasswordHash::new(&sealed.0)
                    .map(|hash| {
                        Argon2::default()
                            .verify_password(password.as_str().as_bytes(), &hash)
                            .is_ok()
                    })
                    .map_err(|error| Fault::from_source("reading a kept password hash", error))
            })
            .await??;
        Ok(fits && known)
    }

    /// Hashes beside the server's own threads, a few at a time: each takes memory and a whole core.
    async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let turn = Arc::clone(&self.queue).acquire_owned().await;
        let turn = turn.map_err(|error| Fault::from_source("waiting to hash a password", error))?;
        task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(|error| Fault::from_source("hashing a password", error))
    }

    /// Changes one's own password, given the one that stands. All sessions end.
    pub async fn change_password(
        &self,
        store: &Store,
        call: &Call,
        user: UserId,
        (old, new): (&Password, &NewPassword),
    ) -> Result<(), Problem> {
        if call.actor.user() != Some(user) {
            return Err(Problem::NotFound);
        }
        let sealed = users::password_of_user(store.reader(), user).await?;
        if !self.fits(old, sealed).await? {
            return Err(Refusal::new("access-refusal-password-old").at("old").into());
        }
        let sealed = self.seal(new).await?;
        store.act(call, &SetPassword { user, sealed }).await
    }
}

fn seal(params: &Params, password: &[u8], salt: &[u8; 16]) -> Result<SealedPassword, Fault> {
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    hasher
        .hash_password_with_salt(password, salt)
        .map(|hash: PasswordHash| SealedPassword(hash.to_string()))
        .map_err(|error| Fault::from_source("hashing a password", error))
}
