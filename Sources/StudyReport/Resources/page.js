/** Marks the section that is being read. */
function follow() {
  const links = new Map();
  document.querySelectorAll("nav a").forEach(function (link) {
    links.set(link.getAttribute("href").slice(1), link);
  });
  const observer = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) { return; }
      links.forEach(function (link) { link.removeAttribute("aria-current"); });
      const link = links.get(entry.target.id), list = link.closest("ul");
      link.setAttribute("aria-current", "true");
      // On a phone the links are one row, wider than the window.
      if (list.scrollWidth > list.clientWidth) {
        list.scrollTo({ left: link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2 });
      }
    });
  }, { rootMargin: "-10% 0px -80% 0px" });
  links.forEach(function (link, id) {
    const section = document.getElementById(id);
    if (section) { observer.observe(section); }
  });
}

follow();
sortable();
exact();
copyable();
onPaper();
leylineCharts.drawFixed();
explore();
