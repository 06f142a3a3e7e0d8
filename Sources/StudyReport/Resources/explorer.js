/** Numbers of the page's data, which are whole steps of their last shown digit, as they are shown. */
const shown = {
  missing: "n/a",
  fixed: function (value, decimals, signed) {
    if (value === null || value === undefined) { return shown.missing; }
    const digits = Math.abs(value).toFixed(decimals);
    if (!/[1-9]/.test(digits)) { return digits; }
    return (value < 0 ? "\u2212" : signed ? "+" : "") + digits;
  },
  percent: function (steps, signed) {
    if (steps === null || steps === undefined) { return shown.missing; }
    return shown.fixed(steps / 100, 2, signed) + "%";
  },
  statistic: function (steps) {
    return steps === null || steps === undefined ? shown.missing : shown.fixed(steps / 100, 2, false);
  },
  pValue: function (steps) {
    if (steps === null || steps === undefined) { return shown.missing; }
    return steps === 0 ? "<0.001" : shown.fixed(steps / 1000, 3, false);
  },
  price: function (value) {
    if (value === null || value === undefined) { return shown.missing; }
    return shown.fixed(value, Math.abs(value) < 1 ? 4 : 2, false);
  },
  count: function (value) { return String(value).replace(/\B(?=(\d{3})+$)/g, ","); },
};

/** The texts of a column, which may name each only once. */
function texts(column, count) {
  if (!column) { return new Array(count).fill(null); }
  return column.v ? column.i.map(function (place) { return place < 0 ? null : column.v[place]; }) : column;
}

const collator = new Intl.Collator("en", { numeric: true });

/** The order of two texts: numbers by their value, then words, in which digits count as a number. */
function natural(first, second) {
  const a = first.trim() === "" ? NaN : Number(first), b = second.trim() === "" ? NaN : Number(second);
  const isA = Number.isFinite(a), isB = Number.isFinite(b);
  if (isA && isB) { return a - b || collator.compare(first, second); }
  return isA !== isB ? isB - isA : collator.compare(first, second);
}

/** A cell of a row that a script makes. */
function cell(name, text, style) {
  const element = document.createElement(name);
  if (style) { element.className = style; }
  element.textContent = text;
  return element;
}

