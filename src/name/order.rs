//! Names that begin with the family name, as in Hungary, Vietnam and Korea.

use super::case;
use crate::text::WordList;

/// A name whose family name is behind the first and out of capitals.
pub(super) struct Ordered {
    pub(super) name: String,
    /// The length of the first names in bytes, if it is certain.
    pub(super) first: Option<usize>,
    /// Whether the family name was in front.
    pub(super) is_turned: bool,
}

impl Ordered {
    /// Returns the family name, and the whole name as its bearer has it, of a Chinese or Korean, whose family name
    /// stands in front in a whole name everywhere.
    pub(super) fn eastern(&self) -> Option<(&str, String)> {
        let (first, family) = self.name.split_at_checked(self.first?)?;
        let family = family.trim_start();
        let is_eastern = is_chinese_family(family) || KOREAN_FAMILIES.contains(family);
        (self.is_turned && is_eastern).then(|| (family, format!("{family} {first}")))
    }
}

/// Puts a family name behind the first name and out of capitals: DUPUIS Stéphane, Kovács Anikó, Kim Tae-sik, Jane DOE.
/// `None` for a name that stands as it should, or whose order isn't certain. `is_first_in_front` says that the name
/// came as "Last, First", and was turned round.
pub(super) fn put_right(name: &str, is_first_in_front: bool) -> Option<Ordered> {
    let in_capitals = case::split_family_in_front(name).filter(|_| !is_first_in_front);
    if let Some((first, family)) = in_capitals {
        let whole = format!("{family} {first}");
        let is_turned = !is_vietnamese(&whole);
        return Some(if is_turned {
            Ordered::turned(first, &family)
        } else {
            Ordered { name: whole, first: None, is_turned }
        });
    }
    let plain = || case::without_family_capitals(name);
    turned(name).or_else(|| Some(Ordered { name: plain()?, first: None, is_turned: false }))
}

impl Ordered {
    fn turned(first: &str, family: &str) -> Self {
        Self { name: format!("{first} {family}"), first: Some(first.len()), is_turned: true }
    }
}

/// Returns a name that begins with the family name, with the given names in front, and how long those are: in Hungary,
/// in Italian offices (Rossi Gianmarco), in Korea and among the Chinese of South-East Asia (Tan Wei Ling).
fn turned(name: &str) -> Option<Ordered> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_given = |word: &&str| HUNGARIAN_GIVEN.contains(word);
    let is_short = |word: &&str| word.chars().count() <= MAX_SYLLABLE && !word.contains('.');
    let given = match words[..] {
        // Kovács László Zsolt, Molnárné Kiss Erzsébet.
        [first, .., last] if is_given(&last) && !is_given(&first) => {
            let may_be_given = |word: &&&str| is_given(word) || is_in_front(first) && !is_in_front(word);
            words.iter().rev().take(2).take_while(may_be_given).count()
        }
        [family, given] if is_in_front(family) && !is_in_front(given) => 1,
        // Tae-sik: Western double names have a capital behind the hyphen.
        [family, given] if KOREAN_FAMILIES.contains(family) => usize::from(
            given
                .split_once('-')
                .is_some_and(|(_, last)| is_short(&last) && last.chars().all(|c| c.is_ascii_lowercase())),
        ),
        [_, _, last] if is_chinese(name) && !CHINESE_FAMILIES.contains(last) => 2,
        // Zhang Lei, Guo Jianhua.
        [family, given] if IN_FRONT.contains(family) && is_pinyin(given) && !is_chinese_family(given) => 1,
        _ => 0,
    };
    let (family, given) = words.split_at(words.len() - given);
    (!given.is_empty()).then(|| Ordered::turned(&given.join(" "), &family.join(" ")))
}

