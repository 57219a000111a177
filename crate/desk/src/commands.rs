//! Commands that a person copies into a terminal.

pub(crate) use crate::shell::argument as word;

use crate::Mistake;

/// The command that brings a context to this machine, where a browser reaches it without certificate and credential.
///
/// # Errors
/// As [`crate::shell::argument`].
///
/// ```
/// use porthole_desk::commands::kubectl_proxy;
///
/// assert_eq!(kubectl_proxy("prod eu", Some(8002))?, "kubectl proxy '--context=prod eu' --port=8002");
/// assert_eq!(kubectl_proxy("", None)?, "kubectl proxy");
/// # Ok::<(), porthole_desk::Mistake>(())
/// ```
pub fn kubectl_proxy(context: &str, port: Option<u16>) -> Result<String, Mistake> {
    let port = port.map(|port| format!(" --port={port}")).unwrap_or_default();
    Ok(format!("kubectl proxy{}{port}", context_flag(context)?))
}

/// `kubectl` with the flag of a context; an empty one is the current one.
pub(crate) fn kubectl(context: &str) -> Result<String, Mistake> {
    Ok(format!("kubectl{}", context_flag(context)?))
}

fn context_flag(context: &str) -> Result<String, Mistake> {
    if context.is_empty() {
        return Ok(String::new());
    }
    Ok(format!(" {}", word("context", &format!("--context={context}"))?))
}
