// Coding: what changes on the page is fetched and put in place, so that a statement is added, opened and saved without
// loading a long interview anew. Every address also answers with a whole page; when anything goes wrong, that is taken.
(() => {
  const transcript = document.querySelector("[data-transcript]");
  if (!transcript || !window.fetch || !window.DOMParser) return;
  const coding = (window.coding = {});
  const coder = () => document.getElementById("coder");
  const form = () => document.querySelector("[data-coder-form]");
  const number = () => (coder() ? coder().dataset.number : "");

  const state = (one) => new URLSearchParams(new FormData(one)).toString();
  let asOpened = "";
  coding.isBusy = () => Boolean(form()) && state(form()) !== asOpened;

  // the address with what the page is filtered by, and with what looks different there now
  const withState = (address, more = {}) => {
    const url = new URL(address, location.href);
    const here = new URLSearchParams(location.search);
    for (const name of ["theme", "question", "unmasked", "mine"]) {
      if (here.has(name)) url.searchParams.set(name, here.get(name));
    }
    for (const [name, value] of Object.entries(more)) if (value) url.searchParams.set(name, value);
    url.hash = "";
    return url;
  };

  const rowOf = (which) => {
    const marks = transcript.querySelectorAll(`mark[data-of~="${which}"]`);
    const note = transcript.querySelector(`[data-note="${which}"]`);
    const last = marks.length ? marks[marks.length - 1] : note;
    return last && last.closest(".transcript__row");
  };

  const dress = (root) => {
    document.dispatchEvent(new CustomEvent("coding:drawn", { detail: root }));
    asOpened = form() ? state(form()) : "";
  };

  // put each part of an answer where its id says
  const place = (html) => {
    const parts = new DOMParser().parseFromString(html, "text/html").body;
    let opened = null;
    for (const part of [...parts.children]) {
      const old = document.getElementById(part.id);
      if (part.id === "coder") {
        if (old) old.remove();
        if (part.hasAttribute("data-closes")) continue;
        opened = part;
      } else if (old) {
        old.replaceWith(part);
      }
    }
    if (opened) {
      const row = rowOf(opened.dataset.number);
      if (row) row.after(opened);
      else transcript.append(opened);
    }
    dress(opened || transcript);
    return opened;
  };

  const address = (which) => `${location.pathname.replace(/(\/coding\/\d+\/).*$/, "$1")}${which ? `${which}/` : ""}`;
  const remember = () => history.replaceState(null, "", withState(address(number())));

  const ask = async (url, options = {}) => {
    const answer = await fetch(url, { credentials: "same-origin", ...options, headers: { "HX-Request": "true" } });
    const html = await answer.text();
    if (answer.redirected || !/coding-progress/.test(html)) throw new Error(String(answer.status));
    return { answer, opened: place(html) };
  };

  const tellError = () => {
    const error = document.querySelector("#coding-said .error-summary, #coder .error-summary, #coder [data-focus]");
    if (error) error.focus();
    return Boolean(error);
  };

  // open a statement's form; where the focus goes: its wording, or its heading
  coding.open = async (which, { wording = false, lifted = false } = {}) => {
    if (coding.isBusy() && which !== number() && !(await save(form(), null))) return;
    try {
      const { opened } = await ask(withState(address(which), { was: number(), lifted: lifted ? "1" : "" }));
      remember();
      const goal = opened && opened.querySelector(wording ? "[data-mask]" : "#coder-title");
      if (goal) goal.focus({ preventScroll: true });
      if (opened) opened.scrollIntoView({ block: "nearest" });
    } catch {
      location.href = withState(address(which));
    }
  };

  coding.close = async () => {
    const was = number();
    if (!was || coding.isBusy()) return;
    try {
      await ask(withState(address(""), { was }));
      if (coder()) coder().remove();
      remember();
      const link = document.getElementById(`s${was}`);
      if (link && link.firstElementChild) link.firstElementChild.focus({ preventScroll: true });
    } catch {
      location.href = withState(address(""));
    }
  };

  const send = (one, more = {}, button = null) => {
    const data = new URLSearchParams(new FormData(one));
    if (button && button.name) data.set(button.name, button.value);
    for (const [name, value] of Object.entries(more)) if (value) data.set(name, value);
    return ask(withState(one.action), { method: "POST", body: data });
  };

  coding.lift = async (lifter) => {
    const busy = coding.isBusy() ? number() : "";
    try {
      const { answer } = await send(lifter, { was: number(), busy });
      document.getSelection().removeAllRanges();
      if (tellError()) return;
      if (!busy) await coding.open(answer.headers.get("Coding-Open"), { wording: true, lifted: true });
    } catch {
      lifter.submit();
    }
  };

  coding.undo = async () => {
    const one = document.querySelector("[data-undo]");
    if (!one) return;
    try {
      const { answer } = await send(one, { was: number() });
      tellError();
      remember();
      if (answer.headers.get("Coding-Open") && !coding.isBusy()) await coding.open(answer.headers.get("Coding-Open"));
      const again = document.querySelector("[data-undo] button");
      if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
    } catch {
      one.submit();
    }
  };

  const save = async (one, button) => {
    const held = one.closest("#coder");
    try {
      const was = number();
      const sent = send(one, { was }, button);
      if (held) held.inert = true; // what is typed meanwhile would be lost when the answer takes its place
      const { opened } = await sent;
      remember();
      if (tellError()) return false;
      const stays = opened && opened.dataset.number === was;
      const hides = button && button.name === "mask";
      const goal = opened && opened.querySelector(stays ? (hides ? "[data-mask-focus]" : "#coder-title") : "[data-mask]");
      if (goal) goal.focus({ preventScroll: !hides });
      else document.querySelector("main").focus({ preventScroll: true });
      if (opened && !hides) opened.scrollIntoView({ block: "nearest" });
      return true;
    } catch {
      if (held) held.inert = false;
      const next = document.createElement("input");
      next.type = "hidden";
      [next.name, next.value] = button && button.name ? [button.name, button.value] : ["", ""];
      one.append(next);
      one.submit();
      return false;
    }
  };

  let sending = false;
  let leaving = false; // by a form of its own, such as removing the statement
  document.addEventListener("submit", async (event) => {
    const one = event.target;
    if (!one.matches("[data-lifter], [data-coder-form], [data-undo]")) {
      leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation(); // once.js would hold the form for good
    if (sending) return;
    sending = true;
    try {
      if (one.matches("[data-lifter]")) {
        if (window.fillLifter()) await coding.lift(one);
      } else if (one.matches("[data-undo]")) await coding.undo();
      else await save(one, event.submitter);
    } finally {
      sending = false;
    }
  }, true);

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("[data-transcript] sup a, .beside h2 a, [data-next], [data-close]");
    if (!link) return;
    event.preventDefault();
    if (link.matches("[data-close]")) return coding.close();
    const which = new URL(link.href).pathname.match(/(\d+)\/$/);
    if (which) coding.open(which[1]);
  });

  // a statement's whole stretch, also where others lie over it, while its number or note is pointed at
  const outline = (event) => {
    const from = event.target.closest && event.target.closest("[data-note], [data-transcript] sup");
    for (const mark of transcript.querySelectorAll(".lift--whole")) mark.classList.remove("lift--whole");
    if (!from) return;
    const which = from.dataset.note || from.id.slice(1);
    for (const mark of transcript.querySelectorAll(`mark[data-of~="${which}"]`)) mark.classList.add("lift--whole");
  };
  transcript.addEventListener("pointerover", outline);
  transcript.addEventListener("focusin", outline);

  // suggested themes are fetched when the form has been opened, off the way of everything else
  const suggest = async (root) => {
    const room = root.querySelector && root.querySelector("[data-suggestions]");
    if (!room) return;
    const from = room.dataset.suggestions;
    delete room.dataset.suggestions;
    try {
      const answer = await fetch(from, { credentials: "same-origin", headers: { "HX-Request": "true" } });
      if (answer.ok && !answer.redirected) room.innerHTML = await answer.text();
    } catch { /* no suggestions, nothing lost */ }
  };
  document.addEventListener("coding:drawn", (event) => suggest(event.detail));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-suggested]");
    const box = link && document.querySelector(`[data-themes] input[value="${link.dataset.suggested}"]`);
    if (!box) return;
    event.preventDefault();
    box.checked = !box.checked;
    box.focus();
  });

  addEventListener("beforeunload", (event) => {
    if (coding.isBusy() && !sending && !leaving) event.preventDefault();
  });
  dress(document);
})();

