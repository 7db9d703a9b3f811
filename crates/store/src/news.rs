//! News between rooms: what one room tells, others hear, in the same transaction.

use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
    fmt,
    pin::Pin,
    sync::Arc,
};

use kernel::{Call, Problem};

use crate::Tx;

/// Something that a room tells those above it, without knowing them: `cases` that an order was answered.
pub trait News: Any + Send + Sync {}

/// What a room does when it hears of something.
pub trait Hears<N: News>: Send + Sync + 'static {
    /// Does it, in the transaction of the change that is told of. What is refused here undoes that change too.
    fn hear(
        &self,
        call: &Call,
        tx: &Tx,
        news: &N,
    ) -> impl Future<Output = Result<(), Problem>> + Send;
}

/// Who hears what. The rooms bring what they hear; the binary joins them to the store.
///
/// ```
/// use kernel::{Call, Problem};
/// use store::{Hears, Listeners, News, Tx};
///
/// struct DoorOpened;
/// impl News for DoorOpened {}
///
/// struct Light;
/// impl Hears<DoorOpened> for Light {
///     async fn hear(&self, _call: &Call, _tx: &Tx, _news: &DoorOpened) -> Result<(), Problem> {
///         Ok(())
///     }
/// }
///
/// let listeners = Listeners::new().with::<DoorOpened>(Light);
/// assert_eq!(listeners.of::<DoorOpened>(), 1);
/// ```
#[derive(Clone, Default)]
pub struct Listeners(BTreeMap<TypeId, Vec<Arc<dyn Ear>>>);

impl Listeners {
    /// Nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more who hears of something. They hear in the order in which they were added.
    #[must_use]
    pub fn with<N: News>(mut self, listener: impl Hears<N>) -> Self {
        let ear = Arc::new(Typed {
            listener,
            news: std::marker::PhantomData::<fn(N)>,
        });
        self.0.entry(TypeId::of::<N>()).or_default().push(ear);
        self
    }

    /// Those of another room as well.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        for (news, mut ears) in others.0 {
            self.0.entry(news).or_default().append(&mut ears);
        }
        self
    }

    /// How many hear of something.
    pub fn of<N: News>(&self) -> usize {
        self.0.get(&TypeId::of::<N>()).map_or(0, Vec::len)
    }

    pub(crate) async fn tell<N: News>(
        &self,
        call: &Call,
        tx: &Tx,
        news: &N,
    ) -> Result<(), Problem> {
        for ear in self.0.get(&TypeId::of::<N>()).into_iter().flatten() {
            ear.hear(call, tx, news).await?;
        }
        Ok(())
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ears: usize = self.0.values().map(Vec::len).sum();
        write!(f, "Listeners({ears})")
    }
}

type Heard<'a> = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>>;

/// A listener without the type of what it hears.
trait Ear: Send + Sync {
    fn hear<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Tx,
        news: &'a (dyn Any + Send + Sync),
    ) -> Heard<'a>;
}

struct Typed<N, L> {
    listener: L,
    news: std::marker::PhantomData<fn(N)>,
}

impl<N: News, L: Hears<N>> Ear for Typed<N, L> {
    fn hear<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Tx,
        news: &'a (dyn Any + Send + Sync),
    ) -> Heard<'a> {
        Box::pin(async move {
            match news.downcast_ref::<N>() {
                Some(news) => self.listener.hear(call, tx, news).await,
                None => Err(kernel::Fault::new("news came to another listener than theirs").into()),
            }
        })
    }
}
