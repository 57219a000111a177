//! Where a cluster of a kubeconfig is.

use super::field::{Field, Reader};
use super::{Note, Server};
use crate::address::{Address, shown};
use crate::host_input::{via_of, warnings_of};
use crate::{Code, Mistake};

/// Reads a `cluster:` entry. What a browser has no setting for ends up in the notes.
pub(super) fn read(cluster: &Field<'_>, reader: &mut Reader) -> (Option<Server>, Vec<Note>) {
    let mut any = |keys: &[&str]| keys.iter().any(|key| !reader.text(cluster, key).is_empty());
    let authority = any(&["certificate-authority", "certificate-authority-data"]);
    let name = any(&["tls-server-name"]);
    let proxy = any(&["proxy-url"]);
    let insecure = reader.flag(cluster, "insecure-skip-tls-verify");
    let seen = [
        (Note::CertificateAuthority, authority),
        (Note::InsecureSkipTlsVerify, insecure),
        (Note::TlsServerName, name),
        (Note::ProxyUrl, proxy),
    ];
    let notes = seen.into_iter().filter_map(|(note, seen)| seen.then_some(note)).collect();
    let server = server(cluster, authority || insecure, reader);
    (server, notes)
}

fn server(cluster: &Field<'_>, is_tls: bool, reader: &mut Reader) -> Option<Server> {
    const MISSING: &str =
        "the cluster has no server: give its address, such as https://192.0.2.1:6443";
    let written = reader.text(cluster, "server");
    if written.is_empty() {
        reader.complain(cluster.mistake(Code::Missing, "", MISSING));
        return None;
    }
    // As client-go reads it (`rest.DefaultServerURL`).
    let url = match (written.contains("://"), is_tls) {
        (true, _) => written,
        (false, true) => format!("https://{written}"),
        (false, false) => format!("http://{written}"),
    };
    let address = Address::read(&url).map_err(|mistake| {
        let field = cluster.get("server").unwrap_or_else(|| cluster.clone());
        reader.complain(Mistake { part: field.path, ..mistake.at(field.file, field.node.line) });
    });
    let address = address.ok()?;
    let base = address.path.trim_end_matches('/').to_owned();
    let via = via_of(&address);
    let proxy_url = shown(&reader.text(cluster, "proxy-url"));
    let tls_server_name = reader.text(cluster, "tls-server-name");
    let warnings = warnings_of(&address).collect();
    Some(Server { origin: address.origin, base, via, warnings, proxy_url, tls_server_name })
}
