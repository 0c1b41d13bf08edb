// Draws a figure's chart anew with Vega, so that each of its values can be pointed at or stepped through.
// site.js imports this file when a reader asks for it; only then are Vega and the chart's description loaded.
const GAP = 8;
const MARGIN = 2;
const NARROW = 330;
const near = (file) => new URL(file, import.meta.url);
let vega = null;

// Draws the button's chart, or gives its place back to the drawing of the page.
export async function toggle(button) {
  const figure = button.closest("figure");
  const shown = figure.querySelector(".explorer");
  if (shown) {
    shown.close();
  } else if (!button.ariaBusy) {
    button.ariaBusy = "true";
    await open(figure).catch(() => {
      figure.querySelector(".explorer")?.remove();
      tell(figure, "The chart could not be loaded. Its values are in the data table.");
    });
    button.ariaBusy = null;
  }
  button.ariaPressed = String(!!figure.querySelector(".explorer"));
}

async function open(figure) {
  tell(figure, "Loading the chart.");
  const asked = fetch(near(`explore/${figure.id.replace("chart-", "")}.json`));
  const [embed, response] = await Promise.all([library(), asked]);
  if (!response.ok) throw new Error(response.status);
  const drawn = await response.json();
  const drawings = figure.querySelector(".drawings");
  const explorer = element("div", "explorer");
  const drawing = element("div", "explorer-drawing");
  drawing.ariaHidden = "true"; // because the slider and the data table tell all that it shows
  explorer.append(drawing);
  drawings.after(explorer);
  let width = widthOf(explorer);
  // `ast` because the page's policy lets no text be run as code; Vega's own styles and menu would be refused too.
  const options = { mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false };
  const tip = tips(explorer);
  const { view } = await embed(drawing, { ...drawn, width }, { ...options, tooltip: (_, event, item) => tip.at(item) });
  tip.follow(view);
  const resized = new ResizeObserver(() => {
    if (!explorer.clientWidth || width === widthOf(explorer)) return; // on paper it has no width
    width = widthOf(explorer);
    view.width(width).runAsync().then(() => tip.follow(view));
  });
  resized.observe(explorer);
  const escape = (event) => event.key === "Escape" && tip.hide(true);
  document.addEventListener("keydown", escape);
  explorer.close = () => {
    document.removeEventListener("keydown", escape);
    resized.disconnect();
    view.finalize();
    explorer.remove();
    figure.classList.remove("explored");
  };
  figure.classList.add("explored");
  tell(figure, "The slider above steps through its values.");
}

// A drawing that is narrower would cut its labels: it is scaled instead.
function widthOf(explorer) {
  return Math.max(NARROW, explorer.clientWidth);
}

// The words beside a value, and the slider by which a keyboard or a finger goes from value to value.
function tips(explorer) {
  const tip = element("div", "explorer-tip");
  const frame = element("div", "explorer-frame"); // around the mark that the words are about
  const label = element("label", "explorer-step", "Step through the values");
  const slider = element("input");
  let values = [];
  slider.type = "range";
  slider.setAttribute("aria-describedby", explorer.closest("figure").querySelector(".figure-title").id);
  slider.min = slider.value = 0; // no value is chosen yet
  label.append(slider);
  explorer.append(frame, tip, label);

  function at(item) {
    const chosen = item ? values.findIndex(({ words }) => words === item.tooltip) : -1;
    if (chosen >= 0) show(chosen); // leaving a value hides nothing: the words stay where a pointer can reach them
  }

  function show(index) {
    const { words, left, top, width, height, highest } = values[index];
    slider.value = index + 1;
    slider.ariaValueText = tip.textContent = words;
    hide(false);
    put(frame, left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
    const middle = left + width / 2 - tip.offsetWidth / 2;
    const lowest = explorer.firstChild.offsetHeight - tip.offsetHeight; // because the slider stands below
    const above = highest - tip.offsetHeight - GAP;
    const beside = Math.max(0, Math.min(middle, explorer.clientWidth - tip.offsetWidth));
    put(tip, beside, Math.min(above < -GAP ? top + height + GAP : above, lowest));
  }

  function follow(view) {
    values = valuesOf(view, explorer.querySelector("svg"));
    slider.max = values.length;
    slider.value = 0;
    clear();
  }

  function clear() {
    slider.ariaValueText = "No value chosen yet";
    hide(true);
  }

  function hide(hidden) {
    tip.hidden = frame.hidden = hidden;
  }

  slider.addEventListener("input", () => (slider.value > 0 ? show(slider.value - 1) : clear()));
  return { at, follow, hide };
}

// Each value once, in the order of the data: its words, the box of the mark that shows it, and the top of its label.
function valuesOf(view, drawing) {
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  const [left, top] = view.origin();
  const found = new Map();
  const visit = (items, x, y) => {
    for (const item of items) {
      if (item.tooltip) found.set(item.tooltip, withMark(found.get(item.tooltip), item, x, y));
      for (const mark of item.items || []) visit(mark.items, x + (item.x || 0), y + (item.y || 0));
    }
  };
  visit(view.scenegraph().root.items, left + view.padding().left, top + view.padding().top);
  const rows = Object.values(view.getState({ data: () => true }).data).flat();
  const order = new Set(rows.map((row) => row.words).filter((words) => found.has(words)));
  return [...order].map((words) => ({ words, ...scaled(found.get(words), scale) }));
}

// A shape is framed rather than the text or the line beside it, and a later one rather than one that it covers.
function withMark(known, item, x, y) {
  const { bounds } = item;
  const { marktype } = item.mark;
  const top = bounds.y1 + y;
  const highest = Math.min(marktype === "line" ? Infinity : top, known?.highest ?? Infinity);
  if (known && ["text", "line"].includes(marktype)) return { ...known, highest };
  return { left: bounds.x1 + x, top, width: bounds.width(), height: bounds.height(), highest };
}

function scaled(sizes, scale) {
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size * scale]));
}

function library() {
  vega ??= new Promise((resolve, reject) => {
    const script = element("script");
    script.src = near("vega.js");
    script.onload = () => resolve(window.vegaEmbed);
    script.onerror = reject;
    document.head.append(script);
  }).catch((error) => {
    vega = null;
    throw error;
  });
  return vega;
}

function put(box, left, top, width, height) {
  const sizes = { left, top, width, height };
  for (const [name, size] of Object.entries(sizes)) if (size !== undefined) box.style[name] = `${size}px`;
}

function tell(figure, words) {
  figure.querySelector(".explore-status").textContent = words;
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
