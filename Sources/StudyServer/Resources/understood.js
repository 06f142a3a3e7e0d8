/* What was understood of the price files, what is wrong, and the clicks that answer it. */
import { at, counted, element, get, remove, send, table, trying } from "/static/api.js";
import { bookmark, page, refresh } from "/static/page.js";
import { asked } from "/static/asking.js";
import { forgetRefused } from "/static/choices.js";

/** Returns the settings with a key such as `prices.date_format` set. */
export function changed(given, setting, value) {
  const [section, key] = setting.includes(".") ? setting.split(".") : [null, setting];
  const copy = structuredClone(given);
  const place = section ? (copy[section] ??= {}) : copy;
  if (value === undefined || value === null || value === "") { delete place[key]; } else { place[key] = value; }
  if (section && Object.keys(place).length === 0) { delete copy[section]; }
  return copy;
}

/** Gives the workspace its settings; what was refused of the one that is mended, or of all, holds no longer. */
export async function putSettings(given, mended) {
  await send("PUT", `/workspaces/${page.workspace.id}/settings`, given);
  forgetRefused(mended);
  bookmark(given);
  await refresh();
}

/** A button that does something about a message, and says that it was done where the message stays. */
function doing(text, done, work) {
  return element("button", {
    type: "button", onclick: (event) => {
      const button = event.currentTarget;
      return trying(async () => {
        await work();
        if (!button.isConnected) { return; }
        const said = element("p", { role: "status", tabIndex: -1 }, `${done} It counts from the next run on.`);
        button.closest(".row").replaceWith(said);
        said.focus({ preventScroll: true });
      }, button);
    },
  }, text);
}

function answerButton(answer) {
  if (answer.adjustment) {
    const { symbol, date, factor } = answer.adjustment;
    const [text, done] = factor === 1 ? [`The price of ${symbol} really moved so`, `Kept: the move of ${symbol} on ${date} counts as a return.`]
      : [`Apply: ${symbol}, ${date}, factor ${factor}`, `Applied: ${symbol}, ${date}, factor ${factor}.`];
    return doing(text, done, async () => {
      await send("POST", `/workspaces/${page.workspace.id}/adjustments`, answer.adjustment);
      await refresh();
    });
  }
  // What is no setting of a study cannot be set here.
  const isKnown = answer.setting === "title" || page.info.setting_keys.some((known) => `${known.section}.${known.key}` === answer.setting);
  if (!answer.setting || !isKnown) { return null; }
  const use = (value) => putSettings(changed(page.settings.given, answer.setting, value), answer.setting);
  if (answer.value === undefined || answer.value === null) {
    const field = element("input", { "aria-label": settingName(answer.setting), placeholder: settingName(answer.setting) });
    return element("span", { className: "row" }, field, doing("Use", "It is used.", () => use(typed(answer.setting, field.value))));
  }
  return doing(`Use ${written(answer)}`, `Used: ${written(answer)}.`, () => use(answer.value));
}

/** What the page calls a setting. */
export const settingName = (setting) => page.info.setting_keys.find((known) => `${known.section}.${known.key}` === setting)?.name ?? setting;

/** A setting with its value, as a person would say it. */
function written({ setting, value }) {
  if (setting === "prices.columns") { return Object.entries(value).map(([role, column]) => `${column} as ${role}`).join(", "); }
  return `${settingName(setting)} = ${typeof value === "string" ? value : JSON.stringify(value)}`;
}

/** Returns a typed value for a setting: a list, a number or a word. */
export function typed(setting, text) {
  const fact = page.info.setting_keys.find((known) => `${known.section}.${known.key}` === setting);
  const word = (part) => part === "true" ? true : part === "false" ? false : part !== "" && !Number.isNaN(Number(part)) ? Number(part) : part;
  return fact?.list ? text.split(",").map((part) => word(part.trim())).filter((part) => part !== "") : word(text.trim());
}

/** The buttons that answer a message; nothing where none does. */
export function answerRow(answers = []) {
  const buttons = answers.map(answerButton).filter(Boolean);
  return buttons.length > 0 ? element("p", { className: "row" }, buttons) : null;
}

/** A sentence with what can be done about it by a click. */
export function question(message, answers = [], severity = "warning") {
  return element("div", { className: severity === "warning" ? "ask" : "note" }, element("p", {}, message), answerRow(answers));
}

