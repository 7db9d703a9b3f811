//! Parts of forms that several pages share: who it is, how she or he is reached, which language.
#![expect(
    clippy::option_option,
    reason = "as in page-kit: outside is whether the field could be read, inside whether anything stands in it"
)]

use kernel::{Fault, Line, Refusal, Sex};
use maud::{Markup, html};
use organisation::District;
use page_kit::{
    Form, Visit,
    components::{Choice, Field},
};

use crate::model::{
    Address, ContactDetails, Email, Household, Identity, Interpreter, LanguageCode, LanguageNeeds,
    MinorityLanguage, Person, Phone, PostalCode, ReachError,
};

/// Languages that are offered by name; others are kept by their code.
const LANGUAGES: [&str; 26] = [
    "sv", "fi", "fit", "se", "yi", "rom", "am", "ar", "bs", "en", "es", "fa", "ku", "pl", "prs",
    "ru", "so", "sq", "sr", "syr", "th", "ti", "tr", "uk", "vi", "zh",
];

/// An optional field with a type of its own; what cannot be read is refused at the field.
fn parsed<T>(
    form: &mut Form,
    name: &'static str,
    parse: impl Fn(&str) -> Result<T, ReachError>,
) -> Option<Option<T>> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return Some(None);
    }
    match parse(&typed) {
        Ok(value) => Some(Some(value)),
        Err(error) => {
            let text = match error {
                ReachError::Phone => "residents-refusal-phone",
                ReachError::Email => "residents-refusal-email",
                ReachError::PostalCode => "residents-refusal-postal-code",
                ReachError::Text(_) => "residents-refusal-text",
            };
            form.refuse(Refusal::new(text).at(name));
            None
        }
    }
}

/// A phone number, if one is typed.
pub(super) fn read_phone(form: &mut Form, name: &'static str) -> Option<Option<Phone>> {
    parsed(form, name, Phone::parse)
}

/// An e-mail address, if one is typed.
pub(super) fn read_email(form: &mut Form, name: &'static str) -> Option<Option<Email>> {
    parsed(form, name, Email::parse)
}

/// Street, postal code and town belong together.
fn read_address(form: &mut Form) -> Option<Option<Address>> {
    let names = ["street", "postal_code", "town"];
    if names.iter().all(|name| form.value(name).trim().is_empty()) {
        return Some(None);
    }
    let street = form.line("street");
    if form.value("postal_code").trim().is_empty() {
        form.refuse(Refusal::new("residents-refusal-postal-code").at("postal_code"));
    }
    let postal_code = parsed(form, "postal_code", PostalCode::parse);
    let town = form.line("town");
    Some(Some(Address {
        street: street?,
        postal_code: postal_code??,
        town: town?,
    }))
}

/// How somebody is reached, as typed.
pub(super) fn read_contact(form: &mut Form, version: i64) -> Option<ContactDetails> {
    let address = read_address(form);
    let district = form.optional_line("district");
    let phone = read_phone(form, "phone");
    let second_phone = read_phone(form, "second_phone");
    let email = read_email(form, "email");
    Some(ContactDetails {
        address: address?,
        district: district?,
        phone: phone?,
        second_phone: second_phone?,
        email: email?,
        version,
    })
}

/// The form as it stands before anything is changed.
pub(super) fn with_contact(form: Form, details: &ContactDetails) -> Form {
    let address = details.address.as_ref();
    form.with("version", details.version)
        .with_maybe("street", address.map(|a| &a.street))
        .with_maybe("postal_code", address.map(|a| &a.postal_code))
        .with_maybe("town", address.map(|a| &a.town))
        .with_maybe("district", details.district.as_ref())
        .with_maybe("phone", details.phone.as_ref())
        .with_maybe("second_phone", details.second_phone.as_ref())
        .with_maybe("email", details.email.as_ref())
}

/// The districts to choose among.
pub(super) async fn districts(visit: &Visit) -> Result<Vec<District>, Fault> {
    organisation::districts(visit.reader()).await
}

/// How somebody is reached, as fields.
pub(super) fn contact(visit: &Visit, form: &Form, districts: &[District]) -> Markup {
    let t = visit.t();
    let choices = districts
        .iter()
        .map(|d| Choice::new(d.code.as_str(), d.name.as_str()));
    let phone = |name: &'static str, label: &str| {
        form.fill(t, name, Field::phone(t, name, t.say(label)))
            .optional()
    };
    html! {
        (form.text(t, "street", "residents-street").optional())
        (form.text(t, "postal_code", "residents-postal-code").width(8).optional())
        (form.text(t, "town", "residents-town").optional())
        @if !districts.is_empty() {
            (form.select(t, "district", "residents-district").empty(t.say("residents-choose")).choices(choices).optional())
        }
        (phone("phone", "residents-phone"))
        (phone("second_phone", "residents-second-phone"))
        (form.fill(t, "email", Field::email(t, "email", t.say("residents-email"))).optional())
    }
}

