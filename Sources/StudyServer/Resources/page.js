/* The page of `leyline serve`: one workspace for each tab, and what is shown of it. */
import { at, get, remove, send, trouble, trying, Refusal } from "/static/api.js";
import { asked } from "/static/asking.js";
import { become, hold, keep, kept, workspaceBefore } from "/static/tab.js";
import { showFiles, takeFiles, watchDrops } from "/static/files.js";
import { showUnderstood } from "/static/understood.js";
import { forgetTyped, isTouched, showEvents, watchEvents } from "/static/events.js";
import { forgetRefused, showChoices, watchChoices } from "/static/choices.js";
import { showAge, showRuns, startRun, watchRuns } from "/static/runs.js";
import { showWork, watchWork } from "/static/work.js";

/** What every part of the page knows. */
export const page = { info: null, workspace: null, settings: null, symbols: [], leftOut: [], begunAs: null };

/** How long a page that is loaded again waits for its own workspace, in milliseconds. */
const patience = 2000;

/** Begins the workspace, or goes on with it; returns what was refused of its folder and its address. */
async function open() {
  page.info = await get("/info");
  const failures = [];
  const before = workspaceBefore();
  // A copy of a tab has what the tab kept; the workspace is the tab's as long as it is open.
  const found = before && await hold(before, patience) ? await stillThere(before) : null;
  if (!found) {
    become(null);
    await showWork(true);
  }
  page.workspace = found ?? await send("POST", "/workspaces");
  become(page.workspace.id);
  if (!found) { await hold(page.workspace.id); }
  const leftOut = kept("left-out");
  if (leftOut) { page.leftOut = leftOut; }
  // A folder that was refused may have been mended since; what was dropped meanwhile is not replaced.
  if (page.info.folder && !leftOut && page.workspace.files.length === 0) { failures.push(await refused(takeFolder)); }
  if (found) {
    // Work that another tab left has its settings in the address too.
    if (!location.hash) { bookmark(found.settings); }
  } else {
    failures.push(await refused(settingsOfAddress));
    page.begunAs = (await get(`/workspaces/${page.workspace.id}`)).state;
  }
  return failures.filter(Boolean).join("; ");
}

/** Returns a workspace; nothing where it has ended. */
async function stillThere(id) {
  try {
    return await get(`/workspaces/${id}`);
  } catch (failure) {
    if (!(failure instanceof Refusal) || failure.status !== 404) { throw failure; }
    return null;
  }
}

/** Whether somebody has worked here: the sample is no work of anybody. */
const hasWork = () => page.workspace.files.some((file) => !file.reason?.endsWith("sample study")) || isTouched();

/** Whether everything is as the tab began, so that nothing is lost with it. */
export const isAsBegun = () => !isTouched() && page.workspace.runs.length === 0 && page.workspace.state === page.begunAs;

/** Does work that the page can do without; returns why it was refused, or nothing. */
async function refused(work) {
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof Refusal)) { throw failure; }
    return failure.message;
  }
}

/** The files of the folder that the server was started with; each tab has its own copy of them. */
async function takeFolder() {
  const given = await send("POST", `/workspaces/${page.workspace.id}/folder`);
  page.workspace = given.workspace;
  leaveOut(given.left_out);
}

/** Keeps what was not taken of the folder, for as long as its files are here. */
function leaveOut(files) {
  page.leftOut = files;
  keep("left-out", files);
}

/** Settings may stand in the address, so that a choice can be bookmarked; it holds no data. */
async function settingsOfAddress() {
  const text = new URLSearchParams(location.hash.slice(1)).get("settings");
  if (!text) { return; }
  try {
    await send("PUT", `/workspaces/${page.workspace.id}/settings`, JSON.parse(text));
  } catch (failure) {
    throw failure instanceof SyntaxError ? new Refusal({ message: "the settings in the address are damaged", answers: [] }, 0) : failure;
  }
}

/** Keeps the settings in the address. */
export function bookmark(given) {
  const text = JSON.stringify(given);
  history.replaceState(null, "", text === "{}" ? location.pathname : `#${new URLSearchParams({ settings: text })}`);
}

/** Reads the workspace again and shows all of it. */
export async function refresh() {
  page.workspace = await get(`/workspaces/${page.workspace.id}`);
  page.settings = await get(`/workspaces/${page.workspace.id}/settings`);
  showFiles();
  showRuns();
  showAge();
  showChoices();
  const hasPrices = page.workspace.files.some((file) => ["prices", "market", "factors", "intraday"].includes(file.role));
  const understood = showUnderstood(hasPrices);
  await Promise.all([understood, showEvents(understood)]);
}

// The address keeps the settings, which a link to a part of the page would take the place of.
for (const link of document.querySelectorAll("nav a, .skip")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const part = document.querySelector(link.hash);
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  });
}

/** Does at once what a button is for, and asks first where work would be lost. */
function asking(button, loss, yes, work) {
  button.addEventListener("click", () => trying(async () => {
    if (!hasWork() || await asked(button, loss, yes, "Keep my work")) { await work(); }
  }));
}

asking(at("sample"), "The sample takes the place of your files, events and settings on this page.", "Look at the sample", async () => {
  page.workspace = await send("POST", `/workspaces/${page.workspace.id}/sample`);
  leaveOut([]);
  forgetTyped();
  forgetRefused();
  // It runs while the page shows what it runs on.
  await startRun("study");
  await refresh();
});
asking(at("restart"), "All files, events, settings and results on this page are removed. What you need of them must be downloaded first.", "Start over", async () => {
  await remove(`/workspaces/${page.workspace.id}`);
  forgetTyped();
  forgetRefused();
  become(null);
  history.replaceState(null, "", location.pathname);
  location.reload();
});

await trying(async () => {
  const failure = await open();
  watchDrops(takeFiles);
  watchWork();
  watchEvents();
  watchChoices();
  watchRuns();
  await refresh();
  const isFinished = page.workspace.runs.length === 0 && page.workspace.files.some((file) => file.role === "result");
  if (page.info.folder && isFinished) { await startRun("reopen"); }
  if (failure) { trouble(failure); }
});
document.body.dataset.ready = "yes";
