const read = leylineCharts.read;
const draw = leylineCharts.draw;

/** Sorts a table by the column whose heading is pressed. */
function sortable() {
  document.querySelectorAll("table.sortable").forEach(function (table) {
    const headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, column) {
      pressable(heading, function () {
        const down = turn(headings, heading);
        const key = function (row) {
          const cell = row.cells[column];
          return cell.dataset.value === undefined ? cell.textContent.trim() : cell.dataset.value;
        };
        const numeric = heading.classList.contains("number");
        const rows = Array.from(table.tBodies[0].rows);
        rows.sort(function (left, right) {
          const a = key(left), b = key(right);
          // What is missing stays at the end in both directions.
          if (a === "" || b === "") { return (a === "") - (b === ""); }
          const order = numeric ? Number(a) - Number(b) : a.localeCompare(b);
          return down ? -order : order;
        });
        table.tBodies[0].append.apply(table.tBodies[0], rows);
      });
    });
  });
}

/** Puts a button around the words of a heading. */
function pressable(heading, press) {
  const button = document.createElement("button");
  button.type = "button";
  // A link in a button could not be reached; the definition stays one press away in the heading.
  const link = heading.querySelector("a");
  if (link) {
    button.textContent = "\u2195";
    button.setAttribute("aria-label", "Sort by " + link.textContent);
    // The arrow stays on the line of the last word.
    heading.append("\u00a0", button);
  } else {
    button.append.apply(button, Array.from(heading.childNodes));
    heading.replaceChildren(button);
  }
  button.addEventListener("click", press);
}

/** Marks the heading by which rows are sorted, and returns whether they fall. */
function turn(headings, heading) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  return down;
}

/** Shows every digit of a number under the pointer. */
function exact() {
  document.addEventListener("mouseover", function (event) {
    const cell = event.target.closest ? event.target.closest("td[data-value]") : null;
    if (cell && !cell.title) { cell.title = cell.dataset.value + (cell.dataset.p ? ", p = " + cell.dataset.p : ""); }
  });
}

/** Says something to those who listen to the page. */
function announce(text) {
  const place = document.getElementById("announcer");
  place.textContent = "";
  // A text that comes back at once is not read again.
  setTimeout(function () { place.textContent = text; }, 60);
}

/** Puts a text on the clipboard, also where a page from a disk may not use it. */
function copy(text) {
  function old() {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("the browser refused"));
  }
  if (!navigator.clipboard) { return old(); }
  return navigator.clipboard.writeText(text).catch(old);
}

/** Makes a button copy what a function returns, and say so. */
function copies(button, name, text) {
  const label = button.textContent;
  button.addEventListener("click", function () {
    const value = text();
    copy(value).then(function () {
      button.textContent = "Copied";
      announce(name + " copied");
      setTimeout(function () { button.textContent = label; }, 1500);
    }, function () {
      announce("The browser does not let this page copy");
      button.textContent = "Not allowed";
      setTimeout(function () { button.textContent = label; }, 1500);
    });
  });
}

/** The shown text of a cell and what stands behind it. */
function cellOf(cell) {
  const parts = { text: "", stars: "", below: "", value: cell.dataset.value, p: cell.dataset.p };
  cell.childNodes.forEach(function (node) {
    if (node.nodeName === "SUP") {
      parts.stars = node.textContent.trim();
    } else if (node.nodeName === "SPAN") {
      const text = node.textContent.trim();
      if (text) { parts.below += (parts.below ? ", " : "") + text; }
    } else if (node.nodeName !== "BUTTON" || node.textContent.trim() !== "\u2195") {
      parts.text += node.textContent;
    }
  });
  parts.text = parts.text.trim();
  return parts;
}

/** The cells of a table that are shown, the headings first. */
function cellsOf(table) {
  return [table.tHead.rows[0]].concat(Array.from(table.tBodies[0].rows))
    .filter(function (row) { return !row.hidden; })
    .map(function (row) { return Array.from(row.cells).map(cellOf); });
}