/// Name, number, date of birth and sex, as typed. A number tells the last two.
pub(super) fn read_who(form: &mut Form) -> Option<(Identity, Line, Line)> {
    let given_name = form.line("given_name");
    let family_name = form.line("family_name");
    let number = form.optional_person_number("number");
    let born = form.optional_date("born");
    let sex = match form.value("sex") {
        "woman" => Some(Sex::Woman),
        "man" => Some(Sex::Man),
        _unknown => None,
    };
    let identity = match (number?, born?) {
        (Some(number), _) => Identity::Number(number),
        (None, born) => Identity::Unnumbered { born, sex },
    };
    Some((identity, given_name?, family_name?))
}

/// The form as it stands before anything is changed.
pub(super) fn with_who(form: Form, person: &Person) -> Form {
    let sex = person.identity.sex().map(|sex| match sex {
        Sex::Woman => "woman",
        Sex::Man => "man",
    });
    let unnumbered = person.number().is_none();
    form.with("version", person.version)
        .with("given_name", &person.given_name)
        .with("family_name", &person.family_name)
        .with_maybe("number", person.number())
        .with_maybe("born", person.identity.born().filter(|_born| unnumbered))
        .with_maybe("sex", sex.filter(|_sex| unnumbered))
}

/// Name, number, date of birth and sex, as fields.
pub(super) fn who(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let sexes = ["woman", "man"];
    let sexes = sexes.map(|key| Choice::new(key, t.say(&format!("residents-sex-{key}"))));
    html! {
        (form.text(t, "given_name", "residents-given-name"))
        (form.text(t, "family_name", "residents-family-name"))
        (form.personal_number(t, "number", "residents-number").hint(t.say("residents-number-hint")).optional())
        (form.day(t, "born", "residents-born").hint(t.say("residents-born-hint")).optional())
        (form.select(t, "sex", "residents-sex").empty(t.say("residents-unknown")).choices(sexes).optional())
    }
}

/// Household and languages, as typed.
pub(super) fn read_situation(form: &mut Form) -> Option<(Household, LanguageNeeds)> {
    let household = form.choice("household");
    let own = LanguageCode::parse(form.value("language"));
    if own.is_err() {
        form.refuse(Refusal::new("residents-refusal-language").at("language"));
    }
    let interpreter: Option<Interpreter> = form.choice("interpreter");
    let minority: Option<Option<MinorityLanguage>> = form.optional_choice("minority");
    let languages = LanguageNeeds {
        own: own.ok()?,
        interpreter: interpreter?,
        minority: minority?,
    };
    Some((household?, languages))
}

/// The form as it stands before anything is changed.
pub(super) fn with_situation(form: Form, household: Household, needs: &LanguageNeeds) -> Form {
    form.with("household", household.key())
        .with("language", needs.own.as_str())
        .with("interpreter", needs.interpreter.key())
        .with_maybe("minority", needs.minority.map(MinorityLanguage::key))
}

/// The codes of the languages that have a name here, and those of some others that are in use, each with its name.
pub fn language_names<'a>(
    visit: &Visit,
    others: impl IntoIterator<Item = &'a str>,
) -> Vec<(String, String)> {
    let others = others.into_iter();
    let others = others.filter(|code| !code.is_empty() && !LANGUAGES.contains(code));
    let codes = LANGUAGES.into_iter().chain(others);
    codes
        .map(|code| (code.to_owned(), language_name(visit, code)))
        .collect()
}

/// A language by name, or by its code where it has none here.
pub(super) fn language_name(visit: &Visit, code: &str) -> String {
    if LANGUAGES.contains(&code) {
        visit.t().say(&format!("residents-language-{code}"))
    } else {
        code.to_owned()
    }
}

/// Household and languages, as fields.
pub(super) fn situation(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let households = Household::ALL.iter().map(|h| {
        let key = h.key();
        Choice::new(key, t.say(&format!("residents-household-{key}")))
    });
    let chosen = form.value("language");
    let languages = language_names(visit, Some(chosen));
    let languages = languages
        .into_iter()
        .map(|(code, name)| Choice::new(code, name));
    let interpreters = Interpreter::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("residents-interpreter-{key}")))
    });
    let minorities = MinorityLanguage::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("residents-minority-{key}")))
    });
    html! {
        (form.select(t, "household", "residents-household").choices(households))
        (form.select(t, "language", "residents-language").choices(languages))
        (form.radios(t, "interpreter", "residents-interpreter", interpreters))
        (form.select(t, "minority", "residents-minority").empty(t.say("residents-minority-none"))
            .choices(minorities).hint(t.say("residents-minority-hint")).optional())
        (visit.why("sol-8-5"))
    }
}
