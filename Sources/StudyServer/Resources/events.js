/* The events as they were understood, to be corrected in a table. */
import { at, counted, element, get, remove, send, table, trying } from "/static/api.js";
import { asked } from "/static/asking.js";
import { keep, kept as keptByTab } from "/static/tab.js";
import { page, refresh } from "/static/page.js";
import { notes, question } from "/static/understood.js";

let rows = [], touched = false;
/** The symbols and times that events had when they came from the server, by their identifiers. */
const before = new WeakMap();
const shownRows = 200;
const states = { ok: "event", review: "to be decided", no_date: "no date", repeat: "told before" };

function markTouched() {
  touched = true;
  at("event-said").textContent = "";
  showButtons();
}

function showButtons() {
  at("event-save").hidden = !touched;
  at("event-undo").hidden = !touched && !page.workspace.edited_events;
  at("event-undo").textContent = touched ? "Take back the changes" : "Back to the files";
}

/** What people call a row. */
const called = (row) => row.event_id || `row ${rows.indexOf(row) + 1}`;

function field(row, key, label, style) {
  return element("input", {
    value: row[key] ?? "", "aria-label": `${label} of ${called(row)}`, className: style ?? "", "aria-invalid": row.objection && key === "published_at" ? "true" : undefined, spellcheck: false, "data-key": key,
    oninput: (event) => { row[key] = event.target.value.trim() || undefined; row.objection = undefined; if (key === "symbol") { row.priced = undefined; } event.target.removeAttribute("aria-invalid"); markTouched(); },
  });
}

/** The beginning of a text, up to a word. */
const beginning = (text) => text.length <= 70 ? text : `${text.slice(0, 70).replace(/\s+\S*$/, "")} \u2026`;

/** What is known of an event: the words that it rests on. */
function ground(row) {
  const quotes = (row.evidence ?? []).map((one) => element("li", {}, `${one.what}: \u201c${one.quote}\u201d`));
  const others = Object.entries(row.attributes ?? {}).filter(([, value]) => value).map(([name, value]) => element("li", {}, `${name}: ${value}`));
  const isWritten = page.workspace.files.some((file) => file.made && file.name === row.source_file);
  const list = [row.headline, row.reason, row.source_file && (isWritten ? "written on this page" : `from ${row.source_file}`)].filter(Boolean).map((text) => element("li", {}, text));
  const all = [...list, ...quotes, ...others];
  return all.length === 0 ? "" : element("details", {}, element("summary", {}, row.headline ? beginning(row.headline) : "Why"), element("ul", {}, all));
}

function state(row) {
  const choice = element("select", {
    "aria-label": `Whether ${called(row)} counts`,
    onchange: () => { row.status = choice.value; markTouched(); },
  }, Object.entries(states).map(([value, text]) => element("option", { value, selected: value === (row.status ?? "ok") }, text)));
  return choice;
}

/** Whether no price file has the symbol of a row. */
const hasNoPrices = (row) => row.priced === false;
const isCounted = (row) => (row.status ?? "ok") === "ok";

function dayZero(row) {
  if (row.objection) { return element("p", { className: "trouble" }, row.objection); }
  if (isCounted(row) && hasNoPrices(row)) { return element("p", { className: "trouble" }, `No prices: no price file has ${row.symbol}, so it is left out.`); }
  if (row.event_date) { return `${row.event_date}${row.alignment_rule ? `: ${row.alignment_rule}` : ""}`; }
  return row.exclusion ? `left out: ${row.exclusion.detail}` : "";
}

