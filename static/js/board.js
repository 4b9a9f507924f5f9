// The board: an act changes the pieces it concerns, without the page being loaded anew. Every address also answers with
// a whole page; without this script the boxes and the form under the board do the same.
(() => {
  const form = document.getElementById("board-form");
  const area = document.querySelector("[data-board]");
  const words = document.getElementById("board-words");
  const boxes = () => [...document.querySelectorAll('input[name="pick"]:checked')];

  // --- how many are picked ----------------------------------------------------------------------------------------
  const tell = () => {
    const shown = form && form.querySelector("[data-picked]");
    if (!shown) return;
    const n = new Set(boxes().map((box) => box.value)).size;
    shown.textContent = n ? `(${n})` : "";
    if (n) document.getElementById("board-said").classList.remove("board-said--fresh");
  };
  if (form) {
    document.addEventListener("change", (event) => event.target.name === "pick" && tell());
    addEventListener("pageshow", tell);
  }
  if (!area || !window.fetch || !window.DOMParser) return;

  const board = (window.board = { words: words ? words.dataset : {} });
  const opened = new Map(); // perspectives of which more is shown: number → how many statements of each side
  let busy = false;

  const say = (text) => {
    const live = document.getElementById("board-live");
    if (live) live.textContent = text;
  };
  board.say = say;

  // --- pieces put in place ----------------------------------------------------------------------------------------
  const place = (html) => {
    const ticked = new Set(boxes().map((box) => box.value));
    const writing = [...document.querySelectorAll("[data-wording]")];
    const parts = new DOMParser().parseFromString(html, "text/html").body;
    for (const part of [...parts.children]) {
      if (part.dataset.piece === "list") {
        for (const old of document.querySelectorAll(`[data-list="${part.dataset.of}"]`)) {
          old.replaceChildren(...[...part.childNodes].map((node) => document.importNode(node, true)));
        }
      } else if (part.dataset.piece === "head") {
        for (const old of document.querySelectorAll(`header[data-heading="${part.dataset.heading}"]`)) {
          old.replaceChildren(...part.childNodes);
        }
      } else if (part.id && document.getElementById(part.id)) {
        document.getElementById(part.id).replaceWith(part);
      }
    }
    for (const one of writing) if (!one.isConnected) keepWriting(one); // what somebody is writing is not lost
    for (const box of document.querySelectorAll('input[name="pick"]')) if (ticked.has(box.value)) box.checked = true;
    tell();
  };

  const keepWriting = (one) => {
    const head = document.querySelector(`header[data-heading="${one.dataset.wording}"]`);
    if (head) open(head, one);
  };

  const bringFocus = (goal, quietly) => {
    const [number, statement] = goal.split("-");
    const found =
      (statement && document.querySelector(`[data-pick="${goal}"] [data-grip]`)) ||
      document.querySelector(`[data-perspective="${number}"] h3 a`);
    if (!found) return;
    found.focus({ preventScroll: quietly });
    if (!quietly) found.scrollIntoView({ block: "nearest" });
  };

  const ask = async (url, options = {}) => {
    const answer = await fetch(url, { credentials: "same-origin", ...options, headers: { "HX-Request": "true" } });
    if (answer.redirected || !(answer.ok || [409, 422].includes(answer.status))) throw new Error(String(answer.status));
    return { answer, html: await answer.text() };
  };

  const told = () => {
    const strip = document.getElementById("board-said");
    const line = strip && strip.querySelector(".board-said__words");
    if (!line) return;
    strip.classList.add("board-said--fresh");
    say(line.textContent);
  };

  const failed = () => {
    const strip = document.getElementById("board-said");
    if (!strip) return;
    const line = document.createElement("p");
    line.className = "board-said__words board-said__words--error";
    line.textContent = board.words.failed;
    strip.replaceChildren(line);
    told();
  };

  // --- acts -------------------------------------------------------------------------------------------------------
  // send an act; false when it was refused. ``byKeys``: the focus follows what was moved
  board.send = async (url, data, byKeys = false) => {
    if (busy) return false;
    busy = true;
    for (const [number, upto] of opened) data.append("open", `${number}:${upto}`);
    const sent = new Set(data.getAll("pick"));
    try {
      const { answer, html } = await ask(url, { method: "POST", body: new URLSearchParams(data) });
      if (answer.ok) for (const box of boxes()) if (sent.has(box.value)) box.checked = false;
      place(html);
      const goal = answer.headers.get("Board-Focus");
      if (goal && (byKeys || document.activeElement === document.body)) bringFocus(goal, !byKeys);
      told();
      return answer.ok;
    } catch {
      failed();
      return false;
    } finally {
      busy = false;
    }
  };

  const fresh = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  // the hidden fields of a form under the board: who may, and what the board is narrowed to
  board.fields = (one) => {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "filter"]) data.set(name, one.elements[name].value);
    return data;
  };

  if (form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation(); // once.js: the form is used again
      const data = new FormData(form, event.submitter);
      if (!(await board.send(form.getAttribute("action"), data))) return;
      form.elements.creation_key.value = fresh();
      if (data.get("action") !== "new") return;
      form.elements.title.value = "";
      form.querySelector("details").open = false;
    });
    const placing = document.getElementById("board-place");
    placing.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.hasAttribute("formaction")) return; // taken up again: a page
      event.preventDefault();
      event.stopPropagation();
      board.send(placing.action, new FormData(placing, event.submitter), true);
    });
    document.addEventListener(
      "submit",
      (event) => {
        if (!event.target.matches("#board-said [data-undo]")) return;
        event.preventDefault();
        event.stopPropagation();
        const data = board.fields(form);
        board.send(event.target.action, data);
      },
      true,
    );
  }

  // --- more statements, another page of the tray ------------------------------------------------------------------
  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  const narrowed = (more = {}) => {
    const query = new URLSearchParams(form ? form.elements.filter.value : location.search);
    for (const [name, value] of Object.entries(more)) query.set(name, value);
    return `?${query}`;
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest && event.target.closest("[data-open], [data-tray-page], [data-edit]");
    if (!link || !area.contains(link) || !plain(event)) return;
    event.preventDefault();
    try {
      if (link.dataset.open) {
        const number = link.dataset.open;
        const upto = (opened.get(number) || 0) + 100;
        const { html } = await ask(new URL(narrowed({ upto }), link.href));
        const card = link.closest("[data-perspective]");
        const folded = link.closest("[data-folded]");
        if (folded) {
          folded.dataset.list = number;
          delete folded.dataset.folded;
        }
        const had = card.querySelectorAll(".said").length;
        place(html);
        opened.set(number, upto);
        const next = card.querySelectorAll(".said")[had];
        const goal = next && next.querySelector("input, a, [data-grip]");
        (goal || card.querySelector("h3 a")).focus({ preventScroll: true });
      } else if (link.dataset.trayPage) {
        const page = link.dataset.trayPage;
        if (form) {
          const query = new URLSearchParams(form.elements.filter.value);
          query.set("tray", page);
          form.elements.filter.value = query.toString();
        }
        const { html } = await ask(new URL(`board/tray/${narrowed({ page })}`, new URL(area.dataset.address, location.href)));
        place(html);
        document.getElementById("tray-title").focus({ preventScroll: true });
      } else {
        const { html } = await ask(link.href);
        open(link.closest("[data-perspective]").querySelector("header"), html);
      }
    } catch {
      location.href = link.href;
    }
  });

  // --- a perspective's words, where they stand ---------------------------------------------------------------------
  const open = (head, content) => {
    const card = head.closest("[data-perspective]");
    const before = card.querySelector("[data-wording]");
    if (before) before.remove();
    let one = content;
    if (typeof content === "string") {
      one = new DOMParser().parseFromString(content, "text/html").body.querySelector("[data-wording]");
    }
    one.dataset.wording = head.dataset.heading;
    head.hidden = true;
    head.after(one);
    const goal = one.querySelector("[data-focus], .error-summary") || one.querySelector("input:not([type=hidden])");
    if (typeof content === "string" && goal) goal.focus();
  };

  const leave = (one) => {
    const card = one.closest("[data-perspective]");
    one.remove();
    card.querySelector("header").hidden = false;
    const back = card.querySelector("[data-edit]");
    if (back) back.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-leave]")) leave(event.target.closest("[data-wording]"));
  });
  document.addEventListener("keydown", (event) => {
    const one = event.key === "Escape" && event.target.closest && event.target.closest("[data-wording]");
    if (one && !event.isComposing) leave(one);
  });
  document.addEventListener(
    "submit",
    async (event) => {
      const one = event.target;
      if (!one.matches("[data-wording]")) return;
      event.preventDefault();
      event.stopPropagation();
      if (busy) return;
      busy = true;
      try {
        const { answer, html } = await ask(one.action, { method: "POST", body: new URLSearchParams(new FormData(one)) });
        if (answer.ok) {
          leave(one);
          place(html);
          told();
        } else {
          open(one.previousElementSibling, html);
        }
      } catch {
        failed();
      } finally {
        busy = false;
      }
    },
    true,
  );
})();
