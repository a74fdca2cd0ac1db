// SPDX-License-Identifier: EUPL-1.2
/*
 * The custom element <foerder-kompass> and whatever has to work when WebAssembly does not: it gets
 * the catalogue, starts the module once per page, mounts one widget per element and says so when
 * something of this fails. What is shown otherwise is the widget's business, not ours.
 *
 * Hazards of foreign pages that it deals with: being included twice, being moved in the document,
 * key handlers that fire while somebody types, pages opened from a drive.
 */

const NAME = "foerder-kompass";

/** A request that hangs ends after this many milliseconds. */
const PATIENCE = 10000;

/** So long a file or a sheet of paper is kept for the browser, in milliseconds. */
const MINUTE = 60000;

const TEXTS = {
  loading: ["Der Förderkompass wird geladen."],
  engine: [
    "Der Förderkompass kann hier nicht starten.",
    "Der Browser ist zu alt oder lässt WebAssembly auf dieser Seite nicht zu. Nötig ist Chrome oder Edge ab Version 111, Firefox ab 115 oder Safari ab 16.4. Ist Ihr Browser neu genug, wenden Sie sich bitte an Ihre IT-Betreuung.",
  ],
  crashed: [
    "Der Förderkompass musste wegen eines Fehlers anhalten.",
    "Bitte laden Sie die Seite neu. Ihre Angaben müssen Sie dann noch einmal machen.",
  ],
  file: [
    "Der Förderkompass lässt sich so nicht öffnen.",
    "Diese Seite liegt auf einem Laufwerk, und von dort darf der Browser den Katalog nicht nachladen. Öffnen Sie stattdessen die Datei, die alles enthält:",
  ],
};

/**
 * Defines the element, unless the page already has it.
 *
 * start: starts the module, resolves to its exports; called at most once, with a function to be told
 *   the errors that come out of the module where the page might not hear of them
 * css: gives the widget's stylesheet; called when the first element appears
 * base: address of this script, or "" if unknown; foerderkompass.html is expected beside it
 */
