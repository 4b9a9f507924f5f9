// One press, one submit: <form data-once> refuses the second while the first is on its way.
// The server must bear a double submit anyway; this spares the reader the second answer.
(() => {
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
  });
  // back button: the page comes out of the browser's memory as it was left
  addEventListener("pageshow", () => {
    for (const form of sent) for (const button of form.querySelectorAll("button[type=submit]")) button.removeAttribute("aria-disabled");
    sent.clear();
  });
})();
