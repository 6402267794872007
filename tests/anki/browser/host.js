// What Anki's reviewers do to a page, and what can be seen on it. No name of it is left in the window.
(() => {
  const WIDTH = 390;
  const TAP = 44;
  const CONTRAST = 4.5;
  const ROWS = ".k2-options > li, .k2-pairs > li, .k2-steps > li, .k2-shuffled li";
  const before = new Set(Object.keys(window)).add("k2quiz");

  function root() {
    return document.querySelector(".k2");
  }

  function show(html) {
    const place = document.getElementById("qa");
    place.innerHTML = html;
    for (const old of place.querySelectorAll("script")) {
      const script = document.createElement("script");
      script.text = old.text;
      old.replaceWith(script);
    }
  }

  function visible(element) {
    return element.getClientRects().length > 0;
  }

  function textOf(element, ...without) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(without.join(",") || "nothing").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function box(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, width, height };
  }

  function row(element) {
    const control = element.querySelector("button, select");
    const mark = element.querySelector(".k2-mark");
    const { x, y } = box(control || element);
    return {
      name: element.dataset.option || "",
      text: textOf(element, ".k2-mark", ".k2-why", ".k2-badge", "select", ".k2-arrow", ".k2-right"),
      mark: mark && visible(mark) ? textOf(mark) : "",
      badge: element.querySelector(".k2-badge")?.textContent ?? "",
      pressed: control?.getAttribute("aria-pressed") === "true",
      chosen: control?.value ?? "",
      offered: Array.from(control?.options ?? [], (option) => option.text).slice(1),
      x,
      y,
    };
  }

  function channels(colour) {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { light: [red, green, blue], alpha };
  }

  function luminance(light) {
    const [red, green, blue] = light.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ground(element) {
    for (let each = element; each; each = each.parentElement) {
      const { light, alpha } = channels(getComputedStyle(each).backgroundColor);
      if (alpha > 0.99) {
        return light;
      }
    }
    return [255, 255, 255];
  }

  function contrast(element) {
    const one = luminance(channels(getComputedStyle(element).color).light);
    const other = luminance(ground(element));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  function written() {
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && visible(element) && !element.closest("#typeans, option")) {
        found.push(element);
      }
    }
    return found.concat(Array.from(root().querySelectorAll("select")));
  }

  function pale(canvases) {
    const elements = written();
    return canvases.flatMap((canvas) => {
      document.body.style.backgroundColor = canvas;
      return elements.filter((element) => contrast(element) < CONTRAST)
        .map((element) => `contrast ${contrast(element).toFixed(1)} on ${canvas}: ${textOf(element).slice(0, 40)}`);
    });
  }

  function tapped() {
    const controls = Array.from(root().querySelectorAll("button, select, summary")).filter(visible);
    return controls.flatMap((control) => {
      const { width, height } = box(control);
      const name = `${control.localName} ${textOf(control).slice(0, 40)}`;
      const small = Math.min(width, height) < TAP ? [`only ${width} × ${height} px: ${name}`] : [];
      return control.classList.contains("tappable") ? small : [...small, `not tappable: ${name}`];
    });
  }

  function lettered() {
    const list = root().querySelector(".k2-options");
    const numbered = list && getComputedStyle(list).listStyleType !== "none";
    return numbered || (list && /Answer:\s*[A-H]/.test(root().innerText)) ? ["options have letters"] : [];
  }

  function flaws(canvases) {
    const wide = document.documentElement.scrollWidth > WIDTH ? ["scrolls sideways"] : [];
    const names = Object.keys(window).filter((name) => !before.has(name)).map((name) => `left behind: ${name}`);
    return [...wide, ...names, ...tapped(), ...lettered(), ...pale(canvases)];
  }

  function see(canvases) {
    const outcome = root().querySelector(".k2-outcome");
    return {
      text: root().innerText.replace(/\s+/g, " ").trim(),
      outcome: outcome && visible(outcome) ? textOf(outcome) : "",
      rows: Array.from(root().querySelectorAll(ROWS), row),
      flaws: flaws(canvases),
    };
  }

  // The texts in their order, those to choose from where there are any.
  function arrangement() {
    const offered = Array.from(root().querySelector("select")?.options ?? []).slice(1);
    const texts = offered.length ? offered : Array.from(root().querySelectorAll(ROWS));
    return texts.map((each) => textOf(each, ".k2-badge")).join("|");
  }

  // The arrangements of so many showings, with how often each came; chance and the date are given, so that the same
  // come every time, and each showing may be of another card.
  function arrangements(html, key, showings, others) {
    const given = [Math.random, Date.prototype.toDateString];
    let word = 2463534242;
    Math.random = () => {
      word ^= word << 13;
      word ^= word >>> 17;
      word ^= word << 5;
      return (word >>> 0) / 4294967296;
    };
    Date.prototype.toDateString = () => "Mon Nov 23 2026";
    const body = html.replace(/<style>[^]*?<\/style>/, "");
    const counts = {};
    for (let showing = 0; showing < showings; showing += 1) {
      show(others ? body.replaceAll(key, `${key}-${showing}`) : body);
      const order = arrangement();
      counts[order] = (counts[order] || 0) + 1;
    }
    [Math.random, Date.prototype.toDateString] = given;
    return counts;
  }

  window[Symbol.for("host")] = { show, see, arrangements };
})();
