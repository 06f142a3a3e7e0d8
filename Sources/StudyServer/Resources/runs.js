/* Runs: begun, watched, cancelled, chosen, compared. */
import { address, at, element, get, remove, send, table, trouble, trying } from "/static/api.js";
import { asked } from "/static/asking.js";
import { page } from "/static/page.js";
import { notAccepted, settled } from "/static/choices.js";
import { isTouched } from "/static/events.js";
import { showResult } from "/static/results.js";
import { showComparison } from "/static/comparison.js";
import { showPremium } from "/static/premium.js";
import { answerRow, question } from "/static/understood.js";

let chosen = null, shown = null;

/** Leads to the answer, unless somebody is typing elsewhere. */
function goThere() {
  at("results").scrollIntoView();
  if (document.activeElement?.matches("input:not([type=checkbox]), textarea, select")) { return; }
  const answer = at("answer") ?? at("results-title");
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
}
const names = {
  study: "Study", sensitivity: "Every window", vwap: "Average prices", premium: "Premium", correlate: "Leads and lags", reopen: "Reopened study",
};
const watched = new Map();

/** What a run is called: its number and task, with what of its settings is not the standard, as asked for. */
function nameOf(run) {
  const { settings } = run, facts = [];
  if (settings) {
    const { windows = {}, methods = {} } = settings;
    const models = methods.models?.map((id) => page.info.models.find((model) => model.id === id)?.short_name ?? id);
    facts.push(models?.join(" and "), windows.tested && `windows ${windows.tested.join(", ")}`, windows.estimation && `estimated on ${windows.estimation}`,
      windows.event && `shown ${windows.event}`);
    for (const [section, table] of Object.entries(settings)) {
      if (typeof table !== "object" || table === null) { continue; }
      for (const [key, value] of Object.entries(table)) {
        if (["windows.tested", "windows.estimation", "windows.event", "methods.models"].includes(`${section}.${key}`)) { continue; }
        const text = typeof value === "object" ? JSON.stringify(value) : String(value);
        if (text.length <= 40) { facts.push(`${key.replaceAll("_", " ")} ${text}`); }
      }
    }
  }
  const told = facts.filter(Boolean);
  return `${page.workspace.runs.indexOf(run) + 1}. ${names[run.task]}${told.length > 0 ? `: ${told.slice(0, 5).join("; ")}` : ""}`;
}

/** The controls that asked for the runs that have not ended, for what goes wrong. */
const askedBy = new Map();
/** Says that the page has changed since the result that is shown, and offers to run the same again. */
export function showAge() {
  const run = page.workspace.runs.find((one) => one.id === shown), place = at("before");
  const isBefore = run?.made_of !== undefined && run.made_of !== page.workspace.state;
  at("result").classList.toggle("earlier", isBefore);
  if (place.hidden && !isBefore) { return; }
  place.hidden = !isBefore;
  const button = element("button", { type: "button", onclick: () => startRun(run.task, run.premium ? { premium: run.premium } : {}, button) }, "Run again");
  place.replaceChildren(...(isBefore ? [element("p", { className: "row" },
    element("span", {}, "These results are of before: files, events, settings or adjustments have changed since."), button)] : []));
}

async function show(run, onAnswer) {
  await showResult(run, onAnswer);
  shown = run.id;
  showAge();
}

/** Asks for a run, unless something on the page is not settled; what is wrong is told beside the control that asked. */
export async function startRun(task, more = {}, near = document.querySelector(`[data-run="${task}"]`)) {
  trouble(null, near);
  await settled();
  const wrong = notAccepted();
  if (wrong) {
    trouble(`Nothing was run: \u201c${wrong.label}\u201d holds what is not accepted. ${wrong.message}`, near, leading("To the field", () => at(wrong.id)));
    return;
  }
  if (isTouched()) {
    trouble("Nothing was run: the table of events was changed. Use it or take the changes back first.", near, leading("To the table", () => at("event-save")));
    return;
  }
  const settings = task === "study" && at("every-window").checked ? { sensitivity: {} } : undefined;
  await trying(async () => {
    // What was changed a moment ago counts.
    const place = `/workspaces/${page.workspace.id}`;
    const [run, workspace, now] = await Promise.all([
      send("POST", `${place}/runs`, { task, settings, ...more }), get(place), get(`${place}/settings`),
    ]);
    [page.workspace, page.settings] = [workspace, now];
    if (!workspace.runs.some((known) => known.id === run.id)) { workspace.runs.push(run); }
    chosen = run.id;
    askedBy.set(run.id, near);
    showRuns();
    watch(run.id);
  }, near);
}

/** A button that leads to a control. */
function leading(text, control) {
  return element("p", { className: "row" }, element("button", { type: "button", onclick: () => {
    const found = control();
    found?.closest("details")?.setAttribute("open", "");
    found?.focus();
  } }, text));
}

