//! Double first names, written as two words or more (Mary Ann, María del Carmen).

use crate::text::{self, WordList};

/// Returns how many words at the front of a name are one double first name; `None` if they are none, or if no family
/// name follows.
pub(super) fn words_of_double(name: &str) -> Option<usize> {
    let plain = text::without_marks(name).to_lowercase();
    DOUBLES.lines().find_map(|line| {
        let (first, seconds) = line.split_once(": ")?;
        let (second, _) = plain.strip_prefix(first)?.strip_prefix(' ')?.split_once(' ')?;
        let words = first.split(' ').count() + 1;
        WordList(seconds).contains(second).then_some(words)
    })
}

/// Double names that most of their bearers are called by in full: the first part, and the second parts, in small
/// letters without accents. Those whose second part is often a family name (David James) are left out.
const DOUBLES: &str = "\
ana: beatriz belen carolina clara claudia cristina filipa isabel julia
ana: karina laura lucia luisa luiza maria patricia paula rita sofia
ali: ihsan riza
angel: luis
ann: christin kristin mari marie
anna: chiara lena maria rita
anne: beate berit britt grete grethe karin kristine lene lise mari marit mette
anne: cecile charlotte claire gaelle kathrin laure marie sophie
antonio: carlos jose manuel
ayse: gul nur
beth: ann
bjorn: arne erik
bjørn: erik ove
carl: christian erik fredrik gustaf gustav henrik johan magnus
carla: sofia
carlo: alberto
carlos: alberto andres augusto eduardo enrique
cheikh: tidiane
eva: lena maria
fatima: zahra ezzahra
fatma: gul nur zehra
francisco: javier jose
giovanni: battista
giuseppe: maria
hanne: kristin
hans: christian dieter georg henrik jakob joachim jurgen kristian martin ole peter petter werner
hatice: kubra
inger: lise marie
jan: arne erik fredrik inge ivar olav ove peter petter philipp pieter willem
jean: baptiste charles christophe claude francois jacques louis luc marc marie michel noel paul philippe pierre
jean: yves
jhon: alexander fredy jairo
joao: batista carlos gabriel guilherme henrique lucas marcos miguel paulo pedro victor vitor
john: jairo paul
jorge: luis
jose: alberto alfredo angel antonio armando carlos david eduardo enrique
jose: fernando francisco ignacio luis manuel maria miguel pedro ramon roberto
juan: antonio camilo carlos david diego eduardo fernando francisco
juan: ignacio jose luis manuel miguel pablo ramon sebastian
juan de: dios
karl: erik heinz johan
kjell: arne erik
lakshmi: narayanan priya
lars: erik ole
leif: arne erik
luis: alberto angel antonio carlos eduardo enrique felipe fernando filipe miguel
luiz: antonio carlos eduardo felipe fernando gustavo henrique
luz: maria
marco: antonio aurelio
marcos: antonio vinicius
maria: alejandra antonietta belen camila chiara clara cristina dolores eduarda elena eugenia fernanda grazia ines leonor
maria: angela beatriz carolina elisa helena isabel jesus joao jose laura
maria: luisa luiza paola paula paz pilar rosa rosaria soledad teresa victoria
maria de la: luz paz
maria de los: angeles
maria del: carmen mar pilar rosario
marie: christine claire france helene laure louise therese
mary: ann anne beth ellen jane jo kate lou
mehmet: akif ali emin
miguel: angel
mohamed: amine
nour el: din deen
niels: christian erik henrik jorgen peter
nils: erik petter
odd: arne einar
ole: christian jakob martin petter
paulo: roberto sergio
pedro: henrique miguel pablo paulo
per: arne erik kristian olof ove
rolf: arne
rosa: elena maria
rui: miguel
siti: aisyah khadijah nurhaliza
stig: arne
svein: arne erik ove
sven: erik olof
tor: arne einar erik helge inge magne
victor: hugo manuel
xose: anton luis manuel maria";
