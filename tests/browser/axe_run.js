async ({ standards, only, left, reviewed }) => {
  // What sticks covers other things only until they are scrolled to: let it lie where it belongs while axe measures.
  const stuck = [...document.body.querySelectorAll("*")].filter((one) => getComputedStyle(one).position === "sticky");
  for (const one of stuck) [one.style.position, one.style.inset] = ["relative", "auto"];
  const found = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
    preload: false,
    iframes: false,
    runOnly: only.length ? { type: "rule", values: only } : { type: "tag", values: standards },
    rules: {
      ...(only.length ? {} : { "target-size": { enabled: true } }),
      ...Object.fromEntries(left.map((rule) => [rule, { enabled: false }])),
    },
  });
  const checks = (node) => [...node.any, ...node.all, ...node.none];
  const told = (rule, node) => {
    const why = checks(node)[0];
    return `${rule.id}: ${node.target.join(" ")} ${why ? why.message : ""} ${node.html.slice(0, 160)}`;
  };
  const used = new Set();
  const isReviewed = (rule, node) => {
    const keys = checks(node).map((check) => (check.data && check.data.messageKey) || "");
    const at = reviewed.findIndex((one) => one.rule === rule.id && (!one.key || keys.includes(one.key)) && node.element.matches(one.where));
    if (at >= 0) used.add(at);
    return at >= 0;
  };
  const wrong = found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => told(rule, node)));
  const unsure = found.incomplete.flatMap((rule) =>
    rule.nodes
      .filter((node) => !isReviewed(rule, node))
      .slice(0, 3)
      .map((node) => {
        const keys = checks(node).map((check) => (check.data && check.data.messageKey) || "-").join(",");
        return `unreviewed ${told(rule, node)} [${keys}]`;
      }),
  );
  for (const one of stuck) [one.style.position, one.style.inset] = ["", ""];
  return { faults: [...wrong, ...unsure], used: [...used] };
}
