/* What is computed: windows, models, tests, and any other setting of a study file. */
import { at, element, Refusal } from "/static/api.js";
import { keep, kept } from "/static/tab.js";
import { page } from "/static/page.js";
import { changed, putSettings, settingName, typed } from "/static/understood.js";

const given = (section, key) => page.settings.given[section]?.[key];
const effective = (section, key) => page.settings.effective[section]?.[key];

/** What is not accepted, by setting: a typed text stays in its field, and nothing runs until it is mended. */
const refused = new Map();
let settling = Promise.resolve(), redrawing = false;

/** Waits until all that was chosen is accepted or refused. */
export const settled = () => settling;

/** The first typed text that is not accepted. */
export const notAccepted = () => [...refused.values()].find((one) => one.typed !== undefined);

/** Keeps what was typed and is not accepted, also when the page is loaded again. */
export function watchChoices() {
  const typed = kept("choices");
  if (typed?.workspace === page.workspace.id) { for (const [setting, wrong] of typed.refused) { refused.set(setting, wrong); } }
  addEventListener("pagehide", () => keep("choices", refused.size > 0 ? { workspace: page.workspace.id, refused: [...refused] } : null));
}

/** Forgets what was refused for a setting, or for all. */
export function forgetRefused(setting) {
  if (setting) { refused.delete(setting); } else { refused.clear(); }
}

/** Gives a setting a value, one after another; what is refused is told beside its control. */
function put(setting, label, value, typedText) {
  settling = settling.then(async () => {
    try {
      await putSettings(changed(page.settings.given, setting, value), setting);
    } catch (failure) {
      refused.set(setting, { id: idOf(setting), label, typed: typedText, message: plain(failure.message) });
      showChoices();
      if (!(failure instanceof Refusal)) { reportError(failure); }
    }
  });
}

/** A refusal without the name of the setting, beside whose control it stands. */
const plain = (message) => message.replace(/^settings: (?:[\w.]+: )?/, "");

const idOf = (setting) => `choice-${setting.replace(".", "-")}`;

/** Why the value of a control is not accepted. */
function objection(setting) {
  const wrong = refused.get(setting);
  return wrong ? element("p", { className: "trouble", id: `${idOf(setting)}-wrong`, role: "alert" }, wrong.message) : null;
}

function text(setting, hint) {
  const label = settingName(setting);
  const [section, key] = setting.split(".");
  const now = effective(section, key);
  const accepted = Array.isArray(now) ? now.join(", ") : now ?? "";
  const wrong = refused.get(setting);
  let last = wrong?.typed ?? accepted;
  // A field that was drawn again while somebody typed in it tells no change when it is left.
  const settle = () => {
    if (redrawing || field.value.trim() === last) { return; }
    last = field.value.trim();
    field.dataset.last = last;
    if (last === accepted) {
      refused.delete(setting);
      showChoices();
      return;
    }
    put(setting, label, last === "" ? undefined : asWritten(setting, last), last);
  };
  const field = element("input", {
    id: idOf(setting), value: last, spellcheck: false, "aria-invalid": wrong ? "true" : undefined,
    "aria-describedby": wrong ? `${idOf(setting)}-wrong` : undefined, onchange: settle, onblur: settle,
  });
  field.dataset.last = last;
  return element("div", {}, element("label", {}, label, field, element("small", {}, hint)), objection(setting));
}

/** Windows stay texts; a list is a list. */
function asWritten(setting, value) {
  if (["windows.estimation", "windows.event", "windows.min_estimation"].includes(setting)) { return value.trim(); }
  if (setting === "windows.tested") {
    // A comma within brackets parts the days of one window: [-1,1], (-1,+1).
    return (value.match(/[[(][^\])]*[\])]|[^,]+/g) ?? []).map((part) => part.trim().replace(/^\((.*)\)$/, "[$1]").replaceAll("+", "")).filter(Boolean);
  }
  return typed(setting, value);
}

function choice(setting, options, hint) {
  const label = settingName(setting);
  const [section, key] = setting.split(".");
  const select = element("select", { id: idOf(setting), onchange: () => put(setting, label, select.value) },
    options.map(([value, name]) => element("option", { value, selected: value === effective(section, key) }, name)));
  return element("div", {}, element("label", {}, label, select, element("small", {}, hint)), objection(setting));
}

