/* The page of `leyline serve`: one workspace for each tab, and what is shown of it. */
import { at, element, get, remove, send, trouble, trying, Refusal } from "/static/api.js";
import { showFiles, takeFiles, watchDrops } from "/static/files.js";
import { showUnderstood } from "/static/understood.js";
import { forgetTyped, isTouched, showEvents, watchEvents } from "/static/events.js";
import { forgetRefused, showChoices } from "/static/choices.js";
import { showAge, showRuns, startRun, watchRuns } from "/static/runs.js";

/** What every part of the page knows. */
export const page = { info: null, workspace: null, settings: null, symbols: [], leftOut: [] };

/** What a result depends on, as it is now: files, what they are, settings, edited events and added adjustments. */
export const presentState = () => JSON.stringify([page.settings.effective, page.workspace.files.map((file) => [file.id, file.role])]);

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
  if (!found) { for (const key of ["left-out", "asked"]) { sessionStorage.removeItem(key); } }
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
  showAge();
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
/** Does at once what a button is for, and asks first where work would be lost. */
function asking(button, loss, yes, work) {
  const place = element("div", { className: "ask", role: "group", "aria-label": loss, hidden: true });
  button.closest(".row").after(place);
  const close = () => { place.hidden = true; button.focus(); };
  const act = async () => {
    place.hidden = true;
    await trying(work);
  };
  button.addEventListener("click", () => {
    // The sample is no work of anybody.
    const isWork = page.workspace.files.some((file) => !file.reason?.endsWith("sample study")) || isTouched();
    if (!isWork) { return act(); }
    const go = element("button", { type: "button", onclick: act }, yes);
    place.replaceChildren(element("p", {}, loss), element("p", { className: "row" }, go, element("button", { type: "button", className: "quiet", onclick: close }, "Keep my work")));
    place.hidden = false;
    go.focus();
  });
  place.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); } });
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
  for (const key of ["workspace", "left-out", "asked"]) { sessionStorage.removeItem(key); }
  history.replaceState(null, "", location.pathname);
  location.reload();
});

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
