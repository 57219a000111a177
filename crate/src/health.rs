//! Whether a page is well, some seconds after its load, and in which of the two modes it is better. What is judged
//! was counted in the page, which may be hostile: the worst that it gains is one try of the other mode.

/// What was counted in a document that has come to rest.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Facts {
    /// The HTTP status of the document.
    pub status: f64,
    /// Scripts in the document.
    pub scripts: f64,
    /// Characters of text that a person sees.
    pub text: f64,
    /// Things other than text that a person sees: images, canvases, frames, fields.
    pub shown: f64,
    /// 1 where the little text that there is says that nothing was found.
    pub not_found: f64,
    /// Uncaught errors.
    pub errors: f64,
    /// Module scripts of this host that failed to load.
    pub modules: f64,
    /// Other requests of scripts to this host that were answered 404.
    pub requests: f64,
}

/// Below this many characters, errors are taken for what keeps the rest away.
const SPARSE: f64 = 200.0;
/// Below this many things other than text, too.
const FEW: f64 = 5.0;

/// How ill a page is: 0 for a page that is well; `None` where nothing can be said of the mode, since the answer is no
/// page of the app's.
///
/// ```
/// use porthole::health::{Facts, illness};
/// let page = Facts { status: 200.0, scripts: 1.0, ..Facts::default() };
/// assert!(illness(&page) > illness(&Facts { text: 10.0, errors: 1.0, ..page }));
/// assert_eq!(illness(&Facts { text: 10.0, ..page }), Some(0));
/// assert_eq!(illness(&Facts { status: 503.0, ..page }), None);
/// ```
#[must_use]
pub fn illness(facts: &Facts) -> Option<u32> {
    let any = |count: f64| count >= 1.0;
    if !(200.0..300.0).contains(&facts.status) {
        return None;
    }
    // A mode is what scripts see: without them it changes nothing.
    if !any(facts.scripts) {
        return Some(0);
    }
    let blank = !any(facts.text) && !any(facts.shown);
    let sparse = !(facts.text >= SPARSE || facts.shown >= FEW);
    let signs = [
        (blank || any(facts.not_found), 8),
        (any(facts.modules), 4),
        (sparse && any(facts.errors), 2),
        // Apps ask for what may be missing: this alone makes none ill.
        (sparse && any(facts.errors) && any(facts.requests), 1),
    ];
    Some(signs.iter().filter(|(seen, _)| *seen).map(|(_, weight)| weight).sum())
}

/// Whether the mode tried second is to be kept: only where it is clearly better.
///
/// ```
/// use porthole::health::is_better;
/// assert!(is_better(Some(0), 8) && !is_better(Some(8), 8) && !is_better(None, 8));
/// ```
#[must_use]
pub fn is_better(second: Option<u32>, first: u32) -> bool {
    second.is_some_and(|second| second < first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: Facts = Facts {
        status: 200.0,
        scripts: 3.0,
        text: 200.0,
        shown: 2.0,
        not_found: 0.0,
        errors: 0.0,
        modules: 0.0,
        requests: 0.0,
    };

    #[test]
    fn a_page_with_something_to_see_is_well() {
        for page in [
            WELL,
            Facts { errors: 3.0, requests: 9.0, ..WELL },
            Facts { text: 0.0, ..WELL },
            Facts { shown: 0.0, text: 1.0, ..WELL },
            Facts { text: 12.0, requests: 4.0, ..WELL },
            Facts { text: 0.0, shown: 5.0, errors: 1.0, ..WELL },
        ] {
            assert_eq!(illness(&page), Some(0), "{page:?}");
        }
    }

    #[test]
    fn what_is_worse_weighs_more() {
        let blank = Facts { text: 0.0, shown: 0.0, ..WELL };
        let rising = [
            WELL,
            Facts { text: 20.0, errors: 1.0, ..WELL },
            Facts { text: 20.0, errors: 1.0, requests: 1.0, ..WELL },
            Facts { modules: 1.0, ..WELL },
            blank,
            Facts { errors: 1.0, ..blank },
            Facts { modules: 2.0, ..blank },
        ];
        for pair in rising.windows(2) {
            assert!(illness(&pair[0]) < illness(&pair[1]), "{pair:?}");
        }
        assert_eq!(illness(&Facts { not_found: 1.0, text: 9.0, ..WELL }), illness(&blank));
    }

    #[test]
    fn a_document_without_scripts_is_as_its_server_wrote_it() {
        assert_eq!(illness(&Facts { scripts: 0.0, text: 0.0, shown: 0.0, ..WELL }), Some(0));
    }

    #[test]
    fn an_answer_that_is_no_page_says_nothing_of_the_mode() {
        for status in [0.0, 199.0, 300.0, 404.0, 503.0, f64::NAN, f64::INFINITY, -200.0] {
            assert_eq!(illness(&Facts { status, text: 0.0, shown: 0.0, ..WELL }), None, "{status}");
        }
    }

    #[test]
    fn numbers_that_no_page_has_are_taken_for_none() {
        for odd in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.9] {
            let page = Facts { text: odd, shown: odd, errors: odd, modules: odd, ..WELL };
            assert_eq!(illness(&page), Some(8), "{odd}");
            assert_eq!(illness(&Facts { not_found: odd, requests: odd, ..WELL }), Some(0), "{odd}");
        }
    }

    #[test]
    fn only_what_is_clearly_better_is_kept() {
        assert!(is_better(Some(2), 8));
        for second in [Some(8), Some(9), None] {
            assert!(!is_better(second, 8), "{second:?}");
        }
    }
}
