({ css, zoomed }) => {
  // What a reader who enlarges the text or spaces it out meets: is anything pushed out, cut off or covered?
  const sheet = new CSSStyleSheet();
  if (css) sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
  const faults = [];
  const told = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const root = document.documentElement;
  const hidden = (one) => !one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const rolls = (one) => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  const over = root.scrollWidth - innerWidth;
  if (over > 0) {
    const out = [...document.body.querySelectorAll("*")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && box.right + scrollX > innerWidth + 1 && !hidden(one) && !rolls(one);
    });
    faults.push(`scrolls sideways by ${over} px: ${out.length ? told(out[out.length - 1]) : "?"}`);
  }
  for (const one of document.body.querySelectorAll("*")) {
    if (one.namespaceURI !== "http://www.w3.org/1999/xhtml" || /^(INPUT|TEXTAREA|SELECT|OPTION|SCRIPT|STYLE)$/.test(one.tagName)) continue;
    const style = getComputedStyle(one);
    const cuts = (way) => way === "hidden" || way === "clip";
    if (!cuts(style.overflowX) && !cuts(style.overflowY) && !one.matches("button, .button")) continue;
    if (hidden(one) || one.clientWidth <= 1 || one.clientHeight <= 1 || !one.textContent.trim()) continue;
    const across = one.scrollWidth - one.clientWidth > 2 && (cuts(style.overflowX) || one.matches("button, .button"));
    const down = one.scrollHeight - one.clientHeight > 2 && (cuts(style.overflowY) || one.matches("button, .button"));
    if (across || down) faults.push(`text is cut off ${across ? "at the side" : "below"}: ${told(one)}`);
  }
  for (const one of document.body.querySelectorAll("p, li, dd")) {
    const unseen = [...one.querySelectorAll(".visually-hidden")].reduce((sum, part) => sum + part.textContent.length, 0);
    if (one.textContent.trim().length - unseen < 60 || hidden(one)) continue;
    const letters = one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize);
    if (one.getBoundingClientRect().height > 1 && letters < 4) faults.push(`text is squeezed to ${letters.toFixed(1)} em: ${told(one)}`);
  }
  if (zoomed) {
    let kept = 0;
    for (const one of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(one);
      if (!["fixed", "sticky"].includes(style.position) || hidden(one) || one.matches("th, td, thead")) continue;
      if (style.insetBlockStart === "auto" && style.insetBlockEnd === "auto") continue;
      kept = Math.max(kept, one.getBoundingClientRect().height);
    }
    if (kept > 128) faults.push(`what stays on the screen takes ${Math.round(kept)} of 256 px at 400 %`);
  }
  document.adoptedStyleSheets = [];
  return [...new Set(faults)].slice(0, 6);
}
