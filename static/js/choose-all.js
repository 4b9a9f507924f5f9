// A list with boxes to tick: one box that ticks all of them on the page. Without a script the others are there.
(() => {
  for (const form of document.querySelectorAll("[data-choose]")) {
    const all = form.querySelector("[data-choose-page]");
    const label = form.querySelector("[data-choose-label]");
    const name = form.dataset.choose || "statement";
    const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
    if (!all || !boxes.length) continue;
    all.hidden = label.hidden = false;
    const tell = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
    });
    form.addEventListener("change", (event) => event.target.name === name && tell());
    addEventListener("pageshow", tell);
  }
})();
