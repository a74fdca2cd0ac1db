// SPDX-License-Identifier: EUPL-1.2
//! Fits what wasm-bindgen writes to the shell: another way to start, and nothing for browsers that are not supported.
//! It stands in the single file as it is, not packed, so its length counts.

/// How the shell starts an instance: it has the module compiled already, and gives what is done to the exports.
const START: &str = "    const pair = (at, pointer, length) => {
        const view = getDataViewMemory0();
        view.setInt32(at + 4, length, true);
        view.setInt32(at, pointer, true);
    };
    const text = (at, value) => pair(at >>> 0, passStringToWasm0(value), WASM_VECTOR_LEN);
    const some = (value) => isLikeNone(value) ? 0 : addToExternrefTable0(value);
    const small = (value) => isLikeNone(value) ? 9007199254740991 : value >>> 0;
    const handled = (call) => (...values) => {
        try {
            return call(...values);
        } catch (error) {
            wasm.__wbindgen_exn_store(addToExternrefTable0(error));
        }
    };
    const kept = (real, state) => {
        real._wbg_cb_unref = () => {
            if (--state.cnt === 0) {
                wasm.__wbindgen_destroy_closure(state.a, state.b);
                state.a = 0;
                CLOSURE_DTORS.unregister(state);
            }
        };
        CLOSURE_DTORS.register(real, state, state);
        return real;
    };
    return async (module, watched) => {
        const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
        __wbg_finalize_init({ exports: watched(instance.exports) }, module);
        return exports;
    };
})({ __proto__: null });
";

/// The same where the glue may be longer.
const STARTABLE: &str = "    return async (module, watched) => {
        const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
        __wbg_finalize_init({ exports: watched(instance.exports) }, module);
        return exports;
    };
})({ __proto__: null });
";

/// Before this, the glue is used; it begins the part that loads a file.
const LOADING: &str = "    async function __wbg_load(";
const TROUBLE: &str = "The glue of wasm-bindgen is not built as expected";

/// What two functions of the glue end with.
const KEPT: &str = "        real._wbg_cb_unref = () => {
            if (--state.cnt === 0) {
                wasm.__wbindgen_destroy_closure(state.a, state.b);
                state.a = 0;
                CLOSURE_DTORS.unregister(state);
            }
        };
        CLOSURE_DTORS.register(real, state, state);
        return real;";

/// The glue for the target `no-modules`, ending in the function that the shell calls. The original remembers one
/// instance for ever, and fetches.
///
/// # Errors
/// A sentence if wasm-bindgen writes something else one day.
pub fn for_shell(glue: &str) -> Result<String, String> {
    let (trouble, before) = (TROUBLE, without_loading(glue)?);
    // Where names are short, these are, too.
    let keeping =
        between(before, "addToExternrefTable0(e);\n            wasm.", "(").ok_or(format!("{trouble}: it keeps no error."))?;
    let making = between(before, "passStringToWasm0(ret, wasm.", ")").ok_or(format!("{trouble}: it passes no text."))?;
    let (allocating, _) = making.split_once(',').ok_or(format!("{trouble}: texts are passed otherwise."))?;
    let freeing =
        between(before, "--state.cnt === 0) {\n                wasm.", "(").ok_or(format!("{trouble}: it frees nothing."))?;
    let start = START.replace("__wbindgen_exn_store", keeping).replace("__wbindgen_destroy_closure", freeing);
    let mut glue =
        before.replace(&KEPT.replace("__wbindgen_destroy_closure", freeing), "        return kept(real, state);") + &start;
    glue = glue.replace(&format!(", wasm.{making})"), ")");
    glue = glue.replace(
        "const buf = cachedTextEncoder.encode(arg);\n            const ptr = malloc(",
        &format!("const buf = cachedTextEncoder.encode(arg);\n            const ptr = wasm.{allocating}("),
    );
    // Widgets are used again, so nothing frees one.
    for method in ["        free() {", "        __destroy_into_raw() {"] {
        let body = between(before, method, "\n        }").ok_or(format!("{trouble}: there is no {method}."))?;
        glue = glue.replace(&format!("{method}{body}\n        }}"), "");
    }
    for (long, short) in SHORTER {
        if !glue.contains(long) {
            return Err(format!("{trouble}: nowhere stands\n{long}"));
        }
        glue = glue.replace(long, short);
    }
    Ok(with_arrows(&glue))
}

