/* The work on this server: what other tabs, open or closed, have left, to go on with or to delete. */
import { at, counted, element, get, remove, table, trying } from "/static/api.js";
import { asked } from "/static/asking.js";
import { become, heldElsewhere } from "/static/tab.js";
import { isAsBegun, page } from "/static/page.js";
import { forgetTyped, isTouched } from "/static/events.js";

const units = [[86400, "day"], [3600, "hour"], [60, "minute"]];

function ago(seconds) {
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, null];
  return unit ? `${counted(Math.floor(seconds / size), unit)} ago` : "just now";
}

/** What a piece of work is called: its files. */
function nameOf(work) {
  const more = work.n_files - work.files.length;
  return work.n_files === 0 ? "settings alone" : work.files.join(", ") + (more > 0 ? ` and ${counted(more, "more file")}` : "");
}

async function goOn(work, button) {
  if (isTouched() && !await asked(button, "What you changed in the table of events is not used yet, and is lost.", "Go on without it", "Stay here")) { return; }
  // What this tab began with is no work to come back to.
  if (page.workspace && isAsBegun()) { await remove(`/workspaces/${page.workspace.id}`); }
  forgetTyped();
  become(work.id);
  history.replaceState(null, "", location.pathname);
  location.reload();
}

async function forget(work, button) {
  const loss = `${nameOf(work)}: files, events, settings and results of this work are deleted here; your own files stay as they are.`;
  if (!await asked(button, loss, "Delete")) { return; }
  await remove(`/workspaces/${work.id}`);
  // Where there were as many as the server keeps, there is room for this tab now.
  if (!page.workspace) { location.reload(); }
  await showWork();
}

/** Shows the work that other tabs have left; without any there is nothing to see. */
export async function showWork(isOpen) {
  const own = page.workspace?.id, list = (await get("/workspaces")).workspaces.filter((work) => work.id !== own);
  const held = new Set(await heldElsewhere(list.map((work) => work.id)));
  const place = at("work");
  place.hidden = list.length === 0;
  if (isOpen !== undefined) { place.open = isOpen && list.some((work) => !held.has(work.id)); }
  at("work-count").textContent = `Your work on this server (${list.length})`;
  at("work-list").replaceChildren(table("What other tabs, open or closed, have left", [{ title: "Files" }, { title: "Results", number: true }, { title: "Used" }, { title: "" }],
    list.map((work) => [
      nameOf(work), work.busy ? `${work.n_runs}, one at work` : String(work.n_runs), ago(work.idle_seconds),
      held.has(work.id) ? "open in another tab" : element("span", { className: "row" },
        element("button", { type: "button", "aria-label": `Go on with ${nameOf(work)}`, onclick: (event) => { const button = event.currentTarget; trying(() => goOn(work, button), button); } }, "Go on"),
        element("button", { type: "button", className: "quiet", "aria-label": `Delete ${nameOf(work)}`, onclick: (event) => { const button = event.currentTarget; trying(() => forget(work, button), button); } }, "Delete")),
    ])));
}

export function watchWork() {
  at("work").addEventListener("toggle", () => { if (at("work").open) { trying(() => showWork()); } });
}
