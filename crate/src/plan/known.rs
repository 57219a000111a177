//! The rules in force, as far as a plan goes by them.

use serde::Deserialize;

use crate::{Mount, rules::Rule};

/// What of a rule in force matters to a plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Known {
    /// Its id.
    pub id: u32,
    /// One of [`priority`](crate::rules::priority).
    pub priority: u32,
    /// The tab it is for, −1 for requests of no tab; absent where several tabs share it.
    #[serde(default)]
    pub tab: Option<i32>,
    /// Its regular expression; empty where it has a URL filter.
    #[serde(default)]
    pub from: String,
    /// Its URL filter; empty where it has a regular expression.
    #[serde(default)]
    pub filter: String,
    /// The substitution of its redirect; empty where it has none.
    #[serde(default)]
    pub to: String,
    /// The headers that it sets on requests, each as `name: value`.
    #[serde(default)]
    pub sets: Vec<String>,
}

impl Known {
    /// ```
    /// use porthole::{plan::Known, rules};
    /// let rule = rules::resume("http://127.0.0.1:8001", "chrome-extension://abc/entry.html#");
    /// assert_eq!(Known::of(&rule).tab, None);
    /// ```
    #[must_use]
    pub fn of(rule: &Rule) -> Self {
        let redirect = rule.action.redirect.as_ref();
        Self {
            id: rule.id,
            priority: rule.priority,
            tab: rule.condition.tab_ids.as_ref().and_then(|tabs| tabs.first().copied()),
            from: rule.condition.regex_filter.clone().unwrap_or_default(),
            filter: rule.condition.url_filter.clone().unwrap_or_default(),
            to: redirect.map_or_else(String::new, |redirect| redirect.regex_substitution.clone()),
            sets: rule.action.set_on_requests(),
        }
    }

    /// Shared by tabs: a rule for requests of no tab, or for any tab.
    pub(super) fn is_shared(&self) -> bool {
        matches!(self.tab, None | Some(-1))
    }

    pub(super) fn does(&self, other: &Self) -> bool {
        (self.priority, self.tab, &self.from, &self.filter, &self.to, &self.sets)
            == (other.priority, other.tab, &other.from, &other.filter, &other.to, &other.sets)
    }

    /// The mount whose URLs it is about, for a rule that takes those alone.
    pub(super) fn mount(&self) -> Option<Mount> {
        let start = match self.filter.strip_prefix('|') {
            Some(start) => start.to_owned(),
            None => self.from.trim_start_matches('^').replace('\\', ""),
        };
        Mount::parse(&start).ok()
    }
}
