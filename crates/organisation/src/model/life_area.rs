//! The life areas by which needs are described (IBIC): the chapters of ICF's activities, and two more.

kernel::keyed! {
    /// A life area.
    pub enum LifeArea {
        /// Learning and applying knowledge (ICF d1).
        Learning => "learning",
        /// General tasks and demands (d2).
        GeneralTasks => "general-tasks",
        /// Communication (d3).
        Communication => "communication",
        /// Mobility (d4).
        Mobility => "mobility",
        /// Self-care (d5).
        SelfCare => "self-care",
        /// Domestic life (d6).
        DomesticLife => "domestic-life",
        /// Interpersonal interactions and relationships (d7).
        Interpersonal => "interpersonal",
        /// Education, work and economy (d8).
        MajorLifeAreas => "major-life-areas",
        /// Community, social and civic life (d9).
        CommunityLife => "community-life",
        /// Feeling of safety.
        Safety => "safety",
        /// Personal support from somebody who cares for a relative.
        RelativesSupport => "relatives-support",
    }
}
