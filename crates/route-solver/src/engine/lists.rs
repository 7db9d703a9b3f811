//! A short list of visits for every visit, all in one place and no wider than the numbers need.

/// Lists of visits by number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    /// Where each list ends.
    ends: Vec<u32>,
    /// What is in them, if two bytes are enough for every visit.
    narrow: Vec<u16>,
    /// What is in them, if not.
    wide: Vec<u32>,
}

impl Lists {
    /// Room for a list for each of so many visits, with so many in each.
    pub(crate) fn with_capacity(visits: usize, each: usize) -> Self {
        let is_narrow = visits <= 1 << 16;
        let all = visits * each.min(visits);
        Self {
            ends: Vec::with_capacity(visits),
            narrow: Vec::with_capacity(if is_narrow { all } else { 0 }),
            wide: Vec::with_capacity(if is_narrow { 0 } else { all }),
        }
    }

    /// Adds the list of the next visit.
    pub(crate) fn push(&mut self, visits: impl Iterator<Item = u32>) {
        if self.wide.capacity() == 0 {
            self.narrow.extend(visits.map(|visit| visit as u16));
        } else {
            self.wide.extend(visits);
        }
        self.ends.push((self.narrow.len() + self.wide.len()) as u32);
    }

    /// Gives back the room that was not needed.
    pub(crate) fn shrink(&mut self) {
        self.narrow.shrink_to_fit();
        self.wide.shrink_to_fit();
    }

    #[inline]
    fn bounds(&self, visit: u32) -> (usize, usize) {
        let end = self.ends.get(visit as usize).copied().unwrap_or(0) as usize;
        let first = match visit {
            0 => 0,
            _ if end == 0 => 0,
            _ => self.ends[visit as usize - 1] as usize,
        };
        (first, end)
    }

    /// One of a visit's list, chosen by an evenly spread word; none if the list is empty.
    #[inline]
    pub(crate) fn drawn(&self, visit: u32, word: u64) -> Option<u32> {
        let (first, end) = self.bounds(visit);
        if first == end {
            return None;
        }
        let at = first + ((u128::from(word) * (end - first) as u128) >> 64) as usize;
        Some(self.at(at))
    }

    /// All of a visit's list.
    pub(crate) fn of(&self, visit: u32) -> impl Iterator<Item = u32> + '_ {
        let (first, end) = self.bounds(visit);
        (first..end).map(|at| self.at(at))
    }

    #[inline]
    fn at(&self, at: usize) -> u32 {
        if self.narrow.is_empty() {
            self.wide[at]
        } else {
            u32::from(self.narrow[at])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_narrow_and_wide_and_empty_where_there_is_none() {
        for visits in [10, 1 << 17] {
            let mut lists = Lists::with_capacity(visits, 3);
            assert_eq!(lists.of(0).count(), 0);
            lists.push([7, 2].into_iter());
            lists.push(std::iter::empty());
            let large = visits as u32 - 1;
            lists.push([large].into_iter());
            lists.shrink();
            assert_eq!(lists.of(0).collect::<Vec<_>>(), [7, 2]);
            assert_eq!(lists.of(2).collect::<Vec<_>>(), [large]);
            let half = 1 << 63;
            assert_eq!(
                [lists.drawn(0, half - 1), lists.drawn(0, half)],
                [Some(7), Some(2)]
            );
            assert_eq!([lists.drawn(1, half), lists.drawn(3, half)], [None; 2]);
        }
    }
}
