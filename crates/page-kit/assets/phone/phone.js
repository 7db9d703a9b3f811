// On the pages of a care worker's day: starts the service worker, and tells it when there is network again.
// Without it, or in a browser without service workers, the pages work as long as there is network.
"use strict";
(() => {
  // The tag of a home leads to the day, with the home's code after the sign that no server sees. It goes with whoever
  // opens a visit from there, and stands in its form as if it had been typed.
  const read = new URLSearchParams(location.hash.slice(1)).get("tagg");
  // It is not left in the history of a phone that others use too.
  if (read) history.replaceState(null, "", location.pathname + location.search);
  if (read && /^\/mina-besok(\/|$)/.test(location.pathname)) {
    for (const note of document.querySelectorAll("[data-tag-read]")) note.hidden = false;
    for (const link of document.querySelectorAll("ol.visit-day a")) link.hash = `tagg=${read}`;
    for (const mark of document.querySelectorAll('input[name="tag"]')) {
      mark.value = "read";
      mark.form.querySelector('[name="code"], [name="end-code"]').value = read;
    }
  }

  const own = navigator.serviceWorker;
  if (!own || !/^\/mina-besok(\/|$)/.test(location.pathname)) return;
  const say = (message) => own.controller?.postMessage(message);

  own.register("/arbetare.js").then(() => {
    // What waits to be sent is not thrown away by a browser that needs room.
    navigator.storage?.persist?.();
  });
  // The page that started the worker came before it: the worker fetches the day itself, once.
  if (!own.controller) own.addEventListener("controllerchange", () => say({ learn: true }), { once: true });

  window.addEventListener("online", () => say({ fresh: true }));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && say({}));
  // As long as the page is open, the worker is woken now and then; it knows itself how long to wait.
  setInterval(() => say({}), 20000);

  // The list of what waits shows what waits now.
  const list = document.getElementById("waiting");
  own.addEventListener("message", ({ data }) => {
    if (list && data.waiting !== list.querySelectorAll("li").length) location.reload();
  });
})();