function boxes(setting, facts, note) {
  const label = settingName(setting);
  const [section, key] = setting.split(".");
  const chosen = new Set(effective(section, key));
  const list = facts.map((fact) => element("li", {},
    element("label", {}, element("input", {
      type: "checkbox", id: `${idOf(setting)}-${fact.id}`, checked: chosen.has(fact.id),
      onchange: (event) => {
        if (event.target.checked) { chosen.add(fact.id); } else { chosen.delete(fact.id); }
        put(setting, label, facts.map((one) => one.id).filter((id) => chosen.has(id)));
      },
    }), ` ${fact.name}`),
    element("small", {}, [fact.assumes, fact.violated_by.length > 0 ? `Not with ${fact.violated_by.join(" or ")}.` : ""].filter(Boolean).join(" "))));
  const isGiven = given(section, key) !== undefined;
  return element("details", { open: opened.has(setting), ontoggle: (event) => { if (event.target.open) { opened.add(setting); } else { opened.delete(setting); } } },
    element("summary", {}, `${label}: ${facts.filter((fact) => chosen.has(fact.id)).map((fact) => fact.short_name).join(", ")}`),
    element("p", { className: "row" }, note, isGiven ? element("button", { type: "button", className: "quiet", onclick: () => put(setting, label, undefined) }, "Back to the standard") : null),
    objection(setting),
    element("ul", { className: "choices" }, list));
}

const opened = new Set();

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal({ message: `These settings are no JSON: ${error.message}`, answers: [] }, 0);
  }
}

function anything() {
  const accepted = JSON.stringify(page.settings.given, null, 2);
  const area = element("textarea", {
    id: idOf("all"), "aria-label": "Settings as JSON", spellcheck: false, value: refused.get("all")?.typed ?? accepted,
    oninput: () => {
      if (area.value === accepted) { refused.delete("all"); }
      else { refused.set("all", { id: idOf("all"), label: "Every other setting", typed: area.value, message: refused.get("all")?.message ?? "They are not used yet." }); }
    },
  });
  return element("details", { open: opened.has("all"), ontoggle: (event) => { if (event.target.open) { opened.add("all"); } else { opened.delete("all"); } } },
    element("summary", {}, "Every other setting"),
    element("p", {}, "As in a study file, as JSON. What is left out has its standard value."), area,
    element("p", { className: "row" }, element("button", {
      type: "button", onclick: () => {
        const typedText = area.value;
        settling = settling.then(async () => {
          try {
            await putSettings(parsed(typedText));
          } catch (failure) {
            refused.set("all", { id: idOf("all"), label: "Every other setting", typed: typedText, message: failure.message });
            showChoices();
            if (!(failure instanceof Refusal)) { reportError(failure); }
          }
        });
      },
    }, "Use these settings")),
    objection("all"),
    element("details", {}, element("summary", {}, "Their names"), element("p", {}, page.info.setting_keys.filter((key) => !key.names_files).map((key) => `${key.section}.${key.key}`).join(", "))));
}

export function showChoices() {
  const place = at("choice-list"), active = place.contains(document.activeElement) ? document.activeElement : null;
  redrawing = true;
  place.replaceChildren(
    element("div", { className: "fields" },
      text("windows.tested", "Days relative to day 0, such as 0..0, -1..1; left blank, day 0, the days around it and wider windows. Choose before you look."),
      text("windows.event", "All days that are shown."),
      text("windows.estimation", "The ordinary days before, which tell what to expect."),
      choice("methods.returns", [["simple", "simple"], ["log", "logarithmic"]], "Of prices from close to close."),
      choice("alignment.calendar", page.info.calendars.map((name) => [name, name === "data" ? "as the prices show (NSE for India)" : name.toUpperCase()]),
        "An exchange's hours place news after the close on the next day."),
      choice("methods.alternative", [["two-sided", "did it move"], ["greater", "did it rise"], ["less", "did it fall"]], "Decide before you look."),
    ),
    boxes("methods.models", page.info.models, "What is expected on an ordinary day."),
    boxes("methods.tests", page.info.tests, "Those that a sample supports are named with the results; without a choice these are run anyway."),
    anything(),
  );
  redrawing = false;
  // Who went on to the next control goes on there, with what is typed already.
  const again = active?.id ? at(active.id) : null;
  if (again && again !== document.activeElement) {
    again.focus({ preventScroll: true });
    if (active.dataset.last !== undefined && active.value.trim() !== active.dataset.last) { again.value = active.value; }
  }
}
