//! What `kubectl proxy` prints, and its own command line.

use crate::flags::flag;
use crate::{Code, Mistake};

/// The address that a line of `kubectl proxy` names: `Starting to serve on 127.0.0.1:8001`, or the command itself with
/// its flags.
///
/// # Errors
/// [`Code::UnixSocket`].
pub(super) fn served(text: &str) -> Option<Result<String, Mistake>> {
    let address = match text.split_once("Starting to serve on ") {
        Some((_, rest)) => rest.split_whitespace().next()?.to_owned(),
        None => commanded(text)?,
    };
    Some(if address.starts_with(['/', '.', '@']) {
        const RULE: &str =
            "no browser can talk to a Unix socket; start it on a port: kubectl proxy --port=8001";
        Err(Mistake::new(Code::UnixSocket, "host", &address, RULE))
    } else {
        Ok(format!("http://{address}"))
    })
}

/// Where the first `kubectl proxy` command in a text would serve.
fn commanded(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().skip_while(|word| *word != "kubectl").skip(1);
    let flags: Vec<&str> = words.by_ref().collect();
    flags.iter().position(|word| *word == "proxy")?;
    if let Some(socket) = flag(&flags, &["--unix-socket", "-u"]) {
        return Some(format!("/{}", socket.trim_start_matches('/')));
    }
    let port = flag(&flags, &["--port", "-p"]).unwrap_or("8001");
    let base = flag(&flags, &["--api-prefix"]).unwrap_or("/").trim_matches('/');
    Some(format!("127.0.0.1:{port}/{base}"))
}
