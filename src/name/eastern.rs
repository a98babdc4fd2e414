//! Names of China, Korea and Vietnam in Latin letters.

use crate::text::WordList;

/// Returns whether a name is a Chinese one that begins with the family name (Wong Siu Fung).
pub(super) fn is_chinese(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    matches!(words[..], [family, one, two] if is_chinese_in_order(family, one, two))
}

fn is_chinese_in_order(family: &str, one: &str, two: &str) -> bool {
    CHINESE_FAMILIES.contains(family) && are_syllables(one, two)
}

/// Returns whether the first word of a Chinese name in Latin letters may be the family name, or the first half of the
/// given name (Lee Hui Min, Tan Kok Leong).
pub(super) fn is_unclear(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let (first, one, two) = match words[..] {
        [first, one, two] => (first, one, two),
        [first, second] => return IN_FRONT.contains(first) && is_chinese_family(second),
        _ => return false,
    };
    let may_be_family = || (first == "Lee" || MAINLAND_FAMILIES.contains(first)) && !is_chinese_family(two);
    are_syllables(one, two) && (CHINESE_FAMILIES.contains(first) || may_be_family())
}

/// Returns whether a word is a family name of the Chinese.
pub(super) fn is_chinese_family(word: &str) -> bool {
    CHINESE_FAMILIES.contains(word) || MAINLAND_FAMILIES.contains(word)
}

/// Returns whether a family name and the given name behind it are those of a Chinese or a Korean (no Marie Lim).
pub(super) fn is_whole_name(family: &str, given: &str) -> bool {
    let has_two_syllables = || given.split_once([' ', '-']).is_some_and(|(one, two)| are_syllables(one, two));
    IN_FRONT.contains(family) && is_pinyin(given)
        || (is_chinese_family(family) || KOREAN_FAMILIES.contains(family)) && has_two_syllables()
}

/// Returns how many words at the end of a name are the given name, where the family name is certainly in front.
pub(super) fn given_behind(words: &[&str]) -> usize {
    match *words {
        // Tae-sik: Western double names have a capital behind the hyphen.
        [family, given] if KOREAN_FAMILIES.contains(family) => {
            let is_small =
                |last: &str| last.len() <= MAX_SYLLABLE && last.bytes().all(|byte| byte.is_ascii_lowercase());
            usize::from(given.split_once('-').is_some_and(|(_, last)| is_small(last)))
        }
        [family, one, two] if is_chinese_in_order(family, one, two) => {
            2 * usize::from(!CHINESE_FAMILIES.contains(two))
        }
        // Zhang Lei, Guo Jianhua.
        [family, given] if IN_FRONT.contains(family) => {
            usize::from(is_pinyin(given) && !is_chinese_family(given))
        }
        _ => 0,
    }
}

/// Returns whether two words before a family name are one given name (Jae Hyun Choi, Chun Kit Lau).
pub(super) fn is_given_name(one: &str, two: &str, family: &str) -> bool {
    let is_korean = |word: &str| KOREAN_SYLLABLES.contains(word.to_lowercase());
    is_korean(one) && is_korean(two) && KOREAN_FAMILIES.contains(family)
        || are_syllables(one, two) && is_chinese_family(family)
}

/// The maximum length in bytes of a syllable of a Chinese or Korean name in Latin letters.
const MAX_SYLLABLE: usize = 6;

/// Returns whether two words in Latin letters have one Chinese syllable each, as those of a given name.
fn are_syllables(one: &str, two: &str) -> bool {
    is_syllable(one) && is_syllable(two)
}

/// Returns whether a word in Latin letters is a Chinese given name of one syllable, or of two in one word (Jianhua).
fn is_pinyin(word: &str) -> bool {
    let is_split =
        |at: usize| word.split_at_checked(at).is_some_and(|(one, two)| is_syllable(one) && is_syllable(two));
    is_syllable(word) || word.len() <= 2 * MAX_SYLLABLE && (2..word.len()).any(is_split)
}

/// Returns whether a word in Latin letters is a Chinese syllable by its initial and final.
fn is_syllable(word: &str) -> bool {
    const INITIALS: WordList =
        WordList("b p m f d t n l g k h j q x r z c s y w zh ch sh th ph kh ts tz sz hs ng");
    const FINALS: WordList = WordList("n ng m k ck t p h r");
    if word.len() > MAX_SYLLABLE {
        return false;
    }
    let word = word.to_ascii_lowercase();
    // A y or w in front is a consonant.
    let Some(start) = word.find(|c: char| "aeiou".contains(c)) else { return word == "tsz" };
    let (initial, rest) = word.split_at(start);
    // Twan, Chye.
    let initial = initial.strip_suffix(['w', 'y']).filter(|initial| !initial.is_empty()).unwrap_or(initial);
    let last = rest.trim_start_matches(|c: char| "aeiouyw".contains(c));
    (initial.is_empty() || INITIALS.contains(initial)) && (last.is_empty() || FINALS.contains(last))
}

/// Returns whether a name begins with a Vietnamese family name, so that the first word isn't what its bearer is called;
/// a name with Thi in the middle is a Vietnamese woman's, whatever the first word.
pub(super) fn is_vietnamese(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(first, rest)| {
        let second = rest.split_once(' ').map_or("", |(second, _)| second);
        VIETNAMESE_FAMILIES.contains(first)
            || matches!(second, "Thi" | "Thị")
            || (VIETNAMESE_OR_OTHER.contains(first) && VIETNAMESE_MIDDLE.contains(second))
    })
}

/// Family names of the Chinese of South-East Asia and Hong Kong that are no first names elsewhere.
const CHINESE_FAMILIES: WordList = WordList(include_str!("lists/chinese-families.txt"));

/// Family names of mainland China, for behind given names: in front they can be given names too.
const MAINLAND_FAMILIES: WordList = WordList(include_str!("lists/mainland-families.txt"));

/// Those of them that are no given names, so that they tell the order of two words.
const IN_FRONT: WordList = WordList("Guo Huang Jiang Liu Luo Ouyang Wang Xie Zeng Zhang Zhao Zhou Zhu");

/// Syllables of Korean given names in Latin letters, in small letters.
const KOREAN_SYLLABLES: WordList = WordList(include_str!("lists/korean-syllables.txt"));

/// Family names of Korea in Latin letters.
const KOREAN_FAMILIES: WordList = WordList(include_str!("lists/korean-families.txt"));

/// Family names of Vietnam, without marks where they are no names elsewhere.
const VIETNAMESE_FAMILIES: WordList = WordList(include_str!("lists/vietnamese-families.txt"));

/// Family names of Vietnam that are names elsewhere too.
const VIETNAMESE_OR_OTHER: WordList = WordList("Do Doan Ho Lam Le Luong Luu Ly Ngo Phan Ta To Vo Vu");

/// Words that follow a family name in Vietnam.
const VIETNAMESE_MIDDLE: WordList = WordList(
    "\
Anh Bao Bich Dinh Duc Gia Hong Huu Huy Khanh Kim Minh Ngoc Nhat Phuong Quang Quoc Thanh Thu Trung Tuan Van Viet Xuan",
);
