// SPDX-License-Identifier: EUPL-1.2
/*
 * The custom element <foerder-kompass> and whatever has to work when WebAssembly does not: it reads
 * the options, gets the catalogue, starts the module once per page, mounts one widget per element,
 * tells the page what happens, and says so when something of this fails. What is shown otherwise is
 * the widget's business, not ours. The words are in texts.json.
 *
 * Hazards of foreign pages that it deals with: being included twice, being moved in the document,
 * key handlers that fire while somebody types, pages opened from a drive, a module that traps.
 */

const NAME = "foerder-kompass";

/** A request that hangs ends after this many milliseconds. */
const PATIENCE = 10000;

/** So long a file or a sheet of paper is kept for the browser, in milliseconds. */
const MINUTE = 60000;

/** The options and what each may be. Ids and facts of the desk are checked by the module. */
const OPTIONS = {
  src: /\S/,
  lang: /^[a-z]{2,3}(-\w+)*$/i,
  theme: /^(auto|light|dark)$/,
  "heading-level": /^[1-4]$/,
  measure: /\S/,
  focus: /\S/,
  questions: /^(show|hide)$/,
  desk: /{/,
};
const NAMES = Object.keys(OPTIONS);
/** What the module has to be told; the other defaults are its own: level 2, questions shown. */
const DEFAULTS = { lang: "de", theme: "auto" };

/** As they are counted in `fk-results`, in this order. */
const OUTCOMES = ["fits", "fitsAfterHurdle", "open", "unlikely", "excluded"];

/**
 * What a function finds in what the page sets for all its elements, by the names of the options, `heading-level` as
 * `headingLevel`. Nothing where that cannot be read.
 */
const configured = (find) => {
  try {
    const given = window.Foerderkompass;
    // An element or a frame of such a name is none of ours; a frame from elsewhere throws.
    if (!(given instanceof Element || given.window)) return find(given.config);
  } catch {}
};
const keyOf = (name) => name.replace("-l", "L");
/** Every element has a method `focus` and a property `lang` already. */
const propertyOf = (name) => (name === "focus" ? "focusId" : keyOf(name));
/** As text; "", which no option may be, where that cannot be done. Objects may come from another frame. */
const written = (value) => {
  try {
    return String(typeof value === "object" ? JSON.stringify(value) : value);
  } catch {
    return "";
  }
};

/**
 * Defines the element, unless the page already has it.
 *
 * wasm: gives the bytes of the module, or a promise of them; called at most once unless that fails
 * glue: makes what connects an instance of the module with the page: a function of the compiled module
 *   and of what is done to its exports, which resolves to { mount }
 * css, texts: give the widget's stylesheet and the words for failures
 * base: address of this script, beside which foerderkompass.html is expected, or "": beside the page
 */
export function define({ wasm, glue, css, texts, base, version }) {
  // The page may have set it before.
  window.Foerderkompass = { config: configured((config) => config) ?? {}, version };
  if (customElements.get(NAME)) return;

  const engine = engineOf(wasm, glue);

  class FoerderKompass extends HTMLElement {
    static observedAttributes = NAMES;

    #root;
    /** What the page's author should know, below the widget. */
    #notes = make("div", "", "fk-app");
    #test;
    #delivery = {};
    /** Shows what the page has put into the element. */
    #slot = make("slot");
    #wrong = new Set();
    /** The widget, with its root and its ways out. */
    #one;
    #alive;
    /** A catalogue handed over by the page. */
    #given = null;
    /** Counts the beginnings, so that an answer to an earlier one is recognised as late. */
    #turn = 0;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      styled(shadow, window, css);
      const test = selfTest(texts().test, waysOut(shadow, css).copy, async () => {
        const { bytes, kind } = await this.#delivery;
        const { failure, state } = shadow.querySelector("[data-fk=app]")?.dataset ?? {};
        const [edition] = parsed(bytes, (catalog) => [catalog.version]);
        return [version, failure || kind || state, edition];
      });
      shadow.append(this.#notes, test);
      test.open = location.hash === "#fk1/selbsttest";
      this.#test = test;
      for (const type of ["keydown", "keypress", "keyup"]) this.addEventListener(type, keepTyping);
      this.addEventListener("click", this.#tidy, true);
      // What the page has set before this script came hides the property of that name.
      for (const [key, value] of Object.entries(this)) {
        delete this[key];
        this[key] = value;
      }
    }

    /** Takes the answers away as "Neue Person" does, but for good. */
    reset() {
      this.#guarded(() => this.#one?.widget.reset());
    }

    /** Shows this catalogue, a text or an object, instead of the one of `src`. */
    load(catalog) {
      this.#given = written(catalog);
      this.#again();
    }

    connectedCallback() {
      if (this.#alive) return;
      this.#alive = true;
      this.#begin();
    }

    /** In another document the sheets of the first count no more. */
    adoptedCallback() {
      styled(this.shadowRoot, this.ownerDocument.defaultView, css);
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
      if (before === after) return;
      if (name === "src") {
        this.#given = null;
        return this.#again();
      }
      if (!this.#alive) return;
      this.#dress();
      this.#guarded(() => this.#one?.widget.refresh());
    }

    /** The attribute, else what the page has set for all, else the default; what is not valid is reported and left out. */
    #option(name) {
      const key = keyOf(name);
      const sources = [[name, this.getAttribute(name)], ["config." + key, configured((config) => config[key])]];
      for (const [source, value] of sources) {
        if (value === null || value === undefined) continue;
        const text = written(value);
        if (OPTIONS[name].test(text)) return text;
        this.#report(`${source} = ${text}`);
      }
      return DEFAULTS[name] ?? "";
    }

    #report(wrong) {
      wrong = wrong.slice(0, 200);
      if (this.#wrong.has(wrong)) return;
      this.#wrong.add(wrong);
      console.warn(NAME, wrong);
      const details = make("details", "", "fk-notice fk-alert");
      details.append(make("summary", texts().author[0]), ...[...this.#wrong].map((one) => make("p", one)));
      this.#notes.replaceChildren(details);
    }

    #dress() {
      this.#root.lang = this.#option("lang");
      this.#root.dataset.theme = this.#notes.dataset.theme = this.#test.dataset.theme = this.#option("theme");
    }

    async #begin() {
      const turn = ++this.#turn;
      const late = () => turn !== this.#turn;
      engine.live.add(this.#again);
      // A new one every time: the module leaves listeners at it.
      this.#root = make("div");
      this.#root.part = "root";
      this.#notes.after(this.#root);
      this.#dress();
      for (const key of configured(Object.keys) ?? []) {
        if (!NAMES.map(keyOf).includes(key)) this.#report("config." + key);
      }
      const src = this.#given === null && this.#option("src");
      // The catalogue travels while the module starts.
      this.#delivery = deliver(this, this.#given, src);
      try {
        if (engine.dead) throw engine.dead;
        if (src && location.protocol === "file:" && !(await inline(this))) throw "file";
        if (late()) return;
        this.#show("loading");
        const { mount, idle } = await engine.instance();
        if (late()) return;
        const one = idle.pop() ?? { idle, root: this.#root, ways: {} };
        this.#root.replaceWith(one.root);
        this.#root = one.root;
        this.#dress();
        const ways = Object.assign(one.ways, waysOut(this.shadowRoot, css));
        ways.option = (name) => this.#option(name);
        ways.tell = (what, detail) => queueMicrotask(() => late() || this.#tell(what, detail));
        this.#guarded(() => {
          if (one.widget) one.widget.refresh();
          else one.widget = mount(one.root, ways);
          this.#one = one;
        });
      } catch (kind) {
        return late() || this.#fail(kind);
      }
      const { bytes, kind } = await this.#delivery;
      if (late()) return;
      if (kind) this.#tell("error", kind.split(" ")[0]);
      this.#guarded(() => (bytes ? this.#one?.widget.load(bytes) : this.#one?.widget.fail(kind)));
    }

    #end() {
      this.#turn += 1;
      engine.live.delete(this.#again);
      this.#root.remove();
      const one = this.#one;
      this.#one = null;
      this.#guarded(() => {
        one?.widget.rest();
        one?.idle.push(one);
      });
      this.#slot.remove();
      this.#wrong.clear();
      this.#notes.replaceChildren();
    }

    #again = (why) => {
      if (!this.#alive) return;
      this.#end();
      this.#begin();
      if (!why || engine.dead) return;
      const note = make("p", texts()[why][0], "fk-notice fk-alert");
      note.setAttribute("role", "alert");
      this.#notes.append(note);
      this.#tell("error", why);
    };

    /** Not every browser says that it has printed, and the sheet may hold answers: it ends with whatever is done next. */
    #tidy = () => this.shadowRoot.querySelector("iframe")?.remove();

    /** A call into the module that throws means that the module is lost. */
    #guarded(call) {
      this.#tidy();
      try {
        call();
      } catch (error) {
        engine.lost(error);
      }
    }

    /** Tells the page; what it is told of holds no answer. */
    #tell(what, text) {
      if (what === "option") return this.#report(`${text} = ${this.#option(text.split(" ")[0])}`);
      if (what === "error" && text !== "restarted") this.shadowRoot.append(this.#slot);
      const counts = () => Object.fromEntries(text.split(" ").map((count, i) => [OUTCOMES[i], +count]));
      const detail = { ready: {}, results: { counts: counts() }, measure: { id: text }, error: { class: text } }[what];
      this.#test.ontoggle();
      this.dispatchEvent(new CustomEvent("fk-" + what, { bubbles: true, composed: true, detail }));
    }

    /** Says what is wrong; then the measures can be read all the same. */
    async #fail(kind) {
      const turn = this.#turn;
      this.#show(kind);
      this.#tell("error", kind);
      const { bytes } = await this.#delivery;
      // Only now: while the page is being read, its own list may be still to come.
      if (bytes && turn === this.#turn && !this.querySelector(":scope > :not(script)")) this.#root.firstChild.append(...plainList(bytes, texts().list[0]));
    }

    #show(what) {
      const app = message(what, texts()[what]);
      if (what === "file") {
        const link = make("a", "foerderkompass.html");
        link.href = new URL(link.text, base || this.baseURI);
        app.firstChild.append(link);
      }
      this.#root.replaceChildren(app);
    }
  }

  for (const name of NAMES) {
    if (name === "lang") continue;
    Object.defineProperty(FoerderKompass.prototype, propertyOf(name), {
      get() {
        return this.getAttribute(name);
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, written(value));
      },
    });
  }
  // A page that the browser has kept comes back as it was left; nobody's answers may.
  addEventListener("pageshow", (event) => event.persisted && [...engine.live].forEach((again) => again()));
  customElements.define(NAME, FoerderKompass);
}
