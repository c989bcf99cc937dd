"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const choice = byId("event"), panel = byId("panel"), boxes = all("#kinds input");
  const texts = all("article"), marks = all("mark[data-n]"), entries = all(".toc li[data-text]");
  const hint = panel.cloneNode(true);
  const kinds = boxes.map((box) => box.value);
  let kept = null;

  const has = (element, event) => (element.dataset.ev || "").split(" ").includes(event);

  // What the address asks for: #event=EV-1&kind=date,place. An address without "=" is a place on the page.
  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!location.hash.includes("=")) return;
    const event = asked.get("event") || "";
    choice.value = Array.from(choice.options).some((option) => option.value === event) ? event : "";
    const wanted = asked.has("kind") ? asked.get("kind").split(",") : kinds;
    boxes.forEach((box) => { box.checked = wanted.includes(box.value); });
    apply();
  }

  function toAddress() {
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    const parts = [];
    if (choice.value) parts.push("event=" + encodeURIComponent(choice.value));
    if (on.length < kinds.length) parts.push("kind=" + on.join(","));
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  }

  function apply() {
    const event = choice.value;
    const off = boxes.filter((box) => !box.checked).map((box) => box.value);
    let shown = 0;
    texts.forEach((text, number) => {
      text.hidden = event !== "" && !has(text, event);
      entries[number].hidden = text.hidden;
      shown += text.hidden ? 0 : 1;
    });
    marks.forEach((mark) => {
      const out = off.some((kind) => mark.classList.contains(kind)) || (event !== "" && mark.dataset.ev !== undefined && !has(mark, event));
      mark.classList.toggle("off", out);
      if (mark.hasAttribute("aria-describedby")) mark.tabIndex = out ? -1 : 0;
    });
    byId("state").textContent = shown + " of " + texts.length + " texts";
  }

  function light(number) {
    all("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    if (number !== null) all('mark[data-n="' + number + '"]').forEach((mark) => mark.classList.add("lit"));
  }

  function show(mark) {
    const detail = byId("d" + mark.dataset.n);
    panel.replaceChildren(...Array.from(detail.cloneNode(true).childNodes));
    light(mark.dataset.n);
  }

  function release() {
    kept = null;
    panel.classList.remove("kept");
    light(null);
    panel.replaceChildren(...Array.from(hint.cloneNode(true).childNodes));
  }

  function keep(mark) {
    show(mark);
    kept = mark;
    panel.classList.add("kept");
  }

  // The innermost passage that is shown as one.
  function passage(target) {
    let mark = target.closest ? target.closest("mark[data-n]") : null;
    while (mark && mark.classList.contains("off")) mark = mark.parentElement.closest("mark[data-n]");
    return mark;
  }

  // A mark or a row of the sheet Evidence that the address names: shown even where a filter hides it.
  function arrive() {
    if (location.hash.includes("=")) { fromAddress(); return; }
    let target = null;
    try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    const text = target.closest("article");
    if (text && text.hidden) { choice.value = ""; apply(); target.scrollIntoView(); }
    if (target.matches("mark")) keep(target);
  }

  document.addEventListener("mouseover", (event) => { const mark = passage(event.target); if (mark && !kept) show(mark); });
  document.addEventListener("focusin", (event) => { const mark = passage(event.target); if (mark && !kept) show(mark); });
  document.addEventListener("click", (event) => { const mark = passage(event.target); if (mark) keep(mark); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") release();
    if (event.key === "Enter" && event.target.matches("mark")) keep(event.target);
  });
  choice.addEventListener("change", () => { apply(); toAddress(); });
  boxes.forEach((box) => box.addEventListener("change", () => { apply(); toAddress(); }));
  byId("all").addEventListener("click", () => { choice.value = ""; boxes.forEach((box) => { box.checked = true; }); apply(); toAddress(); });
  addEventListener("hashchange", arrive);
  addEventListener("DOMContentLoaded", arrive);
  arrive();
})();
