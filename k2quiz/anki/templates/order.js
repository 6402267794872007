function ask() {
  const rows = shuffled(root.querySelectorAll(".k2-shuffled li"), state.seed);
  const texts = rows.map(plain);
  const badges = rows.map(function () {
    const badge = document.createElement("span");
    badge.className = "k2-badge";
    return badge;
  });
  function show() {
    badges.forEach(function (badge, place) {
      const position = state.chosen.indexOf(texts[place]);
      badge.textContent = position < 0 ? "–" : String(position + 1);
    });
    save(state);
  }
  rows.forEach(function (row, place) {
    row.parentNode.appendChild(row);
    const made = button(row);
    made.insertBefore(badges[place], made.firstChild);
    made.addEventListener("click", function () {
      const others = state.chosen.filter((text) => text !== texts[place]);
      state.chosen = others.length < state.chosen.length ? others : others.concat(texts[place]);
      show();
    });
  });
  show();
}

function tell() {
  const rows = Array.from(root.querySelectorAll(".k2-steps > li"));
  let hits = 0;
  rows.forEach(function (row, place) {
    const position = state.chosen.indexOf(plain(row.querySelector(".k2-text")));
    if (position === place) {
      hits += 1;
      note(row, "✓ in place", "k2-good");
    } else if (state.chosen.length) {
      note(row, position < 0 ? "✗ left out" : "✗ you put it at " + (position + 1), "k2-bad");
    }
  });
  if (hits === rows.length) {
    outcome("✓ Right order", "k2-good");
  } else if (state.chosen.length) {
    outcome("✗ " + hits + " of " + rows.length + " in place", "k2-bad");
  }
}

if (isBack) {
  tell();
} else {
  ask();
}
