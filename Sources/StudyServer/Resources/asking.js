/* Questions before work is lost. */
import { element } from "/static/api.js";

/** Asks beside a button whether something that cannot be taken back is to be done; tells whether it is. */
export function asked(button, loss, yes, no = "Keep it") {
  const cell = button.closest("td"), row = cell ?? button.closest(".row") ?? button;
  const before = cell ? cell.querySelector(":scope > .ask") : row.nextElementSibling;
  if (before?.matches(".question")) { before.remove(); }
  return new Promise((tell) => {
    const close = (answer) => {
      place.remove();
      if (!answer && button.isConnected) { button.focus(); }
      tell(answer);
    };
    const safe = element("button", { type: "button", className: "quiet", onclick: () => close(false) }, no);
    const place = element("div", { className: "ask question", role: "group", "aria-label": loss,
      onkeydown: (event) => { if (event.key === "Escape") { close(false); } } },
    element("p", {}, loss), element("p", { className: "row" }, element("button", { type: "button", onclick: () => close(true) }, yes), safe));
    if (cell) { cell.append(place); } else { row.after(place); }
    place.scrollIntoView({ block: "nearest" });
    // The key that asked must not answer too.
    safe.focus({ preventScroll: true });
  });
}
