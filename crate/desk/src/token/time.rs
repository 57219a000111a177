//! Points in time as Kubernetes writes them (RFC 3339).

/// Seconds since 1970; nothing for what isn't such a time.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let (time, offset) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => with_offset(time)?,
    };
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time.split('.').next()?, ':')?;
    let valid = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    valid.then(|| days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset)
}

/// A time of day without its offset, and the offset in seconds.
fn with_offset(time: &str) -> Option<(&str, i64)> {
    let (time, offset) = time.split_at(time.rfind(['+', '-'])?);
    let [hours, minutes] = numbers(&offset[1..], ':')?;
    let seconds = hours * 3600 + minutes * 60;
    Some((time, if offset.starts_with('-') { -seconds } else { seconds }))
}

fn numbers<const N: usize>(text: &str, between: char) -> Option<[i64; N]> {
    let plain = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Option<Vec<i64>> =
        text.split(between).map(|part| part.parse().ok().filter(|_| plain(part))).collect();
    parts?.try_into().ok()
}

/// Days since 1970-01-01, counted in years that begin in March, so that leap days come last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let leaps = year / 4 - year / 100 + year / 400;
    year * 365 + leaps + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn known_points_in_time() {
        let known = [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T12:00:00Z", 951_825_600),
            ("2001-09-09T01:46:40Z", 1_000_000_000),
            ("2026-11-24T03:32:18.123456Z", 1_795_491_138),
            ("2026-11-24T12:32:18+09:00", 1_795_491_138),
            ("2026-11-23t22:02:18-05:30", 1_795_491_138),
        ];
        for (text, wanted) in known {
            assert_eq!(seconds(text), Some(wanted), "{text}");
        }
        for wrong in [
            "",
            "now",
            "2026-11-24",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00Z",
            "2026-01-01T00:00:00",
            "20260-01-01T00:00:00Z",
            "é-é-éTé:é:éZ",
        ] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
