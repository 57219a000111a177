//! JSON that somebody else wrote, of which a few values are wanted. One type for all of it keeps WebAssembly small.

use serde_json::Value;

/// The value that several keys lead to, each inside of the one before.
pub(crate) fn at<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().try_fold(value, |value, key| value.get(key))
}

/// The text there; empty if there's none.
pub(crate) fn text<'a>(value: &'a Value, keys: &[&str]) -> &'a str {
    at(value, keys).and_then(Value::as_str).unwrap_or_default()
}

/// The texts of the list there.
pub(crate) fn texts(value: &Value, keys: &[&str]) -> Vec<String> {
    let items = at(value, keys).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A body as an object of a kind.
pub(crate) fn of_kind(body: &str, kind: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(body).ok()?;
    (text(&value, &["kind"]) == kind).then_some(value)
}
