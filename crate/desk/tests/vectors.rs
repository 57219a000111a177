//! The cases of `tests/vectors/` that are about what people enter and take away.

#[path = "vectors/compare.rs"]
mod compare;
#[path = "vectors/copies.rs"]
mod copies;
#[path = "vectors/form.rs"]
mod form;
#[path = "vectors/hosts.rs"]
mod hosts;
#[path = "vectors/kubeconfig.rs"]
mod kubeconfig;
#[path = "vectors/tokens.rs"]
mod tokens;
#[path = "vectors/who.rs"]
mod who;
