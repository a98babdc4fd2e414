//! Guards against values that grow without end. The engine has no limit for what a template computes, so a filter is
//! put behind what makes values larger: the operands of `~`, `+` and `*`, and what `set` assigns.

use minijinja::value::{Rest, Value, ValueKind, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State, filters};

use crate::draft::tokens::{Token, tokens};

/// The maximum number of bytes of a text.
pub(super) const MAX_TEXT: usize = 100_000;

/// The maximum number of items in a list, with the items of lists in it.
const MAX_ITEMS: usize = 1000;

/// The maximum number of lists within one another.
const MAX_DEPTH: usize = 10;

/// The maximum of a number that makes a filter write as much.
const MAX_WIDTH: usize = 200;

/// The maximum product of the sizes of a filter's value and its other arguments, which bounds what it can write.
const MAX_PRODUCT: usize = 10_000_000;

/// What is put behind an operand or around a value.
const SMALL: &str = "|_small ";
const NUMBER: &str = "|_number ";
const OPENED: &str = "(";
const PLAIN: &str = ")|_plain ";
const ASSIGNED: &str = ")|_small ";

/// The error for a value that is too large.
pub(super) fn too_large() -> Error {
    Error::new(ErrorKind::OutOfFuel, "the template computes more than any letter holds")
}

/// Adds the guards.
pub(super) fn install(env: &mut Environment<'static>) {
    env.add_filter("_small", small);
    env.add_filter("_plain", plain);
    env.add_filter("_number", number);
}

/// Puts a bound on the filters that can write much more than they are given.
pub(super) fn with_bounds(mut env: Environment<'static>) -> Environment<'static> {
    let growing = [
        ("batch", Value::from_function(filters::batch)),
        ("format", Value::from_function(filters::format)),
        ("indent", Value::from_function(filters::indent)),
        ("join", Value::from_function(filters::join)),
        ("list", Value::from_function(filters::list)),
        ("pprint", Value::from_function(filters::pprint)),
        ("replace", Value::from_function(filters::replace)),
        ("slice", Value::from_function(filters::slice)),
        ("string", Value::from_function(filters::string)),
        ("sum", Value::from_function(filters::sum)),
    ];
    for (name, filter) in growing {
        env.add_filter(name, move |state: &mut State<'_, '_>, args: Rest<ValueOrKwargs>| {
            let args = args.into_values();
            check_arguments(name, &args)?;
            small(filter.call(state, &args)?)
        });
    }
    env
}

fn check_arguments(name: &str, args: &[Value]) -> Result<(), Error> {
    let sizes = args.iter().map(size).collect::<Result<Vec<_>, _>>()?;
    let (value, others) = sizes.split_first().unwrap_or((&0, &[]));
    if value * others.iter().sum::<usize>() > MAX_PRODUCT {
        return Err(too_large());
    }
    let is_wide = match name {
        "batch" | "indent" | "slice" => args.iter().skip(1).any(has_large_number),
        "format" => args.first().and_then(Value::as_str).is_some_and(has_wide_field),
        _ => false,
    };
    if is_wide { Err(too_large()) } else { Ok(()) }
}

/// Whether an argument, or one that is given by its name, is a number above [`MAX_WIDTH`].
fn has_large_number(argument: &Value) -> bool {
    match argument.kind() {
        ValueKind::Number => argument.as_usize().is_none_or(|number| number > MAX_WIDTH),
        ValueKind::Map => argument.try_iter().is_ok_and(|mut keys| {
            keys.any(|key| argument.get_item(&key).is_ok_and(|value| has_large_number(&value)))
        }),
        _ => false,
    }
}

/// Whether a text has a number above [`MAX_WIDTH`], or takes one from the arguments.
fn has_wide_field(format: &str) -> bool {
    let numbers = || format.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    format.contains('%')
        && (format.contains('*')
            || numbers().any(|it| it.parse::<usize>().is_ok_and(|it| it > MAX_WIDTH) || it.len() > 9))
}

/// Returns a value that isn't too large.
fn small(value: Value) -> Result<Value, Error> {
    size(&value).map(|_| value)
}

/// Returns a value for a part of a namespace: a word, a number or a list of such, so that none contains itself.
fn plain(value: Value) -> Result<Value, Error> {
    let mut values = vec![small(value.clone())?];
    while let Some(value) = values.pop() {
        match value.kind() {
            ValueKind::Seq | ValueKind::Iterable => values.extend(value.try_iter()?),
            ValueKind::Map | ValueKind::Plain => {
                let message = "a namespace can hold words, numbers and lists only";
                return Err(Error::new(ErrorKind::InvalidOperation, message));
            }
            _ => {}
        }
    }
    Ok(value)
}

/// Returns a factor: a number.
fn number(value: Value) -> Result<Value, Error> {
    match value.kind() {
        ValueKind::String | ValueKind::Seq | ValueKind::Iterable => {
            Err(Error::new(ErrorKind::InvalidOperation, "only numbers can be multiplied"))
        }
        _ => Ok(value),
    }
}

/// Returns the size of a value: the bytes of its texts, and one for each item.
///
/// # Errors
///
/// It is too large.
pub(super) fn size(value: &Value) -> Result<usize, Error> {
    let (mut bytes, mut items) = (0, 0);
    measure(value, 0, &mut bytes, &mut items)?;
    Ok(bytes + items)
}

fn measure(value: &Value, depth: usize, bytes: &mut usize, items: &mut usize) -> Result<(), Error> {
    *bytes += value.as_str().map_or(0, str::len);
    *items += 1;
    if *bytes > MAX_TEXT || *items > MAX_ITEMS || depth > MAX_DEPTH {
        return Err(too_large());
    }
    // What has no length is read once only, and not here.
    if !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map) || value.len().is_none()
    {
        return Ok(());
    }
    for item in value.try_iter()? {
        if value.kind() == ValueKind::Map {
            measure(&value.get_item(&item)?, depth + 1, bytes, items)?;
        }
        measure(&item, depth + 1, bytes, items)?;
    }
    Ok(())
}

