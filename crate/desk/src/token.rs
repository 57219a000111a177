//! Bearer tokens: taken out of what people paste, and read as far as they say something of themselves.
//!
//! Nothing is verified; that is the API server's part. Nothing but [`Secret`] holds the token.

mod time;

use serde::Serialize;
use serde_json::Value;

use crate::json::{text, texts};
use crate::{Code, Mistake, Secret, base64};

porthole::ids! {
    /// What a token was taken from.
    Source {
        /// The token itself, as `kubectl create token` prints it, or a header with it.
        Plain = "plain",
        /// What an exec plugin prints.
        ExecCredential = "exec-credential",
        /// `kubectl create token --output json`.
        TokenRequest = "token-request",
    }
}

porthole::ids! {
    /// Where a token is in its life.
    State {
        /// In the midst of it, or without a known end.
        Valid = "valid",
        /// Less than five minutes before its end.
        EndsSoon = "ends-soon",
        /// Past its end.
        Expired = "expired",
        /// Before its beginning: this machine's clock or that of the issuer is wrong.
        NotYet = "not-yet",
    }
}

/// What a token says of itself. All of it is the token's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claims {
    /// `sub`: `system:serviceaccount:default:reader`.
    pub subject: String,
    /// `iss`.
    pub issuer: String,
    /// `aud`.
    pub audiences: Vec<String>,
}

/// A token. Serialized it's what may be shown; the token itself stays out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// The token itself.
    #[serde(skip)]
    pub secret: Secret,
    /// What it was taken from.
    pub source: Source,
    /// What it says of itself; nothing if it's not a JWT.
    pub claims: Option<Claims>,
    /// When it begins to be valid, in seconds since 1970.
    pub begins: Option<i64>,
    /// When it ends to be valid, in seconds since 1970.
    pub ends: Option<i64>,
}

/// Bytes of a token: more than any header may have.
const MOST: usize = 64 << 10;

/// Takes a token out of what was pasted: the token itself, broken over lines or not, with `Bearer` before it or not; an
/// `ExecCredential` or a `TokenRequest` in JSON.
///
/// # Errors
/// [`Code::Missing`], [`Code::TooLarge`], [`Code::NotToken`]. None shows what was pasted.
///
/// ```
/// use porthole_desk::token::{State, read};
///
/// let token = read("Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYW5lIiwiZXhwIjoxMDAwfQ.c2ln\n")?;
/// assert_eq!(token.claims.as_ref().unwrap().subject, "jane");
/// assert_eq!((token.ends, token.state(900)), (Some(1000), State::EndsSoon));
/// assert!(token.secret.reveal().starts_with("eyJ") && !format!("{token:?}").contains("eyJ"));
/// # Ok::<(), porthole_desk::Mistake>(())
/// ```
pub fn read(text: &str) -> Result<Token, Mistake> {
    const EMPTY: &str = "paste a token, for example what kubectl create token NAME prints";
    const LONG: &str = "this is longer than any token";
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    if text.is_empty() {
        return Err(mistake(Code::Missing, EMPTY));
    }
    if text.len() > MOST {
        return Err(mistake(Code::TooLarge, LONG));
    }
    if text.starts_with('{') { of_json(text) } else { of_text(text) }
}

fn mistake(code: Code, rule: &'static str) -> Mistake {
    Mistake::new(code, "token", "", rule)
}

fn of_json(json: &str) -> Result<Token, Mistake> {
    const JSON: &str =
        "this is JSON, but neither an ExecCredential nor a TokenRequest with a token in its status";
    const CERTIFICATE: &str =
        "the plugin gives a client certificate, which no extension can send; use kubectl proxy";
    let read: Value = serde_json::from_str(json).unwrap_or_default();
    let source = match text(&read, &["kind"]) {
        "ExecCredential" => Source::ExecCredential,
        "TokenRequest" => Source::TokenRequest,
        _ => return Err(mistake(Code::NotToken, JSON)),
    };
    let status = |key| text(&read, &["status", key]);
    if status("token").is_empty() {
        let rule = if status("clientCertificateData").is_empty() { JSON } else { CERTIFICATE };
        return Err(mistake(Code::NotToken, rule));
    }
    let token = of_text(status("token"))?;
    let ends = time::seconds(status("expirationTimestamp")).or(token.ends);
    Ok(Token { source, ends, ..token })
}

