// SPDX-License-Identifier: EUPL-1.2

/** Importing the module defines the element; it has no exports. */
export {};

declare global {
  interface HTMLElementTagNameMap {
    /** Attributes: `src` (address of the catalogue), `lang`. */
    "foerder-kompass": HTMLElement;
  }
}
