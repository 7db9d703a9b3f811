//! Hands in files as what forecasts rest on.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Field, Heading},
};

use crate::{
    actions::ImportBasis,
    model::{BasisFile, FileKind},
    reads,
    rules::{CheckedBasis, check_basis},
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let last = i32::from(visit.today().year()) - 1;
    let form = visit.blank().with("jump_off", last);
    Ok(view(&visit, &form))
}

/// Takes all files, or none with what is wrong in each.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let checked = checked(&visit, &mut form);
    let input = checked.clone().map(|basis| ImportBasis { basis });
    match visit.submit(&mut form, input).await? {
        Some(id) => {
            if let Some(checked) = &checked {
                reads::keep(checked);
            }
            Ok(visit
                .go(format!("/prognos/underlag/{id}"))
                .saying("needs-imported-now"))
        }
        None => Ok(view(&visit, &form)),
    }
}

fn checked(visit: &Visit, form: &mut Form) -> Option<CheckedBasis> {
    let (name, area) = (form.line("name"), form.line("area"));
    let jump_off = form.number("jump_off", 1970, 2200);
    let files = FileKind::ALL.iter().filter_map(|kind| {
        let text = visit.file(kind.key())?.to_owned();
        Some(BasisFile { kind: *kind, text })
    });
    let files: Vec<BasisFile> = files.collect();
    let jump_off = i32::try_from(jump_off?).ok()?;
    let (name, area) = (name?, area?);
    // Trying files draws their futures.
    let turn = reads::turn();
    let tried = check_basis(name, (area.as_str(), jump_off), files);
    drop(turn);
    match tried {
        Ok(checked) => Some(checked),
        Err(wrong) => {
            for refusal in wrong {
                // The list at the top is read by itself: it says which file.
                let file = refusal
                    .field
                    .as_deref()
                    .map(|kind| format!("needs-file-{kind}"));
                let is_missing = refusal.text == "needs-refusal-file-missing";
                form.refuse(match file.filter(|_| is_missing) {
                    Some(file) => refusal.with("file", visit.t().say(&file)),
                    None => refusal,
                });
            }
            // A browser forgets the files that were chosen.
            form.refuse(Refusal::new("needs-refusal-choose-again"));
            None
        }
    }
}

fn view(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let title = "needs-import";
    let file = |kind: &FileKind| {
        let label = t.say(&format!("needs-file-{}", kind.key()));
        let hint = t.say(&format!("needs-file-hint-{}", kind.key()));
        let field = form.fill(t, kind.key(), Field::file(t, kind.key(), label));
        let field = field.hint(hint);
        if kind.is_needed() {
            field
        } else {
            field.optional()
        }
    };
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("needs-import-lead")))
        form method="post" enctype="multipart/form-data" {
            (form.around(t, html! {
                (form.text(t, "name", "needs-basis-name").hint(t.say("needs-basis-name-hint")))
                (form.text(t, "area", "needs-area").hint(t.say("needs-area-hint")).width(6))
                (form.count(t, "jump_off", "needs-jump-off").hint(t.say("needs-jump-off-hint")).width(6))
                @for kind in FileKind::ALL { (file(kind)) }
                (ButtonRow::new(Button::primary(t.say("needs-import-do")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/prognos/underlag")))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .step(t.say("needs-bases"), "/prognos/underlag")
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
