//! Commands that a person copies into a terminal.

use crate::{Mistake, shell};

/// The command that brings a context to this machine, where a browser reaches it without certificate and credential.
///
/// # Errors
/// As [`shell::argument`].
///
/// ```
/// use porthole_desk::commands::kubectl_proxy;
///
/// assert_eq!(kubectl_proxy("prod eu", Some(8002))?, "kubectl proxy '--context=prod eu' --port=8002");
/// assert_eq!(kubectl_proxy("", None)?, "kubectl proxy");
/// # Ok::<(), porthole_desk::Mistake>(())
/// ```
pub fn kubectl_proxy(context: &str, port: Option<u16>) -> Result<String, Mistake> {
    let mut words = vec!["kubectl proxy".to_owned()];
    if !context.is_empty() {
        words.push(shell::argument("context", &format!("--context={context}"))?);
    }
    words.extend(port.map(|port| format!("--port={port}")));
    Ok(words.join(" "))
}
