// Shows the trace of a number or a claim, a term or an endnote beside its link: on hover, on Enter, and on a tap, then as a
// sheet from below. Without this file each is a plain link to its place.
(() => {
  "use strict";
  // Material's script and its worker weigh 47 kB with gzip, as much as all else that a page loads at first, and are of
  // no use until somebody moves, scrolls or types: they wait for that. What the script does as it starts is done here:
  // the scheme that the reader's system asks for, and the switch of it.
  document.documentElement.classList.replace("no-js", "js");
  const { dataset } = document.body;
  const schemes = [...document.querySelectorAll("[data-md-component=palette] input")];
  const kept = window.__md_get("__palette")?.color && dataset.mdColorScheme;
  const scheme = schemes.find(({ dataset: own }) => (kept ? own.mdColorScheme === kept : matchMedia(own.mdColorMedia).matches));
  if (scheme) {
    Object.assign(dataset, scheme.dataset);
    scheme.nextElementSibling.hidden = false;
  }
  const SIGNS = ["pointerover", "pointerdown", "scroll", "keydown", "focusin"];
  async function start(event) {
    for (const sign of SIGNS) removeEventListener(sign, start, true);
    for (const script of document.querySelectorAll("script.later")) {
      const loaded = document.createElement("script");
      loaded.src = script.dataset.src;
      await new Promise((resolve) => {
        loaded.onload = resolve;
        script.replaceWith(loaded);
      });
    }
    // What it has missed: a key, another scheme, or that the search was opened.
    if (event.type === "keydown") event.target.dispatchEvent(new KeyboardEvent("keydown", event));
    schemes.find(({ checked }) => checked)?.dispatchEvent(new Event("change"));
    if (document.getElementById("__search").checked) document.querySelector(".md-search__input").focus();
  }
  for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: true });
  if (location.search) addEventListener("DOMContentLoaded", start);

  // As it starts, it asks for the search index: 57 kB with gzip, which each page that is opened would then index anew.
  // Material has no setting that puts this off, so the request itself waits for a search.
  const { open: ask, send } = XMLHttpRequest.prototype;
  const searched = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("q")) resolve();
    document.addEventListener("focusin", (event) => event.target.closest(".md-search") && resolve());
  });
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    ask.call(this, method, address, ...more);
    if (String(address).endsWith("/search_index.json")) this.send = () => searched.then(() => send.call(this));
  };

  // A wrong address leads to the search with its last words.
  const lost = document.querySelector(".lost-search a");
  if (lost) lost.search = `?q=${location.pathname.match(/([^/]*)\/?$/)[1].replace(/\.\w+$/, "").replace(/[\W_]+/g, " ")}`;

  // Material leaves the focus nowhere when Escape closes the search. Here it goes back to where it came from.
  let before = null;
  document.addEventListener("focusin", ({ target, relatedTarget: from }) => {
    if (target.matches(".md-search__input") && !from?.closest(".md-search")) before = from;
  });
  addEventListener("keyup", (event) => {
    if (event.key === "Escape" && document.activeElement === document.body) before?.focus();
  });

  const LINKS = "a.number, a.claim, a.term, sup.note > a";
  const OPEN_AFTER = 300;
  const CLOSE_AFTER = 250; // because a pointer needs time to cross from the link to the popup,
  const CLOSE_APART = 900; // and more of it to one in the margin
  const EDGE = 8;
  const NARROWEST = 256;
  const MANY_TRACES = 20;
  const pages = new Map();
  const popup = document.createElement("div");
  let link = null; // whose section is shown
  let wanted = null; // whose section will be
  let timer = 0;
  let apart = false; // from the link, in the margin
  let pointer = ""; // what was last pressed: a click does not say it everywhere

  const versionOf = (page) => page.querySelector("meta[name=version]")?.content;
  const held = () => popup.contains(document.activeElement) || link.matches(":hover") || popup.matches(":hover");

  function close() {
    clearTimeout(timer);
    link?.removeAttribute("aria-details");
    wanted = link = null;
    if (popup.matches(":popover-open")) popup.hidePopover();
  }

  // Any move of the pointer or of the focus: another link's section is asked for, or the one shown is left.
  function follow(event) {
    if (event.pointerType === "touch") return;
    clearTimeout(timer);
    wanted = null;
    const target = event.type === "pointerover" && !popup.contains(event.target) ? event.target.closest(LINKS) : null;
    if (target && target !== link) {
      wanted = target;
      timer = setTimeout(open, OPEN_AFTER, target);
    } else if (link) {
      timer = setTimeout(() => !link || held() || close(), apart ? CLOSE_APART : CLOSE_AFTER);
    }
  }

  // A tap and the Enter key ask for the short form first, whose last line is the way that the link leads.
  function press(event) {
    const target = event.target.closest(LINKS);
    const way = event.detail === 0 || pointer === "key" ? "key" : pointer === "touch" ? "sheet" : "";
    if (way && target && !popup.contains(target) && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      wanted = target;
      open(target, way);
    } else if (event.target.closest("a") || !popup.contains(event.target)) {
      close();
    }
  }

  async function open(target, way = "") {
    const address = new URL(target.href);
    const section = await sectionAt(address).catch(() => null);
    if (wanted !== target) return;
    if (!section) {
      if (way) location.href = target.href;
      return;
    }
    link?.removeAttribute("aria-details");
    link = target;
    link.setAttribute("aria-details", popup.id);
    popup.classList.toggle("sheet", way === "sheet");
    fill(section, address);
    popup.hidePopover();
    popup.showPopover({ source: link }); // so that the Tab key goes from the popup on in the text
    place();
    if (way) popup.focus();
  }

  // A page of the same version as this one. Of another one, which was published or kept since, the numbers may differ.
  async function pageAt(path, cache) {
    const response = await fetch(path, { cache });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return versionOf(page) === versionOf(document) ? page : null;
  }

  async function sectionAt(address) {
    if (address.origin !== location.origin || location.protocol === "file:") return null; // no page reads another there
    const path = address.pathname;
    if (!pages.has(path)) pages.set(path, (await pageAt(path, "default")) ?? (await pageAt(path, "reload")));
    const anchor = pages.get(path)?.getElementById(decodeURIComponent(address.hash.slice(1)));
    return anchor && anchor.closest("section");
  }

  // A copy of the section without ids and scripts, and without what stands in the whole trace alone.
  function fill(section, address) {
    const copy = document.importNode(section, true);
    for (const node of copy.querySelectorAll("script, .headerlink, .back, .report, .more")) node.remove();
    for (const node of copy.querySelectorAll("details")) node.replaceWith(node.querySelector("summary").textContent);
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    for (const node of copy.querySelectorAll("[href]")) node.href = new URL(node.getAttribute("href"), address);
    const heading = copy.querySelector("h2, h3, h4");
    const title = document.createElement("p"); // because a heading would break the page's own order of headings
    title.className = "popup-title";
    title.textContent = heading.textContent.trim();
    heading.replaceWith(title);
    const way = document.createElement("a");
    way.href = address;
    way.className = "popup-way";
    const note = link.matches(".note > a") || address.hash.startsWith("#note-");
    way.textContent = note ? "In the endnotes" : link.matches(".term") ? "In the glossary" : "The whole trace";
    const end = document.createElement("button");
    end.className = "popup-end";
    end.type = "button";
    end.textContent = "Close";
    end.addEventListener("click", () => {
      link.focus();
      close();
    });
    popup.setAttribute("aria-label", title.textContent);
    popup.replaceChildren(copy, way, ...(popup.classList.contains("sheet") ? [end] : []));
    popup.scrollTop = 0;
  }

  // Below the link, or above it where there is more room or no chart; in the margin where it would cover a chart both
  // ways; never beyond the window. A sheet stands below all, and what it would cover moves up.
  function place() {
    popup.removeAttribute("style");
    const line = link.getBoundingClientRect();
    if (popup.classList.contains("sheet")) {
      scrollBy(0, Math.max(0, line.bottom + EDGE - popup.getBoundingClientRect().top));
      return;
    }
    const above = line.top - EDGE;
    const below = innerHeight - line.bottom - EDGE;
    popup.style.maxHeight = `${Math.max(above, below)}px`;
    const { offsetHeight: height, offsetWidth: width } = popup;
    const right = document.documentElement.clientWidth - EDGE;
    const left = Math.max(EDGE, Math.min(line.left, right - width));
    const under = { left, top: line.bottom };
    const over = { left, top: line.top - height };
    const first = height <= below || below >= above ? under : over;
    const near = first === under && height <= above ? [under, over] : [first];
    const charts = [...document.querySelectorAll("figure.chart svg")].map((chart) => chart.getBoundingClientRect());
    const covered = ({ top }) => charts.filter((box) => box.top < top + height && box.bottom > top && box.width);
    let at = near.find((at) => !covered(at).length);
    const room = right - EDGE - Math.max(line.right, ...near.flatMap(covered).map((box) => box.right));
    apart = !at && room >= NARROWEST;
    if (apart) {
      popup.style.maxWidth = `${room}px`;
      at = { left: right - popup.offsetWidth, top: Math.max(EDGE, Math.min(line.top, innerHeight - popup.offsetHeight - EDGE)) };
    }
    at ??= first;
    popup.style.top = `${at.top + scrollY}px`;
    popup.style.left = `${at.left + scrollX}px`;
  }

  function escape(event) {
    if (event.key !== "Escape" || !link) return;
    if (popup.contains(document.activeElement)) link.focus();
    close();
  }

  // A trace is folded below its row. Browsers unfold what an address leads to; older ones do not.
  function unfold() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place?.closest("details:not([open])")) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  addEventListener("DOMContentLoaded", unfold);

  // A long list of traces gets a field that leaves those which hold what is typed.
  const traces = [...document.querySelectorAll(".trace")];
  if (traces.length > MANY_TRACES) {
    const field = document.createElement("label");
    field.className = "filter";
    field.append("Find in this list ", Object.assign(document.createElement("input"), { type: "search" }));
    field.addEventListener("input", ({ target }) => {
      const typed = target.value.trim().toLowerCase();
      for (const trace of traces) trace.hidden = !trace.textContent.toLowerCase().includes(typed);
    });
    traces[0].parentNode.insertBefore(field, traces[0].parentNode.querySelector("h2"));
  }

  // On paper nothing can be unfolded, so everything is.
  const folded = [];
  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details:not([open])")) {
      node.open = true;
      folded.push(node);
    }
  });
  addEventListener("afterprint", () => {
    for (const node of folded.splice(0)) node.open = false;
  });

  // On a narrow screen Material opens its menu with a label, which no key reaches, and leaves it open behind the focus.
  const drawer = document.getElementById("__drawer");
  const label = document.querySelector(".md-header__button[for=__drawer]");
  const menu = document.createElement("button");
  menu.className = label.className;
  menu.type = "button";
  menu.ariaLabel = "Menu";
  menu.ariaExpanded = "false";
  menu.append(...label.childNodes);
  label.replaceWith(menu);
  menu.addEventListener("click", () => {
    drawer.click();
    document.querySelector(".md-nav--primary a").focus();
  });
  drawer.addEventListener("change", () => (menu.ariaExpanded = String(drawer.checked)));
  document.addEventListener("focusin", (event) => {
    if (drawer.checked && !event.target.closest(".md-sidebar--primary")) drawer.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    menu.focus();
  });

  if (!popup.showPopover) return;
  popup.id = "popup";
  popup.className = "popup md-typeset";
  popup.popover = "manual";
  popup.tabIndex = -1;
  popup.setAttribute("role", "dialog");
  document.body.append(popup);
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, follow);
  document.addEventListener("pointerdown", ({ pointerType }) => (pointer = pointerType), true);
  document.addEventListener("keydown", () => (pointer = "key"), true); // which Firefox counts as one click, others as none
  document.addEventListener("click", press);
  document.addEventListener("keydown", escape);
  addEventListener("resize", () => link && place());
})();
