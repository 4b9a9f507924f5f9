// Moving on the board by hand and by keyboard. A grip is dragged with mouse, pen or finger (a mouse may take the words
// themselves); with Enter or Space it is picked up, arrow keys choose where, Enter puts it down and Escape leaves it.
// What is picked by its box goes along. With Ctrl it stays where it was as well.
(() => {
  const area = document.querySelector("[data-board]");
  const form = document.getElementById("board-form");
  const placing = document.getElementById("board-place");
  const board = window.board;
  if (!area || !form || !placing || !board || !window.PointerEvent) return;
  area.classList.add("board--live");
  const { words } = board;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
  const titleOf = (card) => card.querySelector("h3 a").textContent;
  const themeOf = (one) => one.closest("[data-theme]");
  const themeTitle = (section) => section.querySelector("h2").textContent;

  // --- what is taken ------------------------------------------------------------------------------------------------
  const taken = (source) => {
    const said = source.closest(".said");
    if (said) {
      const pick = said.dataset.pick;
      const ticked = [...document.querySelectorAll('input[name="pick"]:checked')].map((box) => box.value);
      const picks = ticked.includes(pick) ? [...new Set(ticked)] : [pick];
      return { kind: "statement", picks, card: said.closest("[data-perspective]"), from: said, label: said.querySelector(".said__words p").textContent };
    }
    const card = source.closest(".card");
    return { kind: "perspective", card, from: card, label: titleOf(card) };
  };
  const held = (what) =>
    what.kind === "perspective"
      ? [what.from]
      : what.picks.flatMap((pick) => [...area.querySelectorAll(`.said[data-pick="${pick}"]`)]);
  const named = (what) => (what.picks && what.picks.length > 1 ? `${what.picks.length}` : what.label.slice(0, 80));

  // --- where it would go, drawn -------------------------------------------------------------------------------------
  const sides = document.createElement("div");
  sides.className = "drop-sides";
  for (const [name, text] of [["for", words.dropFor], ["against", words.dropAgainst]]) {
    const part = document.createElement("span");
    part.dataset.side = name;
    part.textContent = text;
    sides.append(part);
  }
  const clear = () => {
    sides.remove();
    for (const one of document.querySelectorAll("[data-over]")) delete one.dataset.over;
  };
  const show = (target) => {
    clear();
    if (!target) return;
    if (target.kind === "card") {
      target.element.append(sides);
      for (const part of sides.children) part.toggleAttribute("data-on", part.dataset.side === target.stance);
    }
    target.element.dataset.over = target.mark || "";
  };

  // where a perspective's statements are folded, what is put there is to be seen
  const unfold = (card) => {
    const folded = card.querySelector("[data-folded]");
    if (!folded) return;
    folded.dataset.list = folded.dataset.folded;
    delete folded.dataset.folded;
  };

  // --- putting it down ----------------------------------------------------------------------------------------------
  const put = (what, target, { keep, byKeys }) => {
    if (!target || target.kind === "way") return false;
    if (what.kind === "statement") {
      const data = board.fields(form);
      for (const pick of what.picks) data.append("pick", pick);
      if (target.kind === "tray") data.set("action", "take_out");
      else {
        data.set("action", keep ? "copy" : "move");
        data.set("to", target.element.dataset.perspective);
        data.set("stance", target.stance);
        unfold(target.element);
      }
      board.send(form.getAttribute("action"), data, byKeys);
      return true;
    }
    if (target.kind === "parked") {
      location.href = what.card.querySelector('a[href$="/park/"]').href;
      return true;
    }
    const data = board.fields(placing);
    data.set("perspective", what.card.dataset.perspective);
    data.set("source", themeOf(what.card).dataset.theme);
    data.set("to", target.theme.dataset.theme);
    data.set("before", target.before ? target.before.dataset.perspective : "0");
    if (keep) data.set("keep", "on");
    board.send(placing.action, data, byKeys);
    return true;
  };

  // --- by hand ------------------------------------------------------------------------------------------------------
  let drag = null;

  const under = (what, x, y) => {
    const element = document.elementFromPoint(x, y);
    if (!element) return null;
    const way = element.closest("[data-goto]");
    if (way) {
      const theme = document.getElementById(`theme-${way.dataset.goto}`);
      return what.kind === "perspective" ? { kind: "place", element: way, theme, before: null, mark: "last" } : { kind: "way", element: way, theme };
    }
    if (what.kind === "statement") {
      const tray = element.closest("[data-tray]");
      if (tray) return what.card ? { kind: "tray", element: tray } : null;
      const card = element.closest(".card:not(.card--parked)");
      if (!card) return null;
      const box = card.getBoundingClientRect();
      const low = y > box.bottom - Math.min(72, box.height / 3);
      return { kind: "card", element: card, stance: low ? "against" : "for" };
    }
    const parked = element.closest(".theme--parked");
    if (parked) return { kind: "parked", element: parked };
    const theme = element.closest("[data-theme]");
    if (!theme) return null;
    const card = element.closest(".card");
    if (!card) return { kind: "place", element: theme.querySelector(".cards"), theme, before: null, mark: "last" };
    const box = card.getBoundingClientRect();
    const after = y > box.top + box.height / 2;
    const before = after ? card.nextElementSibling : card;
    return { kind: "place", element: card, theme, before, mark: after ? "after" : "before" };
  };

  const scroll = () => {
    if (!drag || !drag.going) return;
    const edge = 72;
    const by = drag.y < edge ? drag.y - edge : drag.y > innerHeight - edge ? drag.y - innerHeight + edge : 0;
    if (by) {
      scrollBy(0, by / 4);
      aim();
    }
    drag.frame = requestAnimationFrame(scroll);
  };
  const aim = () => {
    const before = drag.target;
    drag.target = under(drag.what, drag.x, drag.y);
    show(drag.target);
    // resting on a theme's name with some statements goes to the theme
    if (before && drag.target && before.element === drag.target.element) return;
    clearTimeout(drag.resting);
    if (!drag.target || drag.target.kind !== "way") return;
    const { theme } = drag.target;
    drag.resting = setTimeout(() => theme.scrollIntoView({ block: "start" }), 500);
  };
  const begin = () => {
    drag.going = true;
    drag.what = taken(drag.source);
    document.documentElement.classList.add("is-dragging");
    for (const one of held(drag.what)) one.dataset.held = "";
    drag.ghost = document.createElement("div");
    drag.ghost.className = `ghost${drag.what.kind === "statement" ? " ghost--voice" : ""}`;
    drag.ghost.textContent = named(drag.what);
    document.body.append(drag.ghost);
    getSelection().removeAllRanges();
    scroll();
  };
  const end = () => {
    if (!drag) return;
    cancelAnimationFrame(drag.frame);
    clearTimeout(drag.resting);
    if (drag.ghost) drag.ghost.remove();
    document.documentElement.classList.remove("is-dragging");
    for (const one of document.querySelectorAll("[data-held]")) delete one.dataset.held;
    clear();
    drag = null;
  };

  area.addEventListener("pointerdown", (event) => {
    if (event.button || drag || lifted) return;
    const grip = event.target.closest("[data-grip]");
    const by = event.pointerType === "mouse" ? event.target.closest(".said__words") : null;
    if (!grip && (!by || event.target.closest("a, summary, input, button, details"))) return;
    drag = { source: grip || by, id: event.pointerId, x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY };
    if (grip) grip.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (!drag.going) {
      if (Math.hypot(drag.x - drag.startX, drag.y - drag.startY) < 6) return;
      begin();
    }
    drag.ghost.style.transform = `translate(${drag.x + 12}px, ${drag.y + 12}px)`;
    aim();
  });
  let dragged = false;
  document.addEventListener("pointerup", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const { going, what, target } = drag;
    end();
    if (!going) return;
    dragged = true; // the click that follows is none
    setTimeout(() => { dragged = false; });
    put(what, target, { keep: event.ctrlKey || event.metaKey, byKeys: false });
  });
  document.addEventListener("pointercancel", end);
  area.addEventListener("selectstart", (event) => drag && event.preventDefault());
  area.addEventListener("dragstart", (event) => event.preventDefault());

  // --- by keyboard --------------------------------------------------------------------------------------------------
  let lifted = null;

  const targets = (what) => {
    if (what.kind === "statement") {
      const seen = new Set();
      const cards = [...area.querySelectorAll(".card:not(.card--parked)")].filter((card) => {
        const first = !seen.has(card.dataset.perspective) || card === what.card;
        seen.add(card.dataset.perspective);
        return first;
      });
      const found = cards.map((element) => ({ kind: "card", element, theme: themeOf(element), stance: "for" }));
      return what.card ? [...found, { kind: "tray", element: area.querySelector("[data-tray]") }] : found;
    }
    return [...area.querySelectorAll("[data-theme]")].flatMap((theme) => {
      const cards = [...theme.querySelectorAll(".card")];
      const last = cards[cards.length - 1];
      const places = cards
        .filter((card) => card !== what.card)
        .map((before) => ({ kind: "place", element: before, theme, before, mark: "before" }));
      const end = { kind: "place", element: last || theme.querySelector(".cards"), theme, before: null, mark: last ? "after" : "last" };
      return [...places, end];
    });
  };
  const tellTarget = () => {
    const target = lifted.targets[lifted.at];
    const where = { at: lifted.at + 1, of: lifted.targets.length, theme: target.theme ? themeTitle(target.theme) : "" };
    if (target.kind === "tray") return board.say(words.tray);
    if (target.kind === "card") {
      const text = target.stance === "against" ? words.targetAgainst : words.target;
      return board.say(fill(text, { ...where, title: titleOf(target.element) }));
    }
    const text = target.before ? words.place : words.placeLast;
    return board.say(fill(text, { ...where, title: target.before ? titleOf(target.before) : "" }));
  };
  const goTo = (at) => {
    lifted.at = Math.max(0, Math.min(at, lifted.targets.length - 1));
    const target = lifted.targets[lifted.at];
    show(target);
    target.element.scrollIntoView({ block: "nearest" });
    tellTarget();
  };
  const lift = (grip) => {
    const what = taken(grip);
    const all = targets(what);
    const own = all.findIndex((target) => target.kind === "card" && target.element === what.card);
    const next = all.findIndex((target) => target.kind === "place" && target.theme === themeOf(what.card));
    lifted = { what, grip, targets: all, at: Math.max(0, what.kind === "statement" ? own : next) };
    for (const one of held(what)) one.dataset.held = "";
    grip.setAttribute("aria-pressed", "true");
    show(all[lifted.at]);
    const many = what.picks && what.picks.length > 1;
    board.say(fill(many ? words.liftedMany : words.liftedOne, { what: named(what), n: many ? what.picks.length : 1 }));
  };
  const lay = (text) => {
    if (!lifted) return;
    const { grip } = lifted;
    lifted = null;
    for (const one of document.querySelectorAll("[data-held]")) delete one.dataset.held;
    clear();
    grip.removeAttribute("aria-pressed");
    if (text) board.say(text);
  };

  area.addEventListener("click", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip) return;
    if (dragged || event.detail) {
      // pressed and not dragged: the box does the rest, with the form under the board
      const box = !dragged && grip.closest(".said") && grip.closest(".said").querySelector("input");
      if (box) {
        box.checked = !box.checked;
        box.dispatchEvent(new Event("change", { bubbles: true }));
      }
      return;
    }
    if (!lifted) lift(grip);
  });
  const theme = (by) => {
    const here = lifted.targets[lifted.at].theme;
    const firsts = lifted.targets.findIndex((target, at) => (by > 0 ? at > lifted.at && target.theme !== here : target.theme === here));
    if (by > 0) return firsts < 0 ? lifted.targets.length - 1 : firsts;
    if (firsts < lifted.at && firsts >= 0) return firsts;
    const above = lifted.targets[Math.max(0, firsts - 1)];
    return lifted.targets.findIndex((target) => target.theme === above.theme);
  };
  area.addEventListener("keydown", (event) => {
    if (!lifted) return;
    const target = lifted.targets[lifted.at];
    const steps = { ArrowDown: () => lifted.at + 1, ArrowUp: () => lifted.at - 1, Home: () => 0, End: () => lifted.targets.length - 1, PageDown: () => theme(1), PageUp: () => theme(-1) };
    if (steps[event.key]) goTo(steps[event.key]());
    else if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && target.kind === "card") {
      target.stance = target.stance === "for" ? "against" : "for";
      show(target);
      tellTarget();
    } else if (event.key === "Enter" || event.key === " ") {
      const { what } = lifted;
      lay("");
      put(what, target, { keep: event.ctrlKey || event.metaKey, byKeys: true });
    } else if (event.key === "Escape") lay(words.left);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  area.addEventListener("keyup", (event) => {
    if (event.key === " " && event.target.closest("[data-grip]") && lifted) event.preventDefault();
  });
  area.addEventListener("focusout", (event) => {
    if (lifted && event.target === lifted.grip) lay(words.left);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) end();
  });
})();
