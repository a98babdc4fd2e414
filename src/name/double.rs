//! Double first names, written as two words or more (Mary Ann, María del Carmen).

use crate::text;

/// Returns how many words at the front of a name are one double first name; `None` if they are none, or if no family
/// name follows.
pub(super) fn words_of_double(name: &str) -> Option<usize> {
    let plain = text::without_marks(name).to_lowercase();
    DOUBLES.lines().find_map(|line| {
        let (first, seconds) = line.split_once(": ")?;
        let (second, _) = plain.strip_prefix(first)?.strip_prefix(' ')?.split_once(' ')?;
        let words = first.split(' ').count() + 1;
        text::is_listed(seconds, second).then_some(words)
    })
}

/// Double names that most of their bearers are called by in full: the first part, and the second parts, in small
/// letters without accents. Those whose second part is often a family name (David James) are left out.
const DOUBLES: &str = "\
ann: christin kristin mari marie
anne: beate berit britt grete grethe karin kristine lene lise mari marit mette
ana: beatriz belen carolina clara cristina isabel julia laura lucia luisa luiza maria paula
anna: lena maria rita
anne: cecile charlotte claire gaelle kathrin laure marie sophie
ayse: nur
carlos: alberto andres eduardo
bjorn: erik
bjørn: erik ove
carl: christian erik fredrik gustav henrik johan magnus
eva: lena maria
fatima: zahra ezzahra
francisco: javier jose
hans: christian dieter georg henrik jakob joachim jurgen kristian martin ole peter petter werner
inger: lise marie
jan: arne erik fredrik inge ivar ove peter petter philipp pieter willem
jean: baptiste charles christophe claude francois jacques louis luc marc marie michel noel paul philippe pierre
jean: yves
joao: paulo pedro victor vitor
jorge: luis
jose: angel antonio carlos francisco ignacio luis manuel maria miguel ramon
giovanni: battista
giuseppe: maria
juan de: dios
juan: antonio camilo carlos david diego francisco ignacio jose luis manuel miguel pablo sebastian
karl: erik heinz johan
kjell: arne
lars: erik ole
luis: alberto fernando miguel
luiz: felipe fernando henrique
luz: maria
marco: antonio aurelio
maria: alejandra antonietta belen camila chiara clara cristina dolores eduarda elena eugenia fernanda grazia
maria: helena isabel jesus joao jose laura luisa luiza paula paz pilar rosa rosaria soledad teresa victoria
maria de la: luz paz
maria de los: angeles
maria del: carmen mar pilar rosario
marie: christine claire france helene laure louise therese
mary: ann anne beth ellen jane jo kate lou
mehmet: ali
miguel: angel
mohamed: amine
niels: christian erik henrik jorgen peter
nils: erik petter
odd: arne
ole: christian martin petter
paulo: roberto sergio
pedro: henrique pablo
per: arne erik kristian olof ove
rolf: arne
rosa: elena maria
siti: aisyah khadijah nurhaliza
svein: arne erik
sven: erik olof
tor: arne erik
victor: hugo manuel
xose: anton luis manuel maria";
