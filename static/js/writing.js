// The writing page saves as one types. What is not saved yet is kept in this browser (drafts.js) and sent again until
// it is; a text that somebody saved meanwhile is shown beside one's own, and nothing is overwritten without a choice.
// One request at a time, and one whose answer was lost is sent again unchanged before anything newer: so a text never
// meets itself as somebody else's.
(() => {
  const form = document.querySelector("[data-writing]");
  const box = form && form.querySelector("textarea[name=text]");
  if (!box || !window.drafts || !window.fetch) return;
  const said = form.dataset;
  const { writer, about } = said;
  const drafts = window.drafts(said.draftKey);
  const page = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const find = (name, place = form) => place.querySelector(`[data-${name}]`);
  const state = find("state");
  const soon = find("soon");
  const panels = { draft: find("draft"), conflict: find("conflict") };
  const opened = form.elements.opened_version;
  const token = form.elements.csrfmiddlewaretoken;
  const PAUSE = 1200; // after the last key
  const PATIENCE = 20000; // for an answer
  const KEEPALIVE = 60000; // bytes that a browser lets a closing page send

  let saved = box.defaultValue; // what the server has, as far as this page knows
  let version = Number(opened.value);
  let pending = null; // sent, and not answered
  let busy = false;
  let halted = ""; // why nothing is sent until somebody does something: conflict, draft, out, gone, refused
  let failures = 0;
  let timer = 0;
  let kept = true;
  let conflict = null;

  const dirty = () => box.value !== saved;

  // --- what is said ---------------------------------------------------------------------------------------------
  // The live region changes only when there is something new to hear; that typing is saved in a moment is for the eye.
  const say = (words, kind) => {
    if (state.textContent !== words) state.textContent = words;
    form.dataset.kind = kind;
    soon.textContent = "";
  };
  const offline = () => (matchMedia("(pointer: coarse)").matches ? said.saidOfflinePhone : said.saidOffline);
  const fail = (words) => say(kept ? words : said.saidUnkept, "unsaved");

  // --- keeping in this browser ----------------------------------------------------------------------------------
  const keep = () => {
    if (!dirty() && !pending) return Promise.resolve(forget());
    return drafts.keep(writer, about, page, { text: box.value, version }).then((done) => {
      if (done !== null) kept = done;
    });
  };
  const forget = () => {
    kept = true;
    drafts.drop(writer, about, page);
  };
  addEventListener("beforeunload", (event) => {
    if (dirty() && !kept) event.preventDefault();
  });

  // --- sending --------------------------------------------------------------------------------------------------
  const ask = async (values, leaving = false) => {
    const body = values && new FormData(); // in parts: an å costs two bytes, not six
    for (const [name, value] of Object.entries(values ? { writer, ...values } : {})) body.append(name, value);
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(said.save, {
        method: body ? "POST" : "GET",
        body,
        headers: { "X-CSRFToken": token.value, Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
        cache: "no-store",
        signal: leaving ? undefined : stop.signal,
        keepalive: leaving && values.text.length * 3 < KEEPALIVE,
      });
    } finally {
      clearTimeout(clock);
    }
  };

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };
  const again = () => {
    failures += 1;
    later(Math.min(60000, 2000 * 2 ** Math.min(failures - 1, 5)));
  };

  // a form token that has grown old, or a log-in in another window: fetch a fresh one, once
  const renew = async () => {
    const answer = await ask(null);
    if (answer.type === "opaqueredirect") return "out";
    if (!answer.ok) return "gone";
    const now = await answer.json();
    if (String(now.writer) !== writer) return "out";
    token.value = now.csrf;
    return "";
  };

  const accept = (now, text) => {
    pending = null;
    failures = 0;
    halted = "";
    saved = text;
    version = now.version;
    opened.value = String(version);
    if (now.csrf) token.value = now.csrf;
    find("log-in").hidden = true;
    if (dirty()) {
      keep();
      later(PAUSE);
    } else {
      forget();
    }
    say(said.saidSaved.replace("{time}", now.saved), "saved");
    if (dirty()) soon.textContent = said.saidSoon;
    if (channel) channel.postMessage({ kind: "saved", page, version, text, saved: now.saved });
  };

  const send = async (leaving, renewed = false) => {
    if (box.value.length > Number(said.longest) * 2) return say(said.saidLong, "unsaved");
    pending = pending || { text: box.value, version };
    let answer;
    try {
      answer = await ask({ text: pending.text, opened_version: pending.version }, leaving);
    } catch {
      fail(offline());
      return again();
    }
    if (answer.type === "opaqueredirect") return out();
    if (answer.status === 200) return accept(await answer.json(), pending.text);
    if (answer.status === 409) return meet(await answer.json());
    if (answer.status === 422) {
      const why = await answer.json();
      pending = null;
      halted = why.why === "writer" ? "out" : "refused";
      find("log-in").hidden = halted !== "out";
      return say(why.message, "unsaved");
    }
    if (answer.status === 403 && !renewed) {
      let why = "";
      try {
        why = await renew();
      } catch {
        fail(offline());
        return again();
      }
      if (why === "out") return out();
      return why ? gone() : send(leaving, true);
    }
    if (answer.status === 403 || answer.status === 404) return gone();
    if (answer.status === 400 || answer.status === 413) {
      pending = null;
      halted = "refused";
      return say(said.saidLong, "unsaved");
    }
    fail(said.saidTrouble);
    return again();
  };

  const out = () => {
    halted = "out";
    find("log-in").hidden = false;
    fail(said.saidOut);
  };
  const gone = () => {
    halted = "gone";
    say(said.saidGone, "unsaved");
  };

  async function save({ leaving = false } = {}) {
    clearTimeout(timer);
    if (busy || halted || (!dirty() && !pending)) return;
    busy = true;
    try {
      await send(leaving);
    } finally {
      busy = false;
    }
  }
  const settled = async () => {
    while (busy) await new Promise((done) => setTimeout(done, 50));
  };

  // --- two texts ------------------------------------------------------------------------------------------------
  const open = (panel, html) => {
    find("both", panel).innerHTML = html; // made by our own template, which escapes what people wrote
    panel.hidden = false;
    const title = panel.querySelector("h2");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  };

  const meet = (theirs) => {
    pending = null;
    halted = "conflict";
    conflict = theirs;
    if (theirs.csrf) token.value = theirs.csrf;
    keep();
    find("who", panels.conflict).textContent = `${theirs.who} ${theirs.saved}`;
    say(said.saidConflict, "unsaved");
    open(panels.conflict, theirs.html);
  };

  const settle = (text) => {
    panels.conflict.hidden = true;
    halted = "";
    saved = conflict.text;
    version = conflict.version;
    opened.value = String(version);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  };
  find("keep", panels.conflict).addEventListener("click", () => {
    settle(box.value);
    save();
  });
  find("drop", panels.conflict).addEventListener("click", () => {
    const mine = box.value;
    settle(conflict.text);
    forget();
    say(said.saidSaved.replace("{time}", conflict.saved), "saved");
    const notice = find("dropped");
    notice.hidden = false;
    find("undo", notice).onclick = () => {
      notice.hidden = true;
      box.value = mine;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    };
  });

  // --- what was left from last time -----------------------------------------------------------------------------
  const offer = async (draft) => {
    const drop = () => drafts.drop(writer, about, draft.page);
    halted = "draft";
    let answer;
    try {
      const asked = await ask({ text: draft.text, compare: "1" });
      if (asked.status !== 200) throw new Error(String(asked.status));
      answer = await asked.json();
    } catch {
      answer = null;
    }
    if (answer && answer.same) {
      drop();
      halted = "";
      return;
    }
    const when = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const panel = panels.draft;
    const words = find("when", panel);
    words.textContent = words.dataset.when.replace("{when}", when);
    const plain = document.createElement("p");
    plain.className = "versions__text";
    plain.textContent = draft.text;
    open(panel, answer ? answer.html : plain.outerHTML);
    await new Promise((done) => {
      find("keep", panel).onclick = () => {
        if (dirty()) box.value += `\n\n${draft.text}`; // typed since: both are kept
        else box.value = draft.text;
        if (answer) version = answer.version; // both were shown
        opened.value = String(version);
        done();
      };
      find("drop", panel).onclick = done;
    });
    panel.hidden = true;
    halted = "";
    await keep();
    drop();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    await save();
  };

  // --- other windows --------------------------------------------------------------------------------------------
  const channel = window.BroadcastChannel ? new BroadcastChannel(`writing/${writer}/${about}`) : null;
  const alive = new Set();
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data.kind === "who") channel.postMessage({ kind: "here", page });
      if (data.kind === "here") alive.add(data.page);
      if (data.kind !== "saved" || data.version <= version || data.text === saved) return;
      if (dirty() || pending) return save();
      const take = find("take-new");
      say(said.saidElsewhere, "unsaved");
      take.hidden = false;
      take.onclick = () => {
        take.hidden = true;
        if (dirty()) return save(); // typed meanwhile: both are shown
        box.value = saved = data.text;
        version = data.version;
        opened.value = String(version);
        box.dispatchEvent(new Event("input", { bubbles: true }));
        say(said.saidSaved.replace("{time}", data.saved), "saved");
        box.focus();
      };
    };
  }

  // --- when -----------------------------------------------------------------------------------------------------
  let keeping = 0;
  box.addEventListener("input", () => {
    clearTimeout(keeping);
    keeping = setTimeout(keep, 100);
    if (halted === "refused") halted = ""; // something else is in it now
    if (halted) return;
    if (!dirty() && !pending) return forget();
    if (!failures) {
      soon.textContent = said.saidSoon;
      later(PAUSE);
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      keep();
      save({ leaving: true });
    } else {
      retry();
    }
  });
  addEventListener("pagehide", () => {
    keep();
    save({ leaving: true });
  });
  const retry = () => {
    if (halted === "out") halted = ""; // perhaps logged in again, in another window
    save();
  };
  addEventListener("online", retry);
  addEventListener("offline", () => {
    keep();
    if (dirty() || pending) fail(offline());
  });

  // the button: what is typed is saved first, so that the page never leaves for one that does not come
  let through = false;
  form.addEventListener("submit", async (event) => {
    if (through || said.unsettled !== undefined) return forget();
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    await new Promise((done) => setTimeout(done)); // a form is not sent from within its own event
    await settled();
    if (halted === "out") halted = "";
    await save();
    if (dirty() || pending || halted) return state.scrollIntoView({ block: "nearest" });
    opened.value = String(version);
    through = true;
    form.requestSubmit(submitter);
    through = false;
  });

  find("leave").textContent = find("leave").dataset.leave; // what is typed is saved on the way: nothing to cancel

  if (said.unsettled !== undefined) {
    halted = "form"; // both texts or an error are on the page: the button decides
    return;
  }
  say(said.saidAsYouWrite, "");
  (async () => {
    if (channel) {
      channel.postMessage({ kind: "who" });
      await new Promise((done) => setTimeout(done, 250));
    }
    for (const draft of await drafts.of(writer, about)) {
      if (draft.page !== page && !alive.has(draft.page)) await offer(draft);
    }
    form.dataset.draftsRead = ""; // whatever lay unsaved in this browser is on the page now
    if (dirty() && !halted) later(PAUSE); // put back by the browser itself
  })();
})();
