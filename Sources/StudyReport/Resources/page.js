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
      links.get(entry.target.id).setAttribute("aria-current", "true");
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
leylineCharts.drawFixed();
explore();
