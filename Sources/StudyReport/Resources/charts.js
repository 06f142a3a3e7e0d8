/** Draws the charts of the page and saves them as files. */
const leylineCharts = (function () {
  "use strict";

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = read("chart-theme");
  /** Each element with its specification, and the view that is drawn in it. */
  const charts = new Map();
  const views = new Map();
  /** What some charts have beside them, by the name in their specification. */
  const companions = {};
  let isPrinting = false;
  /** Below this width a legend has one column. */
  const narrow = 460;

  function read(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  }

  /** Puts the colors of a palette where a specification names them; the data stays as it is. */
  function colored(value, palette) {
    if (typeof value === "string") {
      return value[0] === "$" && palette[value.slice(1)] || value;
    }
    if (Array.isArray(value)) { return value.map(function (item) { return colored(item, palette); }); }
    if (value === null || typeof value !== "object") { return value; }
    return Object.fromEntries(Object.entries(value).map(function (entry) {
      return [entry[0], entry[0] === "datasets" ? entry[1] : colored(entry[1], palette)];
    }));
  }

  function look(specification, palette) {
    const own = colored(specification, palette);
    own.config = Object.assign(colored(theme.config, palette), own.config);
    return own;
  }

  /** The chart as the page has it: as wide as its place, its title being that of the figure. */
  function shown(specification, room, height) {
    const own = look(specification, theme.palettes[dark.matches && !isPrinting ? "dark" : "light"]);
    const isSimulated = own.usermeta && own.usermeta.simulated;
    own.title = isSimulated ? { text: own.usermeta.simulated, fontSize: 11 } : undefined;
    own.config.background = "transparent";
    if (height) { own.height = height; }
    // A sheet is lower than a page on a screen is long.
    if (isPrinting && !height) {
      [own].concat(own.vconcat || []).forEach(function (view) {
        if (view.height > 150) { view.height = Math.round(0.55 * view.height); }
      });
    }
    own.config.legend.columns = room < narrow ? 1 : own.config.legend.columns;
    if (own.vconcat) {
      // Axes take their part of the place; a single view would find its width by itself.
      own.vconcat.forEach(function (view) { view.width = Math.max(220, room - 90); });
    } else if (!own.facet && !hasSteps(own)) {
      own.width = "container";
      own.autosize = { type: "fit-x", contains: "padding" };
    }
    return own;
  }

  function hasSteps(specification) {
    return Boolean(specification.height && specification.height.step);
  }

  /** Makes a chart with a row for each name as wide as its place, which Vega-Lite does with a warning. */
  function widened(chart) {
    const room = "isFinite(containerSize()[0]) ? containerSize()[0] : 200";
    delete chart.width;
    chart.autosize = { type: "fit-x", contains: "padding" };
    chart.signals = [{ name: "width", init: room, on: [{ update: room, events: "window:resize" }] }].concat(chart.signals || []);
    return chart;
  }

  function draw(element, specification) {
    charts.set(element, specification);
    const options = {
      actions: false, renderer: "svg", bind: tools(element).querySelector(".chart-choices"),
      tooltip: { theme: dark.matches ? "dark" : "light" },
      patch: hasSteps(specification) ? widened : [],
    };
    return window.vegaEmbed(element, shown(specification, element.clientWidth, Number(element.dataset.height)), options).then(function (result) {
      // A chart may have been drawn anew meanwhile.
      if (charts.get(element) !== specification) { return; }
      const earlier = views.get(element);
      views.set(element, result.view);
      // The element has the name; the marks below it would be read one by one.
      const picture = element.querySelector("svg");
      if (picture) { picture.setAttribute("aria-hidden", "true"); }
      if (specification.description) { element.setAttribute("aria-label", specification.description); }
      if (earlier) { keep(earlier, result.view, specification); }
      const companion = companions[specification.usermeta && specification.usermeta.companion];
      if (companion) { companion(element, specification, result.view); }
    }).catch(function (error) {
      element.textContent = "This chart cannot be drawn: " + error.message;
    });
  }

  /** What a reader has chosen in a chart. */
  function choices(view, specification) {
    return (specification.params || []).filter(function (param) { return param.name !== "dates"; })
      .map(function (param) { return [param.name, view.signal(param.name)]; });
  }

  function keep(earlier, view, specification) {
    if (earlier === view) { return; }
    try {
      choices(earlier, specification).forEach(function (choice) { view.signal(choice[0], choice[1]); });
      view.runAsync();
    } catch (error) { /* Another chart stood in the place before. */ }
  }

  /** The controls below a chart. */
  function tools(element) {
    const next = element.nextElementSibling;
    if (next && next.classList.contains("chart-tools")) { return next; }
    const own = document.createElement("div");
    own.className = "chart-tools";
    const bindings = document.createElement("div");
    bindings.className = "chart-choices";
    own.append(bindings);
    ["SVG", "PNG"].forEach(function (kind) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Save " + kind;
      button.addEventListener("click", function () { save(element, kind.toLowerCase()); });
      own.append(button);
    });
    element.after(own);
    return own;
  }

  /** The chart as a file has it: with its title, on white, whatever the page looks like. */
  function standalone(element) {
    const specification = charts.get(element);
    const view = views.get(element);
    const own = look(specification, theme.palettes.light);
    const chosen = view ? Object.fromEntries(choices(view, specification)) : {};
    own.params = (own.params || []).map(function (param) {
      const value = param.name in chosen ? chosen[param.name] : param.value;
      return { name: param.name, value: value };
    });
    return own;
  }

  function image(element, kind) {
    const place = document.createElement("div");
    const options = { actions: false, renderer: "svg", tooltip: false };
    return window.vegaEmbed(place, standalone(element), options).then(function (result) {
      return kind === "svg" ? result.view.toSVG().then(function (text) {
        return URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      }) : result.view.toImageURL("png", 2);
    });
  }

  function save(element, kind) {
    return image(element, kind).then(function (address) {
      const link = document.createElement("a");
      link.href = address;
      link.download = (element.dataset.file || "chart") + "." + kind;
      link.click();
    });
  }

  /** Names the buttons of a chart by its title, which the figure of one event changes. */
  function named(element) {
    const title = (charts.get(element).title || {}).text || element.getAttribute("aria-label") || "";
    tools(element).querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-label", button.textContent + ": " + title);
    });
  }

  function drawNamed(element, specification) {
    const drawn = draw(element, specification);
    named(element);
    return drawn;
  }

  /** A specification of the page with data of its own, its title, and the dates of its days. */
  function filled(specification, datasets, title, dates) {
    const mark = specification.usermeta && specification.usermeta.simulated;
    const whole = (mark ? mark + ". " : "") + title;
    return Object.assign({}, specification, {
      datasets: datasets, description: whole,
      title: Object.assign({}, specification.title, { text: whole }),
      params: (specification.params || []).map(function (param) {
        return param.name === "dates" ? { name: "dates", value: dates } : param;
      }),
    });
  }

  /** Draws the charts whose whole specification is in the page, one after the other, so that the page answers. */
  function drawFixed() {
    const all = Array.from(document.querySelectorAll(".chart[data-specification]"));
    // A print that begins before all are drawn draws the others; the sheets of events are on paper alone.
    all.forEach(function (element) { charts.set(element, read(element.dataset.specification)); });
    const waiting = all.filter(function (element) { return !element.closest(".event-page"); });
    (function next() {
      const element = waiting.shift();
      if (!element) { return; }
      drawNamed(element, charts.get(element)).then(function () { setTimeout(next, 0); });
    })();
  }

  function redraw() {
    Array.from(charts).forEach(function (entry) { drawNamed(entry[0], entry[1]); });
  }

  let width = document.documentElement.clientWidth;

  /** Charts of several parts do not follow their place by themselves. */
  function resize() {
    const earlier = width;
    width = document.documentElement.clientWidth;
    if (width === earlier) { return; }
    const crossed = (width < narrow) !== (earlier < narrow);
    Array.from(charts).forEach(function (entry) {
      if (entry[1].vconcat || crossed) { drawNamed(entry[0], entry[1]); }
    });
  }

  /** The rules of the style for paper, which hold on the screen too while a print is made: what is measured
      is then what is printed. */
  const rules = document.createElement("style");

  function paperRules() {
    return Array.from(document.styleSheets).flatMap(function (sheet) { return Array.from(sheet.cssRules); })
      .filter(function (rule) { return rule instanceof CSSMediaRule && rule.media.mediaText === "print"; })
      .flatMap(function (rule) { return Array.from(rule.cssRules); })
      .map(function (rule) { return rule.cssText; }).join("\n");
  }

  /** Paper is white, and charts are as wide as the sheet so that their letters keep their size. */
  function print(begins) {
    if (isPrinting === begins) { return; }
    isPrinting = begins;
    if (begins) {
      rules.textContent = paperRules();
      document.head.append(rules);
    } else {
      rules.remove();
    }
    document.documentElement.classList.toggle("printing", begins);
    redraw();
  }

  dark.addEventListener("change", redraw);
  window.addEventListener("resize", resize);
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });

  return {
    companions: companions, draw: drawNamed, drawFixed: drawFixed, filled: filled, image: image, read: read,
    tools: tools,
  };
})();
