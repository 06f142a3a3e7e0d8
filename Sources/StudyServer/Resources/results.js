/* What came out: the answer, the window at hand, and everything to take away. */
import { address, at, chance, counted, download, element, fixed, get, percent, table, trying, windowName } from "/static/api.js";
import { page } from "/static/page.js";
import { notes, putSettings, question, settingName, untold } from "/static/understood.js";
import { windowExplorer } from "/static/window.js";
import { glossary, words } from "/static/words.js";

const testName = (id) => page.info.tests.find((test) => test.id === id)?.short_name ?? id;

/** The windows of a model with the tests that the sample supports, else all that were run. */
function windows(model) {
  const run = [...new Set(model.tests.map((test) => test.test))];
  const trusted = (model.trusted ?? []).filter((id) => run.includes(id));
  const tests = (trusted.length > 0 ? trusted : run).slice(0, 5);
  const value = (days, id) => model.tests.find((test) =>
    test.test === id && test.window_start === days.window_start && test.window_end === days.window_end);
  return table(`${model.name}: average effect of each window${trusted.length > 0 ? ", p by the tests that the sample supports" : ""}`, [
    { title: "Window", number: true }, { title: "N", number: true, about: words.N }, { title: "CAAR", number: true, about: words.CAAR }, { title: "Interval", number: true, about: words.Interval },
    { title: "Median", number: true, about: words.Median }, ...tests.map((id) => ({ title: `p, ${testName(id)}`, number: true, about: words.p })),
  ], model.windows.map((days) => [
    windowName(days.window_start, days.window_end), String(days.n_events), percent(days.caar),
    days.lower_bound === undefined ? "n/a" : `${percent(days.lower_bound)} to ${percent(days.upper_bound)}`, percent(days.median_car),
    ...tests.map((id) => chance(value(days, id)?.p_value)),
  ]));
}

/** The windows of a study of one event, which is no small average. */
function single(study, model) {
  const cars = study.models.find((one) => one.model === model.model)?.cars ?? [];
  return table(`${model.name}: the event in each window; p by the t test, and among the security's own ordinary days (sample-quantile test)`, [
    { title: "Window", number: true }, { title: "CAR", number: true, about: words.CAR }, { title: "Interval", number: true, about: words.Interval }, { title: "Standard error", number: true }, { title: "t", number: true }, { title: "p", number: true, about: words.p },
    { title: "p, ordinary days", number: true, about: words.p },
  ], cars.map((row) => [
    windowName(row.window_start, row.window_end), percent(row.car), interval(model, row), percent(row.car_standard_error, false), fixed(row.t), chance(row.p_value), chance(row.sq?.p_value),
  ]));
}

/** The interval of the only event over a window. */
function interval(model, row) {
  const one = model.singles?.find((single) => single.window_start === row.window_start && single.window_end === row.window_end);
  return typeof one?.lower === "number" ? `${percent(one.lower)} to ${percent(one.upper)}` : "n/a";
}

/** The tables of prices, premiums and leads and lags, as the report has them; long ones are folded. */
function panels(list) {
  return list.flatMap((one) => {
    const shown = table(one.caption, one.columns, one.rows.map((row) => row.map((cell) => cell.below ? [cell.text, element("br"), element("small", {}, cell.below)] : cell.text)));
    const parts = [shown, ...one.notes.map((text) => element("p", { className: "muted" }, text))];
    // What is left out is for who asks why.
    return one.rows.length > 20 || one.id === "excluded" ? [element("details", {}, element("summary", {}, `${one.caption}: ${counted(one.rows.length, "row")}`), parts)] : parts;
  });
}

async function downloads(run) {
  const [files, command, tables] = await Promise.all([get(`/runs/${run.id}/files`), get(`/runs/${run.id}/command`), get(`/runs/${run.id}/tables`)]);
  const forms = { latex: "LaTeX", markdown: "Markdown", docx: "Word", xlsx: "Excel", sqlite: "SQLite" };
  return [
    element("h3", {}, "To take away"),
    element("p", { className: "row" },
      files.files.some((file) => file.name === "report.html") ? download(`/runs/${run.id}/files/report.html`, "The report (one page)") : null,
      tables.tables.length > 0 ? page.info.table_forms.map((form) => download(`/runs/${run.id}/tables/${form}`, `All tables in ${forms[form] ?? form}`)) : null,
      run.task === "reopen" ? null : download(`/runs/${run.id}/study.toml`, "study.toml"), command.made.map((name) => download(`/runs/${run.id}/made/${encodeURIComponent(name)}`, name))),
    run.task === "reopen" ? null : element("p", { className: "muted" }, `To go on later, put ${["study.toml", ...command.made].join(", ")} into one folder with your own files: \u201cleyline serve FOLDER\u201d opens it.`),
    element("details", {}, element("summary", {}, counted(files.files.length, "file")),
      element("p", { className: "row" }, files.files.map((file) => download(`/runs/${run.id}/files/${encodeURIComponent(file.name)}`, file.name)))),
    singleTables(run, tables.tables, files.files),
    figures(run),
    element("p", {}, "The same on the command line, in the folder of the files", command.needs_study_file ? " and of study.toml" : "", command.made.length > 0 ? ` (with ${command.made.join(" and ")})` : "", ":"),
    element("pre", { tabIndex: 0 }, command.command),
  ];
}

