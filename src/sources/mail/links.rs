//! Links of LinkedIn's mail: those by which an invitation is accepted, and others.

use crate::sources::profile::ELSEWHERE;

/// The start of a line of the body that the inviter's name ends.
pub(super) const ACCEPT_FROM: &str = "Accept invitation from ";

/// The start of the label by which a guest accepts (2013–15), which the inviter's name ends.
pub(super) const CONFIRM: &str = "Confirm that you know ";

/// How links of LinkedIn's mail begin in English, where the addresses may be cut off.
const LINK_LABELS: [&str; 3] = ["View profile:", "Accept:", ACCEPT_FROM];

/// Parts of the addresses by which an invitation is accepted, in lower case.
const ACCEPT_LINKS: [&str; 7] = [
    "invite-accept",
    "accept-invit",
    "comm/invitations",
    "invite_guest",
    "invitationid=",
    "/eml_comm_afe",
    "/isd/",
];

/// Returns the path of the first address in a line if it is one of LinkedIn's: `/comm/…`. A gateway may have put its
/// own address before it (`https://urldefense.com/v3/__https://…`).
pub(super) fn path(line: &str) -> Option<&str> {
    const GATEWAYS: [&str; 2] = ["urldefense.com", "urldefense.proofpoint.com"];
    let (mut host, mut path) = split_address(line)?;
    if GATEWAYS.contains(&host) {
        (host, path) = split_address(path)?;
    }
    is_linkedin_host(host).then_some(path)
}

/// Splits the first address in a text into its host, and its path and all behind it.
fn split_address(text: &str) -> Option<(&str, &str)> {
    let (_, address) = text.split_once("://")?;
    Some(address.split_at(address.find(['/', '?', '#'])?))
}

/// Whether a host is LinkedIn's.
pub(super) fn is_linkedin_host(host: &str) -> bool {
    host == "linkedin.com" || host.ends_with(".linkedin.com")
}

/// Whether a line is a link of LinkedIn's mail, and no link in a note.
pub(super) fn is_link(line: &str) -> bool {
    let of_mail =
        |path: &str| path.starts_with("/comm/") || path.starts_with("/e/") || path.contains("invit");
    path(line).is_some_and(of_mail) || LINK_LABELS.iter().any(|label| line.starts_with(label))
}

/// Whether a line is a link of LinkedIn's mail in its place, and not in a list of addresses at the end.
pub(super) fn is_in_letter(line: &str) -> bool {
    is_link(line) && numbered_address(line).is_none()
}

/// Whether a line is a link whose label is a name: `Jane Doe <https://…>`.
pub(super) fn is_link_to(line: &str, name: &str) -> bool {
    let label = line.split('<').next().unwrap_or_default().trim();
    !name.is_empty() && label == name && is_link(line)
}

/// Returns the number and the address in a line of the list at the end: `3. https://…`, `[3] https://…`.
pub(super) fn numbered_address(line: &str) -> Option<(u16, &str)> {
    let (number, address) = line.split_once(' ')?;
    let number = number.trim_start_matches('[').trim_end_matches(['.', ']']).parse().ok()?;
    let address = address.trim().trim_matches(['<', '>']);
    Some((number, address)).filter(|(_, address)| address.starts_with("http"))
}

/// Whether a line is the link by which an invitation is accepted.
pub(super) fn is_accept_link(line: &str) -> bool {
    let path = path(line).map(str::to_lowercase);
    path.is_some_and(|path| ACCEPT_LINKS.iter().any(|part| path.contains(part)))
}

/// Whether a line is the link by which an invitation to a page, a group or an event is accepted.
pub(super) fn is_accept_link_elsewhere(line: &str) -> bool {
    let path = path(line).map(|path| path.strip_prefix("/comm").unwrap_or(path));
    path.is_some_and(|path| ELSEWHERE.iter().any(|other| path.starts_with(other))) && is_accept_link(line)
}

/// Whether a mail holds several invitations: accept links of several numbers, or that each follow a paragraph of their
/// own.
pub(super) fn holds_several(lines: &[String]) -> bool {
    let follows_text = |at: &usize| {
        let above = lines[..*at].iter().rev().find(|line| !line.is_empty());
        above.is_some_and(|above| !is_link(above))
    };
    let accept_links: Vec<usize> = (0..lines.len()).filter(|&at| is_accept_link(&lines[at])).collect();
    let mut numbers = accept_links.iter().filter_map(|&at| number(&lines[at]));
    match numbers.next() {
        None => accept_links.iter().filter(|at| follows_text(at)).count() > 1,
        Some(first) => numbers.any(|number| number != first),
    }
}

/// Returns the number of an invitation from the link by which it is accepted.
fn number(link: &str) -> Option<&str> {
    let (_, number) = link.split_once("invitationId=")?;
    number.split(|c: char| !c.is_ascii_digit()).next().filter(|number| !number.is_empty())
}
