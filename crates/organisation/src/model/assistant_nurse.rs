//! On what ground a member of staff may use the title assistant nurse, and so be a named care contact.

kernel::keyed! {
    /// The ground on which a member of staff may be a person's named care contact (fast omsorgskontakt, `SoL` 10:7).
    /// Who has neither may not be one.
    pub enum AssistantNurse {
        /// Holds the certificate of the protected title assistant nurse (bevis om rätt att använda yrkestiteln
        /// undersköterska, patientsäkerhetslagen 2010:659 4:5 a), which `SoL` 25:4 asks for.
        Certificate => "certificate",
        /// Was permanently employed with the title when `SoL` came into force, and has no certificate (transitional
        /// provisions 7 and 8 to 2025:400): holds as long as the rule `sol-25-4-transition` does.
        Transition => "transition",
    }
}
