//! The command by itself: `cargo run -p forecast --example forecast -- population …`.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

#[derive(Debug, Parser)]
struct CommandLine {
    #[command(flatten)]
    forecast: forecast::Forecast,
}

fn main() -> ExitCode {
    match CommandLine::parse().forecast.run() {
        Ok(told) => {
            drop(writeln!(std::io::stdout(), "{}", told.text));
            ExitCode::from(u8::from(!told.is_clean))
        }
        Err(trouble) => {
            drop(writeln!(std::io::stderr(), "{trouble}"));
            ExitCode::from(2)
        }
    }
}
