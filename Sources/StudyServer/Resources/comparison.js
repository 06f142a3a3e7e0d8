/* Two studies beside each other. */
import { address, at, chance, element, get, percent, table, windowName } from "/static/api.js";
import { page } from "/static/page.js";
import { settingName } from "/static/understood.js";
import { words } from "/static/words.js";

const shown = (value) => value === null || value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);

const between = (lower, upper) => typeof lower === "number" ? `${percent(lower)} to ${percent(upper)}` : "n/a";

export async function showComparison(first, second, names) {
  const name = new Map(names);
  const found = await get(`/workspaces/${page.workspace.id}/comparison?runs=${first},${second}`);
  const heads = found.runs.map((id) => name.get(id) ?? id);
  const testName = (id) => [...page.info.tests, ...page.info.event_tests].find((test) => test.id === id)?.short_name ?? id;
  const trusted = new Map(await Promise.all(found.runs.map(async (id) => [id, (await get(`/runs/${id}/result`)).models])));
  const lead = (result, id, row) => {
    if (result.single) { return result.single.test ? `${chance(result.single.p_value)} (${testName(result.single.test)})` : "n/a"; }
    // The tests that the sample supports, the most fitting first.
    for (const name of trusted.get(id).find((model) => model.model === row.model)?.trusted ?? []) {
      const test = result.tests.find((one) => one.test === name && typeof one.p_value === "number");
      if (test) { return `${chance(test.p_value)} (${testName(name)})`; }
    }
    const tested = result.tests.find((test) => typeof test.p_value === "number");
    return tested ? `${chance(tested.p_value)} (${testName(tested.test)})` : "n/a";
  };
  const isSingle = found.windows.every((row) => row.results.every((result) => !result || result.single));
  at("result").replaceChildren(
    element("h3", {}, `${heads.join(" and ")}, beside each other`),
    found.settings.length === 0 ? element("p", {}, found.events_differ ? "Their settings are the same, their events are not: a table was changed, or a file." : "Their settings are the same.")
      : table("Settings that differ", [{ title: "Setting" }, ...heads.map((title) => ({ title }))],
        found.settings.map((row) => [settingName(row.setting), ...row.values.map(shown)])),
    table(isSingle ? "The event in each window" : "Average effect of each window", [
      { title: "Model" }, { title: "Window", number: true },
      ...heads.flatMap((title) => [{ title: `${title}: ${isSingle ? "CAR" : "CAAR"}`, number: true, about: isSingle ? words.CAR : words.CAAR }, { title: "Interval", number: true, about: words.Interval },
        { title: "p", number: true, about: words.p }, { title: "N", number: true, about: words.N }]),
    ], found.windows.map((row) => [
      page.info.models.find((model) => model.id === row.model)?.name ?? row.model, windowName(row.window_start, row.window_end),
      ...row.results.flatMap((result, index) => result === null ? ["not there", "", "", ""] : [
        percent(result.single?.car ?? result.window.caar), between(result.single?.lower ?? result.window.lower_bound, result.single?.upper ?? result.window.upper_bound),
        lead(result, found.runs[index], row), String(result.window.n_events),
      ]),
    ])),
    element("div", { className: "sliders" }, found.runs.map((id, index) => element("iframe", { src: address(`/runs/${id}/report`), title: `Report of ${heads[index]}`, loading: "lazy" }))),
  );
}
