//! A year of a synthetic municipality, lived day by day: `cargo xtask year --size municipality --days 365`.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a command for those who build, which stops where something is wrong and says how long it took"
)]

#[path = "../tests/it/year/mod.rs"]
mod year;

use std::{
    error::Error,
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Instant,
};

use kernel::Date;
use samples::Size;
use server::product;
use store::Store;
use uuid::Uuid;
use xtask::postgres::{Durability, Private};

use year::{Lived, Wish};

/// Says to which file a line is added.
const LEDGER: &str = "SAMMANHANG_YEAR_LEDGER";

/// Why the year could not begin; its text says what was tried.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // Built and run among the tests: there is nothing to be tested.
    if !words.iter().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            drop(writeln!(io::stderr().lock(), "year: {failure}"));
            ExitCode::from(2)
        }
    }
}

fn wish(words: &[String]) -> Result<Wish, Failure> {
    let size: Size = value(words, "--size").unwrap_or("small").parse()?;
    if size == Size::City {
        return Err(
            "a city's seventy thousand visits a day take too long; the largest is municipality"
                .into(),
        );
    }
    Ok(Wish {
        size,
        seed: value(words, "--seed").unwrap_or("1").parse()?,
        from: value(words, "--from").unwrap_or("2026-07-01").parse()?,
        days: value(words, "--days").unwrap_or("365").parse()?,
        told: value(words, "--told").unwrap_or("100").parse()?,
    })
}

fn value<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == name)?;
    words.get(at + 1).map(String::as_str)
}

fn run(words: &[String]) -> Result<(), Failure> {
    let wish = wish(words)?;
    let database = value(words, "--database").unwrap_or("sqlite");
    let folder = std::env::temp_dir().join(format!("sammanhang-year-{}", Uuid::new_v4()));
    std::fs::create_dir_all(&folder)?;
    let server = match database {
        "sqlite" => None,
        "postgres" => Some(Private::start(Durability::Forgetful)?),
        other => return Err(format!("there is no database `{other}`: sqlite, postgres").into()),
    };
    let address = server.as_ref().map_or_else(
        || format!("sqlite:{}", folder.join("year.db").display()),
        |server| server.url().to_owned(),
    );
    // What is wrong at the end of a year that failed can be looked at there.
    say(&format!(
        "seed {}, {} days of {} from {} in {address}",
        wish.seed,
        wish.days,
        wish.size.key(),
        wish.from
    ));
    let runtime = tokio::runtime::Runtime::new()?;
    let began = Instant::now();
    let lived = runtime.block_on(lived(&address, wish))?;
    let seconds = began.elapsed().as_secs();
    say(&format!(
        "{}\nthe last root {}\nall holds, in {seconds} s",
        lived.tally,
        lived.roots.last().map_or("", String::as_str)
    ));
    if let Ok(ledger) = std::env::var(LEDGER) {
        append(Path::new(&ledger), (database, wish), (&lived, seconds))?;
    }
    // What is left in the temporary folder harms nobody.
    drop(std::fs::remove_dir_all(&folder));
    Ok(())
}

async fn lived(address: &str, wish: Wish) -> Result<Lived, Failure> {
    let store: Store = product::open(address).await?;
    store.migrate(&product::migrations()).await?;
    let plan = year::plan(wish);
    year::fill(&store, &plan).await;
    say("filled");
    let began = Instant::now();
    let evening = |day: Date| {
        let gone = (day - wish.from).get_days() + 1;
        let each = began.elapsed() / u32::try_from(gone).unwrap_or(1);
        let left = u32::try_from(wish.days - i64::from(gone)).unwrap_or(0);
        let seconds = (each * left).as_secs();
        say(&format!(
            "{day}  {gone} of {} days, {seconds} s left",
            wish.days
        ));
    };
    Ok(year::live(store, plan, (wish, &evening)).await)
}

/// Adds a line: size, database, seed, first day, days, what was done and of it reports of visits, what rules said no to,
/// looks, seconds.
fn append(
    ledger: &Path,
    (database, wish): (&str, Wish),
    (lived, seconds): (&Lived, u64),
) -> io::Result<()> {
    let is_new = !ledger.exists();
    let mut file = OpenOptions::new().create(true).append(true).open(ledger)?;
    if is_new {
        writeln!(
            file,
            "size,database,seed,from,days,done,reports,refused,looks,seconds"
        )?;
    }
    let tally = &lived.tally;
    let Wish {
        size,
        seed,
        from,
        days,
        ..
    } = wish;
    let reports = tally.of("report-visit");
    let (size, done, refused, looks) = (size.key(), tally.all(), tally.all_refused(), tally.looks);
    // A year in which anything does not hold stops before it comes here.
    writeln!(
        file,
        "{size},{database},{seed},{from},{days},{done},{reports},{refused},{looks},{seconds}"
    )
}

/// Says a line or more. A reader who has gone away is no reason to stop.
fn say(text: &str) {
    drop(writeln!(io::stdout().lock(), "{text}"));
}
