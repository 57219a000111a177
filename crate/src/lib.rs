//! Everything that Porthole decides: which target a URL names, where a URL belongs, what an error means.
//!
//! Plain functions on plain data; nothing here needs a browser. One module, `wasm`, knows JavaScript.

pub mod alias;
pub mod cookie;
pub mod diagnose;
mod encoding;
mod error;
pub mod health;
mod ids;
pub mod listener;
pub mod lost;
mod mount;
pub mod name;
mod parts;
pub mod paste;
pub mod plan;
mod port_forward;
mod proxy_url;
pub mod report;
mod resolve;
mod rewrite;
pub mod rules;
mod target;
#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
mod wasm;

pub use error::{Code, Error};
pub use mount::Mount;
pub use parts::Parts;
pub use port_forward::port_forward;
pub use proxy_url::ProxyUrl;
pub use resolve::Href;
pub use rewrite::rewrite;
pub use target::{Element, Kind, Scheme, Target};
