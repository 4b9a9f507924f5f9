// The assistant: Enter in a field hides what it stands beside, and the arrow keys turn the leaves of the queue.
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const field = event.target.closest("[data-mask-with]");
    if (field && event.key === "Enter") {
      event.preventDefault();
      field.closest("li").querySelector('button[value^="take."]').click();
      return;
    }
    const queue = document.querySelector("[data-mask-queue]");
    if (!queue || event.target.closest("input, textarea, select, summary")) return;
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = way && queue.querySelector(`a[rel="${way}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  // a reason of one's own is asked for when it is chosen
  document.addEventListener("change", (event) => {
    const chosen = event.target.closest('select[name^="mask-"][name$="-why"]');
    if (chosen && chosen.value === "own") chosen.parentElement.querySelector("input").focus();
  });
})();
