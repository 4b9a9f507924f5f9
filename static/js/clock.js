// The evening's clock goes on by itself between answers from the server, so that a dead spot does not stop it. It asks
// every ten seconds whether somebody has pressed; then the page is loaded anew. Without it the page shows how the
// evening was when it was loaded, and the planned times.
(() => {
  const clock = document.querySelector("[data-clock]");
  if (!clock) return;
  const said = clock.dataset;
  const opened = performance.now();
  const runs = said.state === "running";
  const left = Number(said.left);
  const late = Number(said.late);
  const ASK = 10000;

  const words = (minutes, many, one) => (minutes === 1 ? one : many.replace("{n}", minutes));
  const leftWords = (time) => {
    const minutes = Math.round(time / 60000);
    if (minutes < 0) return words(-minutes, said.saidOver, said.saidOverOne);
    return minutes === 0 ? said.saidRound : words(minutes, said.saidLeft, said.saidOne);
  };
  const lateWords = (time) => {
    const minutes = Math.round(time / 60000);
    if (minutes > 0) return words(minutes, said.saidLate, said.saidLateOne);
    return minutes < 0 ? words(-minutes, said.saidEarly, said.saidEarlyOne) : said.saidOnTime;
  };
  const write = (name, text) => {
    for (const place of document.querySelectorAll(`[data-${name}]`)) if (place.textContent !== text) place.textContent = text;
  };

  const show = () => {
    const passed = performance.now() - opened;
    if (!runs && said.state !== "paused") return;
    const now = runs ? left - passed : left;
    // an evening is later by what this part runs over, and by every minute that it stands still
    const over = runs ? Math.max(0, passed - Math.max(0, left)) : passed;
    write("left-words", leftWords(now));
    write("late-words", lateWords(late + over));
  };

  const ask = async () => {
    try {
      const answer = await fetch(said.poll, { headers: { Accept: "application/json" }, credentials: "same-origin", cache: "no-store", redirect: "manual" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = await answer.json();
      write("alone", "");
      if (String(now.seen) !== said.seen) location.reload();
    } catch {
      write("alone", said.saidAlone);
    }
  };

  show();
  setInterval(show, 1000);
  setInterval(ask, ASK);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") ask();
  });
})();
