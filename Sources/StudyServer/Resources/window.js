/* Sliders for the window: every number is there already, so nothing is asked of the server. */
import { chance, element, fixed, percent, table, windowName } from "/static/api.js";
import { page } from "/static/page.js";
import { words } from "/static/words.js";

const spot = (first, last) => `${first},${last}`;
const eventTest = (id) => page.info.event_tests.find((fact) => fact.id === id)?.name ?? id;
const hues = { below: [180, 84, 10], above: [29, 95, 168] };

/** A choice of the study in words. */
function choiceName(choice) {
  const model = page.info.models.find((one) => one.id === choice.model)?.name ?? choice.model;
  return [model, choice.market && `against ${choice.market}`, `estimated on ${windowName(choice.estimation_start, choice.estimation_end)}`,
    `${choice.returns} returns`, choice.shift !== 0 && `day 0 moved by ${choice.shift}`, choice.overlapping === "excluded" && "without overlapping events"]
    .filter(Boolean).join(", ");
}

/** Sliders and a map of a grid; the models of a study of one event tell its own interval and test. */
export function windowExplorer(grid, models = []) {
  const places = new Map(grid.windows.map((days, index) => [spot(days.window_start, days.window_end), index]));
  const starts = [...new Set(grid.windows.map((days) => days.window_start))].sort((a, b) => a - b);
  const ends = [...new Set(grid.windows.map((days) => days.window_end))].sort((a, b) => a - b);
  const state = { choice: 0, first: grid.headline.window_start, last: grid.headline.window_end };
  const select = element("select", { "aria-label": "Model and choices", onchange: () => { state.choice = Number(select.value); draw(true); } },
    grid.specifications.map((choice, index) => element("option", { value: String(index) }, choiceName(choice))));
  const slider = (label, list, key) => {
    const output = element("output", {});
    const input = element("input", { type: "range", min: "0", max: String(list.length - 1), step: "1", value: String(list.indexOf(state[key])), "aria-label": label,
      oninput: () => { state[key] = list[Number(input.value)]; draw(false); } });
    return { input, output, list, key, shown: element("label", {}, label, " ", output, input) };
  };
  const sliders = [slider("First day", starts, "first"), slider("Last day", ends, "last")];
  const map = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const numbers = element("div", { "aria-live": "polite" });
  const title = grid.specifications[0]?.n_events.some((count) => count > 1) ? "Map of the average effect of every window (CAAR)" : "Map of the effect in every window (CAR)";
  const strongest = [element("span", {}), element("span", {})];
  const size = 22, left = 34, top = 6;
  map.setAttribute("class", "map");
  map.setAttribute("viewBox", `0 0 ${left + size * ends.length + 6} ${top + size * starts.length + 34}`);
  map.setAttribute("role", "img");
  const shape = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
    if (text) { made.textContent = text; }
    map.append(made);
    return made;
  };
  const cells = new Map();
  starts.forEach((first, row) => ends.forEach((last, column) => {
    if (!places.has(spot(first, last))) { return; }
    const cell = shape("rect", { x: left + size * column, y: top + size * row, width: size - 1, height: size - 1 });
    cell.addEventListener("click", () => { state.first = first; state.last = last; draw(false); });
    cells.set(spot(first, last), cell);
  }));
  const every = Math.ceil(starts.length / 11), across = Math.ceil(ends.length / 11);
  starts.forEach((first, row) => { if (row % every === 0) { shape("text", { x: left - 6, y: top + size * row + 15, "text-anchor": "end" }, String(first).replace("-", "\u2212")); } });
  ends.forEach((last, column) => { if (column % across === 0) { shape("text", { x: left + size * column + 11, y: top + size * starts.length + 14, "text-anchor": "middle" }, String(last).replace("-", "\u2212")); } });
  shape("text", { x: left, y: top + size * starts.length + 30 }, "last day across, first day down");
  const here = shape("rect", { class: "here", width: size, height: size });

  function paint() {
    const values = grid.specifications[state.choice].caar;
    const most = Math.max(...values.map((value) => Math.abs(value ?? 0)), 1e-12);
    strongest[0].textContent = percent(-most);
    strongest[1].textContent = percent(most);
    for (const [key, cell] of cells) {
      const value = values[places.get(key)];
      const [r, g, b] = value < 0 ? hues.below : hues.above;
      cell.setAttribute("fill", value === null ? "none" : `rgb(${r} ${g} ${b} / ${(0.06 + 0.94 * Math.abs(value) / most).toFixed(3)})`);
      cell.replaceChildren();
      const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = `${key.replace(",", "..")}: ${percent(value)}`;
      cell.append(title);
    }
  }

  function draw(repaint) {
    if (repaint) { paint(); }
    const place = places.get(spot(state.first, state.last));
    for (const one of sliders) {
      one.input.value = String(one.list.indexOf(state[one.key]));
      one.output.textContent = String(state[one.key]).replace("-", "\u2212");
    }
    if (place === undefined) {
      here.setAttribute("visibility", "hidden");
      numbers.replaceChildren(element("p", { className: "muted" }, `${windowName(state.first, state.last)} is not among the windows that were computed.`));
      return;
    }
    const choice = grid.specifications[state.choice];
    here.setAttribute("visibility", "visible");
    here.setAttribute("x", left + size * ends.indexOf(state.last) - 0.5);
    here.setAttribute("y", top + size * starts.indexOf(state.first) - 0.5);
    map.setAttribute("aria-label", `${title}; at ${windowName(state.first, state.last)} it is ${percent(choice.caar[place])}`);
    const many = choice.n_events[place] !== 1;
    // The study's own choices come first; of others a single event has no interval.
    const own = state.choice < grid.n_base_specifications ? models.find((model) => model.model === choice.model)?.singles ?? [] : [];
    const single = many ? undefined : own.find((one) => one.window_start === state.first && one.window_end === state.last);
    const [lower, upper] = [choice.lower_bound[place] ?? single?.lower, choice.upper_bound[place] ?? single?.upper];
    const decides = many ? grid.leading_test : single?.test;
    numbers.replaceChildren(
      element("div", { className: "tiles" },
        element("div", {}, element("span", {}, element("abbr", { title: many ? words.CAAR : words.CAR }, many ? "CAAR" : "CAR"), ` ${windowName(state.first, state.last)}`), element("b", {}, percent(choice.caar[place]))),
        typeof lower !== "number" ? null : element("div", {}, element("span", {}, `${Number((100 * grid.confidence).toPrecision(10))} % interval`),
          element("b", {}, `${percent(lower)} to ${percent(upper)}`)),
        element("div", {}, element("span", {}, "Events"), element("b", {}, String(choice.n_events[place])))),
      table("Tests of this window", [{ title: "Test" }, { title: "Statistic", number: true }, { title: "p", number: true, about: words.p }, { title: "p for all windows", number: true, about: words["p for all windows"] }],
        [...(single?.test ? [[`${eventTest(single.test)} (decides)`, "", chance(single.p_value), ""]] : []), ...choice.tests.filter((test) => test.statistic[place] !== null).map((test) => [
          (page.info.tests.find((fact) => fact.id === test.test)?.name ?? test.test) + (test.test === decides ? " (decides)" : ""),
          fixed(test.statistic[place]), chance(test.p_value[place]), chance(test.adjusted_p_value[place]),
        ])]),
      ...(many || single || own.length === 0 ? [] : [element("p", { className: "muted" },
        `The interval and the test of a single event are there for the windows that are tested: ${own.map((one) => windowName(one.window_start, one.window_end)).join(", ")}.`)]),
    );
  }
  draw(true);
  return element("div", {},
    element("p", { className: "row" }, select),
    element("div", { className: "sliders" },
      element("div", {}, sliders.map((one) => one.shown), numbers),
      element("figure", { className: "chart" }, element("figcaption", {}, title), map,
        element("p", { className: "key" }, strongest[0], element("i", { "aria-hidden": "true" }), strongest[1]),
        element("p", { className: "muted" }, "Each cell is a window: its first day is the row, its last day the column. A click chooses it."))));
}
