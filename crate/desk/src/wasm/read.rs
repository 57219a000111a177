//! Reads what JavaScript gives. Texts only: a general reader would cost more than all that calls it.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::form::{Fields, Known, Port};

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
    let number = value(given, "number").as_f64().unwrap_or_default();
    Port {
        name: text(given, "name"),
        number: format!("{number}").parse().unwrap_or_default(),
        target: text(given, "target"),
        protocol: text(given, "protocol"),
        app_protocol: text(given, "appProtocol"),
    }
}

fn text(of: &JsValue, name: &str) -> String {
    value(of, name).as_string().unwrap_or_default()
}

/// What isn't there is nothing, as in a form that isn't filled in.
fn value(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
