//! Kubeconfigs: which clusters they name, and what of them a browser can use.

mod cluster;
mod credential;
mod field;
mod merge;

use std::rc::Rc;

use serde::Serialize;

pub use credential::{Credential, Impersonation, Kind};

use crate::host_input::{Via, Warning};
use crate::yaml::{self, Node};
use crate::{Code, Mistake, commands};
use field::{Field, Reader};
use merge::Merged;

porthole::ids! {
    /// What a browser has no setting for.
    Note {
        /// The cluster has a certificate authority of its own: the browser, or its system, must trust it.
        CertificateAuthority = "certificate-authority",
        /// `kubectl` is told to trust any certificate; no browser can be.
        InsecureSkipTlsVerify = "insecure-skip-tls-verify",
        /// The certificate is for another name than the address; browsers refuse that.
        TlsServerName = "tls-server-name",
        /// The cluster is reached by way of a proxy, which the browser must be set to use.
        ProxyUrl = "proxy-url",
        /// The user acts as another one, by headers that must be sent along.
        Impersonation = "impersonation",
        /// The user acts as a member of several groups, of which a browser's rules can send one.
        SeveralGroups = "several-groups",
    }
}

/// Where a context's cluster is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// `https://192.0.2.1:6443`.
    pub origin: String,
    /// Empty, or a base path.
    pub base: String,
    /// What seems to stand there.
    pub via: Via,
    /// What the person should know of the address.
    pub warnings: Vec<Warning>,
    /// `proxy-url`, without user name and password; empty if there's none.
    pub proxy_url: String,
    /// `tls-server-name`; empty if there's none.
    pub tls_server_name: String,
}

/// A context: a cluster, a user and a namespace. Serialized it's what may be shown; secrets stay out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// Its name, which also is the one to show.
    pub name: String,
    /// Whether it's the current one.
    pub current: bool,
    /// The cluster's name.
    pub cluster: String,
    /// The user's name; empty if there's none.
    pub user: String,
    /// The namespace; empty if none is set.
    pub namespace: String,
    /// Where the cluster is; nothing if the file doesn't say it in a way that anyone could use.
    pub server: Option<Server>,
    /// What the user signs in with.
    pub credential: Credential,
    /// As whom the user acts, if as another.
    pub impersonation: Option<Impersonation>,
    /// What a browser has no setting for.
    pub notes: Vec<Note>,
    /// Whether a browser can both reach the cluster and sign in, given that it trusts the certificate.
    pub usable: bool,
    /// The command that makes any context usable; empty for names that no terminal should get to see.
    pub way_out: String,
}

/// What several files say together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kubeconfig {
    /// All contexts, in the order of the files.
    pub contexts: Vec<Context>,
    /// What is wrong, each with its place; the rest is used all the same.
    pub problems: Vec<Mistake>,
}

/// Whether a text is meant to be a kubeconfig: JSON, or YAML with one of its keys.
///
/// ```
/// use porthole_desk::kubeconfig::is_one;
///
/// assert!(is_one("apiVersion: v1\nkind: Config\n") && is_one("{\"kind\": \"Config\"}"));
/// assert!(!is_one("https://192.0.2.1") && !is_one("kind:6443"));
/// ```
#[must_use]
pub fn is_one(text: &str) -> bool {
    const KEYS: [&str; 6] =
        ["apiVersion:", "kind:", "clusters:", "contexts:", "users:", "current-context:"];
    let begins = |line: &str| {
        KEYS.iter().any(|key| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        })
    };
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        || text.lines().any(|line| begins(line.trim_start()))
}

/// The files of a text that holds several, one after the other. One that isn't YAML must not take the others along.
pub(crate) fn files(text: &str) -> Vec<&str> {
    text.split("\n---\n").collect()
}

