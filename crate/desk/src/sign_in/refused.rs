//! Why a sign-in wasn't enough, or there was none.

use super::Kind;
use crate::token::State;

porthole::ids! {
    /// Why the API server, or a gateway, didn't take the user for somebody who may.
    Why {
        /// Nothing was sent: nobody has signed in.
        NotSignedIn = "not-signed-in",
        /// Nothing was sent: what there is, is locked.
        Locked = "locked",
        /// Nothing was sent: the user has left `Authorization` to the app.
        LeftToApp = "left-to-app",
        /// The token has ended.
        Expired = "expired",
        /// The token has not begun: a clock is wrong.
        NotYet = "not-yet",
        /// The token is valid by this machine's clock and not by the server's.
        Clock = "clock",
        /// Name and password aren't right, or the server takes none: API servers don't.
        BasicRefused = "basic-refused",
        /// A token in the midst of its life isn't taken: it's another cluster's, or was revoked.
        TokenRefused = "token-refused",
        /// Nothing was sent, for the address could be read in two ways.
        OddPath = "odd-path",
        /// The user is known, and may not act as another.
        MayNotAct = "may-not-act",
        /// The user is known, and may not do this.
        MayNot = "may-not",
    }
}

/// What there was to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Nothing.
    Nothing,
    /// Nothing that could be read: it's encrypted, and the passphrase is needed.
    Locked,
    /// Nothing, by the user's choice.
    LeftToApp,
    /// A sign-in: what it is, and when it begins and ends, in seconds since 1970.
    SignIn(Kind, Option<i64>, Option<i64>),
}

/// What is known of a refusal.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The id of the core's cause: `unauthorized`, `anonymous`, `forbidden` or `may-not-act`.
    pub cause: &'a str,
    /// What there was to send.
    pub sent: Sent,
    /// This machine's time, in seconds since 1970.
    pub now: i64,
    /// The server's, if it told it.
    pub server: Option<i64>,
}

/// Why the user wasn't let in; nothing where that isn't what the cause is about.
///
/// ```
/// use porthole_desk::sign_in::{Kind, Refusal, Sent, Why, why};
///
/// let sent = Sent::SignIn(Kind::Token, None, Some(1000));
/// let refusal = Refusal { cause: "unauthorized", sent, now: 900, server: Some(1100) };
/// assert_eq!(why(&refusal), Some(Why::Clock));
/// assert_eq!(why(&Refusal { now: 1000, ..refusal }), Some(Why::Expired));
/// ```
#[must_use]
pub fn why(refusal: &Refusal<'_>) -> Option<Why> {
    match refusal.cause {
        "forbidden" => Some(Why::MayNot),
        "may-not-act" => Some(Why::MayNotAct),
        "unauthorized" | "anonymous" => Some(unknown(refusal)),
        _ => None,
    }
}

fn unknown(&Refusal { cause, sent, now, server }: &Refusal<'_>) -> Why {
    match sent {
        Sent::Nothing => Why::NotSignedIn,
        Sent::Locked => Why::Locked,
        Sent::LeftToApp => Why::LeftToApp,
        Sent::SignIn(kind, begins, ends) => match State::at(now, begins, ends) {
            State::Expired => Why::Expired,
            State::NotYet => Why::NotYet,
            _ if server.is_some_and(|server| is_over(State::at(server, begins, ends))) => {
                Why::Clock
            }
            _ if kind == Kind::Basic => Why::BasicRefused,
            // A token that was sent makes nobody anonymous.
            _ if cause == "anonymous" => Why::OddPath,
            _ => Why::TokenRefused,
        },
    }
}

const fn is_over(state: State) -> bool {
    matches!(state, State::Expired | State::NotYet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_has_its_reason() {
        let token = Sent::SignIn(Kind::Token, Some(100), Some(1000));
        let basic = Sent::SignIn(Kind::Basic, None, None);
        for (cause, sent, now, server, wanted) in [
            ("unauthorized", Sent::Nothing, 500, None, Some(Why::NotSignedIn)),
            ("anonymous", Sent::Nothing, 500, None, Some(Why::NotSignedIn)),
            ("anonymous", Sent::Locked, 500, None, Some(Why::Locked)),
            ("unauthorized", Sent::LeftToApp, 500, None, Some(Why::LeftToApp)),
            ("anonymous", token, 1000, None, Some(Why::Expired)),
            ("unauthorized", token, 0, Some(500), Some(Why::NotYet)),
            ("unauthorized", token, 500, Some(0), Some(Why::Clock)),
            ("unauthorized", token, 500, Some(2000), Some(Why::Clock)),
            ("unauthorized", token, 500, Some(510), Some(Why::TokenRefused)),
            ("unauthorized", token, 999, None, Some(Why::TokenRefused)),
            ("anonymous", token, 500, None, Some(Why::OddPath)),
            ("unauthorized", basic, 500, Some(500), Some(Why::BasicRefused)),
            ("anonymous", basic, 500, None, Some(Why::BasicRefused)),
            ("forbidden", token, 500, None, Some(Why::MayNot)),
            ("may-not-act", token, 500, None, Some(Why::MayNotAct)),
            ("no-endpoints", token, 500, None, None),
        ] {
            let found = why(&Refusal { cause, sent, now, server });
            assert_eq!(found, wanted, "{cause} {sent:?} at {now}, {server:?}");
        }
    }
}
