() => {
  // Targets below the 44 px that we wish for; 24 px is what WCAG 2.2 AA asks for, and axe judges that.
  const small = [];
  for (const one of document.querySelectorAll("main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || getComputedStyle(one).display === "inline") continue;
    const target = one.closest("label") || one;
    const box = target.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 43.5)) small.push(one);
  }
  return small.length;
}
