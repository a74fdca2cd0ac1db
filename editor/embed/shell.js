// SPDX-License-Identifier: EUPL-1.2
/*
 * The page around the editor: it starts the module, opens and writes files, keeps drafts, and says so when something of
 * this fails. What a catalogue is and what is shown is the module's business. The build puts the widget's engine.js and
 * around.js behind this, in one scope.
 */

const NAME = "foerderkompass-editor";
const MINUTE = 60000;

const STOPPED = [
  "Der Editor ist stehen geblieben.",
  "Ihr letzter Entwurf ist noch da. Speichern Sie ihn, laden Sie die Seite neu und öffnen Sie ihn wieder.",
  "Entwurf speichern",
];
const FAILED = {
  memory: "Der Speicher reicht nicht. Schließen Sie andere Programme und laden Sie die Seite neu.",
  blocked: "Eine Einstellung dieses Browsers verbietet WebAssembly. Die IT-Stelle kann das ändern.",
  engine: "Dieser Browser ist zu alt für den Editor. Er braucht Edge oder Chrome ab 111 oder Firefox ab 115.",
  module: "Der Editor lässt sich nicht starten. Holen Sie die Datei noch einmal und öffnen Sie sie neu.",
};

/** Drafts live here as long as the browser keeps anything; they hold a catalogue, nothing of a client. */
function drafts() {
  let last = "";
  let stored = true;
  return {
    read() {
      try {
        return (last = localStorage.getItem(NAME) ?? "");
      } catch {
        return "";
      }
    },
    keep(draft) {
      last = draft;
      try {
        if (draft) localStorage.setItem(NAME, draft);
        else localStorage.removeItem(NAME);
        stored = true;
      } catch {
        stored = false;
      }
      return stored;
    },
    last: () => last,
    stored: () => stored,
  };
}

/** Hands bytes or a text to the browser as a file. */
function download(name, content) {
  const link = make("a");
  const type = { json: "application/json", html: "text/html", csv: "text/csv" }[name.split(".").pop()] ?? "application/octet-stream";
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
}

/** Opening and writing. `tell` gives what is told: the editor, once it is there. */
function files(tell) {
  /** What is edited and how it read when it was last seen; only where the browser can write. */
  let opened = null;
  let newest = null;
  let wanted = "catalog";

  const input = make("input", "", "fe-hidden");
  input.type = "file";
  input.tabIndex = -1;
  input.setAttribute("aria-hidden", "true");
  input.addEventListener("change", () => {
    if (input.files.length) take(wanted, input.files[0], null);
    input.value = "";
  });
  document.body.append(input);

  const bytesIn = async (file) => new Uint8Array(await file.arrayBuffer());
  const take = async (purpose, file, handle) => {
    const bytes = await bytesIn(file);
    newest = { handle, bytes };
    tell((editor) => editor.file(purpose, file.name, bytes, handle !== null));
  };

  const pick = async (purpose) => {
    wanted = purpose;
    if (!window.showOpenFilePicker) return input.click();
    try {
      const [handle] = await showOpenFilePicker();
      await take(purpose, await handle.getFile(), handle);
    } catch (error) {
      // Nothing was chosen; else the plain way is left.
      if (error.name !== "AbortError") input.click();
    }
  };

  // A field for files takes what is dropped on it by itself.
  const ours = (event) => event.target.type !== "file" && (event.preventDefault(), true);
  addEventListener("dragover", ours);
  addEventListener("drop", async (event) => {
    if (!ours(event)) return;
    const item = [...(event.dataTransfer?.items ?? [])].find((one) => one.kind === "file");
    // Both have to be asked for now; afterwards the drop is over.
    const file = item?.getAsFile() ?? event.dataTransfer?.files[0];
    const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
    if (file) take("catalog", file, handle?.kind === "file" ? handle : null);
  });

  /** Whether the browser lets us write there. */
  const allowed = async (handle) => (await handle.requestPermission?.({ mode: "readwrite" })) === "granted";

  /** Whether the file reads otherwise than when it was last seen; then the editor is told. */
  const differs = async ({ handle, bytes }) => {
    const now = await bytesIn(await handle.getFile());
    if (same(now, bytes)) return false;
    // Until both sides are merged and this is accepted, the file counts as it was opened: nothing is overwritten.
    newest = { handle, bytes: now };
    tell((editor) => editor.differs(now));
    return true;
  };

  const write = async (name, bytes, intoOpened) => {
    if (intoOpened && opened?.handle) {
      const file = opened;
      try {
        if (await allowed(file.handle)) {
          if (await differs(file)) return;
          const stream = await file.handle.createWritable();
          await stream.write(bytes);
          // Writing takes its time on a drive, and somebody else may have been faster; the file changes with closing only.
          if (await differs(file)) return await stream.abort();
          await stream.close();
          file.bytes = bytes;
          return tell((editor) => editor.saved(true));
        }
      } catch (error) {
        console.warn(NAME, error);
      }
    }
    download(name, bytes);
    tell((editor) => editor.saved(false));
  };

  const accept = () => {
    opened = newest;
  };
  // The module's memory may move while we wait: what is written is our own copy.
  return { pick, accept, write: (name, bytes, intoOpened) => write(name, bytes.slice(), intoOpened) };
}

