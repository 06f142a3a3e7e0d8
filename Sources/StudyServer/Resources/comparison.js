/* Two studies beside each other. */
import { address, at, chance, element, get, percent, table, windowName } from "/static/api.js";
import { page } from "/static/page.js";

const shown = (value) => value === null || value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);

export async function showComparison(first, second, names) {
  const name = new Map(names);
  const found = await get(`/workspaces/${page.workspace.id}/comparison?runs=${first},${second}`);
  const heads = found.runs.map((id) => name.get(id) ?? id);
  const lead = (result) => {
    const tested = result.tests.find((test) => typeof test.p_value === "number");
    return tested ? `${chance(tested.p_value)} (${page.info.tests.find((test) => test.id === tested.test)?.short_name ?? tested.test})` : "n/a";
  };
  at("result").replaceChildren(
    element("h3", {}, `${heads.join(" and ")}, beside each other`),
    found.settings.length === 0 ? element("p", {}, "Their settings are the same.")
      : table("Settings that differ", [{ title: "Setting" }, ...heads.map((title) => ({ title }))],
        found.settings.map((row) => [row.setting, ...row.values.map(shown)])),
    table("Average effect of each window", [
      { title: "Model" }, { title: "Window", number: true },
      ...heads.flatMap((title) => [{ title: `${title}: CAAR`, number: true }, { title: "Interval", number: true }, { title: "p", number: true }, { title: "N", number: true }]),
    ], found.windows.map((row) => [
      page.info.models.find((model) => model.id === row.model)?.name ?? row.model, windowName(row.window_start, row.window_end),
      ...row.results.flatMap((result) => result === null ? ["not there", "", "", ""] : [
        percent(result.window.caar), `${percent(result.window.lower_bound)} to ${percent(result.window.upper_bound)}`, lead(result), String(result.window.n_events),
      ]),
    ])),
    element("div", { className: "sliders" }, found.runs.map((id, index) => element("iframe", { src: address(`/runs/${id}/report`), title: `Report of ${heads[index]}`, loading: "lazy" }))),
  );
}