/// Returns whether a name is a Chinese one that begins with the family name (Wong Siu Fung).
pub(super) fn is_chinese(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    matches!(words[..], [family, one, two] if CHINESE_FAMILIES.contains(family) && are_syllables(one, two))
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

/// The maximum length of a syllable of a Korean name in Latin letters.
const MAX_SYLLABLE: usize = 6;

/// Returns whether a word, or a part of it, is a family name that is no first name.
fn is_in_front(word: &str) -> bool {
    word.split('-').any(|part| FAMILIES.contains(part))
}

/// Returns how long the given names are in front of a word for "child of" (Ahmad Fadzil bin Othman), or of a Korean
/// or Chinese family name (Jae Hyun Choi, Chun Kit Lau).
pub(super) fn given_in_front(name: &str) -> Option<usize> {
    const MAX_WORDS: usize = 3;
    let words: Vec<&str> = name.splitn(MAX_WORDS + 2, ' ').collect();
    let is_child_of = |word: &&str| {
        WordList("bin binti bint binte bte bt b. bt. a/p a/l s/o d/o").contains(word.to_lowercase())
    };
    let is_korean = |word: &str| KOREAN_SYLLABLES.contains(word.to_lowercase());
    let count = match words[..] {
        [one, two, family]
            if is_korean(one) && is_korean(two) && KOREAN_FAMILIES.contains(family)
                || are_syllables(one, two) && is_chinese_family(family) =>
        {
            2
        }
        _ => words.iter().take(MAX_WORDS + 1).position(is_child_of).filter(|count| *count > 0)?,
    };
    Some(words[..count].join(" ").len())
}

/// Returns whether two words in Latin letters have one Chinese syllable each, as those of a given name.
fn are_syllables(one: &str, two: &str) -> bool {
    is_syllable(one) && is_syllable(two)
}

/// Returns whether a word in Latin letters is a Chinese given name of one syllable, or of two in one word (Jianhua).
fn is_pinyin(word: &str) -> bool {
    let is_split =
        |at: usize| word.split_at_checked(at).is_some_and(|(one, two)| is_syllable(one) && is_syllable(two));
    is_syllable(word) || (2..word.len()).any(is_split)
}

/// Returns whether a word in Latin letters is a Chinese syllable by its initial and final.
fn is_syllable(word: &str) -> bool {
    const INITIALS: WordList =
        WordList("b p m f d t n l g k h j q x r z c s y w zh ch sh th ph kh ts tz hs ng kw gw hw sw");
    const FINALS: WordList = WordList("n ng m k ck t p h r");
    let word = word.to_ascii_lowercase();
    // A y or w in front is a consonant.
    let Some(start) = word.find(|c: char| "aeiou".contains(c)) else { return word == "tsz" };
    let (initial, rest) = word.split_at(start);
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

/// Given names in the spelling of Hungary alone, so that they turn round no name of elsewhere (Maria Roland).
const HUNGARIAN_GIVEN: WordList = WordList(
    "\
Ádám Adrienn Ágnes Ágota Ákos Alíz András Anikó Annamária Áron Árpád Attila Balázs Barnabás Beáta Béla Bence \
Bendegúz Benedek Bernadett Bertalan Boglárka Borbála Botond Csaba Csanád Csenge Csilla Csongor Dalma Dániel Dávid \
Dénes Dezső Dóra Dorina Dorka Dorottya Elemér Előd Emese Emőke Endre Enikő Ernő Erzsébet Eszter Etelka Éva Ferenc \
Flóra Fruzsina Gábor Gergely Gergő Géza Gizella Gyöngyi György Györgyi Gyula Hajnalka Ibolya Ildikó Imre István \
János Jenő Jolán József Júlia Kálmán Károly Katalin Klára Kornél Kornélia Kristóf Krisztián Krisztina Lajos László \
Lehel Levente Liliána Lilla Lívia Loránd Lóránt Magdolna Mária Máté Mátyás Mihály Miklós Milán Mónika Nándor \
Nikolett Nikoletta Noémi Nóra Olivér Orsolya Ottó Péter Piroska Réka Richárd Róbert Rozália Sándor Sára Szabina \
Szabolcs Szilárd Szilveszter Szilvia Tamás Tibor Tihamér Tímea Tivadar Tünde Valéria Viktória Vilmos Virág Zalán \
Zoé Zoltán Zsanett Zsigmond Zsófia Zsolt Zsombor Zsuzsa Zsuzsanna",
);

/// Family names of Hungary and Italy that are no first names.
const FAMILIES: WordList = WordList(
    "\
Balogh Biró Bíró Bognár Boros Borbély Csonka Dudás Farkas Fazekas Fehér Fekete Fodor Gál Gulyás Halász \
Hegedűs Horváth Illés Jakab Juhász Kelemen Kerekes Király Kis Kiss Kocsis Kovács Kozma Lakatos Lengyel \
Mészáros Mezei Molnár Nagy Nemes Németh Oláh Orosz Papp Pásztor Pintér Rácz Sipos Somogyi Soós Szabó \
Szalai Szekeres Székely Szilágyi Szőke Szűcs Takács Török Tóth Varga Váradi Vass Veres Vincze Vörös \
Barbieri Bianchi Caruso Colombo Conti Esposito Fabbri Ferrara Ferrari Ferri Fontana Galli Gallo Greco \
Grassi Lombardi Mancini Mariani Marini Martinelli Monti Moretti Neri Pellegrini Ricci Rinaldi Rizzi \
Rizzo Rossetti Rossi Russo Santoro Sartori Villa Vitale",
);

/// Family names of the Chinese of South-East Asia and Hong Kong that are no first names elsewhere.
const CHINESE_FAMILIES: WordList = WordList(
    "\
Ang Chan Cheng Cheong Cheung Chew Chia Chiu Chong Choo Chow Chu Chua Foo Goh Heng Ho Hui Kho \
Khoo Khor Koh Kong Kwan Kwok Lai Lau Leong Leung Liew Lim Liu Loh Low Lui Mak Ng Ong Ooi Pang Phua Poon Quah Quek \
Seah Siow Sng Soh Szeto Tan Tang Tay Teo Teoh Tham Thong Toh Tong Tsang Tse Tsui Wee Wong Woon Yap Yeo \
Yeung Yip Yuen",
);

/// Family names of mainland China, for behind given names: in front they can be given names too.
const MAINLAND_FAMILIES: WordList = WordList(
    "\
Cao Chen Deng Fong Fung Gao Guo He Hu Huang Jiang Li Liang Lin Liu Luo Ma Ouyang Peng Sun Wang Wu Xie Xu Yang \
Zeng Zhang Zhao Zheng Zhou Zhu",
);

/// Those of them that are no given names, so that they tell the order of two words.
const IN_FRONT: WordList =
    WordList("Cao Guo Huang Jiang Liu Luo Ouyang Peng Wang Xie Zeng Zhang Zhao Zheng Zhou Zhu");

/// Syllables of Korean given names in Latin letters, in small letters.
const KOREAN_SYLLABLES: WordList = WordList(
    "\
bo byung chan chang cheol chul dae do dong eun geun gi gyu ha hae ho hoon hun hwa hwan hye hyeon hyo \
hyuk hyun hyung il in jae jeong ji jin jong joo joon ju jun jung ki kwang kyoung kyu kyung mi min myung \
na nam sang se seo seok seon seong seung sik so soo su suk sun sung tae u uk un wan won woo wook yeol \
yeon yeong yong yoo yoon you young yu yun",
);

/// Family names of Korea in Latin letters.
const KOREAN_FAMILIES: WordList = WordList(
    "\
Kim Lee Park Choi Jung Jeong Chung Kang Cho Yoon Yun Jang Lim Han Shin Seo Kwon Hwang Ahn An Song Hong Yang Ko Moon \
Bae Baek Nam Oh Yoo Yu Ryu Noh No Jeon Son Ha Heo Sim Cha Joo Ku Koo Min Na Im Um Won Ki Pyo Chae",
);

/// Family names of Vietnam, without marks where they are no names elsewhere.
const VIETNAMESE_FAMILIES: WordList = WordList(
    "\
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương Tạ Phùng Tô Đào Trương \
Đàm Mạc Lâm Nguyen Tran Pham Hoang Huynh Dang Bui Duong Truong Trinh Dinh",
);

/// Family names of Vietnam that are names elsewhere too.
const VIETNAMESE_OR_OTHER: WordList = WordList("Do Doan Ho Lam Le Luong Luu Ly Mai Ngo Phan Ta To Vo Vu");

/// Words that follow a family name in Vietnam.
const VIETNAMESE_MIDDLE: WordList = WordList(
    "\
Anh Bao Bich Dinh Duc Gia Hong Huu Huy Khanh Kim Minh Ngoc Nhat Phuong Quang Quoc Thanh Thu Trung Tuan Van Viet Xuan",
);
