//! `convenant key make|show`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use ledger_store::{KeyName, KeyUse, create_key_file};

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::vouching::{self, origin};

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Make a key and print the half that others keep
    #[command(after_help = "\
Examples:
  convenant key make --output ledger.key
  convenant key make --cosigner gemeente.example --output ons.key

Without --cosigner it is the key of the ledger, which signs its checkpoints and
has its name. The file is for its owner alone: not kept where the ledger is, it
is of no use to whoever gets hold of the ledger.")]
    Make {
        /// The name of somebody who will vouch for checkpoints that others made
        #[arg(long, value_name = "NAME")]
        cosigner: Option<KeyName>,
        /// The file for the secret half; nothing is ever overwritten
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Print the half of a key that others keep
    #[command(after_help = "Example:\n  convenant key show ons.key >> trusted.keys")]
    Show {
        /// The file with the secret half
        file: PathBuf,
    },
}

impl Key {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Key::Make { cosigner, output } => make(globals, cosigner, output),
            Key::Show { file } => {
                globals.allow_only(&[])?;
                let key = vouching::signing_key(&file)?;
                output::print(format!("{}\n", key.verifier()))?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn make(globals: &Globals, cosigner: Option<KeyName>, file: PathBuf) -> Result<ExitCode, Failure> {
    let (name, usage) = match cosigner {
        Some(name) => {
            globals.allow_only(&[])?;
            (name, KeyUse::Cosigning)
        }
        None => {
            globals.allow(&[])?;
            (origin(&globals.reading()?)?, KeyUse::Checkpoints)
        }
    };
    let key = create_key_file(name, usage, &file)?;
    output::print(format!("{key}\n"))?;
    output::say(&(globals.lang().give_key(file.display()) + "\n"));
    Ok(ExitCode::SUCCESS)
}