function draw() {
  const shown = rows.slice(0, shownRows);
  const without = rows.filter((row) => isCounted(row) && hasNoPrices(row)).length, unread = rows.filter((row) => row.objection).length;
  const counts = rows.filter(isCounted).length - without - unread;
  const parts = [];
  if (rows.length > 0) {
    parts.push(element("p", {}, `${counted(counts, "event")} of ${counted(rows.length, "row")} ${counts === 1 ? "counts" : "count"}.${
      without > 0 ? ` ${counted(without, "event")} ${without === 1 ? "has" : "have"} no prices.` : ""}${
      unread > 0 ? ` ${counted(unread, "row")} cannot be read: correct ${unread === 1 ? "it" : "them"} here and use this table.` : ""}`));
    parts.push(table("Events", [
      { title: "Symbol" }, { title: "Became public" }, { title: "Counts as" }, { title: "Group" }, { title: "Day 0, why, and by what words" }, { title: "" },
    ], shown.map((row) => [
      [field(row, "symbol", "Symbol"), element("small", { className: "name" }, row.event_id ?? "")], field(row, "published_at", "Time", "day"), state(row), field(row, "group", "Group"), [dayZero(row), ground(row)],
      element("button", { type: "button", className: "quiet", "aria-label": `Remove ${called(row)}`, onclick: () => takeOut(row) }, "Remove"),
    ])));
    if (rows.length > shown.length) { parts.push(element("p", { className: "muted" }, `and ${counted(rows.length - shown.length, "more row")}, which stay as they are.`)); }
  }
  return parts;
}

/** Shows the events, and of their notes those that are not told with the prices. */
export async function showEvents(understood) {
  const hasSources = page.workspace.files.some((file) => ["events", "documents"].includes(file.role)) || page.workspace.edited_events;
  if (hasSources && rows.length === 0) { at("event-list").replaceChildren(element("p", { className: "muted" }, "Reading the events \u2026")); }
  const found = await get(`/workspaces/${page.workspace.id}/events`);
  // What was typed stays until it is used or given up.
  if (touched) {
    showButtons();
    return;
  }
  rows = found.rows;
  for (const row of rows) { before.set(row, { symbol: row.symbol, published_at: row.published_at }); }
  showButtons();
  const drawn = draw(), further = element("div"), wrong = element("div");
  at("event-list").replaceChildren(
    wrong,
    ...found.problems.map((problem) => question(problem.message, problem.answers)),
    ...(drawn.length > 0 ? drawn : [element("p", { className: "muted" }, "Nothing yet: add a table of events or documents, or write one by hand.")]),
    further,
  );
  const told = new Set(await understood);
  if (found.error && hasSources) {
    wrong.replaceChildren(told.has(found.error.message)
      ? element("p", { className: "muted" }, "Days 0 are told once the question about the prices above is decided.") : question(found.error.message, found.error.answers));
  }
  further.replaceChildren(...notes(found.notes.filter((note) => !told.has(note.text))));
}

const kept = ["event_id", "symbol", "company", "published_at", "status", "repeat_of", "kind", "group", "headline", "source_file", "reason", "attributes"];

/** Removes a row, which can be put back until the table is used. */
function takeOut(row) {
  const place = rows.indexOf(row), name = called(row);
  rows = rows.filter((other) => other !== row);
  markTouched();
  drawRows();
  const back = element("button", { type: "button", onclick: () => {
    rows.splice(place, 0, row);
    markTouched();
    drawRows();
    at("event-said").textContent = `${name} is back.`;
  } }, "Put it back");
  at("event-said").replaceChildren(`${name} is removed from the table. `, back);
  back.focus({ preventScroll: true });
}

/** Draws the table again, with whatever else is told of the events. */
function drawRows() {
  const place = at("event-list"), others = Array.from(place.children).filter((one) => !one.matches("p:not([class]), .scroll, p.muted"));
  const isAsked = (one) => one.matches(".ask") || one.querySelector(":scope > .ask");
  place.replaceChildren(...others.filter(isAsked), ...draw(), ...others.filter((one) => !isAsked(one)));
}

const day = (time) => time?.slice(0, 10) || "undated";

