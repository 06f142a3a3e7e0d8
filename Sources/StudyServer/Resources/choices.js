/* What is computed: windows, models, tests, and any other setting of a study file. */
import { at, element, trying } from "/static/api.js";
import { page } from "/static/page.js";
import { changed, putSettings, typed } from "/static/understood.js";

const given = (section, key) => page.settings.given[section]?.[key];
const effective = (section, key) => page.settings.effective[section]?.[key];
const put = (setting, value) => trying(() => putSettings(changed(page.settings.given, setting, value)));

function text(setting, label, hint) {
  const [section, key] = setting.split(".");
  const now = effective(section, key);
  const field = element("input", {
    value: Array.isArray(now) ? now.join(", ") : now ?? "", spellcheck: false,
    onchange: () => put(setting, field.value.trim() === "" ? undefined : asWritten(setting, field.value)),
  });
  return element("label", {}, label, field, element("small", {}, hint));
}

/** Windows stay texts; a list is a list. */
function asWritten(setting, value) {
  if (["windows.estimation", "windows.event", "windows.min_estimation"].includes(setting)) { return value.trim(); }
  if (setting === "windows.tested") { return value.split(",").map((part) => part.trim()).filter(Boolean); }
  return typed(setting, value);
}

function choice(setting, label, options, hint) {
  const [section, key] = setting.split(".");
  const select = element("select", { onchange: () => put(setting, select.value) },
    options.map(([value, name]) => element("option", { value, selected: value === effective(section, key) }, name)));
  return element("label", {}, label, select, element("small", {}, hint));
}

function boxes(setting, label, facts, note) {
  const [section, key] = setting.split(".");
  const chosen = new Set(effective(section, key));
  const list = facts.map((fact) => element("li", {},
    element("label", {}, element("input", {
      type: "checkbox", checked: chosen.has(fact.id),
      onchange: (event) => {
        if (event.target.checked) { chosen.add(fact.id); } else { chosen.delete(fact.id); }
        put(setting, facts.map((one) => one.id).filter((id) => chosen.has(id)));
      },
    }), ` ${fact.name}`),
    element("small", {}, [fact.assumes, fact.violated_by.length > 0 ? `Not with ${fact.violated_by.join(" or ")}.` : ""].filter(Boolean).join(" "))));
  const isGiven = given(section, key) !== undefined;
  return element("details", { open: opened.has(setting), ontoggle: (event) => { if (event.target.open) { opened.add(setting); } else { opened.delete(setting); } } },
    element("summary", {}, `${label}: ${facts.filter((fact) => chosen.has(fact.id)).map((fact) => fact.short_name).join(", ")}`),
    element("p", { className: "row" }, note, isGiven ? element("button", { type: "button", className: "quiet", onclick: () => put(setting, undefined) }, "Back to the standard") : null),
    element("ul", { className: "choices" }, list));
}

const opened = new Set();

function anything() {
  const area = element("textarea", { "aria-label": "Settings as JSON", spellcheck: false, value: JSON.stringify(page.settings.given, null, 2) });
  return element("details", { open: opened.has("all"), ontoggle: (event) => { if (event.target.open) { opened.add("all"); } else { opened.delete("all"); } } },
    element("summary", {}, "Every other setting"),
    element("p", {}, "As in a study file, as JSON. What is left out has its standard value."), area,
    element("p", { className: "row" }, element("button", {
      type: "button", onclick: () => trying(async () => {
        let value;
        try {
          value = JSON.parse(area.value);
        } catch (error) {
          throw new Error(`These settings are no JSON: ${error.message}`);
        }
        await putSettings(value);
      }),
    }, "Use these settings")),
    element("details", {}, element("summary", {}, "Their names"), element("p", {}, page.info.setting_keys.filter((key) => !key.names_files).map((key) => `${key.section}.${key.key}`).join(", "))));
}

export function showChoices() {
  at("choice-list").replaceChildren(
    element("div", { className: "fields" },
      text("windows.tested", "Windows that are tested", "Days relative to day 0, such as 0..0, -1..1; left blank, day 0, the days around it and wider windows. Choose before you look."),
      text("windows.event", "Event window", "All days that are shown."),
      text("windows.estimation", "Estimation window", "The ordinary days before, which tell what to expect."),
      choice("methods.returns", "Returns", [["simple", "simple"], ["log", "logarithmic"]], "Of prices from close to close."),
      choice("alignment.calendar", "Trading days", page.info.calendars.map((name) => [name, name === "data" ? "as the prices show (NSE for India)" : name.toUpperCase()]),
        "An exchange's hours place news after the close on the next day."),
      choice("methods.alternative", "The question", [["two-sided", "did it move"], ["greater", "did it rise"], ["less", "did it fall"]], "Decide before you look."),
    ),
    boxes("methods.models", "Models", page.info.models, "What is expected on an ordinary day."),
    boxes("methods.tests", "Tests", page.info.tests, "Those that a sample supports are named with the results; without a choice these are run anyway."),
    anything(),
  );
}
