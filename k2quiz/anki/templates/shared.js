// Front and back may be one page, two pages, or two pages without a memory: the state of the card that is asked
// is kept in the window, in the session and on the device, and without all three both sides shuffle by the date.
const NAME = "k2quiz";
const LIFETIME = 3600 * 1000;
const all = document.querySelectorAll(".k2[data-side]");
const root = all[all.length - 1];
const isBack = root.dataset.side === "back";
const id = root.querySelector(".k2-id").textContent;

function area(name) {
  try {
    return window[name];
  } catch (refused) {
    return null;
  }
}

function put(name, text) {
  try {
    area(name).setItem(NAME, text);
    return area(name).getItem(NAME) === text;
  } catch (refused) {
    return false;
  }
}

function get(name) {
  try {
    return JSON.parse(area(name).getItem(NAME));
  } catch (refused) {
    return null;
  }
}

function save(state) {
  window[NAME] = state;
  put("sessionStorage", JSON.stringify(state));
  return put("localStorage", JSON.stringify(state));
}

function seedOfDay() {
  let seed = 2166136261;
  for (const character of id + new Date().toDateString()) {
    seed = Math.imul(seed ^ character.codePointAt(0), 16777619);
  }
  return seed >>> 0;
}

function fresh() {
  const state = { id: id, at: Date.now(), seed: Math.floor(Math.random() * 4294967296), chosen: [] };
  if (!save(state)) {
    state.seed = seedOfDay();
    save(state);
  }
  return state;
}

function remembered() {
  const now = Date.now();
  for (const state of [window[NAME], get("sessionStorage"), get("localStorage")]) {
    if (state && state.id === id && now - state.at < LIFETIME) {
      return state;
    }
  }
  return { id: id, at: now, seed: seedOfDay(), chosen: [] };
}

function generator(seed) {
  let word = seed | 0;
  return function () {
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), word | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(elements, seed) {
  const order = Array.from(elements);
  const random = generator(seed);
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = order[last];
    order[last] = order[other];
    order[other] = moved;
  }
  return order;
}

function plain(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

function note(parent, text, style) {
  const mark = document.createElement("span");
  mark.className = "k2-mark " + style;
  mark.textContent = text;
  parent.insertBefore(mark, parent.firstChild);
}

function outcome(text, style) {
  const line = root.querySelector(".k2-outcome");
  line.textContent = text;
  line.className = "k2-outcome " + style;
  line.hidden = false;
}

function button(row) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "k2-row tappable";
  while (row.firstChild) {
    made.appendChild(row.firstChild);
  }
  row.appendChild(made);
  return made;
}

const state = isBack ? remembered() : fresh();
root.classList.add("k2-scripted");