// Choosing themes by typing: a box above the list that leaves only what matches. Enter ticks, arrows choose.
(() => {
  const plain = (text) => text.toLowerCase().normalize("NFC");

  const dress = (root) => {
    for (const set of root.querySelectorAll("[data-themes]")) {
      const room = set.querySelector("[data-find]");
      const field = set.querySelector("[data-find-theme]");
      const rows = [...set.querySelectorAll(".theme-choice")];
      if (!room || !rows.length || field.dataset.ready) continue;
      field.dataset.ready = "1";
      room.hidden = false;
      const told = set.querySelector("[data-found]");
      const title = (row) => row.querySelector("[data-title]").dataset.title;
      let at = 0;

      const matching = () => {
        const words = plain(field.value).split(/\s+/).filter(Boolean);
        return rows.filter((row) => words.every((word) => plain(title(row)).includes(word)));
      };
      const show = () => {
        const found = matching();
        at = Math.max(0, Math.min(at, found.length - 1));
        for (const row of rows) {
          row.hidden = Boolean(field.value.trim()) && !found.includes(row);
          row.classList.toggle("theme-choice--at", Boolean(field.value.trim()) && row === found[at]);
        }
        if (!field.value.trim()) told.textContent = "";
        else if (!found.length) told.textContent = told.dataset.none;
        else if (found.length === 1) told.textContent = `${title(found[0])}. ${told.dataset.one}`;
        else told.textContent = `${found.length} ${told.dataset.many} ${title(found[at])}`;
      };

      field.addEventListener("input", () => {
        at = 0;
        show();
      });
      field.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          at += event.key === "ArrowDown" ? 1 : -1;
          show();
        } else if (event.key === "Enter") {
          const found = matching();
          if (field.value.trim() && found.length) {
            const box = found[at].querySelector("input");
            box.checked = !box.checked;
            const word = box.checked ? told.dataset.ticked : told.dataset.unticked;
            const which = title(found[at]);
            field.value = "";
            at = 0;
            show();
            told.textContent = `${which}: ${word}`;
          }
        } else if (event.key === "Escape" && field.value) {
          field.value = "";
          show();
          event.stopPropagation();
        } else return;
        event.preventDefault();
      });
    }
  };
  document.addEventListener("coding:drawn", (event) => dress(event.detail.querySelectorAll ? event.detail : document));
  dress(document);
})();
