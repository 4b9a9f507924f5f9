// What was typed and is not saved yet, kept in this browser: one draft for each window, under the writer's own key, so
// that nobody else who logs in here is shown it; and sealed (AES-GCM) with a secret that stands on that writer's pages
// alone, so that nobody else who opens this browser can read it. It goes when it is saved, and after seven days in any
// case. Where a list says so (data-drafts), it tells that there are some.
(() => {
  const PREFIX = "draft/2/";
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
      return typeof draft.sealed === "string" && typeof draft.at === "number" ? { ...draft, key } : null;
    } catch {
      return null;
    }
  };
  const keys = (start) => (store ? Object.keys(store).filter((key) => key.startsWith(start)) : []);

  for (const key of keys("draft/")) {
    const draft = read(key);
    if (!draft || !key.startsWith(PREFIX) || Date.now() - draft.at > DAYS * 86400000) store.removeItem(key);
  }

  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const text = (array) => {
    let signs = "";
    for (let at = 0; at < array.length; at += 32768) signs += String.fromCharCode(...array.subarray(at, at + 32768));
    return btoa(signs);
  };
  const turns = new Map(); // sealing takes a moment: what was asked for last is what stands

  // secret: the writer's key as base64
  window.drafts = (secret) => {
    const sealer = Promise.resolve().then(() => crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]));
    sealer.catch(() => {}); // no sealing here: keep() says so
    const begin = (name) => {
      turns.set(name, (turns.get(name) || 0) + 1);
      return turns.get(name);
    };
    return {
      // all drafts of the writer about one text that can be opened, oldest first
      async of(writer, about) {
        const found = keys(`${PREFIX}${writer}/${about}/`).map(read).filter(Boolean);
        const opened = found.map(async (draft) => {
          try {
            const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(draft.iv) }, await sealer, bytes(draft.sealed));
            return { ...JSON.parse(new TextDecoder().decode(plain)), page: draft.page, at: draft.at };
          } catch {
            return null;
          }
        });
        return (await Promise.all(opened)).filter(Boolean).sort((one, other) => one.at - other.at);
      },
      // whether it could be kept; null when something newer came meanwhile
      async keep(writer, about, page, draft) {
        const name = `${PREFIX}${writer}/${about}/${page}`;
        const turn = begin(name);
        try {
          const iv = crypto.getRandomValues(new Uint8Array(12));
          const plain = new TextEncoder().encode(JSON.stringify(draft));
          const sealed = text(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealer, plain)));
          if (turns.get(name) !== turn) return null;
          store.setItem(name, JSON.stringify({ page, at: Date.now(), iv: text(iv), sealed }));
          return true;
        } catch {
          return false;
        }
      },
      drop(writer, about, page) {
        const name = `${PREFIX}${writer}/${about}/${page}`;
        begin(name);
        if (store) store.removeItem(name);
      },
    };
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
