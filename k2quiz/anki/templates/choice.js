const choices = root.querySelector(".k2-choices");
const list = root.querySelector(".k2-options");
const several = choices.classList.contains("several");
const keep = choices.classList.contains("keep") || choices.classList.contains("truth");
const rows = keep ? Array.from(list.children) : shuffled(list.children, state.seed);
rows.forEach(function (row) {
  list.appendChild(row);
});

function ask() {
  const buttons = rows.map(button);
  function show() {
    buttons.forEach(function (made, place) {
      made.setAttribute("aria-pressed", String(state.chosen.includes(rows[place].dataset.option)));
    });
    save(state);
  }
  buttons.forEach(function (made, place) {
    made.addEventListener("click", function () {
      const letter = rows[place].dataset.option;
      const others = several ? state.chosen.filter((other) => other !== letter) : [];
      state.chosen = state.chosen.includes(letter) ? others : others.concat(letter);
      show();
    });
  });
  show();
}

function tell() {
  const right = root.querySelector(".k2-right-letters").textContent.match(/[A-H]/g) || [];
  rows.forEach(function (row) {
    const wanted = right.includes(row.dataset.option);
    const taken = state.chosen.includes(row.dataset.option);
    if (wanted) {
      const missed = several && state.chosen.length ? "✓ right, missed" : "✓ right";
      note(row, taken ? "✓ right, your choice" : missed, "k2-good");
    } else if (taken) {
      note(row, "✗ wrong, your choice", "k2-bad");
    }
    row.classList.toggle("k2-wanted", wanted);
    row.classList.toggle("k2-taken", taken);
  });
  const same = right.length === state.chosen.length && right.every((letter) => state.chosen.includes(letter));
  if (same) {
    outcome("✓ Right", "k2-good");
  } else if (state.chosen.length) {
    outcome("✗ Not right", "k2-bad");
  }
}

if (isBack) {
  tell();
} else {
  ask();
}