/// Puts the guards into a template's source.
pub(super) fn guard(source: &str) -> String {
    let mut guarded = String::with_capacity(source.len());
    let mut copied = 0;
    for (at, text) in insertions(source) {
        guarded.push_str(&source[copied..at]);
        guarded.push_str(text);
        copied = at;
    }
    guarded + &source[copied..]
}

/// Returns the place in a source for one in its guarded form.
pub(super) fn unguarded(source: &str, guarded: usize) -> usize {
    let mut inserted = 0;
    for (at, text) in insertions(source) {
        if at + inserted >= guarded {
            break;
        }
        inserted += text.len();
    }
    guarded.saturating_sub(inserted)
}

/// The guards and where they go, in order.
fn insertions(source: &str) -> Vec<(usize, &'static str)> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    for tag in tokens.split_inclusive(|(token, _)| is_tag_end(token)) {
        // A text may come before a tag, and the last one may have no end.
        let start = tag.iter().position(|(token, _)| !matches!(token, Token::TemplateData(_)));
        let tag = &tag[start.unwrap_or(tag.len())..];
        if tag.last().is_some_and(|(token, _)| is_tag_end(token)) {
            operands(tag, &mut found);
            assignment(tag, &mut found);
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.dedup();
    found
}

type Tokens<'t, 's> = &'t [(Token<'s>, std::ops::Range<usize>)];

fn is_tag_end(token: &Token<'_>) -> bool {
    matches!(token, Token::BlockEnd | Token::VariableEnd)
}

/// Finds the operands of `~`, `+` and `*` in a tag, which end where the operator or the next thing begins.
fn operands(tag: Tokens<'_, '_>, found: &mut Vec<(usize, &'static str)>) {
    for (index, (token, bytes)) in tag.iter().enumerate().skip(1) {
        // In `f(*list)` nothing is multiplied.
        let is_splat = matches!(tag[index - 1].0, Token::ParenOpen | Token::BracketOpen | Token::Comma);
        let guard = match token {
            Token::Tilde | Token::Plus => SMALL,
            Token::Mul if !is_splat => NUMBER,
            _ => continue,
        };
        found.push((bytes.start, guard));
        if let Some(end) = operand_end(tag, index + 1) {
            found.push((end, guard));
        }
    }
}

/// Returns where the operand that begins at a token ends.
fn operand_end(tag: Tokens<'_, '_>, start: usize) -> Option<usize> {
    use Token::*;
    let mut depth = 0;
    for (index, (token, bytes)) in tag.iter().enumerate().skip(start) {
        let before = &tag[index - 1].0;
        // A sign is part of it, and so are the words after `is` and the dot.
        let is_part = index == start
            || matches!(before, Dot | Pipe | Ident("is"))
            || matches!((before, token), (Minus, Minus));
        match token {
            ParenOpen | BracketOpen | BraceOpen => depth += 1,
            ParenClose | BracketClose | BraceClose if depth > 0 => depth -= 1,
            ParenClose | BracketClose | BraceClose | BlockEnd | VariableEnd => return Some(bytes.start),
            _ if depth > 0 || is_part => {}
            Ident("and" | "or" | "not" | "in" | "if" | "else" | "recursive" | "ignore" | "as" | "import") => {
                return Some(bytes.start);
            }
            Ident(_) | Str(_) | String(_) | Int(_) | Int128(_) | Float(_) | Dot | Pipe => {}
            _ => return Some(bytes.start),
        }
    }
    None
}

/// Finds the value in a tag that assigns one.
fn assignment(tag: Tokens<'_, '_>, found: &mut Vec<(usize, &'static str)>) {
    if !matches!(tag, [(Token::BlockStart, _), (Token::Ident("set"), _), ..]) {
        return;
    }
    // A pipe before it begins a block, `{% set x | indent(width=2) %}`.
    let assign = tag.iter().position(|(token, _)| matches!(token, Token::Assign | Token::Pipe));
    let Some((target, value)) = assign.map(|at| tag.split_at(at)) else { return };
    if let [(Token::Assign, assign), _, .., (_, end)] = value {
        let is_part = target.iter().any(|(token, _)| matches!(token, Token::Dot));
        found.push((assign.end, OPENED));
        found.push((end.start, if is_part { PLAIN } else { ASSIGNED }));
    }
}
