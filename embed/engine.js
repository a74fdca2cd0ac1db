// SPDX-License-Identifier: EUPL-1.2
/*
 * The running module of a page: one instance serves all elements, and when it traps they begin anew, once. The build puts
 * this behind shell.js, in one scope.
 */

/**
 * live: how to begin again for the elements that show something at present
 * dead: why nothing can run on this page any more, if so
 * instance: resolves to the running module, `{ mount, idle }`; rejects with the class of the failure
 * lost: takes note that a call into the module has thrown this
 */
function engineOf(wasm, glue) {
  let compiled;
  let engine;
  let restarted;

  const instance = () => {
    if (engine) return engine.ready;
    const own = (engine = {});
    own.ready = (async () => {
      try {
        compiled ??= await WebAssembly.compile(await wasm());
        const { mount } = await glue()(compiled, (exports) => watched(own, exports));
        // Yew never lets go of its listeners, so what a widget needs serves the next one.
        return { mount, idle: [] };
      } catch (error) {
        console.error(NAME, error);
        if (engine === own) engine = null;
        throw classOf(error);
      }
    })();
    return own.ready;
  };

  // Where this script comes from another host, the page hears of an error, but not of which. So the
  // calls themselves are watched. A lost module is called no more: timers of it may still run.
  const watched = (own, exports) => {
    const calls = { ...exports };
    for (const name in calls) {
      const call = exports[name];
      if (call instanceof Function) calls[name] = (...values) => {
        // Some calls give a pair.
        if (own.over) return [];
        try {
          return call(...values);
        } catch (error) {
          // Too deep a recursion is one of the other two, depending on the engine.
          if (/^(Runtime|Range|Internal)E/.test(error)) lost(error, own);
          throw error;
        }
      };
    }
    return calls;
  };

  // A trap inside a view leaves a widget that looks alive and never answers again, so the first sign of
  // one ends all of them. They begin anew, once; the delay lets the failing call unwind first.
  const lost = (cause, own = engine) => {
    if (!own || own.over) return;
    own.over = true;
    if (engine === own) engine = null;
    console.error(NAME, cause);
    if (restarted) page.dead = "crashed";
    restarted = true;
    queueMicrotask(() => [...page.live].forEach((again) => again("restarted")));
  };

  const page = { live: new Set(), instance, lost };
  return page;
}
