// Registering somebody: only the questions that the answers call for. Without this script all of them show,
// and the server passes over those that were not meant.
(() => {
  const parts = document.querySelectorAll("[data-shown-for]");
  const choices = document.querySelectorAll("input[name=who]");
  const age = document.querySelector("input[name=age]");
  const guardian = document.querySelectorAll("[data-guardian]");
  const minor = document.querySelectorAll("[data-minor]");
  if (!choices.length) return;

  const show = () => {
    const chosen = [...choices].find((choice) => choice.checked)?.value;
    for (const part of parts) part.hidden = part.dataset.shownFor !== chosen;
    const young = age && age.value !== "" && Number(age.value) < 15;
    for (const part of guardian) part.hidden = !young && !part.querySelector(".field__error, :checked:not([value=not_needed]), input[type=text]:not([value=''])");
    const under18 = age && age.value !== "" && Number(age.value) < 18;
    for (const part of minor) part.hidden = !under18 && !part.querySelector(".field__error, :checked:not([value=person])") && !part.querySelector("textarea")?.value;
  };
  for (const choice of choices) choice.addEventListener("change", show);
  age?.addEventListener("input", show);
  addEventListener("pageshow", show);
  show();
})();
