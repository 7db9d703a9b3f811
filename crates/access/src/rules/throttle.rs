//! How often somebody may try to log in, so that guessing is hopeless and nobody else is locked out.

use jiff::SignedDuration;
use kernel::Timestamp;

/// The limits on tries that have not succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// How far back tries count.
    pub window: SignedDuration,
    /// So many tries in the window per account.
    pub per_account: usize,
    /// So many of them without a wait between.
    pub without_wait: usize,
    /// So many tries in the window per source, over all accounts.
    pub per_source: usize,
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            window: SignedDuration::from_mins(15),
            per_account: 10,
            without_wait: 3,
            per_source: 100,
        }
    }
}

impl Throttle {
    /// Until when the next try on an account must wait; `tries` are those in its bucket, the oldest first.
    ///
    /// ```
    /// use access::Throttle;
    /// let rule = Throttle::default();
    /// let now = "2026-11-22T08:00:00Z".parse()?;
    /// assert_eq!(rule.account_waits_until(&[now, now], now), None);
    /// let after_three = rule.account_waits_until(&[now, now, now], now);
    /// assert_eq!(after_three, Some("2026-11-22T08:00:01Z".parse()?));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn account_waits_until(&self, tries: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
        let counted = self.counted(tries, now);
        if counted.len() >= self.per_account {
            return self.free_again(&counted, self.per_account);
        }
        let waits = counted.len().checked_sub(self.without_wait)?;
        let seconds = 1_i64.checked_shl(u32::try_from(waits).ok()?)?;
        let until = counted
            .last()?
            .saturating_add(SignedDuration::from_secs(seconds))
            .ok()?;
        (until > now).then_some(until)
    }

    /// Until when the next try from a source must wait.
    pub fn source_waits_until(&self, tries: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
        let counted = self.counted(tries, now);
        if counted.len() < self.per_source {
            return None;
        }
        self.free_again(&counted, self.per_source)
    }

    /// When the oldest of the last `limit` tries leaves the window.
    fn free_again(&self, counted: &[Timestamp], limit: usize) -> Option<Timestamp> {
        counted
            .len()
            .checked_sub(limit)
            .and_then(|first| counted.get(first))
            .and_then(|oldest| oldest.saturating_add(self.window).ok())
    }

    /// The tries that count now.
    fn counted(&self, tries: &[Timestamp], now: Timestamp) -> Vec<Timestamp> {
        let since = now.saturating_sub(self.window).unwrap_or(Timestamp::MIN);
        tries.iter().copied().filter(|at| *at > since).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + seconds).expect("a time")
    }

    #[test]
    fn waits_grow_and_the_window_closes() {
        let rule = Throttle::default();
        let mut tries = vec![];
        let mut now = at(0);
        let mut waited = vec![];
        for _ in 0..10 {
            let until = rule.account_waits_until(&tries, now).unwrap_or(now);
            waited.push(until.duration_since(now).as_secs());
            now = until;
            tries.push(now);
        }
        assert_eq!(waited, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64]);
        assert_eq!(rule.account_waits_until(&tries, now), Some(at(15 * 60)));
        assert_eq!(
            rule.account_waits_until(&tries, at(15 * 60)),
            Some(at(15 * 60)).filter(|_| false)
        );
    }

    #[test]
    fn a_source_may_fail_a_hundred_times_a_quarter() {
        let rule = Throttle::default();
        let tries: Vec<Timestamp> = (0..100).map(at).collect();
        assert_eq!(
            rule.source_waits_until(tries.get(1..).expect("some"), at(100)),
            None
        );
        assert_eq!(rule.source_waits_until(&tries, at(100)), Some(at(15 * 60)));
    }
}
