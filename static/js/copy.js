// A button that copies what stands in a field: <button data-copy="id of the field" data-copied="what to say" hidden>.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      field.select();
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 4000);
    });
  }
})();
