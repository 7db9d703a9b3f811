// Kept pages as text: what the worker reads out of a page, and how a page is dressed with what waits on the phone.
// The markup is the server's own, with quoted attributes; every word that is shown comes from the server's templates.
"use strict";
const Pages = (() => {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const names = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => signs[sign]);
  const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name) => names[name]);

  /** The attributes of an opening tag. */
  const attributes = (tag) => {
    const found = {};
    for (const [, name, value] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)) found[name] = plain(value ?? "");
    return found;
  };

  const first = (html, pattern) => html.match(pattern)?.[0] ?? "";

  /** The server's markup for each thing that a phone may have to say, by name, and its single words. */
  const parts = (html) => {
    const found = { words: attributes(first(html, /<template id="phone-words"[^>]*>/)) };
    for (const [, name, markup] of html.matchAll(/<template id="phone-([\w-]+)">([\s\S]*?)<\/template>/g)) found[name] = markup;
    found.style = attributes(first(html, /<link rel="stylesheet"[^>]*>/)).href ?? "";
    found.language = attributes(first(html, /<html[^>]*>/)).lang ?? "";
    return found;
  };

  /** What a page says to the phone; nothing if it is no page of somebody's day. */
  const read = (html) => {
    const mark = first(html, /<div id="phone"[^>]*>/);
    if (mark === "") return null;
    const { "data-user": user, "data-name": name = "", "data-until": until } = attributes(mark);
    const keep = [...html.matchAll(/<a\s[^>]*\bdata-keep="[^>]*>/g)].map(([tag]) => {
      const { href, "data-keep": version } = attributes(tag);
      return { path: href, version };
    });
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    // Several links may lead to the same page.
    const once = keep.filter(({ path }, at) => path.startsWith("/mina-besok") && keep.findIndex((other) => other.path === path) === at);
    return { user, name, until: until === undefined ? null : Date.parse(until), keep: once, assets, parts: parts(html) };
  };

  const filled = (markup, values) => (markup ?? "").replace(/\{(\w+)\}/g, (whole, name) => (name in values ? escaped(values[name]) : whole));

  const fresh = (html, chance) =>
    html.replace(/(<input\b[^>]*\bname="request"[^>]*\bvalue=")[^"]*"/g, (_whole, before) => `${before}${chance()}"`);

  const shownIf = (tag, is) => {
    const bare = tag.replace(/\shidden(?:="[^"]*")?/, "");
    return is ? bare : bare.replace(/>$/, " hidden>");
  };

  /** Where a visit stands by what waits: nothing is said of what was set aside, as the server has said no. */
  const standing = (items, visit) => {
    let state = null;
    for (const item of items) {
      if (item.state !== "waiting" || !item.path.startsWith(`${visit}/`)) continue;
      const done = item.path.slice(visit.length + 1);
      if (done === "start") state = "started";
      if (done === "slut" || done === "inte-utfort") state = "ended";
    }
    return state;
  };

  const last = (path) => path.split("/").pop();
  const word = (words, name) => words[`data-${name}`] ?? words["data-other"] ?? "";
  /** The page that a report is about, where its reader is led. */
  const about = (path) => path.slice(0, path.lastIndexOf("/"));

  const describe = (parts, item, when) => ({
    n: item.n,
    what: word(parts.words, `what-${last(item.path)}`),
    when: when(item.at),
    visit: about(item.path),
    status: item.status,
  });

  /** The list of what waits: with what to do about each that was set aside. */
  const list = (parts, { mine, others, login }, when) => {
    const rows = mine.map((item) => filled(parts[item.state === "aside" ? "item-aside" : "item"], describe(parts, item, when)));
    const head = login && mine.length > 0 ? parts.login ?? "" : "";
    const own = rows.length > 0 ? `<ul class="phone-items">${rows.join("")}</ul>` : parts.none ?? "";
    return head + own + others.map((other) => filled(parts.others, other)).join("");
  };

  /** What stands above a page: since when it was kept, what waits, what needs somebody. */
  const banners = (parts, { mine, others, login }, { keptAt, when }) => {
    const count = (state) => mine.filter((item) => item.state === state).length;
    const all = [];
    if (keptAt !== null) all.push(filled(parts.kept, { when: when(keptAt) }));
    if (login && mine.length > 0) all.push(parts.login ?? "");
    else if (count("waiting") > 0) all.push(filled(parts.waits, { count: count("waiting") }));
    if (count("aside") > 0) all.push(filled(parts.aside, { count: count("aside") }));
    return all.concat(others.map((other) => filled(parts.others, other))).join("");
  };

  const marked = (html, path, { mine }, { parts, when }) => {
    const state = standing(mine, path);
    let page = html;
    if (state !== null) {
      page = page.replace(/<section\b[^>]*\bdata-when="(\w+)"[^>]*>/g, (tag, whenShown) => shownIf(tag, whenShown === state));
      const since = mine.filter((item) => item.path.startsWith(`${path}/`)).pop();
      const text = filled(word(parts.words, "waiting"), { when: when(since.at) });
      page = page.replace(/(<p\b[^>]*\bdata-waiting\b[^>]*>)[^<]*/g, (_whole, tag) => shownIf(tag, true) + text);
    }
    return page.replace(/(<span\b[^>]*\bdata-state="([^"]+)"[^>]*>)[^<]*/g, (whole, tag, visit) => {
      const now = standing(mine, visit.startsWith("/") ? visit : `/mina-besok/${visit}`);
      return now === null ? whole : tag + escaped(word(parts.words, `state-${now}`));
    });
  };

  /** A page with what waits on the phone. `keptAt` is null for a page from the network: only marks and banners. */
  const dress = (html, path, view, way) => {
    const { parts, keptAt, chance } = way;
    let page = keptAt === null ? html : fresh(html, chance);
    page = marked(page, path, view, way);
    page = page.replace(/(<div id="phone-waiting"[^>]*>)/, (tag) => tag + list(parts, view, way.when));
    return page.replace(/(<main\b[^>]*>)/, (tag) => tag + banners(parts, view, way));
  };

  /** A page of its own, where none was kept. */
  const bare = (parts, body) =>
    `<!DOCTYPE html><html lang="${escaped(parts.language ?? "")}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(word(parts.words ?? {}, "title"))}</title>` +
    `<link rel="stylesheet" href="${escaped(parts.style ?? "")}"></head><body><div class="site-body"><main id="content" tabindex="-1">${body}</main></div></body></html>`;

  /** What is said where a page is asked for that the phone lacks, with what waits. */
  const missing = (parts, view, when) => bare(parts, (parts.missing ?? "") + list(parts, view, when));

  /** What is lost if a report is let go, before it is. */
  const drop = (parts, item, when) => bare(parts, filled(parts.drop, describe(parts, item, when)));

  return { read, dress, missing, drop };
})();
