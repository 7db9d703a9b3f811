//! The very script that runs in phones, in an engine of its own: text in, text out.

use rquickjs::{Context, Function, Persistent, Runtime};

const QUEUE: &str = include_str!("../../../../page-kit/assets/phone/queue.js");

/// Between the script and the tests: states stay inside, events and effects are text.
const HARNESS: &str = r#"
const phones = [];
const begin = (phone, meta, items) => {
  phones[phone] = Queue.begin({ meta: meta === "" ? null : JSON.parse(meta), items: JSON.parse(items) });
};
const words = {
  keep: ({ item }) => [item.n, item.request, item.state, item.status, item.user, item.body, JSON.stringify(item)],
  forget: ({ n, meta }) => [n, JSON.stringify(meta)],
  note: ({ meta }) => [JSON.stringify(meta)],
  wipe: ({ meta }) => [JSON.stringify(meta)],
  drop: ({ paths, meta }) => [paths.join(" "), JSON.stringify(meta)],
  store: ({ path, drop, meta }) => [path, drop.join(" "), JSON.stringify(meta)],
  fetch: ({ path, version }) => [path, version],
  send: ({ item, reader }) => [item.n, item.request, item.user, item.path, item.body, reader ?? ""],
  answer: ({ reader, how }) => [reader, how],
  alarm: ({ after }) => [after],
  show: ({ path }) => [path],
  missing: () => [],
};
const turn = (phone, event) => {
  const { state, effects } = Queue.step(phones[phone], JSON.parse(event));
  phones[phone] = state;
  return effects.map((effect) => [effect.do, ...words[effect.do](effect)].join("\t")).join("\n");
};
"#;

/// A fault planted in the script: what stands in it, and what is to stand there.
pub(crate) type Planted = (&'static str, &'static str);

type Turn = Persistent<Function<'static>>;

/// The engine with the states of all phones of a trial.
pub(crate) struct Script {
    // Before the engine in which they live.
    begin: Option<Turn>,
    turn: Option<Turn>,
    context: Context,
    _runtime: Runtime,
}

impl Script {
    pub(crate) fn new(planted: Option<Planted>) -> Self {
        let source = match planted {
            None => QUEUE.to_owned(),
            Some((sound, broken)) => {
                assert!(QUEUE.contains(sound), "the script has no `{sound}`");
                QUEUE.replace(sound, broken)
            }
        };
        let runtime = Runtime::new().expect("an engine");
        let context = Context::full(&runtime).expect("a context");
        let (begin, turn) = context.with(|ctx| {
            ctx.eval::<(), _>(source).expect("the script");
            ctx.eval::<(), _>(HARNESS).expect("the harness");
            let found = |name: &str| {
                let function: Function<'_> = ctx.eval(name).expect("a function");
                Persistent::save(&ctx, function)
            };
            (found("begin"), found("turn"))
        });
        Self {
            begin: Some(begin),
            turn: Some(turn),
            context,
            _runtime: runtime,
        }
    }

    /// Starts a phone's worker with what its disk has.
    pub(crate) fn begin(&self, phone: usize, meta: &str, items: &str) {
        self.context.with(|ctx| {
            let begin = self
                .begin
                .clone()
                .expect("running")
                .restore(&ctx)
                .expect("a function");
            begin
                .call::<_, ()>((phone, meta, items))
                .expect("a worker that starts");
        });
    }

    /// One event; the effects, a line each.
    pub(crate) fn turn(&self, phone: usize, event: &str) -> String {
        self.context.with(|ctx| {
            let turn = self
                .turn
                .clone()
                .expect("running")
                .restore(&ctx)
                .expect("a function");
            let effects: rquickjs::Result<String> = turn.call((phone, event));
            effects.unwrap_or_else(|error| {
                let thrown = ctx.catch();
                panic!("{error}: {thrown:?} at {event}")
            })
        })
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        self.begin = None;
        self.turn = None;
    }
}
