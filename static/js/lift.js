// Coding: marked words become a statement. Where they stand is counted in code points, as the server counts, while the
// browser counts UTF-16 units; the words are sent along, and the server believes them rather than the numbers.
(() => {
  const transcript = document.querySelector("[data-transcript]");
  const lifter = document.querySelector("[data-lifter]");
  const status = document.querySelector("[data-lift-status]");
  const points = (text) => Array.from(text).length;

  // text nodes of a paragraph, without the statements' numbers, which are not in the source
  const textNodes = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("[data-number]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  // [start, end, words] of what is marked within one paragraph, or nothing
  const inParagraph = (paragraph, range) => {
    let at = Number(paragraph.dataset.start);
    let start = null;
    let end = null;
    let words = "";
    for (const node of textNodes(paragraph)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        if (to > from) {
          if (start === null) start = at + points(node.data.slice(0, from));
          end = at + points(node.data.slice(0, to));
          words += node.data.slice(from, to);
        }
      }
      at += points(node.data);
    }
    return start === null ? null : { start, end, words };
  };

  const marked = () => {
    const selection = document.getSelection();
    if (!transcript || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(transcript)) return null;
    const parts = [...transcript.querySelectorAll("[data-start]")]
      .filter((paragraph) => range.intersectsNode(paragraph))
      .map((paragraph) => inParagraph(paragraph, range))
      .filter(Boolean);
    const words = parts.map((part) => part.words).join("\n");
    if (!words.trim()) return null;
    return { start: parts[0].start, end: parts.at(-1).end, words, range };
  };

  const freshKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  let found = null;
  const offer = () => {
    found = marked();
    lifter.hidden = !found;
    status.textContent = found ? status.dataset.text : "";
    if (!found || matchMedia("(pointer: coarse)").matches) return; // under the thumb it stands where the style says
    const boxes = found.range.getClientRects();
    const last = boxes[boxes.length - 1] || found.range.getBoundingClientRect();
    const home = lifter.offsetParent ? lifter.offsetParent.getBoundingClientRect() : { left: 0, top: 0, width: innerWidth };
    const left = Math.max(0, Math.min(last.right - home.left, home.width - lifter.offsetWidth - 8));
    lifter.style.left = `${Math.round(left)}px`;
    lifter.style.top = `${Math.round(last.bottom - home.top + 6)}px`;
  };

  if (transcript && lifter) {
    document.querySelector("main").classList.add("lift-ground");
    let waiting = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(offer, 120);
    });
    lifter.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps what is marked
    // write into the form what is marked; false when nothing is
    window.fillLifter = () => {
      found = marked() || found;
      if (!found) return false;
      for (const name of ["start", "end", "words"]) lifter.elements[name].value = found[name];
      lifter.elements.creation_key.value = freshKey();
      return true;
    };
    lifter.addEventListener("submit", (event) => window.fillLifter() || event.preventDefault());
    const fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
    const acts = "button, a, summary, input";
    const keys = document.querySelector("[data-keys-switch]");
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(fields)) return;
      if (event.key === "Escape" && found) return document.getSelection().removeAllRanges();
      const enter = event.key === "Enter" && !event.target.closest(acts);
      const letter = ["l", "L"].includes(event.key) && (!keys || keys.checked);
      if (!(enter || letter) || !marked()) return;
      event.preventDefault();
      lifter.requestSubmit();
    });
  }
})();
