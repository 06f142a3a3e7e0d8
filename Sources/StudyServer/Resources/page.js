/* The page of `leyline serve`: one workspace for each tab, and what is shown of it. */
import { at, get, remove, send, trying, Refusal } from "/static/api.js";
import { showFiles, takeFiles, watchDrops } from "/static/files.js";
import { showUnderstood } from "/static/understood.js";
import { forgetTyped, showEvents, watchEvents } from "/static/events.js";
import { showChoices } from "/static/choices.js";
import { showRuns, startRun, watchRuns } from "/static/runs.js";

/** What every part of the page knows. */
export const page = { info: null, workspace: null, settings: null, symbols: [], leftOut: [] };

async function open() {
  page.info = await get("/info");
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
  if (found) { return; }
  if (page.info.folder) { await takeFolder(); }
  await settingsOfAddress();
}

/** The files of the folder that the server was started with; each tab has its own copy of them. */
async function takeFolder() {
  const given = await send("POST", `/workspaces/${page.workspace.id}/folder`);
  page.workspace = given.workspace;
  page.leftOut = given.left_out;
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
  forgetTyped();
  // It runs while the page shows what it runs on.
  await startRun("study");
  await refresh();
}));
at("restart").addEventListener("click", () => trying(async () => {
  await remove(`/workspaces/${page.workspace.id}`);
  sessionStorage.removeItem("workspace");
  history.replaceState(null, "", location.pathname);
  location.reload();
}));

await trying(async () => {
  await open();
  watchDrops(takeFiles);
  watchEvents();
  watchRuns();
  await refresh();
  const isFinished = page.workspace.runs.length === 0 && page.workspace.files.some((file) => file.role === "result");
  if (page.info.folder && isFinished) { await startRun("reopen"); }
});
document.body.dataset.ready = "yes";
