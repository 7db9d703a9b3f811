//! `sammanhang import`: units, staff, residents, standard times, delegations, services or locks out of a file.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use access::{Door, DoorSettings, Login, NewPassword};
use kernel::{Call, Problem};
use store::Store;

use super::opening;
use crate::{
    DatabaseFlags, Stop,
    console::say,
    imports::{self, List, Outcome, Passwords},
    product,
};

const AFTER: &str = "\
A list is csv (semicolon or comma, UTF-8 or Windows-1252) or xlsx. The first row names the columns; a template has all
of them, and as xlsx also a sheet that explains them. Everything in the list is taken, or nothing: what is wrong is
told by line and column. With --dry-run all of it is tried and undone.

The order is organisation, then staff, residents and standard times. The scheme of delegation and the catalogue of
services replace the examples, or what was there before, from the day that the list names; what was decided keeps the
scheme it was decided by. Services come before what names them. Locks come after them, and then what they have
noted, as often as their supplier gives it: it is taken in parts, and what was taken once is not taken again.

--example writes lists that fit together, to try it all with or to see how a list is filled in.

Examples:
  sammanhang import organisation --template units.xlsx
  sammanhang import staff --example staff.csv
  sammanhang import organisation units.xlsx --dry-run --database sqlite:ours.db
  sammanhang import staff staff.csv --passwords first-passwords.csv --database sqlite:ours.db
  sammanhang import lock-events last-night.csv --database sqlite:ours.db
  sammanhang import residents residents.csv --config /etc/sammanhang.toml";

/// Letters and digits that are not taken for each other.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// Units, staff, residents, standard times, delegations, services or locks out of a file
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Import {
    /// Which list
    #[arg(value_enum)]
    list: List,
    /// The file to read
    #[arg(required_unless_present_any = ["template", "example"])]
    file: Option<PathBuf>,
    /// Try all of it and undo it
    #[arg(long)]
    dry_run: bool,
    /// Write an empty list to fill in instead, as csv or xlsx by the name's ending
    #[arg(long, value_name = "OUT", conflicts_with_all = ["file", "dry_run", "passwords"])]
    template: Option<PathBuf>,
    /// Write a list that is filled in, as csv
    #[arg(long, value_name = "OUT", conflicts_with_all = ["file", "dry_run", "passwords", "template"])]
    example: Option<PathBuf>,
    /// For staff: give those who are new a first password, and write them to a new file
    #[arg(long, value_name = "OUT")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Import {
    pub(super) async fn run(self) -> Result<(), Stop> {
        if let Some(template) = &self.template {
            write_new(template, &self.list.template(template)?)?;
            say(format!("{} written", template.display()));
            return Ok(());
        }
        if let Some(example) = &self.example {
            if !example
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
            {
                return Err(Stop::Usage(
                    "--example: the file's name ends in .csv".to_owned(),
                ));
            }
            write_new(example, self.list.example().as_bytes())?;
            say(format!("{} written", example.display()));
            return Ok(());
        }
        let Some(file) = &self.file else {
            return Err(Stop::Usage("no file is named".to_owned()));
        };
        if self.passwords.is_some() && self.list != List::Staff {
            return Err(Stop::Usage("--passwords: only staff log in".to_owned()));
        }
        let bytes = fs::read(file)
            .map_err(|e| Stop::Usage(format!("{} cannot be read: {e}", file.display())))?;
        let configuration = self.database.read()?;
        let store = opening::open_complete(&configuration).await?;
        let municipality = organisation::municipality(store.reader())
            .await?
            .ok_or_else(|| {
                Stop::Refused(
                    "the database has no municipality yet; `sammanhang init` makes one".to_owned(),
                )
            })?;
        let call = opening::call("import")?.in_zone(municipality.zone);
        let done = self.carry_out(&store, &call, &bytes).await;
        store.close().await?;
        let Outcome { rows, beside } = done?;
        say(if self.dry_run {
            format!("all {rows} rows could be taken; nothing was changed")
        } else if beside > 0 {
            format!(
                "{rows} rows taken; {beside} of them are of keys that nobody here has, and were left"
            )
        } else {
            format!("{rows} rows taken")
        });
        Ok(())
    }

    async fn carry_out(&self, store: &Store, call: &Call, bytes: &[u8]) -> Result<Outcome, Stop> {
        let drawn = match &self.passwords {
            Some(file) if !self.dry_run => first_passwords(store, call, bytes, file).await?,
            Some(_) | None => Passwords::new(),
        };
        let asked = imports::Asked {
            list: self.list,
            bytes,
            passwords: drawn,
            is_rehearsal: self.dry_run,
        };
        imports::import(store, call, asked).await.map_err(wrong)
    }
}

/// What is wrong with the list, line by line.
fn wrong(problem: Problem) -> Stop {
    let told = product::texts().map(|texts| imports::told(&problem, &texts));
    match told {
        Ok(Some(lines)) => Stop::Usage(format!("nothing was taken:\n{}", lines.join("\n"))),
        Ok(None) => problem.into(),
        Err(stop) => stop,
    }
}

/// Draws a password for everybody who is new, writes them to the file, and gives them sealed.
async fn first_passwords(
    store: &Store,
    call: &Call,
    bytes: &[u8],
    file: &Path,
) -> Result<Passwords, Stop> {
    let new = imports::new_logins(store, bytes).await.map_err(wrong)?;
    let door = Door::new(DoorSettings::usual(call.zone.clone()))?;
    let mut drawn = BTreeMap::new();
    let mut list = "\u{feff}Inloggning;Lösenord\r\n".to_owned();
    for login in new {
        let typed = draw()?;
        list.extend([
            sheets::disarm(login.as_str()).as_ref(),
            ";",
            typed.as_str(),
            "\r\n",
        ]);
        drawn.insert(login, typed);
    }
    write_new(file, list.as_bytes())?;
    let mut sealed = Passwords::new();
    for (login, typed) in drawn {
        sealed.insert(login.clone(), door.seal(&choose(&typed, &login)?).await?);
    }
    Ok(sealed)
}

fn choose(typed: &str, login: &Login) -> Result<NewPassword, Stop> {
    NewPassword::choose(typed, login, "password").map_err(|refusal| Problem::from(refusal).into())
}

/// Eighty bits of chance, in groups that can be read aloud.
fn draw() -> Result<String, Stop> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| Stop::fault("drawing chance", e))?;
    let signs = bytes
        .iter()
        .filter_map(|byte| SIGNS.get(usize::from(byte % 32)));
    let mut typed = String::new();
    for (at, sign) in signs.enumerate() {
        if at > 0 && at % 4 == 0 {
            typed.push('-');
        }
        typed.push(char::from(*sign));
    }
    Ok(typed)
}

/// Writes a file that must not be there, for the one who runs the command only.
fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let written = options
        .open(file)
        .and_then(|mut open| open.write_all(bytes));
    written.map_err(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            Stop::Refused(format!("there is a file at {} already", file.display()))
        } else {
            Stop::fault(format!("writing {}", file.display()), error)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_password_may_be_used_and_is_new_every_time() {
        let login = Login::parse("eva.ek").unwrap();
        let (one, other) = (draw().unwrap(), draw().unwrap());
        assert_ne!(one, other);
        assert!(choose(&one, &login).is_ok());
        assert_eq!(one.len(), 19);
    }
}