export function define({ start, css, base }) {
  if (customElements.get(NAME)) return;

  let sheet = null;
  const styled = () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css());
    }
    return sheet;
  };

  /** Elements that show something at present; one module serves them all. */
  const live = new Set();
  /** Begin each of them anew. */
  const again = new Set();
  let dead = false;
  let starting = null;

  const instance = () => {
    starting ??= start(trapped);
    return starting;
  };

  // A trap inside a view leaves a widget that looks alive and never answers again, so the first
  // sign of one ends all of them. The delay lets the failing call unwind first.
  const crash = (cause) => {
    if (dead) return;
    dead = true;
    console.error("foerder-kompass:", cause);
    queueMicrotask(() => live.forEach((show) => show("crashed")));
  };
  const trapped = (cause) => {
    if (live.size > 0 && cause instanceof WebAssembly.RuntimeError) crash(cause);
  };

  class FoerderKompass extends HTMLElement {
    static observedAttributes = ["src", "lang"];

    #root = document.createElement("div");
    #widget = null;
    #alive = false;
    /** Counts the beginnings, so that an answer to an earlier one is recognised as late. */
    #turn = 0;

    constructor() {
      super();
      this.#root.setAttribute("part", "root");
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [styled()];
      shadow.append(this.#root);
      for (const type of ["keydown", "keypress", "keyup"]) this.addEventListener(type, keepTyping);
    }

    connectedCallback() {
      if (this.#alive) return;
      this.#alive = true;
      this.#root.lang = this.lang || "de";
      this.#begin();
    }

    disconnectedCallback() {
      // Pages move elements by taking them out and putting them in again at once.
      queueMicrotask(() => {
        if (this.isConnected || !this.#alive) return;
        this.#alive = false;
        this.#end();
      });
    }

    attributeChangedCallback(name, before, after) {
      if (!this.#alive || before === after) return;
      if (name === "src") {
        this.#again();
      } else {
        this.#root.lang = after || "de";
        this.#guarded(() => this.#widget?.setLang(after ?? undefined));
      }
    }

    async #begin() {
      const turn = ++this.#turn;
      live.add(this.#show);
      again.add(this.#again);
      if (dead) return this.#show("crashed");
      const src = this.getAttribute("src");
      if (src !== null && location.protocol === "file:" && !(await inline(this))) return this.#show("file");
      if (turn !== this.#turn) return;
      this.#show("loading");

      // The catalogue travels while the module starts.
      const delivery = deliver(this, src);
      let exports;
      try {
        exports = await instance();
      } catch (error) {
        console.error("foerder-kompass:", error);
        if (turn === this.#turn) this.#show("engine");
        return;
      }
      if (turn !== this.#turn || dead) return;
      this.#guarded(() => {
        this.#widget = exports.mount(this.#root, this.lang || undefined, waysOut(this.shadowRoot, css));
      });
      const { bytes, kind, detail } = await delivery;
      if (turn !== this.#turn || dead) return;
      this.#guarded(() => (bytes ? this.#widget.load(bytes) : this.#widget.fail(kind, detail)));
    }

    #end() {
      this.#turn += 1;
      live.delete(this.#show);
      again.delete(this.#again);
      const widget = this.#widget;
      this.#widget = null;
      if (widget && !dead) this.#guarded(() => widget.destroy());
      this.#root.replaceChildren();
    }

    /** A call into the module that throws means that the module is lost. */
    #guarded(call) {
      try {
        call();
      } catch (error) {
        crash(error);
      }
    }

    #again = () => {
      this.#end();
      this.#begin();
    };

    #show = (what) => {
      const app = document.createElement("div");
      app.className = "fk-app fk-loading";
      app.dataset.fk = "app";
      app.dataset.state = what === "loading" ? "loading" : "failed";
      if (what !== "loading") {
        app.dataset.failure = what;
        app.setAttribute("role", "alert");
      }
      for (const text of TEXTS[what]) app.append(paragraph(text));
      if (what === "file") {
        const link = document.createElement("a");
        link.href = new URL("foerderkompass.html", base || this.baseURI).href;
        link.textContent = "foerderkompass.html";
        app.append(paragraph(link));
      }
      this.#root.replaceChildren(app);
    };
  }

  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  // A page that the browser has kept comes back as it was left; nobody's answers may.
  addEventListener("pageshow", (event) => event.persisted && [...again].forEach((begin) => begin()));
  customElements.define(NAME, FoerderKompass);
}

/**
 * The ways out of a widget: clipboard, file and paper, and nothing else. All of them work in pages
 * from a drive and under a policy that allows nothing. None of them throws.
 */
function waysOut(shadow, css) {
  /** An element that is nowhere to be seen. */
  const hidden = (name) => {
    const element = document.createElement(name);
    element.className = "fk-hidden";
    element.tabIndex = -1;
    element.setAttribute("aria-hidden", "true");
    return element;
  };

  /** The newer clipboard is not there in pages from a drive or without encryption; this is. */
  const copy = (text) => {
    const before = shadow.activeElement;
    const field = hidden("textarea");
    field.value = text;
    field.readOnly = true;
    shadow.append(field);
    field.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {}
    field.remove();
    before?.focus({ preventScroll: true });
    return copied;
  };

  const save = (name, text) => {
    const link = hidden("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    shadow.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
  };

  /** Prints the sheet in a document of its own: the page around the widget has its own idea of paper. */
  const print = (sheet) => {
    const frame = hidden("iframe");
    const before = shadow.activeElement;
    const away = () => {
      const here = shadow.activeElement === frame;
      frame.remove();
      if (here) before?.focus({ preventScroll: true });
    };
    frame.onload = () => {
      frame.onload = null;
      try {
        const [inner, paper] = [frame.contentWindow, frame.contentDocument];
        const style = new inner.CSSStyleSheet();
        style.replaceSync(css());
        paper.adoptedStyleSheets = [style];
        paper.title = document.title;
        paper.documentElement.lang = sheet.closest("[lang]")?.lang ?? "de";
        const app = paper.createElement("div");
        app.className = "fk-app";
        app.append(paper.importNode(sheet, true));
        paper.body.replaceChildren(app);
        inner.onafterprint = away;
        setTimeout(away, MINUTE);
        inner.focus();
        inner.print();
      } catch {
        away();
        window.print();
      }
    };
    // Some engines load the empty document at once, others later.
    shadow.append(frame);
  };

  return { copy, save, print };
}

function paragraph(content) {
  const element = document.createElement("p");
  element.append(content);
  return element;
}

/**
 * The catalogue: by request if there is an address, else from the element's own content. Resolves
 * to { bytes } or, when it cannot be had, to { kind, detail }; never rejects.
 */
async function deliver(element, src) {
  if (src === null || location.protocol === "file:") {
    const text = await inline(element);
    return text ? { bytes: new TextEncoder().encode(text) } : { kind: "missing", detail: "" };
  }
  try {
    const url = new URL(src, element.baseURI);
    const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { kind: "http", detail: String(response.status) };
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return { kind: error?.name === "TimeoutError" ? "slow" : "network", detail: String(error?.message ?? error) };
  }
}

/** The text of the element's <script type="application/json">, "" without one. */
async function inline(element) {
  // While the page is being read, the content may be still to come.
  if (document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? "";
}

/**
 * To the page, a key that was pressed in a field of ours seems to come from the element itself, so
 * its short cuts would fire while somebody types. By now our own listeners have run.
 */
function keepTyping(event) {
  const [target] = event.composedPath();
  const field = target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
  // Pages swallow Enter lest it send a form; here it presses buttons.
  if (field || event.key === "Enter" || event.key === " ") event.stopPropagation();
}
