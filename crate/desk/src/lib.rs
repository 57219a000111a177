//! What a person enters and takes away: hosts, kubeconfigs, tokens and forms in; URLs and commands out.
//!
//! Plain functions on plain data, as in the core. Everything that comes in is untrusted, and what is secret in it stays
//! in a [`Secret`]. Answers hold ids and facts; texts are made of them elsewhere.

mod address;
mod base64;
pub mod commands;
pub mod copies;
mod flags;
pub mod form;
pub mod host_input;
mod json;
pub mod kubeconfig;
mod mistake;
mod secret;
pub mod shell;
pub mod sign_in;
pub mod token;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod who;
mod yaml;

pub use mistake::{Code, Mistake};
pub use secret::Secret;
