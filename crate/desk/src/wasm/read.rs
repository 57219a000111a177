//! Reads what JavaScript gives. Texts only: a general reader would cost more than all that calls it.

use js_sys::{Array, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::form::{Fields, Known, Port};
use crate::sign_in::{self, Kind, Refusal, Sent, Why};
use crate::who::{Answer, Probe};

pub(super) fn fields(given: &JsValue) -> Fields {
    let text = |name| text(given, name);
    Fields {
        origin: text("origin"),
        base: text("base"),
        kind: text("kind"),
        namespace: text("namespace"),
        scheme: text("scheme"),
        name: text("name"),
        port: text("port"),
        path: text("path"),
        query: text("query"),
        fragment: text("fragment"),
    }
}

pub(super) fn known(given: &JsValue) -> Known {
    let ports = |name| {
        let list = value(given, name).dyn_into::<Array>().unwrap_or_default();
        list.iter().map(|port| self::port(&port)).collect()
    };
    Known { service_ports: ports("servicePorts"), pod_ports: ports("podPorts") }
}

fn port(given: &JsValue) -> Port {
    Port {
        name: text(given, "name"),
        number: number(given, "number"),
        target: text(given, "target"),
        protocol: text(given, "protocol"),
        app_protocol: text(given, "appProtocol"),
    }
}

pub(super) fn probe(given: &JsValue) -> Probe {
    let rights = value(given, "rights").dyn_into::<Array>().unwrap_or_default();
    let right = |right: JsValue| {
        let [ask, answer] = ["0", "1"].map(|index| value(&right, index));
        (ask.as_string().unwrap_or_default(), self::answer(&answer))
    };
    Probe {
        origin: text(given, "origin"),
        base: text(given, "base"),
        forbidden_by_browser: value(given, "forbiddenByBrowser").is_truthy(),
        answers_unread: value(given, "answersUnread").as_bool(),
        version: answer(&value(given, "version")),
        user: answer(&value(given, "user")),
        rights: rights.iter().map(right).collect(),
    }
}

fn answer(given: &JsValue) -> Answer {
    Answer {
        status: number(given, "status"),
        content_type: text(given, "contentType"),
        audited: value(given, "audited").as_bool(),
        body: text(given, "body"),
        redirected: text(given, "redirected"),
        error: text(given, "error"),
    }
}

/// What was entered to sign in, held for [`sign_in::Entered`] to borrow.
pub(super) struct Entered {
    kind: Kind,
    texts: [String; 5],
}

impl Entered {
    pub(super) fn of(given: &JsValue) -> Self {
        let texts = ["token", "name", "password", "user", "group"].map(|name| text(given, name));
        Self { kind: kind(given), texts }
    }

    pub(super) fn borrowed(&self) -> sign_in::Entered<'_> {
        let [token, name, password, user, group] = self.texts.each_ref().map(String::as_str);
        sign_in::Entered { kind: self.kind, token, name, password, user, group, uid: "" }
    }
}

fn kind(of: &JsValue) -> Kind {
    if text(of, "kind") == Kind::Basic.as_str() { Kind::Basic } else { Kind::Token }
}

pub(super) fn why(given: &JsValue) -> Option<Why> {
    let time = |of: &JsValue, name| value(of, name).as_f64().map(seconds);
    let sent = value(given, "sent");
    let sent = match sent.as_string().as_deref() {
        Some("locked") => Sent::Locked,
        Some("left-to-app") => Sent::LeftToApp,
        Some(_) => Sent::Nothing,
        None => Sent::SignIn(kind(&sent), time(&sent, "begins"), time(&sent, "ends")),
    };
    let (now, server) = (time(given, "now").unwrap_or_default(), time(given, "server"));
    sign_in::why(&Refusal { cause: &text(given, "cause"), sent, now, server })
}

/// A point in time.
#[allow(clippy::cast_possible_truncation)] // `as` ends at the greatest and smallest number, which is what is meant
pub(super) fn seconds(seconds: f64) -> i64 {
    seconds as i64
}

/// 0 for what isn't one. By way of JavaScript's text: Rust's own would bring all that floating point needs.
fn number(of: &JsValue, name: &str) -> u16 {
    let number = value(of, name).as_f64().map(Number::from);
    let text = number.and_then(|number| number.to_string_with_radix(10).ok());
    text.and_then(|text| String::from(text).parse().ok()).unwrap_or_default()
}

fn text(of: &JsValue, name: &str) -> String {
    value(of, name).as_string().unwrap_or_default()
}

/// What isn't there is nothing, as in a form that isn't filled in.
fn value(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
