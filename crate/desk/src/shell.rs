//! Texts as arguments of a POSIX shell.

use crate::{Code, Mistake};

/// A text as one word of a POSIX shell, in quotes only where it needs them.
///
/// Right for every text without NUL, which no argument can hold. It doesn't ask whether a text is fit to be pasted into
/// a terminal: see [`argument`].
///
/// ```
/// use porthole_desk::shell::quote;
///
/// assert_eq!(quote("kind-dev"), "kind-dev");
/// assert_eq!(quote("it's $HOME"), r"'it'\''s $HOME'");
/// assert_eq!(quote(""), "''");
/// ```
#[must_use]
pub fn quote(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/:@%+,=".contains(&byte);
    // zsh takes a word that begins with = for the path of a program.
    if !text.is_empty() && !text.starts_with('=') && text.bytes().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A text as one word of a command that a person pastes into a terminal.
///
/// # Errors
/// [`Code::ControlCharacters`]: a terminal acts on them before the shell sees its quotes (`ESC [ 201 ~` ends a
/// bracketed paste, and a line break after it runs the command), and those for the direction of text make it read
/// other than it runs.
///
/// ```
/// assert!(porthole_desk::shell::argument("context", "prod eu").is_ok());
/// assert!(porthole_desk::shell::argument("context", "x\u{1b}[201~\nreboot").is_err());
/// ```
pub fn argument(part: &'static str, text: &str) -> Result<String, Mistake> {
    const RULE: &str = "it holds characters that a terminal would act on; rename it in the kubeconfig, or type the command yourself";
    if text.chars().any(is_acted_on) {
        let shown: String = text
            .chars()
            .map(|letter| if is_acted_on(letter) { '\u{fffd}' } else { letter })
            .collect();
        return Err(Mistake::new(Code::ControlCharacters, part, &shown, RULE));
    }
    Ok(quote(text))
}

/// Control characters, and those that turn the direction of text.
fn is_acted_on(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
