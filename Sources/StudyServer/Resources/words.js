/* What the short names of results stand for. */
import { element } from "/static/api.js";

export const words = {
  CAR: "Cumulative abnormal return: what an event returned beyond what was expected, over all days of the window.",
  CAAR: "Cumulative average abnormal return: the mean of the CARs of all events.",
  BHAR: "Buy-and-hold abnormal return: the return of holding the share over the window less what was expected of holding it, compounded.",
  p: "How often chance alone would give at least as much, were there no effect: the smaller, the less it looks like chance.",
  "p for all windows": "p after counting that every window of the map was tried, so that the best one among many is not taken for a finding.",
  cell: "One window under one model, of all that were tried.",
  N: "The number of events.",
  Median: "The CAR that half of the events lie below.",
  Interval: "Where the effect lies with the confidence that is set, usually 95 %.",
};

/** The short names in words, for who opens them. */
export function glossary(names) {
  return element("details", {}, element("summary", {}, `What ${names.slice(0, 2).join(", ")} and the other names mean`),
    element("dl", { className: "facts" }, names.map((name) => [element("dt", {}, name), element("dd", {}, words[name])])));
}
