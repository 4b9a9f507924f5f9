// A page made for paper: its button opens the browser's own print window. Without a script the browser's menu does.
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
