// What was typed and is not saved yet, kept in this browser: one draft for each window, under the writer's own key, so
// that nobody else who logs in here is shown it. It goes when it is saved, and after seven days in any case.
// Where a list says so (data-drafts), it tells that there are some.
(() => {
  const PREFIX = "draft/1/";
  const DAYS = 7;
  const store = (() => {
    try {
      localStorage.setItem("draft/try", "1");
      localStorage.removeItem("draft/try");
      return localStorage;
    } catch {
      return null;
    }
  })();

  const read = (key) => {
    try {
      const draft = JSON.parse(store.getItem(key));
      return typeof draft.text === "string" && typeof draft.at === "number" ? { ...draft, key } : null;
    } catch {
      return null;
    }
  };
  const keys = (start) => (store ? Object.keys(store).filter((key) => key.startsWith(start)) : []);

  for (const key of keys(PREFIX)) {
    const draft = read(key);
    if (!draft || Date.now() - draft.at > DAYS * 86400000) store.removeItem(key);
  }

  window.drafts = {
    // all drafts of one writer about one text, oldest first
    of: (writer, about) => keys(`${PREFIX}${writer}/${about}/`).map(read).filter(Boolean).sort((one, other) => one.at - other.at),
    // whether it could be kept
    keep(writer, about, page, draft) {
      try {
        store.setItem(`${PREFIX}${writer}/${about}/${page}`, JSON.stringify({ ...draft, page, at: Date.now() }));
        return true;
      } catch {
        return false;
      }
    },
    drop(writer, about, page) {
      if (store) store.removeItem(`${PREFIX}${writer}/${about}/${page}`);
    },
  };

  for (const notice of document.querySelectorAll("[data-drafts]")) {
    const { writer, slug, place, words } = notice.dataset;
    const start = `${PREFIX}${writer}/${slug}/`;
    const numbers = [...new Set(keys(start).map((key) => Number(key.slice(start.length).split("/")[0])))].sort((a, b) => a - b);
    for (const number of numbers) {
      const link = document.createElement("a");
      link.href = place.replace("/0/", `/${number}/`);
      link.textContent = words.replace("{number}", number);
      const item = document.createElement("li");
      item.append(link);
      notice.querySelector("ul").append(item);
    }
    notice.hidden = !numbers.length;
  }
})();
