(function () {
  "use strict";

  const read = leylineCharts.read;
  const draw = leylineCharts.draw;

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

    /** A chart of one event, with the dates of its days. */
    function filled(specification, values, event, what, datasets) {
      const dates = Object.fromEntries(values.map(function (row) { return [row.day, row.date]; }));
      return leylineCharts.filled(specification, datasets, what + " of " + event.name, dates);
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
        price, values, event, "Closing price and volume-weighted average price", { prices: values }
      ));
      draw(document.getElementById("event-path"), filled(
        path, values, event, "Cumulative abnormal return", { days: values, events: [] }
      ));
      draw(document.getElementById("event-days"), filled(
        days, values, event, "Abnormal return of each day", { days: values }
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
  leylineCharts.drawFixed();
  explore();
})();
