// The guide beside the notes: "Answer here" puts the question's line into the text where the cursor stands, and each
// question tells whether it has one. Without this script the numbers are typed.
(() => {
  const box = document.querySelector("[data-writing] textarea[name=text]");
  const guide = document.getElementById("guide");
  if (!box || !guide) return;
  const MARK = /^[ \t]*\[[ \t]*(?:fråga|question)[ \t]+(\d{1,4})[ \t]*\]/gim;

  const show = () => {
    const asked = new Set([...box.value.matchAll(MARK)].map((match) => Number(match[1])));
    for (const row of guide.querySelectorAll("[data-question]")) {
      row.querySelector("[data-asked]").hidden = !asked.has(Number(row.dataset.question));
    }
  };

  let touched = false; // where the cursor stands before anybody has been in the box says nothing
  for (const name of ["focus", "select"]) box.addEventListener(name, () => (touched = true));

  const answer = (button) => {
    const row = button.closest("[data-question]");
    const number = row ? row.dataset.question : button.dataset.answerHere;
    const words = row ? row.querySelector("[data-words]").textContent : button.dataset.words;
    const at = touched ? box.selectionEnd : box.value.length;
    const before = box.value.slice(0, at).replace(/[ \t]+$/, "");
    const after = box.value.slice(at).replace(/^[ \t]+/, "");
    const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const line = `${gap}[Fråga ${number}] ${words}\n`;
    box.setRangeText(line + (after === "" || after.startsWith("\n") ? "" : "\n"), before.length, box.value.length - after.length, "start");
    if (guide.hidePopover && guide.matches(":popover-open")) guide.hidePopover();
    box.focus();
    box.setSelectionRange(before.length + line.length, before.length + line.length);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  for (const button of guide.querySelectorAll("[data-answer-here]")) {
    button.hidden = false;
    button.addEventListener("click", () => answer(button));
  }
  for (const words of guide.querySelectorAll("[data-without-script]")) words.hidden = true;
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 300);
  });
  show();
})();
