// Before anything is painted: light or dark, by the reader's choice or else the system's; and the page's language.
(() => {
  const key = "troly-giao-dien";
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(key);
  } catch {
    // storage is closed to us: the choice lasts as long as the page
  }

  const isDark = () => (chosen ? chosen === "dark" : system.matches);

  const apply = () => {
    const dark = isDark();
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    // Gradio keeps a class of its own for the same thing.
    if (document.body && document.body.classList.contains("dark") !== dark) {
      document.body.classList.toggle("dark", dark);
    }
    document.dispatchEvent(new Event("troly:theme"));
  };

  window.trolyTheme = {
    isDark,
    toggle() {
      chosen = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(key, chosen);
      } catch {
        // see above
      }
      apply();
    },
  };

  system.addEventListener("change", apply);
  // Gradio, which speaks no Vietnamese, would make the page an English one.
  const root = document.documentElement;
  new MutationObserver(() => {
    if (root.lang !== "vi") root.lang = "vi";
  }).observe(root, { attributeFilter: ["lang"] });

  document.addEventListener("DOMContentLoaded", () => {
    apply();
    new MutationObserver(apply).observe(document.body, { attributeFilter: ["class"] });
  });
  apply();
})();