const grounds = { name: "by its name", values: "by its values", file_name: "from the name of the file" };

function understood(file) {
  if (file.error) { return [element("h3", {}, file.name), question(file.error.message, file.error.answers)]; }
  const source = file.source;
  if (!source) { return []; }
  const first = source.first_row;
  const facts = [
    ["Rows", `${counted(source.n_rows, "row")} of ${counted(source.n_symbols, "symbol")}, ${source.first_date ?? "?"} to ${source.last_date ?? "?"}, ${source.frequency}`],
    ["Dates", !source.date_example ? source.dates : source.date_example.text === source.date_example.date ? `written ${source.dates}, such as ${source.date_example.text}`
      : `${source.date_example.text} is ${source.date_example.date} (${source.dates})`],
    ["Numbers", source.number_example && source.number_example.text !== String(source.number_example.value)
      ? `${source.number_example.text} is ${source.number_example.value}` : null],
    ["First row", first ? `${first.symbol}, ${first.date}: ${Object.entries(first.values).map(([name, value]) => `${name.replaceAll("_", " ")} ${Number(value.toFixed(4))}`).join(", ")}` : null],
    ["Left out", source.rejected_rows > 0 ? counted(source.rejected_rows, "row") : null],
    ["Not used", source.unused_columns.length > 0 ? source.unused_columns.join(", ") : null],
  ].filter(([, text]) => text);
  return [
    element("h3", {}, file.name),
    element("dl", { className: "facts" }, facts.map(([name, text]) => [element("dt", {}, name), element("dd", {}, text)])),
    element("details", {}, element("summary", {}, "Columns"), table(`Columns of ${file.name}`, [
      { title: "Column" }, { title: "Taken as" }, { title: "Why" },
    ], source.columns.map((column) => [column.header, column.role, grounds[column.ground] ?? column.ground]))),
  ];
}

/** Shows what was understood of the price files; returns what it tells in words. */
export async function showUnderstood(hasPrices) {
  const place = at("understood-list");
  if (!hasPrices) {
    page.symbols = [];
    place.replaceChildren(element("p", { className: "muted" }, "Nothing yet: add a file with prices."));
    return [];
  }
  place.setAttribute("aria-busy", "true");
  if (place.querySelector("dl, .ask") === null) { place.replaceChildren(element("p", { className: "muted" }, "Reading the prices \u2026")); }
  const found = await get(`/workspaces/${page.workspace.id}/inspection`);
  page.symbols = found.symbols ?? [];
  at("symbols")?.replaceChildren(...page.symbols.slice(0, 500).map((value) => element("option", { value })));
  const added = page.workspace.adjustments;
  place.replaceChildren(
    ...(found.error ? [question(found.error.message, found.error.answers)] : []),
    ...found.questions.map((one) => question(one.message, one.answers, one.severity)),
    ...(added > 0 ? [element("p", { className: "row" }, `${counted(added, "adjustment")} added by a click.`, element("button", {
      type: "button", className: "quiet", onclick: (event) => trying(async () => {
        if (!await asked(event.target, `What you added is taken back: ${counted(added, "adjustment")}.`, "Take back")) { return; }
        await remove(`/workspaces/${page.workspace.id}/adjustments`);
        await refresh();
      }, event.target),
    }, "Take back"))] : []),
    ...found.files.flatMap(understood),
    ...notes(untold(found.notes, found.questions)),
  );
  place.removeAttribute("aria-busy");
  const files = found.files.map((file) => file.error?.message);
  return [...found.notes.map((note) => note.text), found.error?.message, ...files].filter(Boolean);
}

/** The notes that no question has told already. */
export function untold(list, questions) {
  const told = new Set(questions.map((one) => one.message));
  return list.filter((note) => !told.has(note.text));
}

/** Notes, the warnings open and the rest folded. */
export function notes(list) {
  const warnings = list.filter((note) => note.severity === "warning"), rest = list.filter((note) => note.severity !== "warning");
  const shown = (note) => element("p", { className: "note" }, note.text);
  return [
    ...warnings.map((note) => element("p", { className: "note" }, `Beware: ${note.text}`)),
    ...(rest.length > 0 ? [element("details", {}, element("summary", {}, counted(rest.length, "further note")), rest.map(shown))] : []),
  ];
}