/** Each table alone, in the forms that a person pastes into a document; as CSV where the folder of the run has it. */
function singleTables(run, list, files) {
  if (list.length === 0) { return null; }
  const forms = [["xlsx", "xlsx"], ["latex", "tex"], ["markdown", "md"]];
  return element("details", {}, element("summary", {}, `Single tables (${list.length})`),
    table("Single tables", [{ title: "Table" }, { title: "A row is" }, { title: "Take" }], list.map((one) => [
      one.name, one.about, element("span", { className: "row" },
        files.some((file) => file.name === `${one.name}.csv`) ? download(`/runs/${run.id}/files/${one.name}.csv`, "csv") : null,
        forms.map(([form, ending]) => download(`/runs/${run.id}/tables/${form}?table=${one.name}`, ending))),
    ])));
}

/** The figures of the report, drawn when somebody wants them: looking for what draws them takes a moment. */
function figures(run) {
  if (!["study", "reopen"].includes(run.task)) { return null; }
  const place = element("div", { "aria-live": "polite" }, element("p", { className: "muted" }, "Looking \u2026"));
  return element("details", { ontoggle: (event) => {
    if (!event.target.open || place.dataset.asked) { return; }
    place.dataset.asked = "yes";
    trying(async () => {
      const found = await get(`/runs/${run.id}/figures`);
      place.replaceChildren(...(found.available && found.figures.length > 0
        ? [table("Figures", [{ title: "Figure" }, { title: "Take" }], found.figures.map((name) =>
          [name, element("span", { className: "row" }, found.formats.map((form) => download(`/runs/${run.id}/figures/${name}.${form}`, form)))]))]
        : [element("p", {}, found.reason ?? "There is no figure.")]));
    });
  } }, element("summary", {}, "Figures for a paper"), place);
}

/** What a finished study was made with, which the choices on the page say nothing of. */
function opened(result) {
  if (!result.settings) { return null; }
  const given = Object.entries(result.settings).flatMap(([section, value]) => typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, one]) => [`${section}.${key}`, one]) : [[section, value]]).filter(([setting]) => setting !== "title");
  const said = ([, value]) => typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
  const button = element("button", { type: "button", onclick: () => trying(async () => {
    await putSettings(result.settings);
    button.replaceWith(element("span", { role: "status" }, "The choices are those of this study now."));
  }, button) }, "Use them for the next run");
  return element("div", { className: "note" },
    element("p", {}, `This is a finished study that was opened. It was made with ${given.length > 0 ? "these settings, and else with the standard" : "the standard settings"}; the choices above are those of the next run.`),
    given.length === 0 ? null : element("dl", { className: "facts" }, given.map((one) => [element("dt", {}, settingName(one[0])), element("dd", {}, said(one))])),
    element("p", { className: "row" }, button));
}

const heads = { vwap: "Average prices around the events", correlate: "Announcements against prices over time" };

/** Shows the answer at once, and what takes a further request when it comes; tells when the answer is there. */
export async function showResult(run, onAnswer = () => {}) {
  const place = at("result");
  place.setAttribute("aria-busy", "true");
  const result = await get(`/runs/${run.id}/result`);
  const [answer, ...behind] = result.sentences;
  const shown = result.models.filter((model) => model.windows.length > 0);
  const tables = element("div"), explorer = element("div"), taken = element("div");
  const parts = [
    result.simulated ? element("p", { className: "simulated" }, "SIMULATED DATA: nothing here says anything about a real company") : null,
    element("h3", {}, heads[run.task] ?? result.title),
    opened(result),
    ...result.questions.map((one) => question(`Not to be trusted until this is decided: ${one.message}`, one.answers, one.severity)),
    answer ? element("p", { className: "lead", id: "answer" }, answer) : null,
    ...behind.map((text) => element("p", {}, text)),
    ...(result.robustness?.length > 0 ? [element("h3", {}, "Does it depend on the choices?"), ...result.robustness.map((text) => element("p", {}, text))] : []),
    ...(result.advice?.length > 0 ? [element("h3", {}, "Which tests to trust"), ...result.advice.map((text) => element("p", {}, text))] : []),
    tables, explorer,
    ...panels(result.tables),
    ...(result.exclusions.length > 0 ? [element("details", {}, element("summary", {}, `${counted(result.exclusions.length, "announcement")} left out`),
      table("Left out", [{ title: "Event" }, { title: "Symbol" }, { title: "Why" }], result.exclusions.map((one) => [one.event_id, one.symbol, one.detail])))] : []),
    taken,
    ...(result.has_report ? [element("h3", {}, "The report"), element("iframe", {
      src: address(`/runs/${run.id}/report`), title: "The report", loading: "lazy", sandbox: "allow-scripts allow-downloads allow-popups" })] : []),
    ...notes(untold(result.notes, result.questions)),
  ];
  place.replaceChildren(...parts.filter(Boolean));
  onAnswer();
  const isSingle = result.events.filter((event) => event.status === "included").length === 1;
  const fillTables = async () => {
    const names = isSingle ? (await get(`/runs/${run.id}/files`)).files.map((file) => file.name) : [];
    const study = names.includes("study.json") ? await get(`/runs/${run.id}/files/study.json`) : null;
    tables.replaceChildren(...shown.map((model) => study ? single(study, model) : windows(model)),
      ...(shown.length > 0 ? [glossary(Object.keys(words).filter((name) => !study || !["CAAR", "N", "Median"].includes(name)))] : []));
  };
  const fillExplorer = async () => {
    if (result.has_grid) { explorer.replaceChildren(element("h3", {}, "Another window"), windowExplorer(await get(`/runs/${run.id}/grid`), result.models)); }
  };
  const fillTaken = async () => taken.replaceChildren(...(await downloads(run)).filter(Boolean));
  await Promise.all([fillTables(), fillExplorer(), fillTaken()]);
  place.removeAttribute("aria-busy");
}
