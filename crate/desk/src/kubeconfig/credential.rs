//! How a user of a kubeconfig signs in, as far as a browser can do the same.

use serde::Serialize;

use super::field::{Field, Reader};
use crate::Secret;

porthole::ids! {
    /// How a user signs in.
    Kind {
        /// Not at all.
        Nothing = "none",
        /// By a bearer token in the file.
        Token = "token",
        /// By a user name and password in the file.
        Basic = "basic",
        /// By a bearer token in another file, which no browser can read: `detail` is its path.
        TokenFile = "token-file",
        /// By a client certificate, which no extension can send.
        ClientCertificate = "client-certificate",
        /// By what a program prints, which no browser can start: `detail` is its name.
        Exec = "exec",
        /// By a plugin that was once a part of `kubectl`: `detail` is its name.
        AuthProvider = "auth-provider",
    }
}

impl Kind {
    /// Whether a browser can sign in so.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Nothing | Self::Token | Self::Basic)
    }
}

/// What a user signs in with. Its secrets are neither shown nor serialised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// How.
    pub kind: Kind,
    /// A fact to it: the user name, the program, the file; empty where there's none.
    pub detail: String,
    /// The token or the password; empty for the other kinds.
    #[serde(skip)]
    pub secret: Secret,
}

impl Credential {
    pub(super) fn none() -> Self {
        Self { kind: Kind::Nothing, detail: String::new(), secret: Secret::default() }
    }
}

/// The user as whom a user acts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Impersonation {
    /// `as`: `Impersonate-User`.
    pub user: String,
    /// `as-groups`: `Impersonate-Group`.
    pub groups: Vec<String>,
    /// `as-uid`: `Impersonate-Uid`.
    pub uid: String,
}

/// Reads a `user:` entry. Of several ways to sign in, one that a browser can go is taken.
pub(super) fn read(user: &Field<'_>, reader: &mut Reader) -> Credential {
    let given = |kind, detail: String, secret: String| Credential {
        kind,
        detail,
        secret: Secret::new(secret),
    };
    let token = reader.text(user, "token");
    if !token.is_empty() {
        return given(Kind::Token, String::new(), token);
    }
    let (name, password) = (reader.text(user, "username"), reader.text(user, "password"));
    if !name.is_empty() || !password.is_empty() {
        return given(Kind::Basic, name, password);
    }
    let file = reader.text(user, "tokenFile");
    if !file.is_empty() {
        return given(Kind::TokenFile, file, String::new());
    }
    if let Some(exec) = reader.map(user, "exec") {
        let command = reader.text(&exec, "command");
        return given(Kind::Exec, program(&command), String::new());
    }
    if let Some(provider) = reader.map(user, "auth-provider") {
        return given(Kind::AuthProvider, reader.text(&provider, "name"), String::new());
    }
    let certificate =
        ["client-certificate", "client-certificate-data", "client-key", "client-key-data"];
    if certificate.iter().any(|key| user.get(key).is_some()) {
        return given(Kind::ClientCertificate, String::new(), String::new());
    }
    Credential::none()
}

/// A program's name without its folder.
fn program(command: &str) -> String {
    command.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// As whom the user acts, if as another.
pub(super) fn impersonation(user: &Field<'_>, reader: &mut Reader) -> Option<Impersonation> {
    let items = reader.list(user, "as-groups");
    let groups: Vec<String> = items.iter().map(|item| reader.text_of(item)).collect();
    let found =
        Impersonation { user: reader.text(user, "as"), groups, uid: reader.text(user, "as-uid") };
    (found != Impersonation::default()).then_some(found)
}
