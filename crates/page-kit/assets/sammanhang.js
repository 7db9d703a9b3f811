// Small helps on top of pages that work without them. Nothing that is typed is kept by the browser: texts are
// about persons. Nothing here knows the time.
"use strict";
(() => {
  const changed = new Set();

  const count = (textarea) => {
    const note = document.querySelector(`[data-counter-for="${CSS.escape(textarea.id)}"]`);
    if (!note) return;
    const left = Number(note.dataset.counter) - [...textarea.value.replace(/\r\n/g, "\n")].length;
    const isOver = left < 0;
    note.textContent = (isOver ? note.dataset.over : note.dataset.left).replace("#", Math.abs(left));
    note.toggleAttribute("data-over-limit", isOver);
    // Screen readers are told only near the end, not at every letter.
    note.setAttribute("aria-live", left < 50 ? "polite" : "off");
  };

  document.addEventListener("input", (event) => {
    const textarea = event.target.closest?.("textarea[data-long-text]");
    if (!textarea) return;
    count(textarea);
    if (textarea.value === textarea.defaultValue) changed.delete(textarea);
    else changed.add(textarea);
  });

  // Leaving with long text unsaved: the browser asks in its own words.
  window.addEventListener("beforeunload", (event) => {
    if (changed.size > 0) event.preventDefault();
  });

  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[data-busy]")) button.removeAttribute("data-busy");
  };

  // One click is one sending. The button stays readable and focusable while the page is on its way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("method") !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("data-busy", "");
    changed.clear();
    // A form that gives a file leaves the page standing; soon it may be sent again.
    setTimeout(() => release(form), 5000);
  });

  // Back in history: the form can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) release(form);
  });

  // Menus close on Escape, on a click beside them, and when the focus goes on to something else on the page.
  const close = (menu, isFocusKept) => {
    menu.open = false;
    if (isFocusKept) menu.querySelector("summary")?.focus();
  };
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) close(menu, false);
    }
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.("details[data-menu][open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) close(menu, menu.contains(document.activeElement));
  });

  // On the day board, arrow keys move a visit by some minutes, as many as the form says, or to the next one above or below.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const rows = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const link = event.target.closest?.("a[data-nudge]");
    const form = document.querySelector("form[data-nudges]");
    if (!(by || rows) || !link || !form || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    form.elements.visit.value = link.dataset.nudge;
    form.elements.version.value = link.dataset.version;
    form.elements.by.value = (by ?? 0) * Number(form.dataset.nudges);
    form.elements.row.value = rows ? link.dataset.row : "";
    form.elements.rows.value = rows ?? "";
    form.requestSubmit();
  });

  // All boxes of a name ticked at once, without a new page. How many are ticked is told as it changes.
  const boxesOf = (all) => [...document.getElementsByName(all.dataset.tickAll)].filter((box) => box.type === "checkbox");
  const tellTicked = (all) => {
    const note = all.querySelector("[data-ticked]");
    note.textContent = note.dataset.ticked.replace("#", boxesOf(all).filter((box) => box.checked).length);
  };
  document.addEventListener("submit", (event) => {
    const all = event.target.closest?.("form[data-tick-all]");
    if (!all || !event.submitter) return;
    event.preventDefault();
    for (const box of boxesOf(all)) box.checked = event.submitter.value === "alla";
    tellTicked(all);
  });
  document.addEventListener("change", (event) => {
    const all = event.target.name && document.querySelector(`form[data-tick-all="${CSS.escape(event.target.name)}"]`);
    if (all) tellTicked(all);
  });

  // A slider beside a number, for those who point: the number is what is sent, as it is typed in the page's language.
  for (const slider of document.querySelectorAll("input[data-slider-for]")) {
    const field = document.getElementById(slider.dataset.sliderFor);
    if (!field) continue;
    const follow = () => { slider.value = field.value.replace(",", ".").replace("\u2212", "-"); };
    const mark = document.documentElement.lang === "en" ? "." : ",";
    slider.addEventListener("input", () => { field.value = slider.value.replace(".", mark); });
    slider.addEventListener("change", () => field.form.requestSubmit());
    field.addEventListener("input", follow);
    follow();
    slider.hidden = false;
  }

  for (const textarea of document.querySelectorAll("textarea[data-long-text]")) count(textarea);
  document.querySelector("[data-focus]")?.focus();
})();
