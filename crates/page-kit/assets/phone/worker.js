// The service worker of care workers' days: disk and network around the decisions of queue.js.
//
// What was kept to be read lies encrypted under a key that cannot be taken out, and goes with it after a day, at logout,
// or when somebody else logs in. What was done lies under another key, until the server has taken it.
"use strict";
const DAY = "/mina-besok";
const WAITING = `${DAY}/vantar`;
const ASSETS = "sammanhang-assets";
const ANSWER_MS = 8000;
const PAGE_MS = 4000;
const FLUSH_MS = 3000;

// One event at a time: what the disk is told stands there before the next is looked at.

let state = null;
let line = Promise.resolve();
let sendings = 0;
const readers = new Map();
const answers = new Map();
const idle = new Set();

const turn = (event, page) => {
  const mine = line.then(async () => {
    state ??= Queue.begin(await Disk.all());
    const { state: next, effects } = Queue.step(state, { ...event, now: Date.now() });
    state = next;
    for (const effect of effects) await perform[effect.do](effect, page);
    return effects;
  });
  // A disk that says no: what it has is the truth, and the next event begins from there.
  line = mine.then(tell).catch(() => (state = null));
  return mine;
};

/** Open pages hear how much waits. */
const tell = async (effects) => {
  if (!effects.some((effect) => ["keep", "forget"].includes(effect.do))) return;
  for (const client of await clients.matchAll()) client.postMessage({ waiting: Queue.view(state).mine.length });
};

const perform = {
  ...Disk.effects,
  send: ({ item, reader }) => void send(item, reader),
  answer: ({ reader, how }) => readers.get(reader)?.(how),
  alarm: ({ after }) => void setTimeout(() => turn({ type: "woke" }), after),
};
// Done by whoever asked, with the page in hand.
for (const asked of ["fetch", "show", "missing"]) perform[asked] = () => {};

const limited = (milliseconds) => ({ signal: AbortSignal.timeout(milliseconds), credentials: "same-origin", redirect: "manual" });

/** Sends a report. What was sent while nobody waits for the page is answered without one. */
const send = async (item, reader) => {
  const late = reader === null;
  sendings += 1;
  let [status, form] = [0, false];
  try {
    const headers = { "content-type": "application/x-www-form-urlencoded", "phone-user": item.user };
    if (late) headers["phone-late"] = "yes";
    const response = await fetch(item.path, { ...limited(ANSWER_MS), method: "POST", headers, body: item.body });
    status = response.type === "opaqueredirect" ? 303 : response.status;
    if (!late && status === 422) form = (await response.clone().text()).includes('name="request"');
    if (!late) answers.set(reader, response);
  } catch {
    status = 0;
  }
  try {
    await turn({ type: "answered", n: item.n, status, form });
  } finally {
    sendings -= 1;
    if (sendings === 0) {
      for (const rest of idle) rest();
      idle.clear();
    }
  }
};

/** When nothing is being sent. */
const drained = async () => {
  while (sendings > 0) await settled(ANSWER_MS);
};

/** The same, or so long later. */
const settled = (milliseconds) =>
  sendings === 0 ? null : Promise.race([new Promise((rest) => idle.add(rest)), new Promise((rest) => setTimeout(rest, milliseconds))]);

// Pages.

// As the server's pages have it.
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "same-origin",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};
const html = (text, status = 200) => new Response(text, { status, headers: HEADERS });

const texts = async () => (await Disk.get("notes", "parts")) ?? { words: {} };

const clock = (language) => {
  const style = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  const format = new Intl.DateTimeFormat(language || "sv", style);
  return (at) => format.format(at);
};

const dressed = async (text, path, isKept) => {
  const parts = await texts();
  return Pages.dress(text, path, Queue.view(state), { parts, isKept, when: clock(parts.language), chance: () => crypto.randomUUID() });
};

/** Style, script and fonts of a page; their addresses never change, and those that no page names any more go. */
const keepAssets = async (paths) => {
  const cache = await caches.open(ASSETS);
  const wanted = new Set(paths);
  for (const path of wanted) {
    let response = await cache.match(path);
    if (response === undefined) {
      response = await fetch(path);
      if (!response.ok) continue;
      await cache.put(path, response.clone());
    }
    if (!path.endsWith(".css")) continue;
    for (const [, font] of (await response.text()).matchAll(/url\((\/assets\/[^)]+)\)/g)) wanted.add(font);
  }
  for (const old of await cache.keys()) if (!wanted.has(new URL(old.url).pathname)) await cache.delete(old);
};

/** Who has logged in, says the server with every page. */
const userOf = (response) => response.headers.get("phone-user");
const nameOf = (response) => decodeURIComponent(response.headers.get("phone-name") ?? "");

const keepOne = async ({ path, version }, user) => {
  const response = await fetch(path, limited(PAGE_MS));
  if (response.status !== 200 || userOf(response) !== user) return;
  await turn({ type: "kept", user, path, version }, { text: await response.text() });
};

/** A page came from the network. What the list of the day wants kept is given back. */
const learn = async (path, response, text) => {
  const user = userOf(response);
  if (user === null) return null;
  const page = path === DAY ? Pages.read(text) : null;
  if (page === null || page.user !== user) {
    await turn({ type: "shown", user, name: nameOf(response), path, until: null, date: null, keep: null });
    return null;
  }
  await Disk.write(["notes"], (notes) => notes.put(page.parts, "parts"));
  const date = Date.parse(response.headers.get("date") ?? "") || null;
  const effects = await turn({ type: "shown", user, name: nameOf(response), path, until: page.until, date, keep: page.keep }, { text });
  return { page, fetches: effects.filter((effect) => effect.do === "fetch") };
};