function same(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Shows sentences in place of the editor, with a button if there is something to be done. */
function instead(sentences, label, act) {
  const main = make("main", "", "fe-stopped");
  const [title, ...rest] = sentences;
  main.setAttribute("role", "alert");
  main.append(make("h1", title), ...rest.map((text) => make("p", text)));
  if (label) {
    const button = make("button", label, "fe-button fe-primary");
    button.addEventListener("click", act);
    main.append(button);
  }
  document.body.replaceChildren(main);
}

/**
 * Starts the editor.
 *
 * wasm, glue: as for the widget
 * css, widgetCss: the stylesheets of the editor and of the widget
 * widget: the page of the widget with the example catalogue inside
 */
async function begin({ wasm, glue, css, widgetCss, widget, version }) {
  const sheetOf = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  document.adoptedStyleSheets = [sheetOf(css)];
  window.FoerderkompassEditor = { version };

  const kept = drafts();
  let editor = null;
  // Registered only while something would be lost: a page that always listens is never kept for going back.
  const warn = (event) => {
    event.preventDefault();
    // Chromium before 119 asks for nothing else.
    event.returnValue = true;
  };
  const unsaved = (flag) => (flag ? addEventListener : removeEventListener)("beforeunload", warn);
  const engine = engineOf(wasm, glue);
  const stopped = () => {
    const draft = kept.last();
    // Where nothing can be kept, the draft lives in this page alone until it is saved.
    unsaved(draft && !kept.stored());
    if (!draft) return instead([STOPPED[0], "Laden Sie die Seite neu."]);
    instead(STOPPED.slice(0, 2), STOPPED[2], () => {
      download("foerderkompass-entwurf.json", draft);
      unsaved(false);
    });
  };
  engine.live.add(stopped);
  const tell = (call) => {
    try {
      if (editor) call(editor);
    } catch (error) {
      engine.lost(error);
    }
  };

  // While the page is being read, its body may be still to come.
  if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
  const root = make("div");
  document.body.append(root);

  const place = { append: (element) => document.body.append(element), get activeElement() { return document.activeElement; } };
  const { copy, print } = waysOut(place, () => widgetCss);
  const frame = (host) => {
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheetOf(widgetCss)];
    const inside = make("div");
    shadow.replaceChildren(inside);
    return inside;
  };
  const mail = (address) => {
    const link = make("a");
    link.href = address;
    if (link.protocol === "mailto:") link.click();
  };
  const ways = {
    ...files(tell),
    copy,
    print,
    mail,
    frame,
    keep: kept.keep,
    unsaved,
  };
  try {
    const { mount } = await engine.instance();
    editor = mount(root, ways, widget, kept.read());
  } catch (kind) {
    instead(["Förderkompass-Editor", FAILED[kind] ?? FAILED.module]);
  }
}