/** Follows a run by server-sent events until it has ended. */
function watch(id) {
  if (watched.has(id)) { return; }
  const stream = new EventSource(address(`/runs/${id}/progress`));
  watched.set(id, stream);
  stream.addEventListener("run", (event) => {
    const run = JSON.parse(event.data);
    const before = page.workspace.runs.find((known) => known.id === id);
    page.workspace.runs = page.workspace.runs.map((known) => known.id === id ? run : known);
    const told = document.querySelector(`[data-state-of="${id}"]`);
    if (told && isOpen(run) && before?.state === run.state) {
      // Only the words change: a button that is made anew at every stage cannot be clicked, nor keep the focus.
      told.textContent = state(run);
      return;
    }
    if (["done", "failed", "cancelled"].includes(run.state)) {
      stream.close();
      watched.delete(id);
      if (run.state === "failed" && askedBy.has(id)) {
        const near = askedBy.get(id);
        const place = near?.isConnected ? near : document.querySelector("[data-run=study]");
        trouble(`It failed: ${run.error?.message ?? "nothing is known of why"}`, place, ...[answerRow(run.error?.answers)].filter(Boolean));
      }
      askedBy.delete(id);
      if (run.state === "done" && chosen === id) { trying(() => show(run, goThere)); }
    }
    showRuns();
  });
  stream.addEventListener("error", () => {
    // The stream ends after the run; a lost one is asked for again by the browser.
    if (stream.readyState === EventSource.CLOSED) { watched.delete(id); }
  });
}

function state(run) {
  if (run.state === "queued") { return `waits, place ${run.place ?? 1}`; }
  if (run.state === "running") { return `${run.stage ?? "begins"} \u2026`; }
  if (run.state === "failed") { return question(run.error?.message ?? "it failed", run.error?.answers); }
  return run.state === "done" ? `done in ${(run.seconds ?? 0).toFixed(1)} s` : "cancelled";
}

function isOpen(run) { return run.state === "queued" || run.state === "running"; }

function buttons(run) {
  return element("span", { className: "row" },
    run.state === "done" ? element("button", { type: "button", "aria-pressed": String(run.id === chosen), onclick: () => choose(run) }, "Show") : null,
    element("button", { type: "button", className: "quiet", "aria-label": `${isOpen(run) ? "Cancel" : "Forget"} ${nameOf(run)}`, onclick: (event) => trying(async () => {
      if (run.state === "done" && !await asked(event.target, `The results of \u201c${nameOf(run)}\u201d are deleted. What you need of them must be downloaded first.`, "Forget it")) { return; }
      // The answer of a cancelled run comes at once, before the work has stopped.
      const last = await remove(`/runs/${run.id}`);
      page.workspace.runs = isOpen(run) ? page.workspace.runs.map((known) => known.id === run.id ? last : known)
        : page.workspace.runs.filter((known) => known.id !== run.id);
      showRuns();
    }, event.target) }, isOpen(run) ? "Cancel" : "Forget"));
}

async function choose(run) {
  chosen = run.id;
  showRuns();
  await trying(() => show(run, goThere));
}

function comparison() {
  const done = page.workspace.runs.filter((run) => run.state === "done" && ["study", "reopen"].includes(run.task));
  if (done.length < 2) { return null; }
  const pick = (label, index) => element("select", { "aria-label": label }, done.map((run, place) =>
    element("option", { value: run.id, selected: place === index }, nameOf(run))));
  const first = pick("First study", done.length - 2), second = pick("Second study", done.length - 1);
  return element("p", { className: "row" }, "Beside each other:", first, second, element("button", {
    type: "button", onclick: (event) => trying(async () => {
      await showComparison(first.value, second.value, done.map((run) => [run.id, nameOf(run)]));
      shown = null;
      showAge();
      at("results").scrollIntoView();
    }, event.target),
  }, "Compare"));
}

export function showRuns() {
  const runs = page.workspace.runs;
  const results = page.workspace.files.filter((file) => file.role === "result" && file.name.endsWith(".json"));
  // What lies beside the result of a study is read with it.
  const reopened = results.some((file) => file.name === "study.json") ? results.filter((file) => file.name === "study.json") : results;
  at("run-list").replaceChildren(
    ...reopened.map((file) => element("p", { className: "row" }, `${file.name} is a finished study.`, element("button", {
      type: "button", onclick: (event) => startRun("reopen", { file: file.id }, event.target),
    }, "Open it"))),
    ...(runs.length > 0 ? [table("Runs", [{ title: "Run" }, { title: "State" }, { title: "" }], runs.map((run) => [nameOf(run), element("div", { "data-state-of": run.id }, state(run)), buttons(run)]))] : []),
    ...[comparison()].filter(Boolean),
  );
  for (const run of runs) { if (isOpen(run)) { watch(run.id); } }
}

export function watchRuns() {
  for (const button of document.querySelectorAll("[data-run]")) {
    button.addEventListener("click", () => startRun(button.dataset.run));
  }
  showPremium((premium, near) => startRun("premium", { premium }, near));
  // A page that was loaded again shows its last finished study.
  const last = page.workspace.runs.findLast((run) => run.state === "done");
  if (last) { chosen = last.id; trying(() => show(last)); }
}

