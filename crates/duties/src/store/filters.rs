//! Conditions put together from constant parts, with every value bound.

use store::{Bind, Statement, sql};

/// A condition that grows part by part. `?` in a part stands for its value, as often as it is needed.
pub(crate) struct Where {
    text: String,
    binds: Vec<Box<dyn FnOnce(Statement) -> Statement + Send>>,
}

impl Where {
    /// The condition that always holds.
    pub(crate) fn all() -> Self {
        Self {
            text: "1 = 1".to_owned(),
            binds: vec![],
        }
    }

    /// Adds a part without a value.
    pub(crate) fn part(mut self, part: &'static str) -> Self {
        self.text.push_str(" AND ");
        self.text.push_str(part);
        self
    }

    /// Adds a part if there is a value for it.
    pub(crate) fn with<T: Bind + Send + 'static>(
        mut self,
        part: &'static str,
        value: Option<T>,
    ) -> Self {
        if let Some(value) = value {
            let place = format!("${}", self.binds.len() + 1);
            self.text.push_str(" AND ");
            self.text.push_str(&part.replace('?', &place));
            self.binds.push(Box::new(|statement| statement.bind(value)));
        }
        self
    }

    /// Adds a part with three values, `?1` to `?3`, if there are all of them.
    pub(crate) fn with_three<A, B, C>(
        mut self,
        part: &'static str,
        values: Option<(A, B, C)>,
    ) -> Self
    where
        A: Bind + Send + 'static,
        B: Bind + Send + 'static,
        C: Bind + Send + 'static,
    {
        if let Some((first, second, third)) = values {
            let next = self.binds.len() + 1;
            let mut text = part.to_owned();
            for place in 0..3_usize {
                text = text.replace(&format!("?{}", place + 1), &format!("${}", next + place));
            }
            self.text.push_str(" AND ");
            self.text.push_str(&text);
            self.binds.push(Box::new(|statement| statement.bind(first)));
            self.binds
                .push(Box::new(|statement| statement.bind(second)));
            self.binds.push(Box::new(|statement| statement.bind(third)));
        }
        self
    }

    /// The number of the next `$n`.
    pub(crate) fn next(&self) -> usize {
        self.binds.len() + 1
    }

    /// A statement with this condition in it.
    pub(crate) fn statement(self, before: &str, after: &str) -> Statement {
        let text = format!("{before} WHERE {} {after}", self.text);
        self.binds
            .into_iter()
            .fold(sql(text), |statement, bind| bind(statement))
    }
}
