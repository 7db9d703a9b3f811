// What a phone does with what is reported when the network is gone: the decisions, and nothing else.
//
// `Queue.step(state, event)` gives the next state and what is to be done, in order. No clock, no chance, no network and
// no storage here: the service worker (worker.js) does what is said and reports back as events, and tests do the same
// with phones, networks and servers that are made up.
//
// Held by every step: a report is on the disk before its reader gets an answer; it leaves the disk only when the server
// has taken it, or when its reader has been shown what would be lost and said yes; it is sent with the same key and the
// same content for as long as it takes.
"use strict";
const Queue = (() => {
  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const HOUR = 60 * MINUTE;
  /** No page is readable longer than this after it came. */
  const PAGE_LIFE = 24 * HOUR;
  /** A page that has less left than this is fetched anew when there is network. */
  const PAGE_RENEW = 12 * HOUR;
  /** Clocks are set right by seconds now and then; more than this backwards is a clock that somebody has set. */
  const CLOCK_SLACK = MINUTE;
  /** The disk is told no oftener what time it was. */
  const SEEN_STEP = 5 * MINUTE;
  const PAUSE_MIN = 5 * SECOND;
  const PAUSE_MAX = 5 * MINUTE;
  const NO_PAUSE = { tries: 0, until: 0, isBlind: false };
  /** So many requests that were taken are remembered, so that a form sent once more keeps its time. */
  const SENT_MAX = 20;

  /** The state of a worker that starts, out of what the disk has. */
  const begin = ({ meta, items }) => {
    const kept = [...items].sort((a, b) => a.n - b.n);
    return {
      user: meta?.user ?? null,
      name: meta?.name ?? "",
      login: meta?.login ?? false,
      pages: meta?.pages ?? null,
      sent: meta?.sent ?? [],
      items: kept,
      next: kept.length > 0 ? kept[kept.length - 1].n + 1 : 1,
      sending: null,
      pause: NO_PAUSE,
    };
  };

  /** What of the state is written beside the items. */
  const meta = ({ user, name, login, pages, sent }) => ({ user, name, login, pages, sent });
  const note = (state) => ({ do: "note", meta: meta(state) });
  const forget = (state, n) => ({ do: "forget", n, isLast: state.items.length === 0, meta: meta(state) });

  const field = (body, name) => {
    const part = body.split("&").find((part) => part.startsWith(`${name}=`));
    return part === undefined ? null : decodeURIComponent(part.slice(name.length + 1).replace(/\+/g, " "));
  };

  /** The form with the phone's time, where the form asks for it and nobody has typed one. */
  const stamped = (body, at) =>
    body
      .split("&")
      .map((part) => (part === "stamp=" ? `stamp=${encodeURIComponent(new Date(at).toISOString())}` : part))
      .join("&");

  const isMine = (state, item) => state.user !== null && item.user === state.user;
  const waiting = (state) => state.items.filter((item) => item.state === "waiting" && isMine(state, item));
  const without = (state, n) => state.items.filter((item) => item.n !== n);
  const changed = (state, item) => state.items.map((other) => (other.n === item.n ? item : other));

  /** What may no longer be read goes, whatever the event is about. */
  const expire = (state, now) => {
    const { pages } = state;
    if (pages === null) return { state, effects: [] };
    if (now >= pages.until || now < pages.seen - CLOCK_SLACK) {
      const bare = { ...state, pages: null };
      return { state: bare, effects: [{ do: "wipe", meta: meta(bare) }] };
    }
    const old = Object.keys(pages.paths).filter((path) => now >= pages.paths[path].until);
    if (old.length === 0 && now < pages.seen + SEEN_STEP) return { state, effects: [] };
    const paths = { ...pages.paths };
    for (const path of old) delete paths[path];
    const later = { ...state, pages: { ...pages, paths, seen: Math.max(now, pages.seen) } };
    return { state: later, effects: [{ do: "drop", paths: old, meta: meta(later) }] };
  };

  /** Sends the oldest that waits, if it is time. */
  const kick = (state, now) => {
    const [item] = waiting(state);
    if (item === undefined || state.sending !== null || state.login) return { state, effects: [] };
    // A clock that was set back must not make a pause of minutes one of days.
    const until = Math.min(state.pause.until, now + PAUSE_MAX);
    if (now < until) return { state, effects: [{ do: "alarm", after: until - now }] };
    const sending = { n: item.n, reader: null };
    return { state: { ...state, sending }, effects: [{ do: "send", item, reader: null }] };
  };

  const then = ({ state, effects }, next) => {
    const more = next(state);
    return { state: more.state, effects: [...effects, ...more.effects] };
  };

  const answer = (reader, how) => (reader === null ? [] : [{ do: "answer", reader, how }]);

  const same = (item, path, body) => item.path === path && item.body === body;

  /** Somebody has sent a form. */
  const posted = (state, { now, path, body, reader }) => {
    const request = field(body, "request");
    // Not one of our forms, or nobody knows whose it is: the network takes it, or nobody does.
    if (request === null || state.user === null) return { state, effects: answer(reader, "alone") };
    const again = state.items.find((item) => item.request === request && isMine(state, item));
    const [, taken] = state.sent.find(([key]) => key === request) ?? [null, now];
    const whole = stamped(body, again?.at ?? taken);
    if (again !== undefined && same(again, path, whole)) return repeated(state, again, { now, reader });
    const item = { n: state.next, request, user: state.user, name: state.name, path, body: whole, at: again?.at ?? taken, tries: 0, state: "waiting", status: 0 };
    const isFirst = waiting(state).length === 0 && state.sending === null && !state.login;
    const longer = { ...state, items: [...state.items, item], next: state.next + 1 };
    const keep = { do: "keep", item };
    if (isFirst) {
      const sending = { n: item.n, reader };
      return { state: { ...longer, sending }, effects: [keep, { do: "send", item, reader }] };
    }
    return then({ state: longer, effects: [keep, ...answer(reader, "queued")] }, (after) => kick(after, now));
  };

  /** The same form once more, while it waits here: it waits once. */
  const repeated = (state, item, { now, reader }) => {
    if (item.state === "aside") {
      const back = { ...item, state: "waiting" };
      const tried = { state: { ...state, items: changed(state, back) }, effects: [{ do: "keep", item: back }, ...answer(reader, "queued")] };
      return then(tried, (after) => kick(after, now));
    }
    return then({ state, effects: answer(reader, "queued") }, (after) => kick(after, now));
  };

  /** How an answer is to be understood. */
  const verdict = (status) => {
    if (status >= 200 && status < 400) return "taken";
    if (status === 401) return "login";
    if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
    return status >= 400 ? "refused" : "later";
  };

  const pause = (state, { now, status }) => {
    const tries = state.pause.tries + 1;
    const wait = Math.min(PAUSE_MAX, PAUSE_MIN * 2 ** Math.min(tries - 1, 10));
    return { ...state, pause: { tries, until: now + wait, isBlind: status === 0 } };
  };

  /** The server has answered, or `status` is 0: nobody has. */
  const answered = (state, { now, n, status, form }) => {
    if (state.sending === null || state.sending.n !== n) return { state, effects: [] };
    const { reader } = state.sending;
    const item = state.items.find((other) => other.n === n);
    const idle = { ...state, sending: null };
    const tried = { ...item, tries: item.tries + 1, status };
    switch (verdict(status)) {
      case "taken": {
        const sent = [...state.sent, [item.request, item.at]].slice(-SENT_MAX);
        const rest = { ...idle, items: without(idle, n), sent, pause: NO_PAUSE };
        const effects = [forget(rest, n), ...answer(reader, "pass")];
        return then({ state: rest, effects }, (after) => kick(after, now));
      }
      case "login": {
        const locked = { ...idle, items: changed(idle, tried), login: true };
        return { state: locked, effects: [{ do: "keep", item: tried }, note(locked), ...answer(reader, "pass")] };
      }
      case "later": {
        const later = pause({ ...idle, items: changed(idle, tried) }, { now, status });
        const kept = { state: later, effects: [{ do: "keep", item: tried }, ...answer(reader, "queued")] };
        return then(kept, (after) => kick(after, now));
      }
      default: {
        // The form has come back with what was typed: it is before its reader's eyes, and is sent as another request.
        if (reader !== null && form) {
          const rest = { ...idle, items: without(idle, n) };
          const gone = { state: rest, effects: [forget(rest, n), ...answer(reader, "pass")] };
          return then(gone, (after) => kick(after, now));
        }
        const aside = { ...tried, state: "aside" };
        const rest = { ...idle, items: changed(idle, aside) };
        return then({ state: rest, effects: [{ do: "keep", item: aside }, ...answer(reader, "pass")] }, (after) => kick(after, now));
      }
    }
  };

  /** What is kept of the list's pages: those that it names, in the versions that it names. */
  const listed = (pages, { user, path, keep }, { now, end }) => {
    const paths = { [path]: { version: "", until: end } };
    const fetches = [];
    for (const { path: wanted, version } of keep) {
      const had = pages?.paths[wanted];
      // An older version is better than none, until the new one has come.
      if (had !== undefined) paths[wanted] = had;
      if (had?.version !== version || had.until - now <= PAGE_RENEW) fetches.push({ do: "fetch", path: wanted, version });
    }
    const old = Object.keys(pages?.paths ?? {}).filter((had) => !(had in paths));
    return { pages: { user, until: end, seen: now, paths }, fetches, old };
  };

  /** A page came from the network: it says who has logged in and, if it is the list, what is to be kept. */
  const shown = (state, event) => {
    const { now, user, name, until, date, path, keep } = event;
    // What somebody else had on this phone goes before anything of this user's comes.
    const pages = state.pages?.user === user ? state.pages : null;
    // A page that has come says that there is network: nobody waits for what waited for that alone.
    let known = { ...state, user, name, login: false, pages, pause: state.pause.isBlind ? NO_PAUSE : state.pause };
    const effects = pages === state.pages ? [] : [{ do: "wipe", meta: meta(known) }];
    // How long is the server's to say; by whose clock does not matter, as only the distance is used.
    const life = keep ? Math.min(PAGE_LIFE, until - (date ?? now)) : 0;
    if (life > 0) {
      const made = listed(pages, event, { now, end: now + life });
      known = { ...known, pages: made.pages };
      effects.push({ do: "store", path, drop: made.old, meta: meta(known) }, ...made.fetches);
    } else if (state.user !== user || state.login || state.name !== name) effects.push(note(known));
    return then({ state: known, effects }, (after) => kick(after, now));
  };

  /** A page that was to be kept has come. */
  const kept = (state, { user, path, version }) => {
    const { pages } = state;
    if (pages === null || pages.user !== user) return { state, effects: [] };
    const paths = { ...pages.paths, [path]: { version, until: pages.until } };
    const more = { ...state, pages: { ...pages, paths } };
    return { state: more, effects: [{ do: "store", path, drop: [], meta: meta(more) }] };
  };

  /** Somebody logs out: what can be read goes, what was done stays. */
  const left = (state) => {
    const bare = { ...state, user: null, name: "", login: false, pages: null };
    return { state: bare, effects: [{ do: "wipe", meta: meta(bare) }] };
  };

  /** One that was set aside is tried again, or let go: by its reader alone. */
  const decided = (state, { now, n, type }) => {
    const item = state.items.find((other) => other.n === n);
    if (item === undefined || item.state !== "aside" || !isMine(state, item)) return { state, effects: [] };
    if (type === "dropped") {
      const rest = { ...state, items: without(state, n) };
      return { state: rest, effects: [forget(rest, n)] };
    }
    const back = { ...item, state: "waiting" };
    const more = { ...state, items: changed(state, back) };
    return then({ state: more, effects: [{ do: "keep", item: back }] }, (after) => kick(after, now));
  };

  const on = {
    /** The worker has started, a page is asked for, or an alarm rings; `now` is at once if there is network again. */
    woke: (state, { now, fresh }) => kick(fresh ? { ...state, pause: NO_PAUSE } : state, now),
    posted,
    answered,
    shown,
    kept,
    left,
    again: decided,
    dropped: decided,
    /** The server asks for a login. */
    locked: (state) => {
      if (state.login) return { state, effects: [] };
      const locked = { ...state, login: true };
      return { state: locked, effects: [note(locked)] };
    },
    /** A page is asked for, and there is no network. */
    asked: (state, { path }) => {
      const page = state.pages?.paths[path];
      return { state, effects: [page === undefined ? { do: "missing" } : { do: "show", path }] };
    },
  };

  const step = (state, event) => then(expire(state, event.now), (after) => on[event.type](after, event));

  /** What waits, for a page: the reader's own in order, and how many of whose else. */
  const view = (state) => {
    const others = new Map();
    for (const item of state.items) {
      if (!isMine(state, item)) others.set(item.user, { name: item.name, count: (others.get(item.user)?.count ?? 0) + 1 });
    }
    return { mine: state.items.filter((item) => isMine(state, item)), others: [...others.values()], login: state.login };
  };

  return { begin, step, view };
})();
