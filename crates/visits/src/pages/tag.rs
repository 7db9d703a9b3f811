//! The tag of a home: its code as a square that phones read.

use kernel::{Fault, Problem};
use maud::{Markup, html};
use page_kit::Visit;
use qrcodegen::{QrCode, QrCodeEcc};

use super::shown::DAY;
use crate::model::HomeCode;

/// Light around the square, in its own parts, without which it is not read.
const MARGIN: i32 = 4;

/// What a phone opens: the day of whoever holds it. What stands after the sign is seen by no server and stands in no log.
pub(super) fn address(visit: &Visit, code: &HomeCode) -> String {
    format!(
        "{}{DAY}#tagg={}",
        visit.app.settings().address,
        code.as_str()
    )
}

/// The square.
pub(super) fn square(visit: &Visit, code: &HomeCode) -> Result<Markup, Problem> {
    let square = QrCode::encode_text(&address(visit, code), QrCodeEcc::Medium)
        .map_err(|e| Fault::from_source("drawing a tag", e))?;
    let size = square.size();
    let dark = (0..size)
        .flat_map(|y| (0..size).map(move |x| (x, y)))
        .filter(|(x, y)| square.get_module(*x, *y));
    let parts: Vec<String> = dark
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN))
        .collect();
    let whole = size + 2 * MARGIN;
    Ok(html! {
        svg.home-tag viewBox={ "0 0 " (whole) " " (whole) } role="img" aria-label=(visit.t().say("visits-tag-label")) {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(parts.concat()) fill="#000" {}
        }
    })
}
