"use strict";
// Makes the page respond. All text that it shows is set as text, never as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const body = document.querySelector("#table tbody");
  const filters = [...document.querySelectorAll("select[data-filter]")];
  const rows = [...body.rows].map((element) => {
    const values = { primary: [element.dataset.primary] };
    for (const { dataset: { filter } } of filters) {
      if (filter !== "primary") values[filter] = JSON.parse(element.getAttribute(`data-${filter.replaceAll("_", "-")}`));
    }
    return { element, values, text: element.textContent.toLowerCase(), number: Number(element.id.slice(2)) };
  });

  // Filter and search
  function visible(row, words) {
    return filters.every((f) => !f.value || row.values[f.dataset.filter].includes(f.value))
      && words.every((word) => row.text.includes(word));
  }
  function filter() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    for (const row of rows) {
      const keep = visible(row, words);
      if (row.element.hidden === keep) row.element.hidden = !keep;
      if (keep) shown.add(row.number);
    }
    byId("count").textContent = `${shown.size} of ${rows.length}`;
    byId("nothing").hidden = shown.size > 0;
    announceCharts.show(shown);
  }
  function clear() {
    byId("search").value = "";
    for (const f of filters) f.value = "";
    filter();
  }
  let waiting = 0;
  byId("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  for (const f of filters) f.addEventListener("change", filter);
  byId("clear").addEventListener("click", clear);

  // Sort: up, down, as it was. What says nothing stays at the end.
  const collator = new Intl.Collator("en", { numeric: true });
  function sort(button) {
    const header = button.closest("th");
    const next = { ascending: "descending", descending: null }[header.getAttribute("aria-sort")];
    const order = next === undefined ? "ascending" : next;
    for (const th of header.parentElement.cells) th.removeAttribute("aria-sort");
    if (order) header.setAttribute("aria-sort", order);
    const numeric = button.dataset.numeric === "true";
    const column = header.cellIndex;
    const key = ({ element }) => element.cells[column].dataset.key;
    const keyed = rows.map((row) => [key(row), row]);
    const sign = order === "descending" ? -1 : 1;
    if (order) {
      keyed.sort(([a, one], [b, other]) => {
        if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1) || one.number - other.number;
        const by = numeric ? Number(a) - Number(b) : collator.compare(a, b);
        return sign * by || one.number - other.number;
      });
    }
    body.replaceChildren(...keyed.map(([, row]) => row.element));
  }
  for (const button of document.querySelectorAll("button[data-sort]")) button.addEventListener("click", () => sort(button));

  // Go to a record or to words in an article
  function go(id) {
    const target = byId(id);
    if (!target) return;
    if (target.hidden) clear();
    for (let up = target.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (target.tagName === "ARTICLE") target.querySelector("details").open = true;
    target.scrollIntoView({ block: target.tagName === "ARTICLE" ? "start" : "center", behavior: "instant" });
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    target.classList.add("here");
    target.focus({ preventScroll: true });
    hideTip();
  }
  function jump(id) {
    history.pushState(null, "", `#${id}`);
    go(id);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const mark = event.target.closest("mark");
    if (link) {
      const id = link.getAttribute("href").slice(1);
      if (/^[red]-/.test(id)) { event.preventDefault(); jump(id); }
    } else if (mark) {
      event.preventDefault();
      jump(mark.dataset.row);
    }
  });
  addEventListener("popstate", () => { if (/^#[red]-/.test(location.hash)) go(location.hash.slice(1)); });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") hideTip();
    if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); }
    if (event.key === "Enter" && event.target.tagName === "MARK") { event.preventDefault(); jump(event.target.dataset.row); }
  });

  // The words and the rule behind a value, on hovering and on focus
  const tip = byId("tip");
  const hideTip = () => { tip.hidden = true; };
  function showTip(text, box) {
    tip.textContent = text;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const above = box.top - height - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 4 ? above : box.bottom + 6}px`;
  }
  function about(event) {
    const element = event.target.closest?.("a.value, mark");
    if (!element) return;
    if (element.title) { element.dataset.tip = element.title; element.removeAttribute("title"); }
    if (element.dataset.tip) {
      element.setAttribute("aria-describedby", "tip");
      showTip(element.dataset.tip, element.getBoundingClientRect());
    }
  }
  document.addEventListener("mouseover", about);
  document.addEventListener("focusin", about);
  document.addEventListener("mouseout", hideTip);
  document.addEventListener("focusout", hideTip);
  // Focus may scroll what it goes to into view: the tip goes along.
  addEventListener("scroll", () => {
    const focused = document.activeElement;
    if (tip.hidden) return;
    if (focused.dataset.tip === tip.textContent) showTip(tip.textContent, focused.getBoundingClientRect());
    else hideTip();
  }, { capture: true, passive: true });

  // Totals, legend, theme
  for (const button of document.querySelectorAll("button[data-for]")) {
    button.addEventListener("click", () => {
      filters.find((f) => f.dataset.filter === button.dataset.for).value = button.dataset.value;
      filter();
      byId("records").scrollIntoView();
    });
  }
  for (const button of document.querySelectorAll(".unfold")) {
    button.addEventListener("click", () => {
      for (const row of button.closest("tbody").rows) row.hidden = false;
      button.closest("tr").remove();
    });
  }
  const off = new Set();
  for (const button of document.querySelectorAll("button[data-toggle]")) {
    button.addEventListener("click", () => {
      const column = button.dataset.toggle;
      if (!off.delete(column)) off.add(column);
      button.setAttribute("aria-pressed", String(!off.has(column)));
      for (const mark of document.querySelectorAll("mark")) {
        mark.classList.toggle("off", mark.dataset.columns.split(" ").every((c) => off.has(c)));
      }
    });
  }
  byId("names").addEventListener("change", (event) => byId("articles").classList.toggle("names", event.target.checked));
  byId("theme").addEventListener("change", (event) => {
    root.dataset.theme = event.target.value;
    announceCharts.draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => announceCharts.draw());

  announceCharts.start({ jump, showTip, hideTip });
  if (/^#[red]-/.test(location.hash)) go(location.hash.slice(1));
})();
