// SPDX-License-Identifier: EUPL-1.2
//! A script that notes what a page complains about: violated policies, errors, rejected promises,
//! error messages on the console.

/// Begins once per page; what it noted stands in `window.fkWitness`.
pub const SCRIPT: &str = r#"
if (!window.fkWitness) {
  window.fkWitness = [];
  const note = (text) => window.fkWitness.push(String(text));
  document.addEventListener("securitypolicyviolation", (event) => note("policy " + event.violatedDirective + ": " + event.blockedURI));
  window.addEventListener("error", (event) => note("error: " + event.message));
  window.addEventListener("unhandledrejection", (event) => note("rejected: " + event.reason));
  const say = console.error;
  console.error = (...words) => { note("console: " + words.join(" ")); say.apply(console, words); };
}
"#;

/// The single file with the witness in front, so that it hears of everything from the start. The
/// policy gets one more allowed script, known by a nonce, and stays as it is otherwise.
///
/// # Errors
/// When the page does not begin as expected.
pub fn with_witness(page: &str) -> Result<String, String> {
    with_script(page, SCRIPT)
}

/// A page with a script of a test in front, in the same way.
///
/// # Errors
/// When the page does not begin as expected.
pub fn with_script(page: &str, script: &str) -> Result<String, String> {
    let allowed = page.replacen("script-src ", "script-src 'nonce-witness' ", 1);
    let policy = allowed.find("<meta http-equiv=\"Content-Security-Policy\"").ok_or("The single file has no policy.")?;
    let end = allowed.get(policy..).and_then(|rest| rest.find('>')).ok_or("The policy does not end.")?;
    if allowed.len() == page.len() || allowed.find("<script").is_some_and(|script| script < policy) {
        return Err("The policy is not the first thing, or allows no script.".to_owned());
    }
    let (head, rest) = allowed.split_at(policy + end + 1);
    Ok(format!("{head}<script nonce=\"witness\">{script}</script>{rest}"))
}
