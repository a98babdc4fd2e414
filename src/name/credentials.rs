//! Letters behind a name that are none of it.

/// When letters behind a name are a credential.
enum Kind {
    /// Whatever they stand behind.
    Plain,
    /// Behind a comma or a whole name: they are a name or initials too (Jack MA).
    NameToo,
    /// Behind a whole name without a comma: it is a title that belongs in front (Weber, Dr.).
    Title,
}

/// Cuts credentials from the end, behind commas or not; of a name that is no more nothing is left.
pub(super) fn without(name: &str) -> &str {
    let mut name = name.trim_matches([',', ' ']);
    while !name.is_empty() {
        let last = name.rfind([' ', ',']).map_or(0, |separator| separator + 1);
        let before = name[..last].trim_end_matches([',', ' ']);
        let after_comma = name[before.len()..last].contains(',');
        let whole_name = || before.rsplit_once(' ').is_some_and(|(_, word)| !super::is_initial(word));
        match kind(&name[last..], after_comma) {
            Some(Kind::Plain) => {}
            Some(Kind::NameToo) if after_comma || whole_name() => {}
            Some(Kind::Title) if !before.contains(',') && whole_name() => {}
            _ => break,
        }
        name = before;
    }
    name
}

/// Tells whether what stands between two commas is a credential.
pub(super) fn is_credential(word: &str) -> bool {
    kind(word, true).is_some_and(|kind| !matches!(kind, Kind::Title))
}

/// Cuts the mark of a generation from a family name (Smith Jr., Smith III).
pub(super) fn without_generation(family: &str) -> &str {
    match family.rsplit_once(' ') {
        Some((name, last)) if is_generation(last) => name,
        _ => family,
    }
}

fn is_generation(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "jr" | "JR" | "Sr" | "sr" | "SR" | "II" | "III" | "IV")
}

/// Capitals make a credential (`Ma` and `Rn` are names), and behind a comma small letters alone do too.
fn kind(word: &str, after_comma: bool) -> Option<Kind> {
    if matches!(word.trim_end_matches('.'), "Jr" | "jr" | "Sr" | "sr" | "Esq" | "esq" | "Ret") {
        return Some(Kind::Plain);
    }
    if matches!(word, "Dr." | "Prof.") {
        return Some(Kind::Title);
    }
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let shaped = capitals > 1 || (capitals == 0 && after_comma) || word.contains('/');
    if !word.is_ascii() || !shaped {
        return None;
    }
    let small = capitals == 0;
    listed(&word.to_ascii_uppercase().replace('.', "")).filter(|kind| !small || matches!(kind, Kind::Plain))
}

