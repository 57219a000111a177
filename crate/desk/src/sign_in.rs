//! How a person signs in to a cluster: what was entered, as the headers that go out, and why it may not be enough.

mod refused;

use serde::Serialize;

use crate::kubeconfig::{self, Kind as Way};
use crate::token::{self, Token};
use crate::{Code, Mistake, Secret, base64};

pub use refused::{Refusal, Sent, Why, why};

porthole::ids! {
    /// What goes out.
    Kind {
        /// A bearer token.
        Token = "token",
        /// A user name and a password, which gateways take. API servers have not since Kubernetes 1.19.
        Basic = "basic",
    }
}

#[allow(clippy::derivable_impls)] // the macro derives none
impl Default for Kind {
    fn default() -> Self {
        Self::Token
    }
}

/// What was entered; what is left out is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entered<'a> {
    /// What is to go out: by name and password, or else by token.
    pub kind: Kind,
    /// A token, or a text with one in it.
    pub token: &'a str,
    /// A user name.
    pub name: &'a str,
    /// Its password.
    pub password: &'a str,
    /// The user as whom to act.
    pub user: &'a str,
    /// The group as whose member to act.
    pub group: &'a str,
    /// That user's ID.
    pub uid: &'a str,
}

/// A sign-in. Serialized it's what may be shown; the headers stay out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The headers, each as `name: value` with the name in lowercase.
    #[serde(skip)]
    pub headers: Vec<Secret>,
    /// What goes out.
    pub kind: Kind,
    /// Who that is: a token's own word, or the user name; empty if it isn't known.
    pub subject: String,
    /// Who issued the token, by its own word; empty if it isn't known.
    pub issuer: String,
    /// When it begins to be valid, in seconds since 1970.
    pub begins: Option<i64>,
    /// When it ends to be valid, in seconds since 1970.
    pub ends: Option<i64>,
    /// As whom the user acts; empty for nobody else.
    pub user: String,
    /// As a member of which group; empty for none.
    pub group: String,
}

/// Reads what was entered.
///
/// # Errors
/// All that is wrong, each with its field as the part. None shows a token or a password.
///
/// ```
/// use porthole_desk::sign_in::{Entered, Kind, read};
///
/// let basic = Entered { kind: Kind::Basic, ..Entered::default() };
/// let jane = read(&Entered { name: "jane", password: "hunter2", ..basic }).unwrap();
/// assert_eq!(jane.headers[0].reveal(), "authorization: Basic amFuZTpodW50ZXIy");
/// assert!(!format!("{jane:?}").contains("amFu"));
///
/// let wrong = read(&Entered { token: "hunter2", group: "admins", ..Entered::default() }).unwrap_err();
/// assert_eq!(wrong[0].part, "user");
/// ```
pub fn read(entered: &Entered<'_>) -> Result<SignIn, Vec<Mistake>> {
    let acting = acting(entered);
    let own = match entered.kind {
        Kind::Token => token::read(entered.token).map(of_token).map_err(|mistake| vec![mistake]),
        Kind::Basic => of_name(entered),
    };
    match (own, acting) {
        (Ok(sign_in), Ok(headers)) => Ok(SignIn {
            headers: sign_in.headers.into_iter().chain(headers).collect(),
            user: entered.user.trim().into(),
            group: entered.group.trim().into(),
            ..sign_in
        }),
        (own, acting) => Err(own.err().into_iter().chain(acting.err()).flatten().collect()),
    }
}

/// Takes the sign-in of a context out of a kubeconfig's text; nothing where a browser can't do what the context says.
///
/// ```
/// use porthole_desk::sign_in::of_context;
///
/// let file = "
/// contexts: [{name: dev, context: {cluster: a, user: jane}}]
/// users: [{name: jane, user: {token: hunter2, as: joe}}]
/// ";
/// let joe = of_context(file, "dev").unwrap();
/// assert_eq!(joe.headers[1].reveal(), "impersonate-user: joe");
/// assert!(of_context(file, "prod").is_none());
/// ```
#[must_use]
pub fn of_context(text: &str, name: &str) -> Option<SignIn> {
    let config = kubeconfig::read(&kubeconfig::files(text));
    let context = config.contexts.into_iter().find(|context| context.name == name)?;
    let (own, acting) = (context.credential, context.impersonation.unwrap_or_default());
    let mut entered = Entered { user: &acting.user, uid: &acting.uid, ..Entered::default() };
    match own.kind {
        Way::Token => entered.token = own.secret.reveal(),
        Way::Basic => {
            entered = Entered {
                kind: Kind::Basic,
                name: &own.detail,
                password: own.secret.reveal(),
                ..entered
            };
        }
        _ => return None,
    }
    match &acting.groups[..] {
        [] => {}
        [group] => entered.group = group,
        // A browser's rules set a header once.
        _ => return None,
    }
    read(&entered).ok()
}

fn of_token(token: Token) -> SignIn {
    let header = format!("authorization: Bearer {}", token.secret.reveal());
    let claims = token.claims.unwrap_or_default();
    SignIn {
        headers: vec![Secret::new(header)],
        kind: Kind::Token,
        subject: claims.subject,
        issuer: claims.issuer,
        begins: token.begins,
        ends: token.ends,
        user: String::new(),
        group: String::new(),
    }
}