/** A table as CSV: every digit of each number, p-values in columns of their own. */
function csvOf(table) {
  const rows = cellsOf(table);
  const withP = rows[0].map(function (heading, column) {
    return rows.some(function (row) { return row[column] && row[column].p !== undefined; });
  });
  return rows.map(function (row, index) {
    const fields = [];
    row.forEach(function (cell, column) {
      if (index === 0) {
        fields.push(cell.text.replace("\u2020", ""));
        if (withP[column]) { fields.push(cell.text.replace("\u2020", "") + " p"); }
        return;
      }
      fields.push(cell.value === undefined ? cell.text : cell.value);
      if (withP[column]) { fields.push(cell.p === undefined ? "" : cell.p); }
    });
    return fields.map(function (field) {
      const text = field.replace(/\s+/g, " ").replace(/^\u2212/, "-");
      // A program for tables would compute what begins like a formula.
      const safe = /^[=+@\t]|^-(?![\d.])/.test(text) ? "'" + text : text;
      return /[",\n]/.test(safe) ? "\"" + safe.replace(/"/g, "\"\"") + "\"" : safe;
    }).join(",");
  }).join("\n") + "\n";
}

/** A table as LaTeX with booktabs, as it is shown. */
function latexOf(table) {
  const special = {
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "\u2212": "$-$", "\u00b1": "$\\pm$", "\u2020": "$\\dagger$", "<": "$<$", ">": "$>$",
    "\u03b1": "$\\alpha$", "\u03b2": "$\\beta$", "\u03c3": "$\\sigma$", "\u00b7": "$\\cdot$", "\u00b2": "$^2$",
  };
  function words(text) {
    return text.replace(/\s+/g, " ")
      .replace(/[\\~^\u2212\u00b1\u2020<>\u03b1\u03b2\u03c3\u00b7\u00b2&%$#_{}]/g, function (sign) { return special[sign] || "\\" + sign; });
  }
  const rows = cellsOf(table);
  const numeric = Array.from(table.tHead.rows[0].cells).map(function (cell) {
    return cell.classList.contains("number");
  });
  const lines = rows.map(function (row) {
    return row.map(function (cell) {
      return words(cell.text) + (cell.stars ? "$^{" + cell.stars + "}$" : "") + (cell.below ? " (" + words(cell.below) + ")" : "");
    }).join(" & ") + " \\\\";
  });
  return ["% \\usepackage{booktabs}", "\\begin{tabular}{" + numeric.map(function (is) { return is ? "r" : "l"; }).join("") + "}", "\\toprule", lines[0], "\\midrule"]
    .concat(lines.slice(1), ["\\bottomrule", "\\end{tabular}", ""]).join("\n");
}

/** A table as Markdown, as it is shown. */
function markdownOf(table) {
  function words(text) { return text.replace(/\s+/g, " ").replace(/[\\`*_|<>[\]]/g, "\\$&"); }
  const rows = cellsOf(table);
  const rule = Array.from(table.tHead.rows[0].cells).map(function (cell) {
    return cell.classList.contains("number") ? "---:" : "---";
  });
  const lines = rows.map(function (row) {
    return "| " + row.map(function (cell) {
      return words(cell.text) + (cell.stars ? cell.stars.replace(/\*/g, "\\*") : "") + (cell.below ? " (" + words(cell.below) + ")" : "");
    }).join(" | ") + " |";
  });
  lines.splice(1, 0, "| " + rule.join(" | ") + " |");
  return lines.join("\n") + "\n";
}

/** Puts below each table what copies it, and the file that has all of its rows. */
function copyable() {
  document.querySelectorAll(".scroll > table:not([data-nocopy])").forEach(function (table) {
    const name = table.caption ? table.caption.textContent : table.parentElement.getAttribute("aria-label") || "table";
    const tools = document.createElement("div");
    tools.className = "copies";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "Copy: " + name);
    [["CSV", csvOf], ["LaTeX", latexOf], ["Markdown", markdownOf]].forEach(function (kind) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = kind[0];
      button.setAttribute("aria-label", "Copy as " + kind[0]);
      button.title = "Copy the table as " + kind[0];
      copies(button, name + " as " + kind[0], function () { return kind[1](table); });
      tools.append(button);
    });
    if (table.dataset.file) {
      const link = document.createElement("a");
      link.href = table.dataset.file;
      link.textContent = "All rows: " + table.dataset.file;
      tools.append(link);
    }
    table.parentElement.after(tools);
  });
  document.querySelectorAll("button[data-copies]").forEach(function (button) {
    button.hidden = false;
    copies(button, button.dataset.name, function () {
      return document.getElementById(button.dataset.copies).textContent.trim() + "\n";
    });
  });
}
