const MASK = "••••••••";

/**
 * Gives every connection its Show, Hide and Copy. Secrets stand on the page only while shown.
 *
 * @param {ParentNode} root
 * @param {import("./instance.js").Instance} instance
 */
export function offerSecrets(root, instance) {
  for (const connection of root.querySelectorAll("[data-connection]")) {
    const secrets = [...connection.querySelectorAll("var[data-secret]")];
    const copy = connection.querySelector("[data-copy]");
    if (secrets.length === 0) {
      continue;
    }
    copy.hidden = true;
    const reveal = connection.querySelector("[data-reveal]");
    reveal.hidden = false;
    reveal.addEventListener("click", async () => {
      const show = reveal.getAttribute("aria-pressed") !== "true";
      const problem = connection.querySelector("[data-problem]");
      reveal.disabled = true;
      try {
        const values = show ? await instance.secrets() : new Map();
        for (const secret of secrets) {
          secret.textContent = values.get(secret.dataset.name) ?? MASK;
        }
        problem.textContent = "";
        present(reveal, show);
        copy.hidden = !show;
      } catch (error) {
        problem.textContent = "The password cannot be shown: " + error.message + ".";
      } finally {
        reveal.disabled = false;
        reveal.focus();
      }
    });
  }
}

/**
 * @param {Element} reveal
 * @param {boolean} shown
 */
function present(reveal, shown) {
  reveal.setAttribute("aria-pressed", String(shown));
  reveal.querySelector("[data-reveal-text]").textContent = shown ? "Hide" : "Show";
  reveal.querySelector("use").setAttribute("href", "#icon-" + (shown ? "hide" : "show"));
}

/**
 * Makes the copy buttons work.
 *
 * @param {ParentNode} root
 * @param {(text: string) => void} announce
 */
export function offerCopies(root, announce) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    const icon = button.querySelector("use");
    let timer;
    button.addEventListener("click", async () => {
      const source = button.closest("[data-copyable]").querySelector("[data-copy-text]");
      if (!(await copy(source))) {
        announce("Selected; copy it with the keyboard.");
        return;
      }
      announce("Copied.");
      icon.setAttribute("href", "#icon-done");
      clearTimeout(timer);
      timer = setTimeout(() => icon.setAttribute("href", "#icon-copy"), 1_500);
    });
  }
}

/**
 * Copies the text of an element; where the clipboard is closed (plain HTTP from another machine) it
 * selects the text instead.
 *
 * @param {Element} source
 */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return false;
  }
}
