/* Runs: begun, watched, cancelled, chosen, compared. */
import { address, at, element, remove, send, table, trouble, trying } from "/static/api.js";
import { page } from "/static/page.js";
import { isTouched } from "/static/events.js";
import { showResult } from "/static/results.js";
import { showComparison } from "/static/comparison.js";
import { showPremium } from "/static/premium.js";
import { question } from "/static/understood.js";

let chosen = null;
const goThere = () => at("results").scrollIntoView();
const names = {
  study: "Study", sensitivity: "Every window", vwap: "Average prices", premium: "Premium", correlate: "Leads and lags", reopen: "Reopened study",
};
const watched = new Map();

export async function startRun(task, more = {}) {
  if (isTouched()) {
    trouble("The table of events was changed: use it or go back to the files first.");
    at("events").scrollIntoView();
    return;
  }
  const settings = task === "study" && at("every-window").checked ? { sensitivity: {} } : undefined;
  await trying(async () => {
    const run = await send("POST", `/workspaces/${page.workspace.id}/runs`, { task, settings, ...more });
    page.workspace.runs.push(run);
    chosen = run.id;
    showRuns();
    watch(run.id);
  });
}

/** Follows a run by server-sent events until it has ended. */
function watch(id) {
  if (watched.has(id)) { return; }
  const stream = new EventSource(address(`/runs/${id}/progress`));
  watched.set(id, stream);
  stream.addEventListener("run", (event) => {
    const run = JSON.parse(event.data);
    page.workspace.runs = page.workspace.runs.map((known) => known.id === id ? run : known);
    if (["done", "failed", "cancelled"].includes(run.state)) {
      stream.close();
      watched.delete(id);
      if (run.state === "done" && chosen === id) { trying(() => showResult(run, goThere)); }
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

function buttons(run) {
  const isOpen = run.state === "queued" || run.state === "running";
  return element("span", { className: "row" },
    run.state === "done" ? element("button", { type: "button", "aria-pressed": String(run.id === chosen), onclick: () => choose(run) }, "Show") : null,
    element("button", { type: "button", className: "quiet", onclick: () => trying(async () => {
      // The answer of a cancelled run comes at once, before the work has stopped.
      const last = await remove(`/runs/${run.id}`);
      page.workspace.runs = isOpen ? page.workspace.runs.map((known) => known.id === run.id ? last : known)
        : page.workspace.runs.filter((known) => known.id !== run.id);
      showRuns();
    }) }, isOpen ? "Cancel" : "Forget"));
}

async function choose(run) {
  chosen = run.id;
  showRuns();
  await trying(() => showResult(run, goThere));
}

function comparison() {
  const done = page.workspace.runs.filter((run) => run.state === "done" && ["study", "reopen"].includes(run.task));
  if (done.length < 2) { return null; }
  const name = (run) => `${page.workspace.runs.indexOf(run) + 1}. ${names[run.task]}`;
  const pick = (label, index) => element("select", { "aria-label": label }, done.map((run, place) =>
    element("option", { value: run.id, selected: place === index }, name(run))));
  const first = pick("First study", done.length - 2), second = pick("Second study", done.length - 1);
  return element("p", { className: "row" }, "Beside each other:", first, second, element("button", {
    type: "button", onclick: () => trying(async () => {
      await showComparison(first.value, second.value, done.map((run) => [run.id, name(run)]));
      at("results").scrollIntoView();
    }),
  }, "Compare"));
}

export function showRuns() {
  const runs = page.workspace.runs;
  const results = page.workspace.files.filter((file) => file.role === "result" && file.name.endsWith(".json"));
  // What lies beside the result of a study is read with it.
  const reopened = results.some((file) => file.name === "study.json") ? results.filter((file) => file.name === "study.json") : results;
  at("run-list").replaceChildren(
    ...reopened.map((file) => element("p", { className: "row" }, `${file.name} is a finished study.`, element("button", {
      type: "button", onclick: () => startRun("reopen", { file: file.id }),
    }, "Open it"))),
    ...(runs.length > 0 ? [table("Runs", [{ title: "Run" }, { title: "State" }, { title: "" }], runs.map((run, index) =>
      [`${index + 1}. ${names[run.task]}`, state(run), buttons(run)]))] : []),
    ...[comparison()].filter(Boolean),
  );
  for (const run of runs) { if (run.state === "queued" || run.state === "running") { watch(run.id); } }
}

export function watchRuns() {
  for (const button of document.querySelectorAll("[data-run]")) {
    button.addEventListener("click", () => startRun(button.dataset.run));
  }
  showPremium((premium) => startRun("premium", { premium }));
  // A page that was loaded again shows its last finished study.
  const last = page.workspace.runs.findLast((run) => run.state === "done");
  if (last) { chosen = last.id; trying(() => showResult(last)); }
}

