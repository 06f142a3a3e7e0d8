/** Readies the page for paper before each print, and puts everything back behind it. */
function onPaper() {
  let undo = [];

  /** Opens what is folded: nobody can press on paper. */
  function unfold() {
    document.querySelectorAll("details:not([open], .bibtex)").forEach(function (fold) {
      fold.open = true;
      undo.push(function () { fold.open = false; });
    });
  }

  function mark(element, name) {
    element.classList.add(name);
    undo.push(function () { element.classList.remove(name); });
  }

  /** The groups of columns that fit beside the first one, as even as they can be; the columns by place. */
  function groups(widths, room) {
    const rest = widths.slice(1);
    const within = function (limit) {
      const found = [[]];
      let sum = widths[0];
      rest.forEach(function (width, place) {
        if (found[found.length - 1].length > 0 && sum + width > limit) {
          found.push([]);
          sum = widths[0];
        }
        found[found.length - 1].push(place + 1);
        sum += width;
      });
      return found;
    };
    const count = within(room).length;
    let limit = widths[0] + rest.reduce(function (sum, width) { return sum + width; }, 0) / count;
    while (limit < room && within(limit).length > count) { limit += 4; }
    return within(Math.min(limit, room));
  }

  /** Puts tables of some of the columns in the place of a wide one, each with the first column. */
  function split(table, room) {
    const headings = Array.from(table.tHead.rows[0].cells);
    const rows = Array.from(table.rows);
    if (rows.some(function (row) { return row.cells.length !== headings.length; })) { return; }
    const parts = groups(headings.map(function (heading) { return heading.offsetWidth; }), room);
    if (parts.length < 2) { return; }
    parts.slice().reverse().forEach(function (places) {
      const part = table.cloneNode(true);
      [part].concat(Array.from(part.querySelectorAll("[id]"))).forEach(function (element) { element.removeAttribute("id"); });
      Array.from(part.rows).forEach(function (row) {
        Array.from(row.cells).forEach(function (cell, place) {
          if (place > 0 && !places.includes(place)) { cell.remove(); }
        });
      });
      part.classList.add("part");
      table.after(part);
      undo.push(function () { part.remove(); });
    });
    mark(table, "off-paper");
  }

  /** Makes a table as narrow as the sheet: in smaller letters, or in parts. */
  function fit(place) {
    const table = place.querySelector("table"), room = place.clientWidth;
    if (!table || !table.tHead || room === 0) { return; }
    const isWide = function () { return table.offsetWidth > room + 1; };
    ["tight", "tiny"].forEach(function (size) { if (isWide()) { mark(table, size); } });
    if (isWide()) { split(table, room); }
    // A word that is wider than the sheet must break somewhere.
    place.querySelectorAll("table:not(.off-paper)").forEach(function (part) {
      if (part.offsetWidth > room + 1) { mark(part, "loose"); }
    });
  }

  /** Makes what is known of an event as low as one sheet: in smaller letters, then with lower pictures. */
  function shorten(page) {
    // 264 millimeters between the margins, at 96 pixels an inch.
    const room = Math.floor(264 / 25.4 * 96) - 4;
    ["long", "longer"].forEach(function (size) {
      if (page.offsetHeight > room && !page.classList.contains(size)) { mark(page, size); }
    });
  }

  /** Keeps identifiers and dates, which have hyphens, on one line. */
  function join() {
    const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (/\S-\S/.test(node.data) && !node.parentElement.closest(".day, .number, .paste, .chart, .digest, svg, script, select")) {
        found.push(node);
      }
    }
    found.forEach(function (node) {
      const whole = document.createElement("span");
      node.data.split(/(\s+)/).forEach(function (word) {
        // A longer one is a path or a sentence without spaces, which must break somewhere.
        if (!/\S-\S/.test(word) || word.length > 32) { return whole.append(word); }
        const joined = document.createElement("span");
        joined.className = "pair";
        joined.textContent = word;
        whole.append(joined);
      });
      node.replaceWith(whole);
      undo.push(function () { whole.replaceWith(node); });
    });
  }

  /** Says which choice a chart shows, whose control is not on paper. */
  function tell() {
    document.querySelectorAll(".chart-choices select").forEach(function (select) {
      const caption = select.closest("figure") && select.closest("figure").querySelector("figcaption");
      if (!caption) { return; }
      const words = document.createElement("span");
      words.textContent = " Shown: " + select.options[select.selectedIndex].text + ".";
      caption.append(words);
      undo.push(function () { words.remove(); });
    });
  }

  function ready() {
    if (undo.length > 0) { return; }
    undo.push(function () {});
    unfold();
    tell();
    join();
    document.querySelectorAll(".scroll").forEach(fit);
    document.querySelectorAll(".event-page").forEach(shorten);
  }

  window.addEventListener("beforeprint", ready);
  window.addEventListener("afterprint", function () {
    undo.reverse().forEach(function (step) { step(); });
    undo = [];
  });
}
