/* The files of the workspace: dropped, chosen, named for what they are, removed. */
import { at, bytes, counted, element, remove, send, table, trouble, trying, upload } from "/static/api.js";
import { asked } from "/static/asking.js";
import { page, refresh } from "/static/page.js";

const waiting = new Map();

export function watchDrops(take) {
  const drop = at("drop"), pick = at("pick");
  pick.addEventListener("change", () => { take(Array.from(pick.files)); pick.value = ""; });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) { drop.classList.remove("over"); } });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(await dropped(event.dataTransfer));
  });
}

/** The files that were dropped, those of folders too. */
async function dropped(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) { return Array.from(transfer.files); }
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      found.push(await new Promise((done, fail) => entry.file(done, fail)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const part = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (part.length === 0) { return; }
      for (const child of part) { if (!child.name.startsWith(".")) { await walk(child); } }
    }
  };
  for (const entry of entries) { await walk(entry); }
  return found;
}

export async function takeFiles(files) {
  trouble(null, at("drop"));
  const failures = [];
  for (const file of files) { waiting.set(file.name, { size: file.size, state: "waits" }); }
  showFiles();
  for (const file of files) {
    const entry = waiting.get(file.name);
    const say = (state) => { if (state !== entry.state) { entry.state = state; showFiles(); } };
    try {
      await upload(page.workspace.id, file, (share) => say(share < 1 ? `${Math.floor(100 * share)}\u202f% is here` : "is being read \u2026"));
    } catch (failure) {
      // A sentence that names the file already names it once.
      failures.push(failure.message.startsWith(`${file.name}: `) ? failure.message : `${file.name}: ${failure.message}`);
    }
    waiting.delete(file.name);
  }
  await trying(refresh, at("drop"));
  if (failures.length > 0) { trouble(failures.join("; "), at("drop")); }
}

function roleChoice(file) {
  const roles = page.info.roles.filter((role) => role.id !== "undecided");
  const choice = element("select", {
    "aria-label": `What ${file.name} is`, disabled: file.made,
    onchange: () => trying(async () => {
      const wanted = choice.value;
      choice.value = file.role === "undecided" ? "" : file.role;
      await send("PATCH", `/workspaces/${page.workspace.id}/files/${file.id}`, { role: wanted });
      await refresh();
    }, choice),
  }, file.role === "undecided" ? element("option", { value: "" }, "please choose") : null,
    roles.map((role) => element("option", { value: role.id, selected: role.id === file.role }, role.name)));
  return choice;
}

/** What is lost with a file. */
const losing = (file) => !file.made ? `${file.name} is removed from this page; your own file stays as it is.`
  : file.role === "events" ? "The table that you edited here is deleted, and the events are those of the files again." : "What you added by a click is deleted.";

export function showFiles() {
  const files = page.workspace.files;
  const open = files.filter((file) => file.role === "undecided");
  const rows = files.map((file) => [
    file.name, roleChoice(file), bytes(file.bytes), file.reason ?? "",
    element("button", {
      type: "button", className: "quiet", "aria-label": `Remove ${file.name}`,
      onclick: (event) => trying(async () => {
        if (!await asked(event.target, losing(file), "Remove")) { return; }
        await remove(`/workspaces/${page.workspace.id}/files/${file.id}`);
        await refresh();
      }, event.target),
    }, "Remove"),
  ]).concat(Array.from(waiting, ([name, entry]) => [name, entry.state, bytes(entry.size), "", ""]));
  at("file-list").toggleAttribute("aria-busy", waiting.size > 0);
  at("file-list").replaceChildren(
    ...open.map((file) => element("p", { className: "ask" }, `${file.name}: ${file.reason ?? "its content does not tell what it is"}. Please choose what it is.`)),
    ...(page.leftOut.length > 0 ? [element("details", { open: page.leftOut.length < 6 }, element("summary", {}, `${counted(page.leftOut.length, "file")} of the folder left out`),
      element("ul", {}, page.leftOut.map((one) => element("li", {}, `${one.name}: ${one.reason}`))))] : []),
    rows.length === 0 ? element("p", { className: "muted" }, "No files yet.") : table("Files", [
      { title: "File" }, { title: "What it is" }, { title: "Size", number: true }, { title: "How it is known" }, { title: "" },
    ], rows),
  );
}
