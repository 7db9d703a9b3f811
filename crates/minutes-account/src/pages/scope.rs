//! Whose account the reader may see, and what the address asks for.

use access::{Need, Resource};
use kernel::{Problem, Role, UnitId};
use organisation::DistrictCode;
use page_kit::{Visit, asked};

use crate::{
    model::Month,
    reads::{By, Filter, Within},
};

/// The longest time that is shown at once, in months.
const MONTHS: i32 = 36;

/// Whose account the reader may see.
pub(super) async fn within(visit: &Visit) -> Result<Within, Problem> {
    if visit.actor().role() != Some(Role::UnitManager) {
        return Ok(Within::All);
    }
    let unit = visit.unit()?;
    let is_provider = is_provider(visit, unit).await?;
    Ok(if is_provider {
        Within::Provider(unit)
    } else {
        Within::Unit(unit)
    })
}

/// Whether a unit carries out help.
pub(super) async fn is_provider(visit: &Visit, unit: UnitId) -> Result<bool, Problem> {
    let forms = organisation::Forms::read(visit.reader()).await?;
    Ok(forms.providers().any(|provider| provider == unit))
}

/// Whether the reader may see the rows by case number.
pub(super) async fn sees_rows(visit: &Visit) -> Result<bool, Problem> {
    let mut need = Need::see(Resource::ProviderPayment);
    if let Some(unit) = visit.actor().unit() {
        need = need.at(unit);
    }
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

/// What the address asks for. Whoever sees no rows narrows by nothing but months: what is left when a part is taken away
/// may be few persons.
pub(super) async fn filter_of(visit: &Visit, sees_rows: bool) -> Result<Filter, Problem> {
    let filter = filter(visit).await?;
    Ok(if sees_rows {
        filter
    } else {
        Filter {
            provider: None,
            district: None,
            ..filter
        }
    })
}

/// What the address asks for: from this month if it says nothing, for the one before as well in the first days, when
/// there is nothing of this one.
pub(super) async fn filter(visit: &Visit) -> Result<Filter, Problem> {
    let yesterday = duties::calendar::days_after(visit.today(), -1);
    let here = Month::of(yesterday);
    let month = |name: &str| visit.query(name).parse::<Month>().ok();
    let to = month("till").map_or(here, |to| to.min(Month::of(visit.today())));
    let from = month("fran").unwrap_or(to);
    let earliest = to.after(1 - MONTHS);
    Ok(Filter {
        within: within(visit).await?,
        from: from.clamp(earliest, to),
        to,
        provider: asked::id(visit, "utforare"),
        district: visit.query("stadsdel").parse::<DistrictCode>().ok(),
    })
}

/// What sums are divided by.
pub(super) fn by(visit: &Visit, filter: &Filter) -> By {
    let asked = visit.query("delat").parse();
    asked.unwrap_or(match filter.within {
        Within::All | Within::Unit(_) => By::Provider,
        Within::Provider(_) => By::Month,
    })
}

/// The address of the rows behind some sums.
pub(super) fn rows_address(filter: &Filter, more: &[(&str, &str)]) -> String {
    address("/minutkonto/rader", filter, more)
}

/// An address with a filter.
pub(super) fn address(path: &str, filter: &Filter, more: &[(&str, &str)]) -> String {
    let mut pairs = vec![
        ("fran".to_owned(), filter.from.to_string()),
        ("till".to_owned(), filter.to.to_string()),
    ];
    if let Some(provider) = filter.provider {
        pairs.push(("utforare".to_owned(), provider.to_string()));
    }
    if let Some(district) = &filter.district {
        pairs.push(("stadsdel".to_owned(), district.to_string()));
    }
    for (name, value) in more {
        pairs.retain(|(known, _)| known != name);
        pairs.push(((*name).to_owned(), (*value).to_owned()));
    }
    // Months, ids, codes and keys need no escaping.
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>();
    format!("{path}?{}", pairs.join("&"))
}
