//! An open load: every request goes out when it is due, whether or not earlier ones are answered.

use std::{cell::RefCell, rc::Rc, time::Duration};

use tokio::{
    task::LocalSet,
    time::{Instant, sleep_until},
};

use crate::{
    Failure,
    asked::Kind,
    options::Options,
    wire::{Ask, Connection},
};

/// Connections that are open before the first request is due.
const OPEN_FIRST: usize = 8;
/// From when everything is ready until the first request is due.
const BREATH: Duration = Duration::from_millis(200);

/// How a request went.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) kind: Kind,
    /// From when it was due until its answer was read.
    pub(crate) took: Duration,
    /// What was wrong with the answer.
    pub(crate) error: Option<String>,
}

/// Everything that came back.
#[derive(Debug)]
pub(crate) struct Answers {
    pub(crate) outcomes: Vec<Outcome>,
    /// From when the first was due until the last was answered.
    pub(crate) lasted: Duration,
    /// The most connections that were open.
    pub(crate) connections: usize,
}

/// Connections that wait for a request; who finds none opens one.
struct Pool {
    at: String,
    idle: RefCell<Vec<Connection>>,
    opened: RefCell<usize>,
}

impl Pool {
    async fn open(&self) -> Result<Connection, Failure> {
        *self.opened.borrow_mut() += 1;
        Connection::open(&self.at).await
    }

    async fn ask(&self, kind: Kind, ask: Ask) -> Result<(), Failure> {
        let idle = self.idle.borrow_mut().pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.open().await?,
        };
        let answer = connection.ask(&self.at, ask, true).await?;
        // A connection whose answer was not read to its end is dropped above.
        self.idle.borrow_mut().push(connection);
        if answer.status == kind.status() && !answer.location.starts_with("/logga-in") {
            return Ok(());
        }
        Err(format!("{} {}", answer.status, answer.location).into())
    }
}

/// Plays the plan at its rate.
pub(crate) async fn play(
    options: &Options,
    at: &str,
    plan: Vec<(Kind, Ask)>,
) -> Result<Answers, Failure> {
    let pool = Rc::new(Pool {
        at: at.to_owned(),
        idle: RefCell::default(),
        opened: RefCell::default(),
    });
    for _ in 0..OPEN_FIRST {
        let connection = pool.open().await?;
        pool.idle.borrow_mut().push(connection);
    }
    LocalSet::new()
        .run_until(send_all(options, pool, plan))
        .await
}

async fn send_all(
    options: &Options,
    pool: Rc<Pool>,
    plan: Vec<(Kind, Ask)>,
) -> Result<Answers, Failure> {
    let gap = Duration::from_secs(1) / options.rate;
    let first = Instant::now() + BREATH;
    let mut due = first;
    let mut sent = Vec::with_capacity(plan.len());
    for (kind, ask) in plan {
        sleep_until(due).await;
        sent.push(tokio::task::spawn_local(one(
            Rc::clone(&pool),
            kind,
            ask,
            due,
        )));
        due += gap;
    }
    let mut outcomes = Vec::with_capacity(sent.len());
    for answer in sent {
        outcomes.push(answer.await?);
    }
    let connections = *pool.opened.borrow();
    Ok(Answers {
        outcomes,
        lasted: first.elapsed(),
        connections,
    })
}

async fn one(pool: Rc<Pool>, kind: Kind, ask: Ask, due: Instant) -> Outcome {
    let answer = pool.ask(kind, ask).await;
    Outcome {
        kind,
        took: due.elapsed(),
        error: answer.err().map(|error| error.to_string()),
    }
}
