// Bars of the time plan, moved by hand (drag; by the right edge only the end) or by keyboard (arrow keys a week at a
// time, with Shift the end alone). Each move is sent as the row's own form and answered with the drawing as it is then.
(() => {
  const status = document.getElementById("plan-said");
  if (!status || !window.PointerEvent) return;
  const PAUSE = 450; // ms after the last key before the move is sent: one save for several presses
  const EDGE = 14; // px of a bar's end that take the end alone
  const room = () => document.getElementById("plan-room");
  const weeksWide = () => Number(room().dataset.weeks) || 1;

  const preview = (bar, weeks, edge) => {
    const step = 100 / weeksWide();
    for (const rect of bar.querySelectorAll(".planner__moves rect")) {
      rect.dataset.x ??= rect.getAttribute("x");
      rect.dataset.width ??= rect.getAttribute("width");
      const x = parseFloat(rect.dataset.x), width = parseFloat(rect.dataset.width);
      if (edge === "end") rect.setAttribute("width", `${Math.max(0.6, width + weeks * step)}%`);
      else rect.setAttribute("x", `${x + weeks * step}%`);
    }
    let by = bar.querySelector(".planner__by");
    if (!by) {
      by = document.createElement("span");
      by.className = "planner__by";
      by.setAttribute("aria-hidden", "true");
      bar.append(by);
    }
    by.textContent = weeks ? `${weeks > 0 ? "+" : "−"}${Math.abs(weeks)} ${room().dataset.unit}` : "";
  };

  const say = (text, failed) => {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = text; });
    if (!failed) return;
    const note = document.createElement("div");
    note.className = "notice planner__said";
    note.textContent = text;
    room().prepend(note);
  };

  const send = async (key, weeks, edge) => {
    if (!weeks) return preview(document.querySelector(`[data-bar="${key}"]`), 0, edge);
    const form = document.querySelector(`#phase-${key} form[data-move]`);
    const body = new FormData(form);
    body.set("weeks", weeks);
    body.set("edge", edge);
    const held = document.activeElement?.dataset?.bar === key;
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", headers: { "HX-Request": "true" } });
      const text = await answer.text();
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("plan-room");
      if (!fresh) throw new Error("no drawing");
      room().replaceWith(fresh);
      wake();
      say(fresh.dataset.said || "", !answer.ok);
      if (held) document.querySelector(`[data-bar="${key}"]`)?.focus();
    } catch {
      preview(document.querySelector(`[data-bar="${key}"]`), 0, edge);
      say(room().dataset.unsaved, true);
    }
  };

  const byKeyboard = (bar) => {
    let weeks = 0, edge = "whole", timer = 0;
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const now = event.shiftKey ? "end" : "whole";
      if (now !== edge) weeks = 0;
      edge = now;
      weeks += step;
      preview(bar, weeks, edge);
      clearTimeout(timer);
      timer = setTimeout(() => send(bar.dataset.bar, weeks, edge), PAUSE);
    });
  };

  const byHand = (bar) => {
    let from = null, weeks = 0, edge = "whole";
    bar.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const rects = [...bar.querySelectorAll(".planner__moves rect")].map((rect) => rect.getBoundingClientRect());
      const left = Math.min(...rects.map((rect) => rect.left)), right = Math.max(...rects.map((rect) => rect.right));
      if (event.clientX < left - EDGE || event.clientX > right + EDGE) return;
      edge = right - left > 3 * EDGE && event.clientX > right - EDGE ? "end" : "whole";
      from = event.clientX;
      weeks = 0;
      bar.setPointerCapture(event.pointerId);
      bar.dataset.held = "";
    });
    bar.addEventListener("pointermove", (event) => {
      if (from === null) return;
      weeks = Math.round(((event.clientX - from) / bar.clientWidth) * weeksWide());
      preview(bar, weeks, edge);
    });
    const drop = (isKept) => {
      if (from === null) return;
      from = null;
      delete bar.dataset.held;
      send(bar.dataset.bar, isKept ? weeks : 0, edge);
    };
    bar.addEventListener("pointerup", () => drop(true));
    bar.addEventListener("pointercancel", () => drop(false));
  };

  const wake = () => {
    const { weeks } = room().dataset;
    for (const bar of document.querySelectorAll("[data-bar]")) {
      const slider = { role: "slider", tabindex: "0", "aria-label": bar.dataset.name, "aria-describedby": "planner-help", "aria-valuemin": "0", "aria-valuemax": weeks, "aria-valuenow": bar.dataset.begins, "aria-valuetext": bar.dataset.said };
      for (const [name, value] of Object.entries(slider)) bar.setAttribute(name, value);
      byKeyboard(bar);
      byHand(bar);
    }
    for (const words of document.querySelectorAll(".planner__help")) words.hidden = false;
  };
  wake();
})();