/// What the WebAssembly imports, as arrow functions: nothing of it asks for `this`.
fn with_arrows(glue: &str) -> String {
    let mut functions = glue.split(": function(");
    let before = functions.next().unwrap_or_default().to_string();
    functions.fold(before, |glue, function| glue + ": (" + &function.replacen(") {", ") => {", 1))
}

/// The glue as it is, but for its end, which is the function that the shell calls.
///
/// # Errors
/// A sentence if wasm-bindgen writes something else one day.
pub fn startable(glue: &str) -> Result<String, String> {
    let before = without_loading(glue)?;
    // It would look for the address of the script, which has none.
    let address = "if (typeof document !== 'undefined' && document.currentScript !== null)";
    if !before.contains(address) {
        return Err(format!("{TROUBLE}: nowhere stands\n{address}"));
    }
    Ok(before.replace(address, "if (false)") + STARTABLE)
}

fn without_loading(glue: &str) -> Result<&str, String> {
    let (before, after) = glue.split_once(LOADING).ok_or(format!("{TROUBLE}: there is no {LOADING}."))?;
    if after.trim_end().ends_with("})({ __proto__: null });") {
        Ok(before)
    } else {
        Err(format!("{TROUBLE}: it ends otherwise."))
    }
}

/// What stands between two marks.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(name, _)| name)
}

/// What is written often or for old browsers, and what says the same.
const SHORTER: &[(&str, &str)] = &[
    ("let result;\n                try {\n                    result = arg0", "const ret = arg0"),
    (
        ";\n                } catch (_) {\n                    result = false;\n                }\n                const ret = result;",
        ";",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')\n        ? { register: () => {}, unregister: () => {} }\n        : new",
        "new",
    ),
    ("typeof globalThis === 'undefined' ? undefined : globalThis", "globalThis"),
    ("const ret = typeof global === 'undefined' ? undefined : global;", "return 0;"),
    ("const ret = typeof self === 'undefined' ? undefined : self;", "return 0;"),
    ("const ret = typeof window === 'undefined' ? undefined : window;", "return 0;"),
    ("if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;", ""),
    ("if (!('encodeInto' in cachedTextEncoder))", "if (false)"),
    // The short way to encode a text is the one meant for lack of a function that we have.
    ("if (realloc === undefined)", "if (true)"),
    ("function passStringToWasm0(arg, malloc, realloc)", "function passStringToWasm0(arg)"),
    ("if (typeof document !== 'undefined' && document.currentScript !== null)", "if (false)"),
    (
        "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);\n                \
         getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);",
        "pair(arg0 >>> 0, ptr1, len1);",
    ),
    (
        "const ptr1 = passStringToWasm0(ret);\n                const len1 = WASM_VECTOR_LEN;\n                \
         pair(arg0 >>> 0, ptr1, len1);",
        "text(arg0, ret);",
    ),
    ("return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);", "return some(ret);"),
    ("return isLikeNone(ret) ? Number.MAX_SAFE_INTEGER : (ret) >>> 0;", "return small(ret);"),
    (
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.",
        "(cachedDataViewMemory0?.buffer !== wasm.",
    ),
    ("exports.Widget = Widget;", ""),
    ("wasmInstance = instance;", ""),
    ("wasmModule = module;", ""),
    ("cachedTextDecoder.decode();", ""),
    ("function() { return handleError(function (", "handled(function ("),
    ("}, arguments); },", "}),"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_become_arrow_functions() {
        let glue = "{ a: function() { if (b) { c(); } }, d: function(e, f) { return e(f); }, g: h(function (i) { i(); }), }";
        let arrows = "{ a: () => { if (b) { c(); } }, d: (e, f) => { return e(f); }, g: h(function (i) { i(); }), }";
        assert_eq!(with_arrows(glue), arrows);
    }

    #[test]
    fn another_glue_is_refused() {
        assert!(for_shell("").is_err());
        assert!(for_shell("a\n    async function __wbg_load(b) {}\n})({ __proto__: null });").is_err());
    }
}
