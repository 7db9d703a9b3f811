//! What several pages on decisions have: the scheme of delegation and the grounds for harm.

use kernel::{Line, Problem};
use maud::{Markup, html};
use organisation::Regime;
use page_kit::{
    Form, Visit,
    components::{Choice, Notice},
};
use rulebook::keys;

use crate::{
    actions::Harm,
    model::{AppealTask, Decision, Delegated, Delegation, HarmGround},
    reads::delegation_scheme,
    rules::decision::is_of_sol_14_9,
};

/// What the scheme of delegation is asked for before a form is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Right {
    /// To decide under an act.
    Decide(Regime),
    /// To do something with an appeal.
    Appeal(AppealTask),
}

impl Right {
    fn is_of(self, item: &Delegation) -> bool {
        match self {
            Self::Decide(regime) => item.is_under(regime),
            Self::Appeal(task) => item.what == Delegated::Appeal(task),
        }
    }
}

/// What stands in place of a form when the scheme gives the reader no item for it, so that nobody types what can only
/// be refused: who has one.
pub(super) async fn not_delegated(
    visit: &Visit,
    rights: &[Right],
) -> Result<Option<Markup>, Problem> {
    let t = visit.t();
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let role = visit.actor().role();
    let is_mine = |item: &Delegation| role.is_some_and(|role| item.is_given_to(role));
    let of = |right: Right| scheme.items.iter().filter(move |item| right.is_of(item));
    let lacking = rights.iter().find(|right| !of(**right).any(is_mine));
    Ok(lacking.map(|right| {
        let others = of(*right).map(|item| {
            let role = t.say(&format!("access-role-{}", item.role.key()));
            format!("{role}: {} {}", item.code, item.name(visit.language()))
        });
        html! {
            (Notice::warning(t, t.say("cases-no-delegation")).body(html! {
                p { (t.say("cases-no-delegation-who")) }
                ul { @for other in others { li { (other) } } }
                p { a href="/delegationsordning" { (t.say("cases-no-delegation-scheme")) } }
            }))
            (visit.why(keys::KL_DELEGATION))
        }
    }))
}

/// By which item of the scheme that holds today a task with an appeal is done; only those that the reader may use.
/// Where several fit, none is chosen beforehand.
pub(super) async fn task(visit: &Visit, form: &Form, task: AppealTask) -> Result<Markup, Problem> {
    let t = visit.t();
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let role = visit.actor().role();
    let items: Vec<Choice> = named(visit, scheme.handling(task, role));
    let label = match task {
        AppealTask::TestTime => "cases-appeal-item-test-time",
        AppealTask::Reconsider => "cases-appeal-item-reconsider",
    };
    let select = form.select(t, "task", label);
    let select = match items.len() {
        1 => select,
        _ => select.empty(t.say("page-kit-choose")),
    };
    Ok(html! {
        (select.choices(items))
        (visit.why(keys::KL_DELEGATION))
    })
}

fn named<'a>(visit: &Visit, items: impl Iterator<Item = &'a Delegation>) -> Vec<Choice> {
    let named = items.map(|item| {
        let name = format!("{} {}", item.code, item.name(visit.language()));
        Choice::new(item.code.as_str(), name)
    });
    named.collect()
}

/// Fills in the item that the reader mostly uses: the first under the act.
pub(super) async fn with_delegation(
    form: Form,
    visit: &Visit,
    regime: Regime,
) -> Result<Form, Problem> {
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let first = scheme.deciding(regime, visit.actor().role()).next();
    Ok(form.with_maybe("delegation", first.map(|item| &item.code)))
}

/// By which item of the scheme that holds today it is decided; only those that the reader may use.
pub(super) async fn delegation(
    visit: &Visit,
    form: &Form,
    regime: Regime,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let items = named(visit, scheme.deciding(regime, visit.actor().role()));
    Ok(html! {
        (form.select(t, "delegation", "cases-decision-delegation").choices(items))
        (visit.why(keys::KL_DELEGATION))
    })
}

/// On which ground it is changed to the person's harm, and what has changed.
pub(super) fn harm(visit: &Visit, decision: &Decision, form: &Form) -> Result<Markup, Problem> {
    let t = visit.t();
    let rules = visit.app.rules();
    let is_of_sol = is_of_sol_14_9(decision, &rules, visit.today())?;
    let material = is_of_sol.then(|| {
        Choice::new(
            HarmGround::MaterialChange.key(),
            t.say("cases-harm-material-change"),
        )
    });
    let items = rules.rule(keys::FL_37, visit.today())?.items()?;
    let others = items
        .iter()
        .map(|item| Choice::new(item.code.as_str(), item.name(visit.language())));
    Ok(html! {
        (form.radios(t, "ground", "cases-harm-ground", material.into_iter().chain(others)))
        @if is_of_sol { (visit.why(keys::SOL_14_9)) } @else { p { (t.say("cases-harm-not-sol-14-9")) } }
        (visit.why(keys::FL_37))
        (form.area(t, "circumstances", "cases-harm-circumstances").hint(t.say("cases-harm-circumstances-hint")).rows(5))
    })
}

/// What was chosen and written there.
pub(super) fn read_harm(form: &mut Form) -> Option<Harm> {
    let ground: Option<Line> = form.line("ground");
    let circumstances = form.prose("circumstances");
    Some(Harm {
        ground: HarmGround::from_key(ground?.as_str())?,
        circumstances: circumstances?,
    })
}
