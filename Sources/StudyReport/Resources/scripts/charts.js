const dark = window.matchMedia("(prefers-color-scheme: dark)");
const charts = new Map();
const views = new Map();

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** The look of every chart, from the colors of the page. */
function theme() {
  const font = getComputedStyle(document.body).fontFamily;
  const axis = {
    labelColor: color("soft"), titleColor: color("soft"), gridColor: color("line"),
    domainColor: color("line"), tickColor: color("line"), labelFont: font, titleFont: font,
    labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", titlePadding: 8,
  };
  return {
    aria: false,
    background: null,
    font: font,
    axis: axis,
    axisY: { domain: false, ticks: false, minExtent: 46 },
    view: { stroke: null },
    bar: { continuousBandSize: 12 },
    range: { diverging: [color("loss"), color("raised"), color("gain")], category: [0, 1, 2, 3, 4, 5, 6, 7].map(function (n) { return color("series-" + n); }) },
    style: {
      "band": { color: color("band"), line: false },
      "zero": { color: color("soft"), strokeWidth: 1 },
      "event-day": { color: color("second"), strokeWidth: 1.5, strokeDash: [4, 3] },
      "single-path": { color: color("third"), strokeWidth: 1, opacity: 0.35 },
      "average-path": { color: color("accent"), strokeWidth: 2.5 },
      "average-point": { filled: true, color: color("accent"), size: 42, opacity: 1 },
      "gain": { color: color("gain") },
      "loss": { color: color("loss") },
      "close": { color: color("accent"), strokeWidth: 2 },
      "close-point": { filled: true, color: color("accent"), size: 30, opacity: 1 },
      "vwap": { color: color("second"), strokeWidth: 2 },
      "series-path": { strokeWidth: 2.5 },
      "series-point": { filled: true, size: 30, opacity: 1 },
      "more": { color: color("accent") },
      "fewer": { color: color("third") },
      "scatter-point": { filled: true, color: color("accent"), size: 46, opacity: 0.7 },
      "fitted-line": { color: color("second"), strokeWidth: 2 },
      "grid-cell": { stroke: color("paper"), strokeWidth: 1 },
      "grid-raw": { shape: "circle", filled: false, color: color("ink"), size: 26, opacity: 0.9 },
      "grid-corrected": { shape: "circle", filled: true, color: color("ink"), size: 34, opacity: 0.95 },
      "curve-other": { filled: false, color: color("third"), size: 26, opacity: 0.9 },
      "curve-significant": { filled: true, color: color("accent"), size: 30, opacity: 0.9 },
      "curve-base": { shape: "diamond", filled: true, color: color("second"), size: 110, opacity: 1 },
      "choice-tick": { thickness: 2, size: 9 },
      "bar-label": { align: "left", dx: 5, color: color("soft"), fontSize: 12 },
      "true-result": { color: color("second"), strokeWidth: 2.5 },
      "anchored": { color: color("third"), strokeWidth: 2, strokeDash: [5, 4] },
    },
  };
}

/** Leaves out the layers whose data is empty. */
function occupied(specification) {
  if (!specification.layer) { return specification; }
  const datasets = specification.datasets || {};
  const layers = specification.layer.filter(function (layer) {
    const values = layer.data && layer.data.name ? datasets[layer.data.name] : null;
    return !values || values.length > 0;
  });
  return Object.assign({}, specification, { layer: layers });
}

function draw(element, specification) {
  charts.set(element, specification);
  const options = {
    actions: { export: true, source: false, compiled: false, editor: false },
    renderer: "svg", config: theme(), tooltip: { theme: dark.matches ? "dark" : "light" },
    downloadFileName: element.dataset.file || "chart",
  };
  return window.vegaEmbed(element, occupied(specification), options).then(function (result) {
    views.set(element, result.view);
    // The picture has the name; the menu beside it has its own, and can be reached.
    const picture = element.querySelector("svg.marks");
    const label = specification.description || element.dataset.label || "";
    picture.setAttribute("aria-hidden", "true");
    const frame = picture.parentElement;
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", label);
    frame.removeAttribute("aria-roledescription");
    const menu = element.querySelector("summary");
    if (menu) { menu.setAttribute("aria-label", "Save the chart: " + label); }
  }).catch(function (error) {
    element.textContent = "This chart cannot be drawn: " + error.message;
  });
}

function read(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}

/** Draws one chart after the other while nothing else is to be done, so that the page answers at once. */
function drawFixed() {
  const waiting = Array.from(document.querySelectorAll(".chart[data-specification]"));
  (function next() {
    const element = waiting.shift();
    if (!element) { return; }
    draw(element, read(element.dataset.specification)).then(function () { setTimeout(next, 0); });
  })();
}

function redraw() {
  Array.from(charts).forEach(function (entry) { draw(entry[0], entry[1]); });
}

/** Draws every chart as wide as the sheet, so that its letters are not shrunk with it. */
function printed() {
  document.documentElement.classList.add("printing");
  views.forEach(function (view, element) {
    if (element.clientWidth > 0) { view.width(element.clientWidth).run(); }
  });
}

function unprinted() {
  document.documentElement.classList.remove("printing");
  views.forEach(function (view, element) {
    if (element.clientWidth > 0) { view.width(element.clientWidth).run(); }
  });
}
