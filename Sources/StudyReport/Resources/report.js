(function () {
  "use strict";

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const charts = new Map();

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
    return window.vegaEmbed(element, occupied(specification), options).catch(function (error) {
      element.textContent = "This chart cannot be drawn: " + error.message;
    });
  }

  function read(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  }

  /** Draws the charts whose whole specification is in the page. */
  function drawFixed() {
    document.querySelectorAll(".chart[data-specification]").forEach(function (element) {
      draw(element, read(element.dataset.specification));
    });
  }

  function redraw() {
    Array.from(charts).forEach(function (entry) { draw(entry[0], entry[1]); });
  }

  /** Fills the panel of one event from the data in the page. */
  function explore() {
    const data = read("event-data");
    const select = document.getElementById("event-select");
    if (!data || !select) { return; }
    const model = document.getElementById("model-select");
    const price = read("price-specification");
    const path = read("path-specification");
    const days = read("days-specification");
    const previous = document.getElementById("event-previous");
    const next = document.getElementById("event-next");

    function rows(event, own) {
      return event.days.map(function (day, index) {
        return {
          day: day, date: event.dates[index], close: event.close[index], vwap: event.vwap[index],
          anchored: event.anchored[index], ar: own.ar[index],
          path: own.path[index], lower: own.lower[index], upper: own.upper[index], n: 1,
        };
      });
    }

    // The charts of a panel stand side by side, so they share one height.
    path.height = price.height;

    function filled(specification, datasets, description) {
      return Object.assign({}, specification, { datasets: datasets, description: description });
    }

    function show() {
      const event = data.events[select.selectedIndex];
      const own = event.models[model ? model.selectedIndex : 0];
      previous.disabled = select.selectedIndex === 0;
      next.disabled = select.selectedIndex === data.events.length - 1;
      const facts = document.getElementById("event-facts");
      facts.replaceChildren();
      event.facts.concat(own ? own.facts : []).forEach(function (fact) {
        const term = document.createElement("dt");
        const text = document.createElement("dd");
        term.textContent = fact[0];
        text.textContent = fact[1];
        facts.append(term, text);
      });
      const body = document.getElementById("event-windows");
      body.replaceChildren();
      (own ? own.windows : []).forEach(function (cells) {
        const row = document.createElement("tr");
        cells.forEach(function (cell) {
          const element = document.createElement("td");
          element.className = "number";
          element.textContent = cell;
          row.append(element);
        });
        body.append(row);
      });
      if (!own) { return; }
      const values = rows(event, own);
      draw(document.getElementById("event-price"), filled(
        price, { prices: values }, "Closing price and volume-weighted average price of " + event.name
      ));
      draw(document.getElementById("event-path"), filled(
        path, { days: values, events: [] }, "Cumulative abnormal return of " + event.name
      ));
      draw(document.getElementById("event-days"), filled(
        days, { days: values }, "Abnormal return of each day of " + event.name
      ));
    }

    function step(by) {
      select.selectedIndex += by;
      show();
    }

    select.addEventListener("change", show);
    if (model) { model.addEventListener("change", show); }
    previous.addEventListener("click", function () { step(-1); });
    next.addEventListener("click", function () { step(1); });
    document.querySelectorAll("[data-event]").forEach(function (link) {
      link.addEventListener("click", function () {
        select.selectedIndex = Number(link.dataset.event);
        show();
      });
    });
    show();
  }

  /** Sorts a table by the column whose heading is pressed. */
  function sortable() {
    document.querySelectorAll("table.sortable").forEach(function (table) {
      const headings = Array.from(table.tHead.rows[0].cells);
      headings.forEach(function (heading, column) {
        const button = document.createElement("button");
        button.type = "button";
        button.append.apply(button, Array.from(heading.childNodes));
        heading.replaceChildren(button);
        button.addEventListener("click", function () {
          const down = heading.getAttribute("aria-sort") === "ascending";
          headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
          heading.setAttribute("aria-sort", down ? "descending" : "ascending");
          const key = function (row) {
            const cell = row.cells[column];
            return cell.dataset.value === undefined ? cell.textContent.trim() : cell.dataset.value;
          };
          const numeric = heading.classList.contains("number");
          const rows = Array.from(table.tBodies[0].rows);
          rows.sort(function (left, right) {
            const a = key(left), b = key(right);
            // What is missing stays at the end in both directions.
            if (a === "" || b === "") { return (a === "") - (b === ""); }
            const order = numeric ? Number(a) - Number(b) : a.localeCompare(b);
            return down ? -order : order;
          });
          table.tBodies[0].append.apply(table.tBodies[0], rows);
        });
      });
    });
  }

  /** Hides the rows of a table that do not hold the text typed above it. */
  function searchable() {
    document.querySelectorAll("input[data-table]").forEach(function (input) {
      const body = document.getElementById(input.dataset.table).tBodies[0];
      input.addEventListener("input", function () {
        const text = input.value.trim().toLowerCase();
        Array.from(body.rows).forEach(function (row) {
          row.hidden = text !== "" && !row.textContent.toLowerCase().includes(text);
        });
      });
    });
  }

  /** Marks the section that is being read. */
  function follow() {
    const links = new Map();
    document.querySelectorAll("nav a").forEach(function (link) {
      links.set(link.getAttribute("href").slice(1), link);
    });
    const observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        links.forEach(function (link) { link.classList.remove("here"); });
        links.get(entry.target.id).classList.add("here");
      });
    }, { rootMargin: "-10% 0px -80% 0px" });
    links.forEach(function (link, id) {
      const section = document.getElementById(id);
      if (section) { observer.observe(section); }
    });
  }

  sortable();
  searchable();
  follow();
  drawFixed();
  explore();
  dark.addEventListener("change", redraw);
})();
