//! The tests of the library and the program, in one executable: each more would be linked, and run, for itself.

#[cfg(unix)]
mod clipboard;
mod common;
mod decisions;
mod draft;
#[cfg(unix)]
mod editing;
mod file;
mod mail;
#[cfg(unix)]
mod manual;
mod names;
mod offline;
#[cfg(unix)]
mod outside;
mod pages;
mod policies;
mod properties;
mod replies;
#[cfg(unix)]
mod shells;
mod style;
mod summary;
mod templates;
#[cfg(unix)]
mod terminal;
mod text;
mod triage;
#[cfg(unix)]
mod worksheet;