/** Whether a row has the name of a symbol and a day that are no longer its own. */
function isOutdated(row) {
  const old = before.get(row);
  if (!old || old.symbol === row.symbol && day(old.published_at) === day(row.published_at)) { return false; }
  const stem = `${old.symbol}-${day(old.published_at)}`, rest = row.event_id.startsWith(stem) ? row.event_id.slice(stem.length) : null;
  // Documents without a day are told apart by the names of their files.
  return rest !== null && (/^(-\d+)?$/.test(rest) || !old.published_at && rest.startsWith("-"));
}

/** The rows as they are sent: what was named after its symbol and day has the name of those that it has now. */
function named() {
  const names = new Map();
  for (const row of rows) { if (row.event_id && !isOutdated(row)) { names.set(row.event_id, row.event_id); } }
  const taken = new Set(names.keys());
  for (const row of rows) {
    if (!row.event_id || names.has(row.event_id)) { continue; }
    const stem = `${row.symbol ?? ""}-${day(row.published_at)}`;
    let name = stem;
    for (let number = 2; taken.has(name); number += 1) { name = `${stem}-${number}`; }
    taken.add(name);
    names.set(row.event_id, name);
  }
  return rows.map((row) => {
    const sent = Object.fromEntries(kept.filter((key) => row[key] !== undefined && row[key] !== "").map((key) => [key, row[key]]));
    if (sent.event_id) { sent.event_id = names.get(sent.event_id); }
    if (sent.repeat_of) { sent.repeat_of = names.get(sent.repeat_of) ?? sent.repeat_of; }
    // The name is that of the company before.
    const old = before.get(row);
    if (old && old.symbol !== row.symbol) { delete sent.company; }
    return sent;
  });
}

export function watchEvents() {
  const typed = keptByTab("events");
  if (typed?.workspace === page.workspace.id) {
    for (const [row, old] of typed.rows) {
      rows.push(row);
      if (old) { before.set(row, old); }
    }
    markTouched();
    at("event-list").replaceChildren(...draw());
    at("event-said").textContent = "What you changed before this page was loaded again is here; it is not used yet.";
  }
  addEventListener("pagehide", () => keep("events", touched ? { workspace: page.workspace.id, rows: rows.map((row) => [row, before.get(row)]) } : null));
  at("event-add").addEventListener("click", () => {
    rows.push({ symbol: page.symbols.length === 1 ? page.symbols[0] : "", published_at: "", status: "ok", attributes: {} });
    markTouched();
    drawRows();
    at("event-list").querySelector("tbody tr:last-child input").focus();
  });
  const save = at("event-save"), undo = at("event-undo");
  save.addEventListener("click", () => trying(async () => {
    try {
      await send("PUT", `/workspaces/${page.workspace.id}/events`, { rows: named() });
    } catch (failure) {
      showWrong(failure.body);
      throw failure;
    }
    touched = false;
    await refresh();
    const counts = rows.filter((row) => isCounted(row) && !hasNoPrices(row)).length;
    at("event-said").textContent = `This table is used now: ${counted(counts, "event")} of ${counted(rows.length, "row")}.`;
    at("event-said").focus({ preventScroll: true });
  }, save));
  undo.addEventListener("click", () => trying(async () => {
    const [loss, yes, said] = touched
      ? ["What you changed in the table since it was used last is lost.", "Take back the changes", "The changes are taken back."]
      : ["The edited table is deleted, and the events are those of the files again.", "Back to the files", "The events are those of the files again."];
    if (!await asked(undo, loss, yes, "Keep my table")) { return; }
    if (!touched) { await remove(`/workspaces/${page.workspace.id}/events`); }
    touched = false;
    await refresh();
    at("event-said").textContent = said;
  }, undo));
}

/** Leads to the field of an edited table that is refused. */
function showWrong(body) {
  const field = at("event-list").querySelectorAll("tbody tr")[(body?.number ?? 0) - 1]?.querySelector(`[data-key="${body.column}"]`);
  if (!field) { return; }
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

/** Forgets what was typed, when other events take the place of the table. */
export function forgetTyped() { touched = false; }

/** Whether the table was changed and not used yet. */
export const isTouched = () => touched;
