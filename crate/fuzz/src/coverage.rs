//! Which edges of the code have run: LLVM's inline 8-bit counters.
//!
//! Built with `-Cpasses=sancov-module`, every instrumented module hands its counters to the callback below before
//! `main`. Without these flags there are none, and the fuzzer says so.
#![allow(unsafe_code)]

use std::slice;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

static START: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());
static LEN: AtomicUsize = AtomicUsize::new(0);

/// Called by the instrumentation; the linker has put all modules' counters into one range.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, stop: *mut u8) {
    START.store(start, Ordering::Relaxed);
    LEN.store(stop.addr() - start.addr(), Ordering::Relaxed);
}

/// What has been seen so far.
pub struct Coverage {
    counters: &'static mut [u8],
    seen: Vec<u8>,
}

impl Coverage {
    /// Nothing seen yet.
    pub fn new() -> Self {
        let (start, len) = (START.load(Ordering::Relaxed), LEN.load(Ordering::Relaxed));
        // SAFETY: the range holds the counters of this program, static and writable. One thread runs, and one
        // `Coverage` at a time; the counters' own increments are single bytes.
        let counters = if start.is_null() {
            &mut []
        } else {
            unsafe { slice::from_raw_parts_mut(start, len) }
        };
        Self { seen: vec![0; counters.len()], counters }
    }

    /// Whether an edge ran for the first time, or so often as never before; starts counting afresh.
    pub fn take_new(&mut self) -> bool {
        let mut new = false;
        for (counter, seen) in self.counters.iter_mut().zip(&mut self.seen) {
            let often = bucket(*counter);
            *counter = 0;
            new |= *seen & often != often;
            *seen |= often;
        }
        new
    }

    /// How many edges have run.
    pub fn edges(&self) -> usize {
        self.seen.iter().filter(|seen| **seen != 0).count()
    }
}

/// One bit for: never, once, twice, up to 4, 8, 16, 64, and more.
const fn bucket(count: u8) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 4,
        5..=8 => 8,
        9..=16 => 16,
        17..=64 => 32,
        _ => 64,
    }
}