/// The credentials, in capitals and without dots: those that stand behind names on profiles in the seven
/// languages, collected by hand. Left out are those that are first names as well (MAI, ACE, MAT).
fn listed(word: &str) -> Option<Kind> {
    match word {
        // Degrees.
        "PHD" | "DPHIL" | "DSC" | "EDD" | "DBA" | "DENG" | "THD" | "PSYD" | "MBA" | "EMBA" | "MPHIL"
        | "MRES" | "MSC" | "MSCI" | "MENG" | "MASC" | "MPH" | "MPA" | "MPP" | "MHA" | "MFA" | "MLIS"
        | "MSW" | "MDIV" | "MCOM" | "MTECH" | "MPHARM" | "MFIN" | "MACC" | "LLM" | "LLB" | "LLD" | "SJD"
        | "BSC" | "BENG" | "BASC" | "BFA" | "BARCH" | "BCOM" | "BBA" | "BCA" | "MCA" | "BTECH" | "PGDM"
        | "PGCE" | "PGDIP" | "DIPED" | "HND" => Some(Kind::Plain),
        "MA" | "MED" | "MARCH" | "BA" | "BED" | "MS" | "BS" | "BE" | "ME" | "JD" => Some(Kind::NameToo),
        // Degrees and offices of the Continent.
        "DIPL-ING" | "DIPL-KFM" | "DIPL-KFFR" | "DIPL-INF" | "DIPL-PSYCH" | "DIPL-PHYS" | "DIPL-OEC"
        | "BAKK" | "CSC" | "DESS" | "HDR" | "STB" | "MDB" | "MDL" | "MDEP" | "MEP" | "CRHA" | "CRIA"
        | "OAB" => Some(Kind::Plain),
        "MAG" | "DEA" | "RA" | "RC" | "RB" | "WP" | "MP" => Some(Kind::NameToo),
        // Medicine and care.
        "RN" | "LPN" | "BSN" | "MSN" | "DNP" | "FNP" | "FNP-C" | "FNP-BC" | "APRN" | "CRNA" | "CCRN"
        | "NEA-BC" | "PA-C" | "DDS" | "DMD" | "BDS" | "DVM" | "DPM" | "DPT" | "OTR" | "OTR/L" | "CCC-SLP"
        | "PHARMD" | "RPH" | "MBBS" | "MBCHB" | "MRCP" | "MRCS" | "FRCP" | "FRCS" | "FRCPC" | "FACS"
        | "FACP" | "FACC" | "FAAN" | "FACHE" | "CPHQ" | "LCSW" | "LMSW" | "LMFT" | "LPC" | "LMHC"
        | "BCBA" | "RDN" | "LDN" | "EMT" => Some(Kind::Plain),
        "MD" | "DO" | "NP" | "PA" | "PT" | "OT" | "OD" | "DC" | "ND" | "RD" => Some(Kind::NameToo),
        // Money.
        "CPA" | "CFA" | "CFP" | "CHFC" | "FRM" | "PRM" | "CFE" | "FCCA" | "FCA" | "ACMA" | "FCMA"
        | "CGMA" | "CTP" | "CVA" | "FSA" | "FCAS" | "ACAS" | "CPCU" | "CAMS" | "CTA" => Some(Kind::Plain),
        "ACCA" | "ACA" | "CAIA" | "CIMA" | "FIA" | "CMA" | "CIA" | "CA" | "CS" | "EA" | "ASA" => {
            Some(Kind::NameToo)
        }
        // Projects, quality, supply.
        "PMP" | "PGMP" | "PFMP" | "CAPM" | "PMI-ACP" | "PMI-RMP" | "PMI-PBA" | "PRINCE2" | "CSM"
        | "A-CSM" | "CSPO" | "A-CSPO" | "CSP" | "CSP-SM" | "CSP-PO" | "PSM" | "PSPO" | "SPC" | "ICP-ACC"
        | "CBAP" | "LSSBB" | "LSSGB" | "CSSBB" | "CSSGB" | "CQE" | "CQA" | "CSCP" | "CPIM" | "CLTD"
        | "CPSM" | "MCIPS" | "FCIPS" => Some(Kind::Plain),
        "SAFE" => Some(Kind::NameToo),
        // Computers and privacy.
        "CISSP" | "CCSP" | "CISA" | "CISM" | "CRISC" | "CGEIT" | "CDPSE" | "OSCP" | "SSCP" | "CSSLP"
        | "CCNA" | "CCNP" | "CCIE" | "RHCE" | "RHCSA" | "CKA" | "CKAD" | "MCSE" | "MCSA" | "MCT" | "MVP"
        | "ITIL" | "TOGAF" | "CDMP" | "ISTQB" | "CTFL" | "CIPP" | "CIPP/E" | "CIPP/US" | "CIPM" | "CIPT"
        | "MBCS" | "FBCS" | "CITP" => Some(Kind::Plain),
        "CEH" => Some(Kind::NameToo),
        // People, coaching, marketing.
        "SHRM-CP" | "SHRM-SCP" | "PHR" | "SPHR" | "GPHR" | "APHR" | "CHRP" | "CHRL" | "CPHR" | "CIPD"
        | "MCIPD" | "FCIPD" | "CPTD" | "CPLP" | "ICF" | "PCC" | "MCC" | "CPCC" | "CMP" | "CAE" | "CFRE"
        | "CIM" | "MCIM" | "FCIM" => Some(Kind::Plain),
        "ACC" | "APR" => Some(Kind::NameToo),
        // Engineering, building, land.
        "PENG" | "CENG" | "IENG" | "EIT" | "PGEO" | "CPENG" | "MIET" | "FIET" | "MICE" | "FICE"
        | "MIMECHE" | "FIMECHE" | "FIEEE" | "CSEP" | "FAIA" | "AICP" | "MRICS" | "FRICS" | "CCIM" => {
            Some(Kind::Plain)
        }
        "PE" | "RIBA" | "LEED" | "AIA" | "AP" => Some(Kind::NameToo),
        // Honours, learned societies, arms, the bar.
        "MBE" | "OBE" | "CBE" | "KBE" | "DBE" | "CMG" | "QPM" | "OAM" | "FRS" | "FRSA" | "FRSE" | "FRENG"
        | "FBA" | "FHEA" | "SFHEA" | "USMC" | "USAF" | "USN" | "MCIARB" | "FCIARB" => Some(Kind::Plain),
        "BEM" | "KC" | "QC" | "AM" | "AO" => Some(Kind::NameToo),
        // Generations.
        "III" => Some(Kind::Plain),
        "JR" | "SR" | "II" | "IV" => Some(Kind::NameToo),
        // Offices in a company, in letters.
        "CEO" | "CTO" | "CFO" | "COO" | "CIO" | "CMO" | "CPO" | "CSO" | "CISO" | "CHRO" | "CRO" | "SVP"
        | "EVP" | "AVP" => Some(Kind::Plain),
        "VP" => Some(Kind::NameToo),
        // Pronouns without their brackets.
        "SHE/HER" | "SHE/HER/HERS" | "HE/HIM" | "HE/HIM/HIS" | "THEY/THEM" | "THEY/THEM/THEIRS"
        | "SHE/THEY" | "HE/THEY" => Some(Kind::Plain),
        _ => None,
    }
}
