"use strict";
// The charts: Vega-Lite, its expressions interpreted, since the page's policy forbids eval.
const announceCharts = (() => {
  const points = JSON.parse(document.getElementById("points").textContent);
  // The most frequent makers have a colour of their own, the others share one.
  const UNKNOWN = "no accelerator named";
  const OTHERS = "other makers";
  const COLOURS = ["#4c9f38", "#2f7ed8", "#e15759", "#f28e2b", "#9467bd", "#17becf", "#d4a017", "#e377c2", "#8c564b"];
  const counts = new Map();
  for (const { vendor } of points) if (vendor !== UNKNOWN) counts.set(vendor, (counts.get(vendor) ?? 0) + 1);
  const known = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).slice(0, COLOURS.length);
  for (const point of points) if (point.vendor !== UNKNOWN && !known.includes(point.vendor)) point.vendor = OTHERS;
  const present = new Set(points.map((p) => p.vendor));
  const vendors = [...known, OTHERS, UNKNOWN].filter((v) => present.has(v));
  const colours = vendors.map((v) => ({ [OTHERS]: "#7f8c8d", [UNKNOWN]: "#b8b8b8" })[v] ?? COLOURS[known.indexOf(v)]);
  let shown = points;
  let views = [];
  let page = {};

  // Powers of ten; where there are few of them also twice and five times each.
  function ticks(values) {
    const lowest = Math.floor(Math.log10(Math.min(...values)));
    const highest = Math.ceil(Math.log10(Math.max(...values)));
    const steps = highest - lowest > 2 ? [1] : [1, 2, 5];
    const found = [];
    for (let power = lowest; power <= highest; power += 1) for (const step of steps) found.push(step * 10 ** power);
    return found;
  }

  function specification(field, unit) {
    const kept = shown.filter((p) => p[field] !== null);
    const values = kept.map((p) => p[field]);
    const style = getComputedStyle(document.body);
    const colour = style.color;
    const dim = getComputedStyle(document.querySelector("header p")).color;
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      description: `${unit} of each record by the date of its announcement, on a logarithmic scale`,
      width: "container",
      height: "container",
      autosize: { type: "fit", contains: "padding" },
      background: "transparent",
      data: { name: "points", values: kept },
      mark: { type: "point", filled: true, size: 70, opacity: 0.8, cursor: "pointer" },
      encoding: {
        x: { field: "date", type: "temporal", title: "announced", axis: { labelOverlap: "greedy", labelSeparation: 8 } },
        y: {
          field, type: "quantitative", title: unit, scale: { type: "log" },
          axis: { labelExpr: "replace(format(datum.value, '~s'), 'G', 'B')", values: ticks(values) },
        },
        color: {
          field: "vendor", type: "nominal", title: null, scale: { domain: vendors, range: colours },
          legend: { orient: "bottom", columns: 3, symbolOpacity: 1 },
        },
        tooltip: { field: "tip", type: "nominal" },
      },
      config: {
        view: { stroke: null },
        axis: { labelColor: dim, titleColor: colour, gridColor: dim, gridOpacity: 0.25, domainColor: dim, tickColor: dim },
        legend: { labelColor: colour, labelLimit: 140 },
      },
    };
  }

  function draw() {
    for (const view of views) view.finalize();
    views = [["parameters", "parameters"], ["chips", "chips"]].map(([field, unit]) => {
      const place = document.getElementById(`chart-${field}`);
      const compiled = vegaLite.compile(specification(field, unit)).spec;
      const runtime = vega.parse(compiled, null, { ast: true });
      const options = { expr: vegaInterpreter.expressionInterpreter, renderer: "svg", container: place, hover: true };
      const view = new vega.View(runtime, options);
      view.tooltip((handler, event, item, value) => {
        if (!value) page.hideTip();
        else page.showTip(item.datum.tip, { left: event.clientX + 8, top: event.clientY - 4, bottom: event.clientY + 12 });
      });
      view.addEventListener("click", (event, item) => { if (item?.datum?.number) page.jump(`r-${item.datum.number}`); });
      view.runAsync();
      return view;
    });
  }

  return {
    draw,
    start(functions) { page = functions; draw(); },
    show(numbers) { shown = points.filter((p) => numbers.has(p.number)); draw(); },
  };
})();
