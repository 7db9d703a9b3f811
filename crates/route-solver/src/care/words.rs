//! Reasons and relaxations in Swedish words, for planners.

use super::explain::{Explanation, Reason, Relaxation};
use super::units::{Moment, Span};

/// What is said of a visit that was left out, in one or two sentences.
///
/// ```
/// use route_solver::care::{Explanation, Reason, in_swedish};
///
/// let said = Explanation {
///     visit: "visit-1".to_owned(),
///     reasons: [Reason::Skill("delegering".to_owned())].into(),
///     relaxation: None,
///     proof: None,
/// };
/// assert_eq!(in_swedish(&said), "Ingen medarbetares pass uppfyller detta: kompetensen delegering.");
/// ```
pub fn in_swedish(said: &Explanation) -> String {
    let mut words = match said.reasons.first() {
        Some(Reason::OtherVisits) => "De som kan komma gör andra besök då.".to_owned(),
        Some(Reason::Price) => "Besöket kan göras, men det kostar mer än att lämna det.".to_owned(),
        Some(_) => {
            let needs: Vec<String> = said.reasons.iter().map(reason).collect();
            let together = if needs.len() > 1 {
                " på samma gång"
            } else {
                ""
            };
            format!(
                "Ingen medarbetares pass uppfyller detta{together}: {}.",
                needs.join(", ")
            )
        }
        None => String::new(),
    };
    if let Some(relaxation) = said.relaxation.as_ref().and_then(relaxation) {
        words.push_str(" Det räcker att ");
        words.push_str(&relaxation);
        words.push('.');
    }
    words
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Skill(skill) => format!("kompetensen {skill}"),
        Reason::Exclusions => "ingen som brukaren har sagt nej till".to_owned(),
        Reason::Team => "brukarens grupp".to_owned(),
        Reason::Pin => "den medarbetare som besöket är låst till".to_owned(),
        Reason::Hours => "arbetstid när besöket får börja".to_owned(),
        Reason::Way => "att hinna dit och hem".to_owned(),
        Reason::Rest => "vilan efter passet".to_owned(),
        Reason::Breaks => "passets raster".to_owned(),
        Reason::Partner => "två medarbetare samtidigt".to_owned(),
        Reason::OtherVisits => "tid för andra besök".to_owned(),
        Reason::Price => "priset".to_owned(),
    }
}

fn relaxation(relaxation: &Relaxation) -> Option<String> {
    Some(match relaxation {
        Relaxation::Nothing => return None,
        Relaxation::WiderWindow(by) => {
            format!("besöket får börja {} tidigare eller senare", span(*by))
        }
        Relaxation::LongerShift { carer, by } => {
            format!(
                "{carer} arbetar {} längre i passets början eller slut",
                span(*by)
            )
        }
        Relaxation::WithoutSkill(skill) => format!("kompetensen {skill} inte krävs"),
        Relaxation::WithoutExclusions => {
            "någon får komma som brukaren har sagt nej till".to_owned()
        }
        Relaxation::OtherTeam => "en annan grupp får komma".to_owned(),
        Relaxation::WithoutPin => "besöket inte är låst".to_owned(),
        Relaxation::MoreCarers { carers, from } => {
            let more = if *carers == 1 {
                "en medarbetare till".to_owned()
            } else {
                format!("{carers} medarbetare till")
            };
            format!("{more} arbetar {}", clock(*from))
        }
    })
}

fn span(span: Span) -> String {
    format!("{} minuter", span.0 / 60)
}

fn clock(moment: Moment) -> String {
    let minutes = moment.0.rem_euclid(86_400) / 60;
    format!(
        "från klockan {:02}.{:02} dag {}",
        minutes / 60,
        minutes % 60,
        moment.0.div_euclid(86_400) + 1
    )
}
