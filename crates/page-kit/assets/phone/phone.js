// On the pages of a care worker's day: starts the service worker, and tells it when there is network again.
// Without it, or in a browser without service workers, the pages work as long as there is network.
"use strict";
(() => {
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