/** The list in which any event is found, and the panel that shows one of them. */
function explore() {
  const data = read("event-data");
  const root = document.getElementById("explorer");
  if (!data || !root) { return; }
  root.hidden = false;
  const rowsOfPage = 25;
  const at = function (name) { return document.getElementById(name); };
  const count = data.count;
  const symbol = texts(data.symbol, count), company = texts(data.company, count);
  const group = texts(data.group, count), market = texts(data.market, count);
  const announced = texts(data.announced, count), day = texts(data.day, count);
  const headline = texts(data.headline, count), rule = texts(data.rule, count);
  const source = texts(data.source, count), others = texts(data.others, count);
  const id = texts(data.id, count).map(function (text, index) {
    return text === null ? symbol[index] + "-" + day[index] : text;
  });
  const detail = data.detail;
  const details = new Map((detail ? detail.of : []).map(function (index, place) { return [index, place]; }));
  const haystack = id.map(function (text, index) {
    return [text, symbol[index], company[index], group[index], market[index], announced[index], day[index], headline[index], rule[index], others[index]]
      .filter(Boolean).join("\n").toLowerCase();
  });
  const state = { window: 0, model: 0, order: null, down: false, page: 0, event: 0 };
  let found = Array.from(haystack.keys());

  function options(select, names) {
    if (!select) { return; }
    names.forEach(function (name, index) {
      const option = document.createElement("option");
      option.value = String(index);
      option.textContent = name;
      select.append(option);
    });
  }
  options(at("explorer-model"), data.models.map(function (model) { return model.name; }));
  options(at("explorer-window"), data.windows);
  const groups = Array.from(new Set(group.filter(Boolean))).sort(natural);
  if (groups.length > 1 && at("explorer-group")) {
    groups.forEach(function (name) {
      const option = document.createElement("option");
      option.value = name;
      option.textContent = name;
      at("explorer-group").append(option);
    });
    at("explorer-group").parentElement.hidden = false;
  }

  function values(name, index) {
    const model = data.models[state.model];
    return model ? model[name][state.window][index] : null;
  }
  const columns = [
    { title: "Event", key: function (index) { return id[index]; } },
    { title: "Symbol", key: function (index) { return symbol[index]; } },
    { title: "Announced", style: "day", key: function (index) { return announced[index]; } },
    { title: "Day 0", style: "day", key: function (index) { return day[index]; } },
  ];
  if (groups.length > 1) {
    columns.splice(2, 0, { title: "Group", key: function (index) { return group[index]; } });
  }
  if (data.models.length > 0) {
    columns.push(
      { title: "CAR", number: true, key: function (index) { return values("car", index); },
        text: function (index) { return shown.percent(values("car", index), true); } },
      { title: "t", number: true, key: function (index) { return values("t", index); },
        text: function (index) { return shown.statistic(values("t", index)); } },
      // One test judges single events wherever the page does; the t test has the other p-value of the panel.
      { title: "p of " + data.models[0].judge, number: true, key: function (index) { return values("p", index); },
        text: function (index) { return shown.pValue(values("p", index)); },
        // The p-values of a list have three decimals: among equal ones the larger |t| is the smaller p.
        tie: function (index) { return -Math.abs(values("t", index)); } }
    );
  }

  /** Finds the events that all choices above the list allow. */
  function find() {
    const words = at("explorer-find").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = at("explorer-group").value;
    const sign = at("explorer-sign") ? Number(at("explorer-sign").value) : 0;
    const level = at("explorer-level") ? Number(at("explorer-level").value) : 0;
    const model = data.models[state.model];
    found = [];
    for (let index = 0; index < count; index += 1) {
      if (wanted && group[index] !== wanted) { continue; }
      if (sign !== 0 && !(sign * model.car[state.window][index] > 0)) { continue; }
      if (level > 0 && Number(model.level[state.window][index]) < level) { continue; }
      if (!words.every(function (word) { return haystack[index].includes(word); })) { continue; }
      found.push(index);
    }
    if (state.order !== null) {
      const column = columns[state.order];
      const keys = new Map(found.map(function (index) { return [index, column.key(index)]; }));
      found.sort(function (left, right) {
        const a = keys.get(left), b = keys.get(right);
        // What is missing stays at the end in both directions.
        if (a === null || b === null || a === undefined || b === undefined) {
          return (a === null || a === undefined) - (b === null || b === undefined);
        }
        let order = column.number ? a - b : natural(a, b);
        if (order === 0 && column.tie) { order = column.tie(left) - column.tie(right); }
        return state.down ? -order : order;
      });
    }
    state.page = 0;
    // The panel is about one of the events that were found; of none there is nothing to show.
    at("event-panel").hidden = found.length === 0;
    if (found.length > 0 && !found.includes(state.event)) {
      state.event = found[0];
      show();
    }
    list();
  }

  /** Shows one page of what was found. */
  function list() {
    const pages = Math.max(1, Math.ceil(found.length / rowsOfPage));
    state.page = Math.min(Math.max(state.page, 0), pages - 1);
    const body = at("explorer-table").tBodies[0];
    body.replaceChildren();
    found.slice(state.page * rowsOfPage, (state.page + 1) * rowsOfPage).forEach(function (index) {
      const row = document.createElement("tr");
      if (index === state.event) { row.setAttribute("aria-current", "true"); }
      columns.forEach(function (column, place) {
        if (place > 0) {
          const text = column.text ? column.text(index) : column.key(index) || "";
          const element = cell("td", text, column.number ? "number" : column.style);
          if (column.title === "CAR") {
            const car = values("car", index);
            if (car) { element.classList.add(car > 0 ? "gain" : "loss"); }
            element.append(cell("sup", "*".repeat(Number(data.models[state.model].level[state.window][index]))));
          }
          row.append(element);
          return;
        }
        const element = cell("th", "", "name");
        element.scope = "row";
        const button = cell("button", id[index]);
        button.type = "button";
        button.dataset.index = String(index);
        element.append(button);
        const names = [company[index], market[index]].filter(Boolean).join(" \u00b7 ");
        if (names) { element.append(cell("span", names, "company")); }
        row.append(element);
      });
      body.append(row);
    });
    at("explorer-count").textContent = shown.count(found.length) + " of " + shown.count(count) + " events";
    at("explorer-page").textContent = "Page " + shown.count(state.page + 1) + " of " + shown.count(pages);
    at("explorer-first").disabled = at("explorer-earlier").disabled = state.page === 0;
    at("explorer-last").disabled = at("explorer-later").disabled = state.page === pages - 1;
    at("explorer-first").parentElement.hidden = pages === 1;
    steps();
  }

  /** Says whether there is an event before and behind the shown one. */
  function steps() {
    if (!at("event-previous")) { return; }
    const place = found.indexOf(state.event);
    at("event-previous").disabled = place === 0 || found.length === 0;
    at("event-next").disabled = place === found.length - 1 || found.length === 0;
  }

  /** Whether the days of an event are in the page, and were fitted under the model. */
  function isDrawn(place) {
    return place !== undefined && Boolean(detail.models[state.model].ar[place]);
  }

  /** The days of an event with what the charts draw on them. */
  function rows(place) {
    const own = detail.models[state.model];
    const value = function (list, index) { return list[place] ? list[place][index] : null; };
    const part = function (steps) { return steps === null ? null : steps / 1e5; };
    return (detail.days[place] || detail.usual).map(function (relative, index) {
      const path = own.path[place][index], reach = own.reach[place][index];
      return {
        day: relative,
        date: detail.calendar[detail.dates[place] ? detail.dates[place][index] : detail.first[place] + index],
        close: value(detail.close, index), vwap: value(detail.vwap, index),
        anchored: value(detail.anchored, index),
        ar: part(own.ar[place][index]), path: part(path),
        lower: reach === null ? null : part(path - reach), upper: reach === null ? null : part(path + reach), n: 1,
      };
    });
  }

  function facts(index, place) {
    const list = [["Company", [company[index], symbol[index]].filter(Boolean).join(" \u00b7 ")]];
    if (group[index]) { list.push(["Group", group[index]]); }
    if (market[index]) { list.push(["Market", market[index]]); }
    if (headline[index]) { list.push(["Headline", headline[index]]); }
    if (others[index]) { list.push(["Also given", others[index]]); }
    if (announced[index]) { list.push(["Announced", announced[index]]); }
    if (day[index]) { list.push(["Day 0", day[index] + (rule[index] ? " (" + rule[index] + ")" : "")]); }
    const rest = place === undefined ? [] : detail.facts[place];
    const estimates = isDrawn(place) ? [[data.models[state.model].name, detail.models[state.model].estimates[place]]] : [];
    return list.concat(rest, [["Source", source[index]]], estimates);
  }

  function windowRows(index, detailed) {
    const model = data.models[state.model];
    const own = isDrawn(detailed) ? detail.models[state.model].windows[detailed] : null;
    return data.windows.map(function (name, place) {
      const more = own && own[place] ? own[place] : [null, null, null, null, null, null];
      const judged = shown.pValue(model.p[place][index]), isQuantile = model.judge === "SQ";
      const row = document.createElement("tr");
      const heading = cell("th", name, "number");
      heading.scope = "row";
      const car = cell("td", shown.percent(model.car[place][index], true), "number");
      car.append(cell("sup", "*".repeat(Number(model.level[place][index]))));
      row.append(
        heading, cell("td", own ? shown.fixed(more[0], 0, false) : "", "number"),
        car,
        cell("td", own ? shown.percent(more[1], false) : "", "number"),
        cell("td", shown.statistic(model.t[place][index]), "number"),
        cell("td", own ? shown.pValue(more[5]) : isQuantile ? "" : judged, "number"),
        cell("td", own ? shown.pValue(more[2]) : isQuantile ? judged : "", "number"),
        cell("td", own ? shown.percent(more[3], true) : "", "number"),
        cell("td", own ? shown.price(more[4]) : "", "number")
      );
      return row;
    });
  }

  /** Leaves the lines of a chart out, and their names, that have no point. */
  function drawable(specification, values) {
    const isEmpty = function (layer) {
      const field = layer.encoding.y && layer.encoding.y.field;
      return Boolean(field) && values.every(function (row) { return row[field] === null; });
    };
    const scale = specification.encoding.color.scale;
    const gone = specification.layer.filter(isEmpty).map(function (layer) { return layer.encoding.color.datum; });
    const stays = function (item, place) { return !gone.includes(scale.domain[place]); };
    const range = scale.range.filter(stays), domain = scale.domain.filter(stays);
    specification.layer = specification.layer.filter(function (layer) { return !isEmpty(layer); });
    specification.encoding.color.scale = Object.assign({}, scale, { domain: domain, range: range });
    return specification;
  }

  /** The three charts of one event, by the identifiers of their places. */
  function pictures(values, name) {
    const dates = Object.fromEntries(values.map(function (row) { return [row.day, row.date]; }));
    const price = drawable(read("price-specification"), values), path = read("path-specification");
    // The two charts stand side by side, so they share one height.
    path.height = price.height;
    return [
      ["event-price", price, "Closing price and volume-weighted average price", { prices: values }],
      ["event-path", path, "Cumulative abnormal return", { days: values, events: [] }],
      ["event-days", read("days-specification"), "Abnormal return of each day", { days: values }],
    ].map(function (chart) {
      return [chart[0], leylineCharts.filled(chart[1], chart[3], chart[2] + " of " + name, dates)];
    });
  }

  /** The columns of the windows of an event that only events with charts have. */
  const detailColumns = [2, 4, 7, 8, 9].map(function (place) { return "tr > :nth-child(" + place + ")"; }).join(", ");

  /** Shows the facts, the numbers and the charts of the chosen event. */
  function show() {
    const index = state.event, place = details.get(index);
    at("event-name").textContent = id[index];
    at("event-facts").replaceChildren();
    facts(index, place).forEach(function (fact) {
      at("event-facts").append(cell("dt", fact[0]), cell("dd", fact[1]));
    });
    if (data.models.length > 0) {
      at("event-windows").replaceChildren.apply(at("event-windows"), windowRows(index, place));
      // What the page does not have of an event is in no blank column: the note says where it is.
      at("event-windows").parentElement.querySelectorAll(detailColumns).forEach(function (part) {
        part.hidden = !isDrawn(place);
      });
      at("event-charts").hidden = !isDrawn(place);
      at("event-note").hidden = place !== undefined;
      if (isDrawn(place)) {
        pictures(rows(place), company[index] || symbol[index]).forEach(function (picture) {
          draw(at(picture[0]), picture[1]);
        });
      }
    }
    steps();
  }

  /** Shows an event and marks it in the list. */
  function choose(index, moves) {
    state.event = index;
    at("event-panel").hidden = false;
    show();
    // Paper has the event that somebody chose, and not the one that happens to be first.
    root.classList.add("chosen");
    if (count > 1) {
      const place = found.indexOf(index);
      if (place >= 0) { state.page = Math.floor(place / rowsOfPage); }
      list();
    }
    if (moves) {
      at("event-name").focus({ preventScroll: true });
      at("event-panel").scrollIntoView({ block: "nearest" });
    }
  }

  if (count > 1) {
    const headings = columns.map(function (column, place) {
      const heading = cell("th", column.title, column.number ? "number" : "");
      heading.scope = "col";
      pressable(heading, function () {
        state.down = turn(headings, heading);
        state.order = place;
        find();
      });
      return heading;
    });
    at("explorer-table").tHead.rows[0].append.apply(at("explorer-table").tHead.rows[0], headings);
    at("explorer-table").addEventListener("click", function (event) {
      const button = event.target.closest("button[data-index]");
      if (button) { choose(Number(button.dataset.index), true); }
    });
    at("explorer-find").addEventListener("input", find);
    ["explorer-group", "explorer-sign", "explorer-level"].forEach(function (name) {
      if (at(name)) { at(name).addEventListener("change", find); }
    });
    if (at("explorer-window")) {
      at("explorer-window").addEventListener("change", function () {
        state.window = Number(at("explorer-window").value);
        find();
      });
    }
    const turnTo = function (button, page) {
      at(button).addEventListener("click", function () {
        state.page = page();
        list();
      });
    };
    turnTo("explorer-first", function () { return 0; });
    turnTo("explorer-earlier", function () { return state.page - 1; });
    turnTo("explorer-later", function () { return state.page + 1; });
    turnTo("explorer-last", function () { return Infinity; });
    at("event-previous").addEventListener("click", function () { step(-1); });
    at("event-next").addEventListener("click", function () { step(1); });
  }
  function step(by) {
    const place = found.indexOf(state.event);
    choose(found[place < 0 ? 0 : place + by], false);
  }
  if (at("explorer-model")) {
    at("explorer-model").addEventListener("change", function () {
      state.model = Number(at("explorer-model").value);
      if (count > 1) { find(); }
      show();
    });
  }
  document.querySelectorAll("[data-event]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      choose(Number(link.dataset.event), true);
    });
  });
  if (count > 1) { list(); }
  show();
}
