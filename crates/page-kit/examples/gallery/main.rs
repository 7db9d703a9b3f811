//! Writes every component in several states as pages with their assets: `cargo run --example gallery -- FOLDER`,
//! then serve the folder and look.

mod file;
mod forms;
mod numbers;
mod parts;
mod person;

use std::error::Error;
use std::path::{Path, PathBuf};

use kernel::{Language, Timestamp};
use maud::Render;
use page_kit::components::{LanguageSwitch, Theme, ThemeSwitch, UserMenu};
use page_kit::layout::{NavItem, Page};
use page_kit::{T, Texts, assets};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write to")?);
    let texts = Texts::new(&[])?;
    let now: Timestamp = "2026-03-16T08:20:00Z".parse()?;
    for language in Language::ALL {
        for theme in Theme::ALL {
            let place = folder.join(language.tag()).join(theme.name());
            write_pages(&place, texts.t(language), theme, now)?;
        }
    }
    for path in assets::paths() {
        if let Some(asset) = assets::find(path) {
            write(&folder.join(path.trim_start_matches('/')), asset.bytes)?;
        }
    }
    Ok(())
}

fn write_pages(place: &Path, t: T<'_>, theme: Theme, now: Timestamp) -> Result<(), Box<dyn Error>> {
    let pages = [
        ("file", file::page(t, now)),
        ("parts", parts::page(t, now)),
        ("forms", forms::page(t)),
        ("numbers", numbers::page(t)),
        ("person", person::page(t, now)),
    ];
    for (name, page) in pages {
        let html = page.theme(theme).render().into_string();
        write(&place.join(format!("{name}.html")), html.as_bytes())?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(path.parent().ok_or("a file needs a folder")?)?;
    Ok(std::fs::write(path, bytes)?)
}

/// The frame that a case officer sees.
fn staff<'a>(t: T<'a>, page: Page<'a>, here: &str) -> Page<'a> {
    let ways = [
        ("I dag", "parts", Some(7)),
        ("Personer", "file", None),
        ("Ansökningar", "forms", Some(2)),
        ("Uppföljning", "numbers", None),
    ];
    page.municipality("Björkby kommun")
        .assignment("Handläggare, Äldre Norr", Some("#uppdrag".to_owned()))
        .search("#sok", "")
        .nav(ways.map(|(label, name, count)| {
            let item = NavItem::new(label, format!("{name}.html")).here(name == here);
            match count {
                Some(count) => item.count(count),
                None => item,
            }
        }))
        .user(
            UserMenu::new(t, "Siv Lindqvist")
                .link("Mina uppdrag", "#uppdrag")
                .link("Vem har läst", "#logg")
                .setting(LanguageSwitch::new(t, "#sprak", "/"))
                .setting(ThemeSwitch::new(t, "#tema", "/", Theme::System))
                .sign_out("#ut"),
        )
        .footer_link("Hjälp", "#hjalp")
        .footer_link("Om Sammanhang", "#om")
        .footer_link("Tillgänglighet", "#tillganglighet")
        .version("0.1.0")
}
