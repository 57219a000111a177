//! The C ABI through which JavaScript calls the decision: one buffer, no imports, no allocation.
//!
//! A page runs one thread of JavaScript and none of these functions calls back, so the statics are never used twice
//! at once. This is the only module of the workspace that holds unsafe code.
#![allow(unsafe_code)]

use core::slice;

use crate::{Mount, Verdict, base_of};

/// A URL's head of this length decides; callers cut what is longer.
const BUFFER: usize = 16 * 1024;
/// Room for a mount's origin and prefix together.
const MOUNT: usize = 4 * 1024;

static mut INPUT: [u8; BUFFER] = [0; BUFFER];
static mut OWN: [u8; MOUNT] = [0; MOUNT];
static mut ORIGIN_LEN: usize = 0;
static mut PREFIX_LEN: usize = 0;
static mut BASE_LEN: usize = 0;
/// The longest host name and a port.
const NAME: usize = 264;
static mut ALIAS: [u8; NAME] = [0; NAME];
static mut ALIAS_LEN: usize = 0;

/// Where callers write what the next call reads: 16 KiB.
#[unsafe(no_mangle)]
pub extern "C" fn buffer() -> *mut u8 {
    (&raw mut INPUT).cast()
}

/// Takes the mount that later calls of [`judge`] decide for: its origin and then its prefix stand in the buffer.
/// Returns 1, or 0 where they are longer than 4 KiB together; the mount is then none, and every URL foreign.
#[unsafe(no_mangle)]
pub extern "C" fn mount(origin_len: usize, prefix_len: usize) -> i32 {
    let len = origin_len.saturating_add(prefix_len);
    let fits = len <= MOUNT;
    // SAFETY: both arrays are static, distinct and at least `len` bytes long when it `fits`; one thread uses them.
    unsafe {
        if fits {
            core::ptr::copy_nonoverlapping(
                (&raw const INPUT).cast(),
                (&raw mut OWN).cast::<u8>(),
                len,
            );
        }
        ORIGIN_LEN = if fits { origin_len } else { 0 };
        PREFIX_LEN = if fits { prefix_len } else { 0 };
        BASE_LEN = base_of(own().prefix);
    }
    i32::from(fits)
}

/// The mount that was taken last.
fn own() -> Mount<'static> {
    // SAFETY: `mount` keeps the lengths within the static array; nothing writes to it while the slices live, because
    // one thread runs and no function here calls JavaScript.
    unsafe {
        let own = (&raw const OWN).cast::<u8>();
        Mount {
            origin: slice::from_raw_parts(own, ORIGIN_LEN),
            prefix: slice::from_raw_parts(own.add(ORIGIN_LEN), PREFIX_LEN),
            base: BASE_LEN,
        }
    }
}

/// Judges the URL in the first `len` bytes of the buffer. Returns the verdict in the lowest three bits (0 foreign,
/// 1 not network, 2 right, 3 other mount, 4 escape, 5 baseless) and the index of the URL's path above them.
#[unsafe(no_mangle)]
pub extern "C" fn judge(len: usize) -> i32 {
    // SAFETY: the length is kept within the static array, and nothing writes to it while the slice lives.
    let href = unsafe { slice::from_raw_parts((&raw const INPUT).cast::<u8>(), len.min(BUFFER)) };
    let (code, at) = match own().judge(href) {
        Verdict::Foreign => (0, 0),
        Verdict::NotNetwork => (1, 0),
        Verdict::Right { at } => (2, at),
        Verdict::OtherMount => (3, 0),
        Verdict::Escape { at } => (4, at),
        Verdict::Baseless { at } => (5, at),
    };
    code | i32::try_from(at).unwrap_or_default() << 3
}

/// Takes the other name of the mount's host, `host:port`, from the first `len` bytes of the buffer; one that is longer
/// than any name is none.
#[unsafe(no_mangle)]
pub extern "C" fn alias(len: usize) {
    let len = if len <= NAME { len } else { 0 };
    // SAFETY: both arrays are static, distinct and at least `len` bytes long; one thread uses them.
    unsafe {
        core::ptr::copy_nonoverlapping(
            (&raw const INPUT).cast(),
            (&raw mut ALIAS).cast::<u8>(),
            len,
        );
        ALIAS_LEN = len;
    }
}

/// The index at which the path begins of the URL in the first `len` bytes of the buffer, if it names the host by its
/// other name; −1 otherwise.
#[unsafe(no_mangle)]
pub extern "C" fn on_alias(len: usize) -> i32 {
    // SAFETY: the lengths are kept within the static arrays, and nothing writes to them while the slices live.
    let (alias, href) = unsafe {
        (
            slice::from_raw_parts((&raw const ALIAS).cast::<u8>(), ALIAS_LEN),
            slice::from_raw_parts((&raw const INPUT).cast::<u8>(), len.min(BUFFER)),
        )
    };
    crate::on_alias(alias, href).map_or(-1, |at| i32::try_from(at).unwrap_or(-1))
}

/// Finds the proxy pattern in the path in the first `len` bytes of the buffer. Returns the length of the base path,
/// shifted left by 16, and the index just behind `/proxy`; −1 where the path isn't a proxied one.
#[unsafe(no_mangle)]
pub extern "C" fn locate(len: usize) -> i32 {
    // SAFETY: the length is kept within the static array, and nothing writes to it while the slice lives.
    let path = unsafe { slice::from_raw_parts((&raw const INPUT).cast::<u8>(), len.min(BUFFER)) };
    crate::locate(path).map_or(-1, |place| {
        let base = i32::try_from(place.base.len()).unwrap_or_default();
        base << 16 | i32::try_from(place.end).unwrap_or_default()
    })
}

/// Nothing here can panic; the language wants a handler all the same.
#[panic_handler]
fn never(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
