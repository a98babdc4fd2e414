//! Names that begin with the family name, as in Hungary, Vietnam and Korea.

use super::case;
use crate::text;

/// A name whose family name is behind the first and out of capitals.
pub(super) struct Ordered {
    pub(super) name: String,
    /// The length of the first names in bytes, if it is certain.
    pub(super) first: Option<usize>,
    /// Whether the family name was in front.
    pub(super) is_turned: bool,
}

/// Puts a family name behind the first name and out of capitals: DUPUIS Stéphane, Kovács Anikó, Kim Tae-sik, Jane DOE.
/// `None` for a name that stands as it should, or whose order isn't certain. `is_first_in_front` says that the name
/// came as "Last, First", and was turned round.
pub(super) fn put_right(name: &str, is_first_in_front: bool) -> Option<Ordered> {
    let in_capitals = case::split_family_in_front(name).filter(|_| !is_first_in_front);
    if let Some((first, family)) = in_capitals {
        return Some(Ordered {
            name: format!("{first} {family}"),
            first: Some(first.len()),
            is_turned: true,
        });
    }
    let turned = turned(name).map(|name| Ordered { name, first: None, is_turned: true });
    let plain = || case::without_family_capitals(name);
    turned.or_else(|| Some(Ordered { name: plain()?, first: None, is_turned: false }))
}

/// Returns a Hungarian or Korean name that begins with the family name, with the given name in front.
fn turned(name: &str) -> Option<String> {
    let (family, given) = name.rsplit_once(' ')?;
    let first = family.split(' ').next().unwrap_or(family);
    let is_hungarian = text::is_listed(HUNGARIAN_GIVEN, given) && !text::is_listed(HUNGARIAN_GIVEN, first);
    // Tae-sik: Western double names have a capital behind the hyphen.
    let is_korean_given = given
        .split_once('-')
        .is_some_and(|(_, last)| last.len() < 7 && last.chars().all(|c| c.is_ascii_lowercase()));
    let is_korean = is_korean_given && text::is_listed(KOREAN_FAMILIES, family);
    (is_hungarian || is_korean).then(|| format!("{given} {family}"))
}

/// Returns whether a name begins with a Vietnamese family name, so that the first word isn't what its bearer is called.
pub(super) fn is_vietnamese(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(first, _)| text::is_listed(VIETNAMESE_FAMILIES, first))
}

/// Given names in the spelling of Hungary alone, so that they turn round no name of elsewhere (Maria Roland).
const HUNGARIAN_GIVEN: &str = "\
Ádám Adrienn Ágnes Ágota Ákos Alíz András Anikó Annamária Áron Árpád Attila Balázs Barnabás Beáta Béla Bence \
Bendegúz Benedek Bernadett Bertalan Boglárka Borbála Botond Csaba Csanád Csenge Csilla Csongor Dalma Dániel Dávid \
Dénes Dezső Dóra Dorina Dorka Dorottya Elemér Előd Emese Emőke Endre Enikő Ernő Erzsébet Eszter Etelka Éva Ferenc \
Flóra Fruzsina Gábor Gergely Gergő Géza Gizella Gyöngyi György Györgyi Gyula Hajnalka Ibolya Ildikó Imre István \
János Jenő Jolán József Júlia Kálmán Károly Katalin Klára Kornél Kornélia Kristóf Krisztián Krisztina Lajos László \
Lehel Levente Liliána Lilla Lívia Loránd Lóránt Magdolna Mária Máté Mátyás Mihály Miklós Milán Mónika Nándor \
Nikolett Nikoletta Noémi Nóra Olivér Orsolya Ottó Péter Piroska Réka Richárd Róbert Rozália Sándor Sára Szabina \
Szabolcs Szilárd Szilveszter Szilvia Tamás Tibor Tihamér Tímea Tivadar Tünde Valéria Viktória Vilmos Virág Zalán \
Zoé Zoltán Zsanett Zsigmond Zsófia Zsolt Zsombor Zsuzsa Zsuzsanna";

/// Family names of Korea in Latin letters.
const KOREAN_FAMILIES: &str = "\
Kim Lee Park Choi Jung Jeong Chung Kang Cho Yoon Yun Jang Lim Han Shin Seo Kwon Hwang Ahn An Song Hong Yang Ko Moon \
Bae Baek Nam Oh Yoo Yu Ryu Noh No Jeon Son Ha Heo Sim Cha Joo Ku Koo Min Na Im Um Won Ki Pyo Chae";

/// Family names of Vietnam, without marks where they are no names elsewhere.
const VIETNAMESE_FAMILIES: &str = "\
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương Tạ Phùng Tô Đào Trương \
Đàm Mạc Lâm Nguyen Tran Pham Hoang Huynh Dang Bui Duong Truong Trinh Dinh";
