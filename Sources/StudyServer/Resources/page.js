/* The page of `leyline serve`: one workspace for each tab, and what is shown of it. */
import { at, get, remove, send, trouble, trying, Refusal } from "/static/api.js";
import { showFiles, takeFiles, watchDrops } from "/static/files.js";
import { showUnderstood } from "/static/understood.js";
import { forgetTyped, showEvents, watchEvents } from "/static/events.js";
import { showChoices } from "/static/choices.js";
import { showRuns, startRun, watchRuns } from "/static/runs.js";

/** What every part of the page knows. */
export const page = { info: null, workspace: null, settings: null, symbols: [], leftOut: [] };

/** Begins the workspace, or goes on with it; returns what was refused of its folder and its address. */
async function open() {
  page.info = await get("/info");
  const failures = [];
  const kept = sessionStorage.getItem("workspace");
  let found = null;
  if (kept) {
    try {
      found = await get(`/workspaces/${kept}`);
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.status !== 404) { throw failure; }
    }
  }
  page.workspace = found ?? await send("POST", "/workspaces");
  sessionStorage.setItem("workspace", page.workspace.id);
  if (!found) { sessionStorage.removeItem("left-out"); }
  const leftOut = sessionStorage.getItem("left-out");
  if (leftOut) { page.leftOut = JSON.parse(leftOut); }
  // A folder that was refused may have been mended since; what was dropped meanwhile is not replaced.
  if (page.info.folder && !leftOut && page.workspace.files.length === 0) { failures.push(await refused(takeFolder)); }
  if (!found) { failures.push(await refused(settingsOfAddress)); }
  return failures.filter(Boolean).join("; ");
}

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
  sessionStorage.setItem("left-out", JSON.stringify(files));
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
  showChoices();
  const hasPrices = page.workspace.files.some((file) => ["prices", "market", "factors", "intraday"].includes(file.role));
  await Promise.all([showUnderstood(hasPrices), showEvents()]);
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
at("sample").addEventListener("click", () => trying(async () => {
  await send("POST", `/workspaces/${page.workspace.id}/sample`);
  leaveOut([]);
  forgetTyped();
  // It runs while the page shows what it runs on.
  await startRun("study");
  await refresh();
}));
at("restart").addEventListener("click", () => trying(async () => {
  await remove(`/workspaces/${page.workspace.id}`);
  sessionStorage.removeItem("workspace");
  sessionStorage.removeItem("left-out");
  history.replaceState(null, "", location.pathname);
  location.reload();
}));

await trying(async () => {
  const failure = await open();
  watchDrops(takeFiles);
  watchEvents();
  watchRuns();
  await refresh();
  const isFinished = page.workspace.runs.length === 0 && page.workspace.files.some((file) => file.role === "result");
  if (page.info.folder && isFinished) { await startRun("reopen"); }
  if (failure) { trouble(failure); }
});
document.body.dataset.ready = "yes";
