/* Sliders for the window: every number is there already, so nothing is asked of the server. */
import { chance, element, fixed, percent, table, windowName } from "/static/api.js";
import { page } from "/static/page.js";

const spot = (first, last) => `${first},${last}`;
const hues = { below: [180, 84, 10], above: [29, 95, 168] };

/** A choice of the study in words. */
function choiceName(choice) {
  const model = page.info.models.find((one) => one.id === choice.model)?.name ?? choice.model;
  return [model, choice.market && `against ${choice.market}`, `estimated on ${windowName(choice.estimation_start, choice.estimation_end)}`,
    `${choice.returns} returns`, choice.shift !== 0 && `day 0 moved by ${choice.shift}`, choice.overlapping === "excluded" && "without overlapping events"]
    .filter(Boolean).join(", ");
}

export function windowExplorer(grid) {
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
    map.setAttribute("aria-label", `Map of the average effect; at ${windowName(state.first, state.last)} it is ${percent(choice.caar[place])}`);
    const many = choice.n_events[place] !== 1;
    numbers.replaceChildren(
      element("div", { className: "tiles" },
        element("div", {}, element("span", {}, `${many ? "CAAR" : "CAR"} ${windowName(state.first, state.last)}`), element("b", {}, percent(choice.caar[place]))),
        choice.lower_bound[place] === null ? null : element("div", {}, element("span", {}, `${Number((100 * grid.confidence).toPrecision(10))} % interval`),
          element("b", {}, `${percent(choice.lower_bound[place])} to ${percent(choice.upper_bound[place])}`)),
        element("div", {}, element("span", {}, "Events"), element("b", {}, String(choice.n_events[place])))),
      table("Tests of this window", [{ title: "Test" }, { title: "Statistic", number: true }, { title: "p", number: true }, { title: "p for all windows", number: true }],
        choice.tests.filter((test) => test.statistic[place] !== null).map((test) => [
          (page.info.tests.find((fact) => fact.id === test.test)?.name ?? test.test) + (test.test === grid.leading_test ? " (decides)" : ""),
          fixed(test.statistic[place]), chance(test.p_value[place]), chance(test.adjusted_p_value[place]),
        ])),
    );
  }
  draw(true);
  return element("div", {},
    element("p", { className: "row" }, select),
    element("div", { className: "sliders" },
      element("div", {}, sliders.map((one) => one.shown), numbers), element("div", {}, map)));
}
