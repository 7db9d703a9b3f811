//! Who lives here, as the population register has it.

use std::fmt::Display;

use kernel::{Date, PersonalNumber, Problem};
use residents::{
    Address, ContactDetails, Email, Household, Identity, ImportResidents, Interpreter,
    LanguageCode, LanguageNeeds, MinorityLanguage, NewPerson, Phone, PostalCode, ResidentRow,
};
use sheets::{Column, Sheet};

use super::{Reading, each};

/// The columns.
pub const COLUMNS: [Column<'static>; 14] = [
    Column::required(
        "Personnummer",
        "Personnummer eller samordningsnummer, tolv siffror",
        "19430519-2397",
    ),
    Column::required("Förnamn", "Förnamn, tilltalsnamnet först", "Ragnar"),
    Column::required("Efternamn", "Efternamn", "Lind"),
    Column::optional(
        "Gatuadress",
        "Gata och nummer, med c/o eller lägenhet",
        "Storgatan 1, lgh 1102",
    ),
    Column::optional("Postnummer", "Fem siffror", "123 45"),
    Column::optional("Postort", "Postort", "Lindvik"),
    Column::optional(
        "Distrikt",
        "Distriktets kod, som i listan över organisationen",
        "norr",
    ),
    Column::optional("Telefon", "Numret att ringa först", "070-174 06 05"),
    Column::optional("Telefon 2", "Ett nummer till", "08-465 004 00"),
    Column::optional("E-post", "E-postadress", "ragnar@lindvik.example"),
    Column::optional(
        "Hushåll",
        "ensam, par, par med barn, ensam med barn, hos föräldrar, med anhöriga eller delat",
        "par",
    ),
    Column::optional(
        "Språk",
        "Språkets kod enligt ISO 639; tomt är svenska",
        "fi",
    ),
    Column::optional("Tolk", "nej, ja, teckenspråk eller dövblind", "nej"),
    Column::optional(
        "Minoritetsspråk",
        "Önskat: finska, samiska, meänkieli, jiddisch eller romani chib",
        "finska",
    ),
];

const HOUSEHOLDS: [(&str, Household); 7] = [
    ("ensam", Household::Alone),
    ("par", Household::Couple),
    ("par med barn", Household::CoupleWithChildren),
    ("ensam med barn", Household::SingleWithChildren),
    ("hos föräldrar", Household::WithParents),
    ("med anhöriga", Household::WithRelatives),
    ("delat", Household::Shared),
];
const INTERPRETERS: [(&str, Interpreter); 4] = [
    ("nej", Interpreter::None),
    ("ja", Interpreter::Spoken),
    ("teckenspråk", Interpreter::SignLanguage),
    ("dövblind", Interpreter::Deafblind),
];
const MINORITIES: [(&str, MinorityLanguage); 5] = [
    ("finska", MinorityLanguage::Finnish),
    ("samiska", MinorityLanguage::Sami),
    ("meänkieli", MinorityLanguage::Meankieli),
    ("jiddisch", MinorityLanguage::Yiddish),
    ("romani chib", MinorityLanguage::Romani),
];

/// Reads the list into the residents that it has.
pub fn read(sheet: &Sheet, today: Date) -> Result<ImportResidents, Problem> {
    each(sheet, |row| resident(row, today)).map(|rows| ImportResidents { rows })
}

fn resident(row: &mut Reading<'_>, today: Date) -> Option<ResidentRow> {
    let number = row.parse("Personnummer", |text| PersonalNumber::parse(text, today));
    let given_name = row.words("Förnamn");
    let family_name = row.words("Efternamn");
    let household = row
        .choice("Hushåll", &HOUSEHOLDS)
        .unwrap_or(Household::Unknown);
    let languages = LanguageNeeds {
        own: or_why(
            row,
            "Språk",
            LanguageCode::parse,
            "a code of two or three letters such as fi",
        )
        .unwrap_or_else(LanguageCode::swedish),
        interpreter: row
            .choice("Tolk", &INTERPRETERS)
            .unwrap_or(Interpreter::None),
        minority: row.choice("Minoritetsspråk", &MINORITIES),
    };
    let contact_details = contact_details(row);
    Some(ResidentRow {
        id: None,
        line: usize::try_from(row.line()).unwrap_or(usize::MAX),
        person: NewPerson {
            identity: Identity::Number(number?),
            given_name: given_name?,
            family_name: family_name?,
            household,
            languages,
        },
        contact_details,
        relatives: vec![],
    })
}

fn contact_details(row: &mut Reading<'_>) -> ContactDetails {
    ContactDetails {
        address: address(row),
        district: row.words("Distrikt"),
        phone: row.parse("Telefon", Phone::parse),
        second_phone: row.parse("Telefon 2", Phone::parse),
        email: row.parse("E-post", Email::parse),
        version: 1,
    }
}

/// An address is whole or not there.
fn address(row: &mut Reading<'_>) -> Option<Address> {
    let columns = ["Gatuadress", "Postnummer", "Postort"];
    let filled = columns
        .iter()
        .filter(|column| row.text(column).is_some())
        .count();
    if filled == 0 {
        return None;
    }
    if let Some(empty) = columns.iter().find(|column| row.text(column).is_none()) {
        row.refuse(
            empty,
            "an address has street, postal code and town, or none of them",
        );
        return None;
    }
    let street = row.words("Gatuadress");
    let postal_code = row.parse("Postnummer", PostalCode::parse);
    let town = row.words("Postort");
    Some(Address {
        street: street?,
        postal_code: postal_code?,
        town: town?,
    })
}

fn or_why<T, E: Display>(
    row: &mut Reading<'_>,
    column: &str,
    how: impl FnOnce(&str) -> Result<T, E>,
    why: &str,
) -> Option<T> {
    row.parse(column, |text| how(text).map_err(|_other| why.to_owned()))
}
