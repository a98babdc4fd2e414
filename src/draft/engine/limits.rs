//! Limits of a template's source, checked before it is compiled: the compiler and all that walks its tree go one
//! call deeper for each operator, filter or `elif` of a chain.

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::tokens::{Token, tokens};
use crate::templates::{Origin, Template};

/// The maximum number of words and signs in a tag.
const MAX_TOKENS: usize = 300;

/// The maximum number of `elif`.
const MAX_ELIFS: usize = 100;

/// The maximum length in bytes of a text without a tag. A loop may repeat it as often as it has fuel for.
const MAX_TEXT: usize = 10_000;

/// Checks that a template is no larger or deeper than a letter needs.
///
/// # Errors
///
/// It is, with the place where it goes too far.
pub(super) fn check(template: &Template) -> Result<(), Diagnostic> {
    // Ours are small, and to read their tokens twice would cost a tenth of a draft.
    if let Origin::BuiltIn = template.origin {
        return Ok(());
    }
    let source = &template.source;
    let error = |message: String, at: usize, hint: &str| {
        let error = Diagnostic::error(Code::TooLarge, message).hint(hint);
        Err(error.at(&template.file(), source, at..at + 1, "too much from here on"))
    };
    if source.len() > Template::MAX_SIZE {
        let message = format!("the template has more than {} bytes", Template::MAX_SIZE);
        return error(message, source.floor_char_boundary(Template::MAX_SIZE), "is it a letter?");
    }
    let (mut in_tag, mut elifs) = (0, 0);
    for (token, bytes) in tokens(source) {
        in_tag = match token {
            Token::BlockStart | Token::VariableStart | Token::TemplateData(_) => 0,
            _ => in_tag + 1,
        };
        elifs += usize::from(matches!(token, Token::Ident("elif")));
        if in_tag > MAX_TOKENS {
            let message = format!("a tag has more than {MAX_TOKENS} words and signs");
            return error(message, bytes.start, "write less in one tag, or close it before");
        } else if elifs > MAX_ELIFS {
            let message = format!("the template has more than {MAX_ELIFS} `elif`");
            return error(message, bytes.start, "make replies of your own of some of the cases");
        } else if matches!(token, Token::TemplateData(_)) && bytes.len() > MAX_TEXT {
            let message = format!("a text between tags has more than {MAX_TEXT} bytes");
            return error(message, bytes.start, "no message on LinkedIn is as long: use fewer words");
        }
    }
    Ok(())
}
