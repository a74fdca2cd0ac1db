// SPDX-License-Identifier: EUPL-1.2
/*
 * What the element does around the module: the ways out of the page, fetching the catalogue, the plain
 * list, small checks. The build puts this behind shell.js, in one scope.
 */

/** Why the module does not start. Engines say in words only that a policy forbids it. */
function classOf(error) {
  if (/^RangeE/.test(error)) return "memory";
  if (/CSP|unsafe-eval/.test(error)) return "blocked";
  return !window.WebAssembly || /^CompileE/.test(error) ? "engine" : "module";
}

/** An element with a text. */
function make(name, text = "", classes = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = classes;
  return element;
}

/** Gives a shadow root or a document the widget's stylesheet; a template has no window and shows nothing. */
function styled(root, view, css) {
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css());
  root.adoptedStyleSheets = [sheet];
}

/** What stands in place of the widget: that it is being loaded, or a failure of this class. */
function message(what, texts) {
  const app = make("div", "", "fk-app fk-loading");
  const said = make("div");
  app.dataset.fk = "app";
  app.dataset.state = what;
  if (what !== "loading") {
    app.dataset.state = "failed";
    app.dataset.failure = what;
    said.setAttribute("role", "alert");
  }
  said.append(...texts.map((text) => make("p", text)));
  app.append(said);
  return app;
}

/** What a function makes of a catalogue; nothing if it cannot be read. */
function parsed(bytes, make) {
  try {
    return make(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return [];
  }
}

/** The measures of a catalogue and whom to ask, as text. */
function plainList(bytes, title) {
  return parsed(bytes, ({ measures, contacts }) => {
    const parts = measures.map(({ title, summary, responsible = [] }) => {
      const part = make("div");
      const who = responsible.map((rule) => {
        const { role, site, phone } = contacts.find((one) => one.id === rule.contact) ?? {};
        return make("p", [role, site, phone].join(" "));
      });
      part.append(make("b", title), make("p", summary), ...who);
      return part;
    });
    return [make("p", title), ...parts];
  });
}

/**
 * The ways out of a widget: clipboard, file and paper, and nothing else. All of them work in pages
 * from a drive and under a policy that allows nothing. None of them throws.
 */
function waysOut(shadow, css) {
  /** An element that is nowhere to be seen. */
  const hidden = (name) => {
    const element = make(name, "", "fk-hidden");
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
    // Some pages add to whatever is copied.
    field.oncopy = (event) => {
      event.clipboardData.setData("text", text);
      event.preventDefault();
      event.stopPropagation();
    };
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
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = name;
    link.click();
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
        const inner = frame.contentWindow;
        const paper = inner.document;
        styled(paper, inner, css);
        paper.title = document.title;
        paper.documentElement.lang = sheet.closest("[lang]").lang;
        const app = make("div", "", "fk-app");
        app.append(sheet.cloneNode(true));
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

/**
 * The catalogue: what the page handed over, else by request if there is an address, else from the
 * element's own content. Resolves to { bytes } or, when it cannot be had, to { kind }; never rejects.
 */
async function deliver(element, given, src) {
  if (given !== null || !src || location.protocol === "file:") {
    const text = given ?? (await inline(element));
    return text ? { bytes: new TextEncoder().encode(text) } : { kind: "missing" };
  }
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(new URL(src, element.baseURI), { cache: "no-cache", signal });
    if (!response.ok) return { kind: `http ${response.status}` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A page instead of a catalogue: often one where somebody has to log in.
    return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 99))) ? { kind: "html" } : { bytes };
  } catch {
    // Engines reject with errors of different names.
    return { kind: signal.aborted ? "slow" : "network" };
  }
}

/** The text of the element's <script type="application/json">. */
async function inline(element) {
  // While the page is being read, the content may be still to come.
  if (document.readyState === "loading") {
    await new Promise((done) => {
      addEventListener("DOMContentLoaded", done);
      // A document that a script writes and never closes is being read for ever.
      setTimeout(done, PATIENCE);
    });
  }
  return element.querySelector(':scope > script[type="application/json"]')?.textContent;
}

/**
 * To the page, a key that was pressed in a field of ours seems to come from the element itself, so
 * its short cuts would fire while somebody types. By now our own listeners have run.
 */
function keepTyping(event) {
  const [target] = event.composedPath();
  const field = target.matches?.("input,textarea,select");
  // Pages swallow Enter lest it send a form; here it presses buttons.
  if (field || /^(Enter| )$/.test(event.key)) event.stopPropagation();
}
