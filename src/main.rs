//! The `decline` program: turns the end of a run into an exit status, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    decline::run().into()
}
