/** Two sliders beside the map of windows, which show the statistics of the window that they choose. */
leylineCharts.companions["window-map"] = (function () {
  "use strict";

  function days(cells, name) {
    return Array.from(new Set(cells.map(function (cell) { return cell[name]; })))
      .sort(function (left, right) { return left - right; });
  }

  function signed(day) { return String(day).replace("-", "\u2212"); }

  function percent(value) {
    return (value < 0 ? "\u2212" : "+") + Math.abs(value * 100).toFixed(2) + "%";
  }

  function fixed(value, digits) {
    return value === undefined || value === null ? "n/a" : signed(value.toFixed(digits));
  }

  function pValue(value) {
    return value !== undefined && value !== null && value < 0.001 ? "< 0.001" : fixed(value, 3);
  }

  function figures(cell, effect) {
    if (!cell) { return [["", "This window was not computed."]]; }
    return [
      [effect, percent(cell.caar)], ["Statistic", fixed(cell.statistic, 2)], ["p", pValue(cell.p)],
      ["p corrected", pValue(cell.adjusted)], ["Events", String(cell.n)],
    ];
  }

  function slider(label, values) {
    const row = document.createElement("label");
    const name = document.createElement("span");
    const input = document.createElement("input");
    const output = document.createElement("span");
    name.textContent = label;
    input.type = "range";
    input.min = 0;
    input.max = values.length - 1;
    input.step = 1;
    output.className = "value";
    row.append(name, input, output);
    return {
      row: row, input: input,
      get value() { return values[Number(input.value)]; },
      set(day) {
        input.value = Math.max(0, values.indexOf(day));
        output.textContent = signed(this.value);
        input.setAttribute("aria-valuetext", "day " + signed(this.value));
      },
    };
  }

  function make(element, specification) {
    const cells = specification.datasets.cells;
    const first = slider("First day", days(cells, "from"));
    const last = slider("Last day", days(cells, "to"));
    const group = document.createElement("div");
    const facts = document.createElement("dl");
    group.className = "window-map";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Statistics of a window of your choice");
    facts.setAttribute("aria-live", "polite");
    group.append(first.row, last.row, facts);
    leylineCharts.tools(element).after(group);
    const map = { view: null };

    map.show = function (from, to) {
      first.set(from);
      last.set(to);
      const cell = cells.find(function (item) { return item.from === from && item.to === to; });
      facts.replaceChildren();
      const window = [["Window", signed(from) + " to " + signed(to)]];
      window.concat(figures(cell, specification.usermeta.effect)).forEach(function (figure) {
        const pair = document.createElement("div");
        const term = document.createElement("dt");
        const text = document.createElement("dd");
        term.textContent = figure[0];
        text.textContent = figure[1];
        pair.append(term, text);
        facts.append(pair);
      });
      if (map.view) { map.view.signal("chosen_from", from).signal("chosen_to", to).runAsync(); }
    };
    [first, last].forEach(function (own) {
      own.input.addEventListener("input", function () { map.show(first.value, last.value); });
    });
    return map;
  }

  const maps = new Map();

  return function (element, specification, view) {
    const map = maps.get(element) || make(element, specification);
    maps.set(element, map);
    map.view = view;
    map.show(view.signal("chosen_from"), view.signal("chosen_to"));
    view.addEventListener("click", function (event, item) {
      if (item && item.datum && item.datum.window !== undefined) {
        map.show(item.datum.from, item.datum.to);
      }
    });
  };
})();
