// Kept pages as text: what the worker reads out of a page, and how a page is dressed with what waits on the phone.
// The markup is the server's own, with quoted attributes; every word that is shown comes from the server's template.
"use strict";
const Pages = (() => {
  const DAY = "/mina-besok";
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

  /** The server's words for what a phone may have to say, and what a page of the phone's own needs. */
  const parts = (html) => ({
    words: attributes(first(html, /<template id="phone-texts"[^>]*>/)),
    style: attributes(first(html, /<link rel="stylesheet"[^>]*>/)).href ?? "",
    language: attributes(first(html, /<html[^>]*>/)).lang ?? "",
    scheme: attributes(first(html, /<html[^>]*>/))["data-color-scheme"] ?? "auto",
  });

  /** What the list of the day says to the phone; nothing if it is another page. */
  const read = (html) => {
    const mark = first(html, /<div id="phone"[^>]*>/);
    if (mark === "") return null;
    const { "data-user": user, "data-until": until } = attributes(mark);
    const links = [...html.matchAll(/<a\s[^>]*\bdata-keep="[^>]*>/g)].map(([tag]) => attributes(tag));
    const keep = {};
    // Several links may lead to the same page.
    for (const { href, "data-keep": version } of links) if (href.startsWith(`${DAY}/`)) keep[href] = version;
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    const wanted = Object.keys(keep).map((path) => ({ path, version: keep[path] }));
    // Servers may tell time finer than browsers read it.
    const end = Date.parse((until ?? "").replace(/(\.\d{3})\d+/, "$1"));
    return { user, until: end, keep: wanted, assets, parts: parts(html) };
  };

  const word = ({ words }, name) => escaped(words[`data-${name}`] ?? "");

  const notice = (kind, text) =>
    `<div class="notice" data-kind="${kind}" role="status"><div class="notice-words"><p class="notice-title">${text}</p></div></div>`;

  /** Each form of a kept page is a new request each time that the page is shown. */
  const fresh = (html, chance) =>
    html.replace(/<input\b[^>]*\bname="request"[^>]*>/g, (tag) => tag.replace(/\bvalue="[^"]*"/, `value="${chance()}"`));

  const shownIf = (tag, is) => {
    const bare = tag.replace(/\shidden(?:="[^"]*")?(?=[\s>])/, "");
    return is ? bare : bare.replace(/>$/, " hidden>");
  };

  const isWaiting = (item) => item.state === "waiting";

  /** Where a visit stands by what waits. What was set aside says nothing: the server has said no to it. */
  const standing = (items, visit) => {
    let state = null;
    for (const item of items) {
      if (!isWaiting(item) || !item.path.startsWith(`${visit}/`)) continue;
      const done = item.path.slice(visit.length + 1);
      if (done === "start") state = "started";
      if (["slut", "inte-utfort", "efterat"].includes(done)) state = "ended";
    }
    return state;
  };

  /** The page that a report is about, where its reader is led. */
  const about = (path) => path.slice(0, path.lastIndexOf("/"));
  const last = (path) => path.slice(path.lastIndexOf("/") + 1);

  const form = (action, item, label) =>
    `<form method="post" action="${DAY}/vantar/${action}"><input type="hidden" name="n" value="${item.n}">` +
    `<button class="ds-button" data-variant="secondary" type="submit">${label}</button></form>`;

  const row = (parts, item, when) => {
    const head = `<p><a href="${escaped(about(item.path))}">${word(parts, last(item.path))}</a>, ${escaped(when(item.at))}</p>`;
    if (isWaiting(item)) return `<li>${head}${form("skicka", item, word(parts, "send"))}</li>`;
    const drop = `<p><a href="${DAY}/vantar/ta-bort?n=${item.n}">${word(parts, "drop")}</a></p>`;
    return `<li>${head}<p>${word(parts, "aside")} (${item.status})</p>${form("skicka", item, word(parts, "send"))}${drop}</li>`;
  };

  const others = (parts, view) =>
    view.others.map(({ count, name }) => notice("info", `${count} ${word(parts, "others")}${name === "" ? "" : ` (${escaped(name)})`}`)).join("");

  const login = (parts, view) => (view.login && view.mine.some(isWaiting) ? notice("warning", `<a href="${DAY}">${word(parts, "login")}</a>`) : "");

  const list = (parts, view, when) =>
    view.mine.length === 0 ? "" : `<ul class="phone-items">${view.mine.map((item) => row(parts, item, when)).join("")}</ul>`;

  /** What stands above a page: that there is no network, what waits, what needs somebody. */
  const banners = (parts, view, isKept) => {
    const count = view.mine.filter(isWaiting).length;
    const link = (text) => `<a href="${DAY}/vantar">${text}</a>`;
    const all = [isKept ? notice("info", word(parts, "offline")) : "", login(parts, view)];
    if (count > 0) all.push(notice("info", link(`${count} ${word(parts, count === 1 ? "waiting-one" : "waiting")}`)));
    if (count < view.mine.length) all.push(notice("warning", link(word(parts, "aside"))));
    return all.join("") + others(parts, view);
  };

  const marked = (html, visit, { mine }, { parts }) => {
    const state = standing(mine, visit);
    let page = html;
    if (state !== null) {
      page = page.replace(/<section\b[^>]*\bdata-when="(\w+)"[^>]*>/g, (tag, when) => shownIf(tag, when === state));
      page = page.replace(/(<p\b[^>]*\bdata-waiting\b[^>]*>)[^<]*/g, (_whole, tag) => shownIf(tag, true) + word(parts, state));
    }
    return page.replace(/(<span\b[^>]*\bdata-state="([^"]+)"[^>]*>)[^<]*/g, (whole, tag, id) => {
      const now = standing(mine, `${DAY}/${id}`);
      return now === null ? whole : tag + word(parts, now);
    });
  };

  /** A page with what waits on the phone. One from the network gets marks and banners only. */
  const dress = (html, path, view, way) => {
    const { parts, isKept, chance, when } = way;
    let page = isKept ? fresh(html, chance) : html;
    page = marked(page, path, view, way);
    if (view.mine.length > 0) page = page.replace(/(<div id="waiting"[^>]*>)[\s\S]*?<\/div>/, (_whole, tag) => `${tag}${list(parts, view, when)}</div>`);
    return page.replace(/(<main\b[^>]*>)/, (tag) => tag + banners(parts, view, isKept));
  };

  /** A page of the phone's own. */
  const bare = (parts, body) =>
    `<!DOCTYPE html><html lang="${escaped(parts.language ?? "")}" data-color-scheme="${escaped(parts.scheme ?? "auto")}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Sammanhang</title>` +
    `<link rel="stylesheet" href="${escaped(parts.style ?? "")}"></head><body><div class="site-body"><main tabindex="-1">${body}</main></div></body></html>`;

  /** What is said where a page is asked for that the phone lacks, with what waits. */
  const missing = (parts, view, { when, isExpired }) =>
    bare(parts, `<h1>${word(parts, isExpired ? "expired" : "missing")}</h1>${login(parts, view)}${list(parts, view, when)}${others(parts, view)}`);

  /** What is lost if a report is let go, before it is. */
  const drop = (parts, item, when) =>
    bare(parts, `<h1>${word(parts, "drop-sure")}</h1><ul class="phone-items"><li><p>${word(parts, last(item.path))}, ${escaped(when(item.at))}</p></li></ul>` +
      `${form("ta-bort", item, word(parts, "drop"))}<p><a href="${DAY}/vantar">${word(parts, "back")}</a></p>`);

  return { read, dress, missing, drop };
})();