const keepAll = async ({ page, fetches }) => {
  await keepAssets(page.assets).catch(() => {});
  for (const wanted of fetches) await keepOne(wanted, page.user).catch(() => {});
};

const offline = async (path) => {
  const hadPages = state !== null && state.pages !== null;
  const effects = await turn({ type: "asked", path });
  const isShown = effects.some((effect) => effect.do === "show");
  const page = isShown ? await Disk.page(path).catch(() => null) : null;
  if (page !== null) return html(await dressed(page.text, path, true));
  const parts = await texts();
  const isExpired = !hadPages || effects.some((effect) => effect.do === "wipe");
  return html(Pages.missing(parts, Queue.view(state), { when: clock(parts.language), isExpired }), 503);
};

const plainHeaders = (response) => {
  const headers = new Headers(response.headers);
  // The text is whole and unpacked here.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return headers;
};

/** A page of the day: from the network if it answers soon, else as it was kept. */
const page = async (request, later) => {
  const { pathname: path } = new URL(request.url);
  await turn({ type: "woke" }).catch(() => {});
  await settled(FLUSH_MS);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PAGE_MS) });
    if ([502, 503, 504].includes(response.status)) return await offline(path);
    if (response.type === "opaqueredirect") await turn({ type: "locked" });
    if (response.status !== 200 || !response.headers.get("content-type")?.startsWith("text/html")) return response;
    const text = await response.text();
    const learned = await learn(path, response, text);
    if (learned !== null) later(keepAll(learned));
    const isBare = state.items.length === 0;
    return new Response(isBare ? text : await dressed(text, path, false), { status: 200, headers: plainHeaders(response) });
  } catch {
    return offline(path);
  }
};

const go = (path) => Response.redirect(new URL(path, self.location.origin).href, 303);

/** What is done with a report by hand, on the phone alone. */
const byHand = async (path, body) => {
  const n = Number(new URLSearchParams(body).get("n"));
  if (path === `${WAITING}/ta-bort`) await turn({ type: "dropped", n });
  else await turn({ type: "again", n }).then(() => turn({ type: "woke", fresh: true }));
  await settled(FLUSH_MS);
  return go(WAITING);
};

const confirm = async (url) => {
  await turn({ type: "woke" });
  const item = Queue.view(state).mine.find((item) => item.n === Number(url.searchParams.get("n")));
  if (item === undefined) return go(WAITING);
  const parts = await texts();
  return html(Pages.drop(parts, item, clock(parts.language)));
};

let readerLast = 0;

/** A form was sent: on the disk first, then to the server, and no answer before one of them has it. */
const post = async (request) => {
  const { pathname: path } = new URL(request.url);
  const untouched = request.clone();
  const body = await request.text();
  if (path.startsWith(`${WAITING}/`)) return byHand(path, body);
  const reader = (readerLast += 1);
  const answer = new Promise((resolve) => readers.set(reader, resolve));
  // A phone that cannot keep anything is a browser like any other.
  turn({ type: "posted", path, body, reader }).catch(() => readers.get(reader)("alone"));
  const how = await answer;
  const response = answers.get(reader);
  readers.delete(reader);
  answers.delete(reader);
  if (how === "alone") return fetch(untouched);
  self.registration.sync?.register("send").catch(() => {});
  return how === "pass" && response !== undefined ? response : go(path.slice(0, path.lastIndexOf("/")));
};

// Events of the browser.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim().then(() => turn({ type: "woke" }))));
self.addEventListener("sync", (event) => event.waitUntil(turn({ type: "woke", fresh: true }).then(drained)));

self.addEventListener("message", (event) => {
  const learnDay = async () => {
    const response = await fetch(DAY, limited(PAGE_MS));
    const learned = response.status === 200 ? await learn(DAY, response, await response.text()) : null;
    if (learned !== null) await keepAll(learned);
  };
  const work = event.data?.learn ? learnDay() : turn({ type: "woke", fresh: event.data?.fresh === true }).then(drained);
  event.waitUntil(work.catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  // What another site sends in somebody's name must reach the server as that, not as sent by us.
  const isOurs = request.referrer.startsWith(`${self.location.origin}/`);
  const isDay = url.pathname === DAY || url.pathname.startsWith(`${DAY}/`);
  const reply = (made) => {
    event.respondWith(made);
    event.waitUntil(made.then(drained, () => {}));
  };
  if (request.method === "GET" && url.pathname.startsWith("/assets/")) {
    reply(caches.match(request).then((kept) => kept ?? fetch(request)));
  } else if (request.method === "POST" && isOurs && url.pathname === "/logga-ut") {
    reply(turn({ type: "left" }).catch(() => {}).then(() => fetch(request)));
  } else if (request.method === "POST" && isOurs && isDay) {
    reply(post(request));
  } else if (request.method === "GET" && isDay && request.mode === "navigate") {
    reply(url.pathname === `${WAITING}/ta-bort` ? confirm(url) : page(request, (work) => event.waitUntil(work)));
  } else if (request.mode === "navigate") {
    event.waitUntil(turn({ type: "woke" }).catch(() => {}));
  }
});
