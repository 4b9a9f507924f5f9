// A form that came back with errors: move focus to the summary (or to what two people wrote), so that it is read first.
// A link in it leads to the input itself, with its label in view.
(() => {
  const summary = document.querySelector("[data-focus], .error-summary");
  if (!summary) return;
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "start" });
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    const field = target.closest(".field") || target;
    field.scrollIntoView({ block: "start" });
    if (target.matches("fieldset")) (target.querySelector("input, select, textarea") || target).focus({ preventScroll: true });
    else target.focus({ preventScroll: true });
  });
})();
