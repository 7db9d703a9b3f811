//! From the code of a paper to the page where its answers are typed in.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{Reply, Visit, components::Heading};

use super::list::code_form;
use crate::{model::SurveyCode, reads::whose_code};

/// On to the questions of the paper. A code that is nobody's, or somebody's whom the reader does not handle, is none.
pub(super) async fn find(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let mut form = visit.form();
    let found = match form.value("code").parse::<SurveyCode>() {
        Ok(code) => whose_code(visit.reader(), &visit.call, &code).await?,
        Err(_not_a_code) => None,
    };
    if let Some(survey) = found {
        return Ok(visit.go(format!("{}?satt=paper", survey.address())));
    }
    form.refuse(Refusal::new("follow-up-refusal-code").at("code"));
    let body = html! {
        (Heading::new(t.say("follow-up-code-title")))
        (code_form(&visit, &form))
    };
    Ok(visit.page("follow-up-code-title", body).with_errors(true))
}