fn of_text(text: &str) -> Result<Token, Mistake> {
    const PLAIN: &str = "a token is one word of letters, digits and - . _ ~ + / = :, such as kubectl create token NAME prints";
    let word = bare(text);
    let joined: String = word.split_whitespace().collect();
    let whole = joined.len() == word.len() || is_jwt(&joined);
    let allowed =
        joined.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=:".contains(&byte));
    let only_name = joined.is_empty() || joined.eq_ignore_ascii_case("bearer");
    if only_name || !whole || !allowed || joined.contains("://") {
        return Err(mistake(Code::NotToken, PLAIN));
    }
    let payload = payload(&joined);
    let time = |key| payload.as_ref().and_then(|payload| seconds(payload, key));
    let (begins, ends) = (time("nbf").or(time("iat")), time("exp"));
    let claims = payload.as_ref().map(claims);
    Ok(Token { secret: Secret::new(joined), source: Source::Plain, claims, begins, ends })
}

/// A text without what names it: `Authorization:`, `Bearer`, `token:`, `TOKEN=`, quotes.
fn bare(text: &str) -> &str {
    const NAMES: [&str; 5] = ["authorization:", "bearer ", "token:", "export ", "token="];
    let mut text = text;
    loop {
        let quotes: &[char] = &['"', '\'', '`'];
        let inner = text.trim().trim_matches(quotes);
        let named = NAMES.iter().find_map(|name| {
            inner
                .get(..name.len())
                .filter(|start| start.eq_ignore_ascii_case(name))
                .map(|_| &inner[name.len()..])
        });
        match named {
            Some(rest) => text = rest,
            None => return inner.trim(),
        }
    }
}

fn is_jwt(text: &str) -> bool {
    text.starts_with("eyJ") && payload(text).is_some()
}

/// What the second part of a JWT says. `aud` may be a text or a list.
fn claims(payload: &Value) -> Claims {
    let audience = text(payload, &["aud"]);
    let mut audiences = texts(payload, &["aud"]);
    audiences.extend((!audience.is_empty()).then(|| audience.to_owned()));
    let [subject, issuer] = ["sub", "iss"].map(|key| text(payload, &[key]).to_owned());
    Claims { subject, issuer, audiences }
}

/// A point in time in it. It may have a fraction.
fn seconds(payload: &Value, key: &str) -> Option<i64> {
    payload.get(key).and_then(Value::as_f64).map(whole_seconds)
}

fn payload(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (header, payload) = (parts.next()?, parts.next()?);
    let _signature = parts.next()?;
    if parts.next().is_some() || !base64::decode(header)?.starts_with(b"{") {
        return None;
    }
    let payload = String::from_utf8(base64::decode(payload)?).ok()?;
    serde_json::from_str(&payload).ok().filter(Value::is_object)
}

#[allow(clippy::cast_possible_truncation)] // `as` ends at the greatest and smallest number, which is what is meant
fn whole_seconds(seconds: f64) -> i64 {
    seconds as i64
}

impl State {
    /// Where something is in its life that begins and ends at these times, if it does. All times are in seconds since
    /// 1970. Clocks may differ by a minute.
    ///
    /// ```
    /// use porthole_desk::token::State;
    /// assert_eq!(State::at(1000, Some(900), Some(1200)), State::EndsSoon);
    /// assert_eq!(State::at(1000, None, None), State::Valid);
    /// ```
    #[must_use]
    pub const fn at(now: i64, begins: Option<i64>, ends: Option<i64>) -> Self {
        const SOON: i64 = 300;
        const SKEW: i64 = 60;
        match (begins, ends) {
            (_, Some(ends)) if ends <= now => Self::Expired,
            (Some(begins), _) if begins > now.saturating_add(SKEW) => Self::NotYet,
            (_, Some(ends)) if ends <= now.saturating_add(SOON) => Self::EndsSoon,
            _ => Self::Valid,
        }
    }
}

impl Token {
    /// Where the token is in its life, at a time in seconds since 1970.
    #[must_use]
    pub const fn state(&self, now: i64) -> State {
        State::at(now, self.begins, self.ends)
    }
}