/// Source: RFC 7617, section 2: no colon in the name, no control characters in either.
fn of_name(Entered { name, password, .. }: &Entered<'_>) -> Result<SignIn, Vec<Mistake>> {
    const NAME: &str = "a user name is needed, without a colon and without control characters";
    const PASSWORD: &str = "a password is needed, without control characters";
    let mistakes = [
        (name.is_empty() || name.contains(':') || has_controls(name))
            .then(|| wrong("name", name, NAME)),
        // What was entered isn't shown, whatever it is.
        (password.is_empty() || has_controls(password)).then(|| {
            let code = if password.is_empty() { Code::Missing } else { Code::ControlCharacters };
            Mistake::new(code, "password", "", PASSWORD)
        }),
    ];
    let mistakes: Vec<Mistake> = mistakes.into_iter().flatten().collect();
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let pair = base64::encode(format!("{name}:{password}").as_bytes());
    Ok(SignIn {
        headers: vec![Secret::new(format!("authorization: Basic {pair}"))],
        kind: Kind::Basic,
        subject: (*name).into(),
        issuer: String::new(),
        begins: None,
        ends: None,
        user: String::new(),
        group: String::new(),
    })
}

/// The headers by which one acts as another.
///
/// Source: Kubernetes, "User impersonation": a group or an ID needs a user.
fn acting(entered: &Entered<'_>) -> Result<Vec<Secret>, Vec<Mistake>> {
    const USER: &str = "name the user as whom to act: a group alone is refused";
    const PLAIN: &str =
        "write it in letters, digits and signs of ASCII: a header takes nothing else";
    let given = [("user", entered.user), ("group", entered.group), ("uid", entered.uid)]
        .map(|(part, text)| (part, text.trim()));
    let mut mistakes: Vec<Mistake> = given
        .iter()
        .filter(|(_, text)| !text.bytes().all(|byte| matches!(byte, b' '..=b'~')))
        .map(|(part, text)| wrong(part, text, PLAIN))
        .collect();
    let [(_, user), others @ ..] = given;
    if user.is_empty() && others.iter().any(|(_, text)| !text.is_empty()) {
        mistakes.push(wrong("user", "", USER));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let named = given.iter().filter(|(_, text)| !text.is_empty());
    Ok(named.map(|(part, text)| Secret::new(format!("impersonate-{part}: {text}"))).collect())
}

fn wrong(part: &'static str, text: &str, rule: &'static str) -> Mistake {
    let code = if text.is_empty() {
        Code::Missing
    } else if has_controls(text) {
        Code::ControlCharacters
    } else {
        Code::InvalidPart
    };
    Mistake::new(code, part, text, rule)
}

fn has_controls(text: &str) -> bool {
    text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(entered: Entered<'_>) -> Vec<(String, &'static str)> {
        let mistakes = read(&entered).unwrap_err();
        assert!(!format!("{mistakes:?}").contains("hunter2"), "{mistakes:?}");
        mistakes.into_iter().map(|mistake| (mistake.part, mistake.code.as_str())).collect()
    }

    fn headers(entered: Entered<'_>) -> Vec<String> {
        let sign_in = read(&entered).unwrap();
        assert!(!format!("{sign_in:?}").contains("hunter2"));
        sign_in.headers.iter().map(|header| header.reveal().to_owned()).collect()
    }

    #[test]
    fn whatever_is_wrong_is_told_by_its_field_and_without_a_secret() {
        let none = Entered::default();
        assert_eq!(refused(none), [("token".into(), "missing")]);
        assert_eq!(
            refused(Entered { token: "hunter2 hunter2", ..none }),
            [("token".into(), "not-token")]
        );
        let basic = Entered { kind: Kind::Basic, ..none };
        let pair = |name, password| refused(Entered { name, password, ..basic });
        assert_eq!(pair("", ""), [("name".into(), "missing"), ("password".into(), "missing")]);
        assert_eq!(pair("", "hunter2"), [("name".into(), "missing")]);
        assert_eq!(
            pair("a:b", ""),
            [("name".into(), "invalid-part"), ("password".into(), "missing")]
        );
        assert_eq!(pair("jane", "hunter2\n"), [("password".into(), "control-characters")]);
        let acting = |user, group| refused(Entered { token: "hunter2", user, group, ..none });
        assert_eq!(acting("", "admins"), [("user".into(), "missing")]);
        assert_eq!(acting("josé", ""), [("user".into(), "invalid-part")]);
        assert_eq!(acting("joe\r\nx: y", ""), [("user".into(), "control-characters")]);
    }

    #[test]
    fn each_way_makes_its_headers() {
        let none = Entered::default();
        let token = Entered { token: "Bearer hunter2", ..none };
        assert_eq!(headers(token), ["authorization: Bearer hunter2"]);
        assert_eq!(
            headers(Entered { user: " joe ", group: "dev ops", uid: "7", ..token }),
            [
                "authorization: Bearer hunter2",
                "impersonate-user: joe",
                "impersonate-group: dev ops",
                "impersonate-uid: 7"
            ]
        );
        let name = Entered { kind: Kind::Basic, name: "Jané", password: "pä:ss", ..none };
        assert_eq!(headers(name), ["authorization: Basic SmFuw6k6cMOkOnNz"]);
    }

    #[test]
    fn what_a_browser_can_not_do_of_a_context_is_no_sign_in() {
        let of = |user: &str| {
            let text = format!(
                "contexts: [{{name: c, context: {{cluster: a, user: u}}}}]\nusers: [{{name: u, user: {user}}}]\n"
            );
            of_context(&text, "c").map(|sign_in| sign_in.headers.len())
        };
        assert_eq!(of("{token: hunter2}"), Some(1));
        assert_eq!(
            of("{username: u, password: hunter2, as: joe, as-groups: [dev], as-uid: '7'}"),
            Some(4)
        );
        assert_eq!(of("{token: hunter2, as: joe, as-groups: [dev, ops]}"), None);
        assert_eq!(of("{exec: {command: aws}}"), None);
        assert_eq!(of("{client-key-data: aGk=}"), None);
        assert_eq!(of("{}"), None);
    }
}