/// Reads kubeconfigs, YAML or JSON, as `kubectl` does with several files in `KUBECONFIG`: of entries with one name the
/// first file's counts, and the first current context. What can't be used is named among the problems, by file, place
/// and line.
///
/// Whatever comes in, time and memory are bounded by its length, and by eight million characters a text.
///
/// ```
/// let file = "
/// contexts: [{name: dev, context: {cluster: a, user: jane}}]
/// clusters: [{name: a, cluster: {server: 'https://192.0.2.1:6443'}}]
/// users: [{name: jane, user: {token: hunter2}}]
/// current-context: dev
/// ";
/// let config = porthole_desk::kubeconfig::read(&[file]);
/// let dev = &config.contexts[0];
/// assert_eq!(dev.server.as_ref().unwrap().origin, "https://192.0.2.1:6443");
/// assert_eq!(dev.credential.secret.reveal(), "hunter2");
/// assert_eq!(dev.way_out, "kubectl proxy --context=dev");
/// assert!(dev.usable && dev.current && !format!("{config:?}").contains("hunter2"));
/// ```
#[must_use]
pub fn read(files: &[&str]) -> Kubeconfig {
    let mut reader = Reader::default();
    let mut documents: Vec<(usize, Rc<Node>)> = Vec::new();
    for (file, text) in files.iter().enumerate() {
        match yaml::read(text) {
            Ok(read) => documents.extend(read.into_iter().map(|document| (file, document))),
            Err(mistake) => reader.complain(Mistake { file: Some(file), ..mistake }),
        }
    }
    let mut merged = Merged::default();
    for (file, node) in &documents {
        merged.add(&Field { node, path: String::new(), file: *file }, &mut reader);
    }
    let contexts =
        merged.order.iter().filter_map(|name| context(name, &merged, &mut reader)).collect();
    if let Some((name, field)) = &merged.current
        && !merged.contexts.contains_key(name)
    {
        let rule = format!("no context called {name:?}");
        reader.complain(field.mistake(Code::Dangling, name, rule));
    }
    Kubeconfig { contexts, problems: reader.problems }
}

fn context(name: &str, merged: &Merged<'_>, reader: &mut Reader) -> Option<Context> {
    let entry = merged.contexts.get(name)?;
    let (cluster, cluster_name) = referred(entry, "cluster", &merged.clusters, reader);
    let (user, user_name) = referred(entry, "user", &merged.users, reader);
    let (server, mut notes) = cluster.map(|entry| cluster::read(entry, reader)).unwrap_or_default();
    let credential = user.map_or_else(Credential::none, |entry| credential::read(entry, reader));
    let impersonation = user.and_then(|entry| credential::impersonation(entry, reader));
    notes.extend(impersonation.iter().map(|acting| match acting.groups[..] {
        [] | [_] => Note::Impersonation,
        _ => Note::SeveralGroups,
    }));
    let hindered =
        notes.iter().any(|note| matches!(note, Note::TlsServerName | Note::SeveralGroups));
    let usable = server.is_some() && credential.kind.is_usable() && !hindered;
    Some(Context {
        name: name.to_owned(),
        current: merged.current.as_ref().is_some_and(|(current, _)| current == name),
        cluster: cluster_name,
        user: user_name,
        namespace: reader.text(entry, "namespace"),
        server,
        credential,
        impersonation,
        notes,
        usable,
        way_out: commands::kubectl_proxy(name, None).unwrap_or_default(),
    })
}

/// The entry that a context names, and the name.
fn referred<'a, 'b>(
    context: &Field<'_>,
    key: &str,
    entries: &'b std::collections::HashMap<String, Field<'a>>,
    reader: &mut Reader,
) -> (Option<&'b Field<'a>>, String) {
    let name = reader.text(context, key);
    let found = entries.get(&name);
    if name.is_empty() && key == "cluster" {
        reader.complain(context.mistake(Code::Missing, "", "the context names no cluster"));
    }
    if !name.is_empty() && found.is_none() {
        let rule = format!("no {key} called so, or none that could be read");
        let field = context.get(key).unwrap_or_else(|| context.clone());
        reader.complain(field.mistake(Code::Dangling, &name, rule));
    }
    (found, name)
}
