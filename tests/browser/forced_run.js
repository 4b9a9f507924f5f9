() => {
  // In forced colours every text has a colour of the system's on a surface of the system's. axe reads a colour there
  // that is not painted (-webkit-text-fill-color), so this looks itself: is a text as its surface, has a control an edge?
  const faults = new Set();
  const told = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const parsed = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) =>
    [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const under = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const colour = parsed(getComputedStyle(up).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  for (const one of document.body.querySelectorAll("*")) {
    if (one.namespaceURI !== "http://www.w3.org/1999/xhtml" || !one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(one);
    const speaks = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (speaks && !one.closest(":disabled, [aria-disabled=true]") && ratio(parsed(style.color), under(one)) < 4.5) faults.add(`forced colours: text as its surface: ${told(one)}`);
    if (one.matches("button.button, a.button, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=range]), select, textarea") && parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) + parseFloat(style.outlineWidth) < 1) faults.add(`forced colours: a control without an edge: ${told(one)}`);
  }
  return [...faults].slice(0, 6);
}
