//! A visit: one request by one reader, with everything that a handler may use.

use std::{collections::BTreeSet, ops::Deref, str::FromStr, sync::Arc};

use access::{SessionView, Token};
use history::{After, EntryView, Subject};
use jiff::{Timestamp, civil::Date};
use kernel::{Actor, Call, Change, Fault, Id, Language, PersonId, Problem, UnitId};
use maud::{Markup, Render, html};
use sha2::{Digest, Sha256};
use store::{Action, Reader};

use super::{App, Form, Reply, app::new_request, changed::said, gate::at_own_unit, phone::Sender};
use crate::{
    T,
    components::{Theme, Why},
    layout::Audience,
};

/// One request by one reader. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Visit(pub(super) Arc<Facts>);

impl Deref for Visit {
    type Target = Facts;
    fn deref(&self) -> &Facts {
        &self.0
    }
}

/// What is known of a request.
#[derive(Debug)]
pub struct Facts {
    /// The installation.
    pub app: App,
    /// Who asks, when, and the request that it is.
    pub call: Call,
    /// The reader's session, if signed in.
    pub session: Option<SessionView>,
    /// Light or dark.
    pub theme: Theme,
    pub(super) language: Language,
    pub(super) path: String,
    pub(super) names: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) fields: Vec<(String, String)>,
    pub(super) files: Vec<(String, String)>,
    pub(super) flash: Option<String>,
    pub(super) token: Option<Token>,
    pub(super) source: String,
    pub(super) sender: Sender,
    /// Whether a form was sent: what it held stands in the answer, and nowhere else.
    pub(super) is_sent: bool,
}

