// SPDX-License-Identifier: EUPL-1.2

/** Importing the module defines the element; it has no exports. */
export {};

/** What the page may set. An attribute wins over `window.Foerderkompass.config`, that over the default. */
interface FoerderKompassOptions {
  /** Address of the catalogue. Without it, the catalogue is the JSON inside the element. */
  src?: string;
  /** Language of the screen: "de" (default) or "en". */
  lang?: string;
  /** "auto" (default) follows the system. */
  theme?: "auto" | "light" | "dark";
  /** Level of the first heading, 1 to 4; default 2. */
  headingLevel?: 1 | 2 | 3 | 4;
  /** Id of the measure that is open at first. */
  measure?: string;
  /** Id of the focus that is chosen at first. */
  focus?: string;
  /** Whether the questions are shown; default "show". */
  questions?: "show" | "hide";
  /** Answers to attributes of the workplace (`desk` in the catalogue), never to those about a client. */
  desk?: Record<string, string | boolean | number | string[]>;
}

/** `<foerder-kompass>`. Set to null, a property takes its attribute away. */
interface FoerderKompassElement extends HTMLElement {
  src: string | null;
  theme: string | null;
  headingLevel: string | number | null;
  measure: string | null;
  /** The attribute `focus`; the method of that name is that of every element. */
  focusId: string | null;
  questions: string | null;
  desk: string | NonNullable<FoerderKompassOptions["desk"]> | null;
  /** Takes the answers away as "Neue Person" does; they cannot be brought back. */
  reset(): void;
  /** Shows this catalogue instead of that of `src`. */
  load(catalog: string | object): void;
}

/** Numbers of measures by what came out. */
interface FoerderKompassCounts {
  fits: number;
  fitsAfterHurdle: number;
  open: number;
  unlikely: number;
  excluded: number;
}

/** What the element tells the page; the events rise through the document. None holds an answer. */
interface FoerderKompassEvents {
  "fk-ready": CustomEvent<Record<string, never>>;
  "fk-results": CustomEvent<{ counts: FoerderKompassCounts }>;
  "fk-measure": CustomEvent<{ id: string }>;
  "fk-error": CustomEvent<{ class: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "foerder-kompass": FoerderKompassElement;
  }
  interface HTMLElementEventMap extends FoerderKompassEvents {}
  interface DocumentEventMap extends FoerderKompassEvents {}
  interface WindowEventMap extends FoerderKompassEvents {}
  interface Window {
    Foerderkompass?: { config?: FoerderKompassOptions; readonly version?: string };
  }
}
