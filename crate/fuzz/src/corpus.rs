//! What the fuzzer begins with: every text in `tests/vectors/`.

use serde_json::Value;

const VECTORS: [&str; 8] = [
    include_str!("../../../tests/vectors/rewrite.json"),
    include_str!("../../../tests/vectors/parse.json"),
    include_str!("../../../tests/vectors/names.json"),
    include_str!("../../../tests/vectors/copies.json"),
    include_str!("../../../tests/vectors/form.json"),
    include_str!("../../../tests/vectors/hosts.json"),
    include_str!("../../../tests/vectors/kubeconfig.json"),
    include_str!("../../../tests/vectors/tokens.json"),
];

/// The texts of all cases.
pub fn seeds() -> Vec<String> {
    let mut texts = Vec::new();
    for vectors in VECTORS {
        collect(&serde_json::from_str(vectors).unwrap_or_default(), &mut texts);
    }
    texts.sort();
    texts.dedup();
    texts
}

fn collect(value: &Value, into: &mut Vec<String>) {
    const PREFIX: &str = "/api/v1/namespaces/default/services/web:80/proxy";
    match value {
        Value::String(text) => into.push(
            text.replace("{prefix}", PREFIX)
                .replace("{mount}", &format!("http://127.0.0.1:8001{PREFIX}"))
                .replace("{host}", "http://127.0.0.1:8001"),
        ),
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, into)),
        _ => {}
    }
}
