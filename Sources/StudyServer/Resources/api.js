/* What the page asks its server, and how it makes elements: text is always text, never markup. */
const base = "/api/v1";

/** A refusal, with the sentence and the answers of the server. */
export class Refusal extends Error {
  constructor(body, status) {
    super(body.message);
    this.body = body;
    this.status = status;
  }
}

async function answer(response) {
  if (response.ok) { return response.status === 204 ? null : response.json(); }
  let body;
  try {
    body = await response.json();
  } catch {
    body = { message: `the server answered ${response.status}`, answers: [] };
  }
  throw new Refusal(body, response.status);
}

async function reach(path, options) {
  try {
    return await fetch(base + path, options);
  } catch {
    throw noAnswer();
  }
}

const noAnswer = () => new Refusal({ message: "Leyline does not answer; is \"leyline serve\" still running?", answers: [] }, 0);

export const get = async (path) => answer(await reach(path));
export const remove = async (path) => answer(await reach(path, { method: "DELETE" }));

export async function send(method, path, value) {
  return answer(await reach(path, {
    method, headers: { "Content-Type": "application/json" }, body: value === undefined ? undefined : JSON.stringify(value),
  }));
}

/** Sends a file as it is; the browser streams it, and only the older way to ask tells how much is sent. */
export function upload(workspace, file, onShare, role = "auto") {
  const query = new URLSearchParams({ role, name: file.name, replace: "true" });
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${base}/workspaces/${workspace}/files?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) { onShare(event.loaded / event.total); } });
    request.addEventListener("load", () => answer(new Response(request.status === 204 ? null : request.responseText, { status: request.status })).then(done, fail));
    request.addEventListener("error", () => fail(noAnswer()));
    request.send(file);
  });
}

/** A link whose file is saved; where there is none, the sentence of the server stands beside it. */
export function download(path, text) {
  let isThere = false;
  const link = element("a", { href: base + path, download: "", onclick: (event) => {
    if (isThere) { return; }
    // A browser says nothing of why a download failed.
    event.preventDefault();
    trying(async () => {
      link.setAttribute("aria-busy", "true");
      try {
        const response = await reach(path, { method: "HEAD" });
        if (!response.ok) { await get(path); }
      } finally {
        link.removeAttribute("aria-busy");
      }
      isThere = true;
      link.click();
      isThere = false;
    }, link);
  } }, text);
  return link;
}

export const address = (path) => base + path;
export const at = (id) => document.getElementById(id);

/** Makes an element from its name, its properties and what is in it. */
export function element(name, properties = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) { continue; }
    if (key.startsWith("on")) { made.addEventListener(key.slice(2), value); }
    else if (key in made && key !== "list") { made[key] = value; }
    else { made.setAttribute(key, value === true ? "" : value); }
  }
  made.append(...content.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== false));
  return made;
}

/** A table of columns `{title, number, about}` and rows of texts or elements; the first cell of a row heads it. */
export function table(caption, columns, rows) {
  const cell = (value, index, head) => element(head ? "th" : "td", {
    className: columns[index].number ? "number" : "", scope: head ? "row" : undefined, "data-label": columns[index].title || undefined,
  }, value ?? "");
  return element("div", { className: "scroll", tabIndex: 0, role: "group", "aria-label": caption },
    element("table", {}, element("caption", {}, caption),
      element("thead", {}, element("tr", {}, columns.map((column) =>
        element("th", { scope: "col", className: column.number ? "number" : "" }, column.about ? element("abbr", { title: column.about }, column.title) : column.title)))),
      element("tbody", {}, rows.map((row) => element("tr", {}, row.map((value, index) => cell(value, index, index === 0)))))));
}

const sign = (value, text) => (value < 0 ? "\u2212" : "+") + text;
export function percent(value, isSigned = true) {
  if (value === null || value === undefined) { return "n/a"; }
  const text = `${(100 * Math.abs(value)).toFixed(2)}\u202f%`;
  return isSigned ? sign(value, text) : text;
}
export const fixed = (value, digits = 2) => value === null || value === undefined
  ? "n/a" : (value < 0 ? "\u2212" : "") + Math.abs(value).toFixed(digits);
export const chance = (value) => value === null || value === undefined ? "n/a" : value < 0.001 ? "<0.001" : value.toFixed(3);
export const windowName = (first, last) => `${first}..${last}`.replaceAll("-", "\u2212");
export const bytes = (count) => count < 1e4 ? `${count} bytes` : count < 1e7 ? `${Math.round(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`;
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** Where a message about a control stands: in its cell, or behind its row. */
const spotOf = (near) => near?.isConnected ? near.closest("td, form, .row, .drop") : null;

/** Says what is wrong beside what caused it, at the top where nothing did, or takes it back; more are buttons that help. */
export function trouble(text, near = null, ...more) {
  const spot = spotOf(near);
  if (!spot) {
    at("trouble").hidden = !text;
    at("trouble").replaceChildren(...[text, ...more].filter(Boolean));
    if (text) { at("trouble").scrollIntoView({ block: "nearest" }); }
    return;
  }
  const isCell = spot.matches("td");
  const before = isCell ? spot.querySelector(":scope > .trouble") : spot.nextElementSibling;
  if (before?.matches(".trouble")) { before.remove(); }
  if (!text) { return; }
  const told = element("div", { className: "trouble", role: "alert" }, element("p", {}, text), ...more);
  if (isCell) { spot.append(told); } else { spot.after(told); }
  told.scrollIntoView({ block: "nearest" });
}

/** Does work and shows its refusal beside the control that asked for it. */
export async function trying(work, near = null) {
  // A control that is drawn again meanwhile leaves its section to tell.
  const section = near?.closest("section");
  try {
    trouble(null, near);
    return await work();
  } catch (failure) {
    trouble(failure.message, near?.isConnected ? near : section?.querySelector(".row, .drop") ?? null);
    if (!(failure instanceof Refusal)) { throw failure; }
    return undefined;
  }
}
