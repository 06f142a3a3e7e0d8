/* A price against the averages before a day. */
import { at, element } from "/static/api.js";
import { page } from "/static/page.js";

export function showPremium(start) {
  const security = element("input", { name: "security", list: "symbols", placeholder: "where there are several" });
  const on = element("input", { name: "on", type: "date", required: true });
  const price = element("input", { name: "price", type: "number", step: "any", min: "0" });
  const shares = element("input", { name: "shares", type: "number", step: "1", min: "1", placeholder: "where the rule asks for them" });
  const rule = element("select", { name: "rule" }, element("option", { value: "" }, "the last close and averages of 5 sessions to a year"),
    page.info.pricing_rules.map((one) => element("option", { value: one.id }, one.title)));
  const field = (label, input) => element("label", {}, label, input);
  at("premium").replaceChildren(element("form", {
    onsubmit: (event) => {
      event.preventDefault();
      start(Object.fromEntries([
        ["security", security.value.trim()], ["on", on.value], ["price", price.value === "" ? "" : Number(price.value)], ["rule", rule.value],
        ["shares", shares.value === "" ? "" : [shares.value]],
      ].filter(([, value]) => value !== "")), event.target);
    },
  }, element("p", {}, "How far a price lies above the last close and the averages before a day, or what a rule prescribes on it."),
  element("datalist", { id: "symbols" }),
  element("div", { className: "fields" }, field("Security", security), field("The day", on), field("The price, such as that of an offer", price), field("What is asked", rule), field("Shares outstanding", shares)),
  element("p", { className: "row" }, element("button", { type: "submit" }, "Compare the price"))));
}
