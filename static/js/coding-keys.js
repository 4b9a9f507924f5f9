// Coding by keyboard: keys of one letter, a marker that goes through the text by sentences, and a list of the keys.
// They do nothing while somebody writes in a field, and can be turned off (WCAG 2.1.4).
(() => {
  const transcript = document.querySelector("[data-transcript]");
  const help = document.querySelector("[data-keys]");
  const opener = document.querySelector("[data-keys-open]");
  const lifter = document.querySelector("[data-lifter]");
  if (!help || !help.showModal) return;

  const STORED = "coding-keys";
  const toggle = help.querySelector("[data-keys-switch]");
  const stored = () => {
    try { return localStorage.getItem(STORED); } catch { return null; }
  };
  toggle.checked = stored() !== "off";
  toggle.addEventListener("change", () => {
    try { localStorage.setItem(STORED, toggle.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", () => help.showModal());
  }

  // --- sentences of the text, as [paragraph, from, to] in the paragraph's own text, without the statements' numbers ---
  const nodesOf = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("[data-number]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const END = /[.!?…]{1,20}["”»’')\]]{0,5}(?=\s|$)/g;
  const sentences = () => {
    const found = [];
    for (const paragraph of transcript.querySelectorAll("[data-start]")) {
      const text = nodesOf(paragraph).map((node) => node.data).join("");
      let at = 0;
      for (const end of [...[...text.matchAll(END)].map((one) => one.index + one[0].length), text.length]) {
        const from = at + (text.slice(at, end).match(/^\s*/) || [""])[0].length;
        const to = from + text.slice(from, end).trimEnd().length;
        if (to > from) found.push([paragraph, from, to]);
        at = end;
      }
    }
    return found;
  };
  const point = (paragraph, offset, atEnd) => {
    let left = offset;
    const nodes = nodesOf(paragraph);
    for (const node of nodes) {
      if (left < node.data.length || (atEnd && left === node.data.length)) return [node, left];
      left -= node.data.length;
    }
    const last = nodes[nodes.length - 1];
    return [last, last.data.length];
  };

  let first = -1; // the marked sentences, by their place among all; words come along when the rows are drawn anew
  let last = -1;
  const mark = () => {
    const all = sentences();
    if (!all.length) return;
    first = Math.max(0, Math.min(first, all.length - 1));
    last = Math.max(first, Math.min(last, all.length - 1));
    const selection = document.getSelection();
    const from = point(all[first][0], all[first][1], false);
    const to = point(all[last][0], all[last][2], true);
    selection.setBaseAndExtent(...from, ...to);
    to[0].parentElement.scrollIntoView({ block: "nearest" });
  };
  const begin = () => {
    transcript.focus({ preventScroll: true });
    if (first < 0) {
      const box = document.querySelector("header") ? document.querySelector("header").getBoundingClientRect().bottom : 0;
      const all = sentences();
      const seen = all.findIndex(([paragraph]) => paragraph.getBoundingClientRect().top >= Math.max(0, box));
      first = last = Math.max(0, seen);
    }
    mark();
  };
  const word = (atStart, forward) => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !selection.modify) return;
    const range = selection.getRangeAt(0).cloneRange();
    if (atStart) selection.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset);
    selection.modify("extend", forward ? "forward" : "backward", "word");
    if (selection.isCollapsed) selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  };
  const inText = (event) => {
    const down = event.key === "ArrowDown";
    if (down || event.key === "ArrowUp") {
      if (first < 0) return begin();
      if (event.shiftKey) last += down ? 1 : -1;
      else first = last = down ? last + 1 : first - 1;
      mark();
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      if (first < 0) return begin();
      word(!event.shiftKey, event.key === "ArrowRight");
    } else return false;
    return true;
  };

  // --- the keys ---------------------------------------------------------------------------------------------------
  const coder = () => document.getElementById("coder");
  const step = (by) => {
    const all = [...new Set([...transcript.querySelectorAll("[data-note]")].map((note) => note.dataset.note))];
    const at = all.indexOf(coder() ? coder().dataset.number : "");
    const which = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (which && window.coding) window.coding.open(which);
  };
  const press = (selector) => {
    const one = document.querySelector(selector);
    if (one) one.click();
    return Boolean(one);
  };
  const into = (selector) => {
    const one = coder() && coder().querySelector(selector);
    if (one) one.focus();
    return Boolean(one);
  };
  const kind = (place) => {
    const one = coder() && coder().querySelectorAll("[data-kinds] input")[place];
    if (one) one.click();
    if (one) one.focus({ preventScroll: true });
    return Boolean(one);
  };
  const KEYS = {
    "?": () => help.showModal(),
    x: begin,
    m: () => into("[data-mask]"),
    t: () => into("[data-find-theme]"),
    n: () => press("[data-next]"),
    j: () => step(1),
    k: () => step(-1),
    i: () => press("[data-next-interview]"),
    u: () => press("[data-undo] button"),
    1: () => kind(0),
    2: () => kind(1),
    3: () => kind(2),
    4: () => kind(3),
    5: () => kind(4),
    f: () => {
      const filter = document.querySelector("[data-filter]");
      if (!filter) return;
      filter.open = true;
      filter.querySelector("select, input").focus();
    },
  };
  const WRITTEN = "input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]), textarea, select, [contenteditable]";

  document.addEventListener("keydown", (event) => {
    if (help.open || event.altKey || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const next = coder() && coder().contains(event.target) && coder().querySelector("[data-coder-form] [name=next]");
      if (next) {
        event.preventDefault();
        next.click();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const writes = event.target.closest && event.target.closest(WRITTEN);
    if (event.key === "Escape" && coder() && coder().contains(event.target)) {
      if (writes) coder().querySelector("#coder-title").focus();
      else if (window.coding) window.coding.close();
      return event.preventDefault();
    }
    if (writes || !toggle.checked) return;
    if (event.target === transcript && inText(event)) return event.preventDefault();
    const key = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!key || (event.shiftKey && event.key !== "?")) return;
    event.preventDefault();
    key();
  });

  // after a statement is lifted the marker goes on from there
  if (lifter) document.addEventListener("coding:drawn", () => { if (first >= 0) last = Math.max(first, last); });
})();