impl Visit {
    /// Texts in the reader's language.
    pub fn t(&self) -> T<'_> {
        self.app.texts().t(self.language)
    }

    /// The reader's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Where to read.
    pub fn reader(&self) -> &Reader {
        self.app.store().reader()
    }

    /// The moment of the visit.
    pub fn now(&self) -> Timestamp {
        self.call.now
    }

    /// The day of the visit.
    pub fn today(&self) -> Date {
        self.call.today()
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.call.actor
    }

    /// The unit of the chosen assignment; a page for staff only may rely on it.
    pub fn unit(&self) -> Result<UnitId, Problem> {
        self.actor().unit().ok_or(Problem::NotFound)
    }

    /// The path asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The token of the reader's session, for login and logout.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// Where the request came from, for throttling only; never logged beside a name.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// A part of the path as a value; a part that is none is a page that is not there.
    pub fn part<V: FromStr>(&self, name: &str) -> Result<V, Problem> {
        let found = self.names.iter().find(|(n, _)| n == name);
        found
            .and_then(|(_, value)| value.parse().ok())
            .ok_or(Problem::NotFound)
    }

    /// A part of the path as an id.
    pub fn id<Kind>(&self, name: &str) -> Result<Id<Kind>, Problem> {
        self.part(name)
    }

    /// The person whom the page is about.
    pub fn person(&self) -> Result<PersonId, Problem> {
        self.id("person")
    }

    /// A value after the `?`; empty if there is none.
    pub fn query(&self, name: &str) -> &str {
        self.query
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// All values after the `?`, for addresses that keep them.
    pub fn queries(&self) -> &[(String, String)] {
        &self.query
    }

    /// What was sent, to be read and shown again.
    pub fn form(&self) -> Form {
        Form::new(self.fields.clone(), &self.call)
    }

    /// An empty form, to be shown.
    pub fn blank(&self) -> Form {
        Form::new(Vec::new(), &self.call)
    }

    /// All that was sent, as it came.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// What stands in a file that was sent, as text; none where no file was chosen.
    pub fn file(&self, name: &str) -> Option<&str> {
        let found = self.files.iter().find(|(n, _)| n == name);
        found
            .map(|(_, text)| text.as_str())
            .filter(|text| !text.is_empty())
    }

    /// Carries out what was asked for by what was sent.
    ///
    /// # Errors
    /// What the action refuses; and [`Fault`] where nothing was sent: the request's key stands in the form that the
    /// page shows, and would be used up before its reader had sent it ([`Self::act_by_itself`] is for that).
    pub async fn act<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        if !self.is_sent {
            return Err(
                Fault::new("a page that is shown acted with the key of its own form").into(),
            );
        }
        self.app.store().act(&self.call, action).await
    }

    /// Carries out what a page does by being shown, as noting that it was seen: under a key of its own, whatever was
    /// sent or will be.
    ///
    /// # Errors
    /// What the action refuses.
    pub async fn act_by_itself<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        let call = &self.call;
        let apart = Call::new(call.actor.clone(), call.now, new_request()?)
            .in_zone(call.zone.clone())
            .in_language(call.language);
        self.app.store().act(&apart, action).await
    }

    /// Carries out what a form asks for, if it could be read. Refusals, and what another has changed in
    /// between, are noted in the form, which is then shown again with everything typed.
    pub async fn submit<A: Action>(
        &self,
        form: &mut Form,
        action: Option<A>,
    ) -> Result<Option<A::Done>, Problem> {
        let Some(action) = action else {
            if !form.has_errors() {
                return Err(Fault::new("a form could not be read and does not say why").into());
            }
            return Ok(None);
        };
        if form.has_errors() {
            return Ok(None);
        }
        match self.act(&action).await {
            Ok(done) => return Ok(Some(done)),
            Err(Problem::Refused(refusals)) => {
                for refusal in refusals {
                    form.refuse(refusal);
                }
            }
            Err(Problem::Changed(change)) => {
                let since = self.what_changed(&change, form).await?;
                form.note_change(change, since);
            }
            Err(problem @ (Problem::NotFound | Problem::Denied | Problem::Fault(_))) => {
                return Err(problem);
            }
        }
        form.renew(new_request()?);
        Ok(None)
    }

    /// What others have done to a thing since the reader saw it: what, by whom, when, and each field before and after.
    async fn what_changed(&self, change: &Change, form: &Form) -> Result<Vec<Markup>, Problem> {
        let thing = Subject {
            kind: change.kind,
            id: change.id,
        };
        let mut entries = history::since(self.reader(), thing, After::Moment(form.seen())).await?;
        self.keep_known(&mut entries).await?;
        let users: Vec<_> = entries.iter().filter_map(|e| e.actor.user()).collect();
        let names = access::user_names(self.reader(), &users).await?;
        Ok(entries.iter().map(|one| said(self, one, &names)).collect())
    }

    /// Leaves out what is about a person of whom the reader may not know. The page of one person has been asked for
    /// already; a list can hold things of people whose names do not stand in it.
    async fn keep_known(&self, entries: &mut Vec<EntryView>) -> Result<(), Fault> {
        let here = self.person().ok();
        let others = entries.iter().filter_map(|entry| entry.person);
        let others: BTreeSet<PersonId> = others.filter(|one| Some(*one) != here).collect();
        let others: Vec<PersonId> = others.into_iter().collect();
        let facts =
            access::facts_of_all(self.reader(), self.actor(), &others, self.today()).await?;
        entries.retain(|entry| {
            let facts = entry.person.and_then(|person| facts.get(&person));
            facts.is_none_or(access::Facts::may_know)
        });
        Ok(())
    }

    /// Whether a link leads the reader to a page: nobody is led to what answers that it is not there. `about` is whom
    /// the page is about, with what holds between the reader and that person.
    pub fn leads(
        &self,
        to: &str,
        about: Option<(PersonId, &access::Facts)>,
    ) -> Result<bool, Fault> {
        let Some(needs) = self.app.page_needs(to) else {
            return Ok(false);
        };
        let Some(need) = needs.asks() else {
            return Ok(true);
        };
        if !needs.is_about_person() {
            let need = at_own_unit(self, need);
            return Ok(access::require_for_some(&self.call, need).is_ok());
        }
        let Some((person, facts)) = about else {
            return Ok(false);
        };
        let policy = access::Policy::standing()?;
        Ok(access::decide(policy, self.actor(), &need.about(person), facts).is_permit())
    }

    /// "Why?" beside a limit: the rule of a key as it stands today, with its paragraph. Nothing where the book
    /// has no such rule.
    pub fn why(&self, key: &str) -> Markup {
        self.why_all(&[key])
    }

    /// "Why?" beside what several rules say together.
    pub fn why_all(&self, keys: &[&str]) -> Markup {
        let rules = self.app.rules();
        let told = keys.iter().filter_map(|key| {
            let rule = rules.rule(key, self.today()).ok()?;
            let why = Why::new(self.t(), rule.title(self.language))
                .text(html! { p { (rule.why(self.language)) } })
                .href(format!("/regler/{key}"));
            Some(match rule.citation(self.language) {
                Some(citation) => why.paragraph(citation),
                None => why,
            })
        });
        html! { @if let Some(why) = told.reduce(Why::and) { (why) } }
    }

    /// Where the request came from, as a hash that tells nothing.
    pub fn source_digest(&self) -> Vec<u8> {
        Sha256::digest(self.source.as_bytes()).to_vec()
    }

    /// A page with its title by key.
    pub fn page(&self, title: &str, body: impl Render) -> Reply {
        Reply::page(self.t().say(title), body)
    }

    /// A page for the person, in larger type.
    pub fn own_page(&self, title: &str, body: impl Render) -> Reply {
        self.page(title, body).audience(Audience::Person)
    }

    /// On to another page.
    pub fn go(&self, to: impl Into<String>) -> Reply {
        Reply::go(to)
    }
}
