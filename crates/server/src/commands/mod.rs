//! One command a file, with its flags, its help and what it does.

mod backup;
mod checkpoint;
mod demo;
mod forecast;
mod import;
mod init;
mod migrate;
mod opening;
mod plan_routes;
mod restore;
mod serve;
mod telling;
mod verify;

use crate::Stop;

/// The commands.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Init(init::Init),
    Import(import::Import),
    Serve(serve::Serve),
    Migrate(migrate::Migrate),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Checkpoint(checkpoint::Checkpoint),
    Verify(verify::Verify),
    PlanRoutes(plan_routes::PlanRoutes),
    Forecast(Box<::forecast::Forecast>),
}

impl Command {
    /// Does what was asked.
    pub(crate) async fn run(self) -> Result<(), Stop> {
        match self {
            Self::Demo(command) => command.run().await,
            Self::Init(command) => command.run().await,
            Self::Import(command) => command.run().await,
            Self::Serve(command) => command.run().await,
            Self::Migrate(command) => command.run().await,
            Self::Backup(command) => command.run().await,
            Self::Restore(command) => command.run().await,
            Self::Checkpoint(command) => command.run().await,
            Self::Verify(command) => command.run().await,
            Self::PlanRoutes(command) => command.run().await,
            Self::Forecast(asked) => forecast::run(*asked).await,
        }
    }
}
