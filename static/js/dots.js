// Giving dots when the network is away: say in words that the press did not get through, and take the words back when
// the next one does. Without a script every press is a page of its own, and the browser says it.
(() => {
  const say = (hidden) => {
    const notice = document.getElementById("not-saved");
    if (notice) notice.hidden = hidden;
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, () => say(false));
  document.addEventListener("htmx:afterSwap", () => say(true));
})();
