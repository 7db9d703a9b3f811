//! The calendar's own words in each language: months, weekdays, spans of time.

use jiff::civil::Weekday;
use kernel::Language;

/// A counted word: one and many.
pub(super) struct Count(&'static str, &'static str);

impl Count {
    pub(super) fn say(&self, count: i64) -> String {
        let word = if count == 1 { self.0 } else { self.1 };
        format!("{count} {word}")
    }
}

/// The words of one language. `#` stands for a span of time.
pub(super) struct Words {
    months: [&'static str; 12],
    weekdays: [&'static str; 7],
    pub(super) today: &'static str,
    pub(super) tomorrow: &'static str,
    pub(super) yesterday: &'static str,
    pub(super) now: &'static str,
    pub(super) from: &'static str,
    pub(super) at_clock: &'static str,
    pub(super) ahead: &'static str,
    pub(super) ago: &'static str,
    pub(super) late: &'static str,
    pub(super) hour: &'static str,
    pub(super) min: &'static str,
    pub(super) minutes: Count,
    pub(super) hours: Count,
    pub(super) days: Count,
    pub(super) weeks: Count,
    pub(super) months_count: Count,
    pub(super) years: Count,
}

impl Words {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Swedish => &SWEDISH,
            Language::English => &ENGLISH,
            Language::Finnish => &FINNISH,
        }
    }

    pub(super) fn month(&self, month: i8) -> &'static str {
        let place = usize::try_from(month - 1).unwrap_or_default();
        self.months.get(place).copied().unwrap_or_default()
    }

    pub(super) fn weekday(&self, day: Weekday) -> &'static str {
        let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
        self.weekdays.get(place).copied().unwrap_or_default()
    }
}

static SWEDISH: Words = Words {
    months: [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    weekdays: [
        "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
    ],
    today: "i dag",
    tomorrow: "i morgon",
    yesterday: "i går",
    now: "nu",
    from: "från",
    at_clock: "kl. ",
    ahead: "om #",
    ago: "för # sedan",
    late: "# sen",
    hour: "h",
    min: "min",
    minutes: Count("minut", "minuter"),
    hours: Count("timme", "timmar"),
    days: Count("dag", "dagar"),
    weeks: Count("vecka", "veckor"),
    months_count: Count("månad", "månader"),
    years: Count("år", "år"),
};

static ENGLISH: Words = Words {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    now: "now",
    from: "from",
    at_clock: "at ",
    ahead: "in #",
    ago: "# ago",
    late: "# late",
    hour: "h",
    min: "min",
    minutes: Count("minute", "minutes"),
    hours: Count("hour", "hours"),
    days: Count("day", "days"),
    weeks: Count("week", "weeks"),
    months_count: Count("month", "months"),
    years: Count("year", "years"),
};

/// Finnish: "jäljellä #" (so much remains) takes the same case as the bare count, where "# kuluttua" would not.
static FINNISH: Words = Words {
    months: [
        "tammikuuta",
        "helmikuuta",
        "maaliskuuta",
        "huhtikuuta",
        "toukokuuta",
        "kesäkuuta",
        "heinäkuuta",
        "elokuuta",
        "syyskuuta",
        "lokakuuta",
        "marraskuuta",
        "joulukuuta",
    ],
    weekdays: [
        "maanantai",
        "tiistai",
        "keskiviikko",
        "torstai",
        "perjantai",
        "lauantai",
        "sunnuntai",
    ],
    today: "tänään",
    tomorrow: "huomenna",
    yesterday: "eilen",
    now: "nyt",
    from: "alkaen",
    at_clock: "klo ",
    ahead: "jäljellä #",
    ago: "# sitten",
    late: "# myöhässä",
    hour: "t",
    min: "min",
    minutes: Count("minuutti", "minuuttia"),
    hours: Count("tunti", "tuntia"),
    days: Count("päivä", "päivää"),
    weeks: Count("viikko", "viikkoa"),
    months_count: Count("kuukausi", "kuukautta"),
    years: Count("vuosi", "vuotta"),
};
