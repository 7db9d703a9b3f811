//! What was said and written in these cases: by those who asked, and by the officers who answered.

use organisation::LifeArea;

/// What came of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Granted {
    Nothing,
    Part,
}

/// What was done with an appeal.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answered {
    /// It has just come in.
    Waits,
    /// It came too late, and nothing excuses that.
    Dismissed(&'static str),
    /// The decision stands, and the court has it.
    Forwarded(&'static str),
}

/// An appeal: so many days after the letter, in the person's words, and what was done with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Appealed {
    pub(super) after: i64,
    pub(super) words: &'static str,
    pub(super) answer: Answered,
}

/// A case: so many days ago, about what, in whose words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) days: i64,
    pub(super) service: &'static str,
    pub(super) area: LifeArea,
    /// What the person asked for.
    pub(super) wish: &'static str,
    pub(super) state: &'static str,
    pub(super) aim: &'static str,
    /// What the person and those around her or him can do.
    pub(super) resources: &'static str,
    /// What the person said of the investigation, or when she or he took the application back.
    pub(super) comment: &'static str,
    pub(super) assessment: &'static str,
    pub(super) granted: Granted,
    pub(super) what: &'static str,
    pub(super) reasons: &'static str,
    pub(super) appealed: Option<Appealed>,
}

pub(super) const STEPS: &str = "Hembesök och samtal. Hemtjänstens kontaktperson tillfrågas.";
pub(super) const PARTICIPATION: &str =
    "Personen berättade själv vid hembesöket och valde vad som skulle stå med.";
pub(super) const MATERIAL: &str =
    "Hela utredningen med förslag till bedömning, i brev. Gicks också igenom per telefon.";
pub(super) const TOOK_PART: &str =
    "Personen har läst utredningen, lämnat synpunkter och fått beslutet förklarat.";
pub(super) const REPRESENTATIVE: &str = "Birgitta Almkvist";

/// Cases that were decided, each in its way.
pub(super) const DECIDED: &[Said] = &[
    Said {
        days: 58,
        service: "contact-person-sol",
        area: LifeArea::Interpersonal,
        wish: "Kvällarna är långa. Jag skulle vilja ha någon som kommer och pratar en stund.",
        state: "Bor ensam. Träffar grannar i trappan och går till träffpunkten på torsdagar.",
        aim: "Ha någon att prata med flera kvällar i veckan.",
        resources: "Ringer själv till vänner. Tar sig till träffpunkten med rollator.",
        comment: "Det stämmer som det står. Jag hade ändå hoppats på någon om kvällarna.",
        assessment: "Behovet av sällskap finns men tillgodoses genom träffpunkten och väntjänsten, som är öppna för \
                     alla. Rätt till kontaktperson finns därför inte.",
        granted: Granted::Nothing,
        what: "Kontaktperson",
        reasons: "Du har berättat att kvällarna känns långa. Du har vänner som du ringer, och du går till träffpunkten \
                  varje vecka. Väntjänsten kan komma hem till dig på kvällar, och den behöver du inte ansöka om. Ditt \
                  behov av sällskap kan alltså tillgodoses på annat sätt. Därför har du inte rätt till kontaktperson \
                  enligt 11 kap. 1 § socialtjänstlagen.",
        appealed: None,
    },
    Said {
        days: 50,
        service: "day-activity",
        area: LifeArea::CommunityLife,
        wish: "Jag vill komma ut bland folk. Tre dagar i veckan på dagverksamheten vore lagom.",
        state: "Kommer sällan ut på vintern. Blir trött efter några timmar utanför hemmet.",
        aim: "Komma ut och träffa andra varje vecka.",
        resources: "Går till träffpunkten på torsdagar när vädret är bra. Tycker om att sjunga.",
        comment: "Jag vill ha tre dagar, men jag förstår att jag orkar en till att börja med.",
        assessment: "Behöver komma ut och träffa andra, och hjälp att komma i väg. En dag i veckan svarar mot orken och \
                     behovet. För tre dagar finns inget behov som har gått att se.",
        granted: Granted::Part,
        what: "Dagverksamhet en dag i veckan, med resa dit och hem",
        reasons: "Du behöver komma ut och träffa andra, och hjälp att komma i väg. Du har sökt tre dagar i veckan. Du \
                  blir trött efter några timmar och går redan till träffpunkten på torsdagar. En dag i veckan på \
                  dagverksamheten svarar därför mot ditt behov. De två andra dagarna beviljas inte. Vi frågar efter fyra \
                  månader hur det går, och du kan söka på nytt när du vill.",
        appealed: None,
    },
    Said {
        days: 48,
        service: "escort-sol",
        area: LifeArea::CommunityLife,
        wish: "Jag vill kunna gå i kyrkan på söndagarna. Jag vågar inte gå dit själv längre.",
        state: "Ser sämre i skymning och är rädd för att falla. Har färdtjänst.",
        aim: "Vara med på gudstjänsten varje söndag.",
        resources: "Går med käpp. Församlingen möter vid dörren och följer in.",
        comment: "Färdtjänsten kommer inte alltid i tid. Annars är det rätt beskrivet.",
        assessment: "Målet är viktigt. Det nås med färdtjänst från dörr till dörr och med församlingens hjälp på plats.",
        granted: Granted::Nothing,
        what: "Ledsagning",
        reasons: "Du vill gå i kyrkan på söndagarna, och det är viktigt för dig. Färdtjänsten hämtar vid din dörr och \
                  lämnar vid kyrkans. Församlingen möter dig och följer dig in och ut. Ditt behov kan därför tillgodoses \
                  på annat sätt, och du har inte rätt till ledsagning enligt 11 kap. 1 § socialtjänstlagen.",
        appealed: Some(Appealed {
            after: 11,
            words: "Jag tycker att beslutet är fel. Färdtjänsten har glömt mig två gånger och då stod jag där i kylan. \
                    Jag vill ha någon med mig som jag känner.",
            answer: Answered::Forwarded(
                "Det som står i överklagandet var känt när beslutet fattades. Att färdtjänsten har uteblivit två gånger \
                 har vi talat med färdtjänsten om. Beslutet är inte uppenbart felaktigt i något väsentligt hänseende och \
                 ändras inte.",
            ),
        }),
    },
    Said {
        days: 82,
        service: "service-house",
        area: LifeArea::Safety,
        wish: "Huset känns för stort. Jag vill flytta till servicehuset där min vän bor.",
        state: "Klarar vardagen med den hjälp som finns. Känner sig orolig när det blir mörkt.",
        aim: "Känna sig trygg också om kvällarna.",
        resources: "Ringer en vän varje kväll. Grannen har nyckel.",
        comment: "Jag är orolig oftare än det låter som.",
        assessment: "Oron är verklig men behoven tillgodoses i det egna hemmet, om hemtjänsten ringer om kvällarna.",
        granted: Granted::Nothing,
        what: "Servicehus",
        reasons: "Du klarar din vardag hemma med den hjälp du har. Hemtjänsten ringer dig nu \
                  varje kväll, eftersom du är orolig när det blir mörkt. Du kan därför få dina behov tillgodosedda hemma och har inte rätt till plats i \
                  servicehus enligt 11 kap. 1 § socialtjänstlagen. Du kan ställa dig i den vanliga kön till \
                  seniorbostäderna bredvid.",
        appealed: Some(Appealed {
            after: 34,
            words: "Jag vill överklaga. Brevet blev liggande medan jag funderade på saken.",
            answer: Answered::Dismissed(
                "Beslutet lämnades över och gicks igenom med dig, och sista dagen att överklaga stod i brevet. \
                 Överklagandet kom in efter den dagen, och det du skriver ursäktar inte förseningen.",
            ),
        }),
    },
    Said {
        days: 24,
        service: "respite-sol",
        area: LifeArea::RelativesSupport,
        wish: "Min syster bor hos mig och vakar om nätterna. Hon behöver kunna åka bort ibland.",
        state: "Systern bor hemma tillfälligt och hjälper till om nätterna.",
        aim: "Systern ska kunna vila utan oro.",
        resources: "Systern kan själv välja vilka helger hon är borta.",
        comment: "Vi tycker att det ska gå att få någon även hela helger.",
        assessment: "Avlösning några timmar ges utan behovsprövning och räcker för det som behövs.",
        granted: Granted::Nothing,
        what: "Avlösning i hemmet hela helger",
        reasons: "Din syster får avlösning några timmar i veckan utan ansökan. Nattpatrullen kommer när du larmar. Under \
                  de helger då hon är borta tillgodoses dina behov av hemtjänsten. Därför har du inte rätt till avlösning \
                  hela helger enligt 11 kap. 1 § socialtjänstlagen.",
        appealed: Some(Appealed {
            after: 9,
            words: "Vi överklagar. Några timmar räcker inte för den som vakar varje natt. Läkaren har skrivit ett intyg \
                    som vi skickar med.",
            answer: Answered::Waits,
        }),
    },
];

/// An application that was taken back.
pub(super) const WITHDRAWN: Said = Said {
    days: 25,
    service: "short-stay-sol",
    wish: "Min bror reser bort tre veckor i vinter. Då behöver jag någonstans att bo.",
    comment: "Min bror reser inte. Då behöver jag ingen plats, och jag tar tillbaka ansökan. Sagt på telefon.",
    ..NOTHING
};

/// An application by a special representative.
pub(super) const BY_ANOTHER: Said = Said {
    days: 9,
    service: "escort-lss",
    wish: "Vill kunna åka och simma och gå på bio. Behöver någon med sig dit och hem.",
    ..NOTHING
};

const NOTHING: Said = Said {
    days: 0,
    service: "",
    area: LifeArea::CommunityLife,
    wish: "",
    state: "",
    aim: "",
    resources: "",
    comment: "",
    assessment: "",
    granted: Granted::Nothing,
    what: "",
    reasons: "",
    appealed: None,
};

/// Early help: so many days ago, which, what was asked for and agreed; whether it has been asked how it went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Helped {
    pub(super) days: i64,
    pub(super) service: &'static str,
    pub(super) matter: &'static str,
    pub(super) note: &'static str,
    pub(super) outcome: Option<cases::HelpOutcome>,
}

pub(super) const HELPED: &[Helped] = &[
    Helped {
        days: 70,
        service: "early-handyman",
        matter: "Lampan i hallen är trasig, och jag vågar inte gå upp på stegen.",
        note: "Fixarna kommer på tisdag förmiddag, byter lampan och sätter halkskydd under mattan.",
        outcome: Some(cases::HelpOutcome::Enough),
    },
    Helped {
        days: 63,
        service: "early-company",
        matter: "Jag vill ut och gå en stund om dagen men vågar inte ensam.",
        note: "Sällskap på promenad en gång i veckan, torsdagar. Ringer om det inte räcker.",
        outcome: Some(cases::HelpOutcome::NotEnough),
    },
    Helped {
        days: 12,
        service: "early-digital",
        matter: "Kommer inte in hos vårdcentralen på datorn längre.",
        note: "Två träffar på biblioteket. Tar med telefonen och brevet från banken.",
        outcome: None,
    },
];

pub(super) const UNNAMED_MATTER: &str =
    "En anhörig orkar inte längre och vill prata med någon, utan att säga vem hon är.";
pub(super) const UNNAMED_NOTE: &str = "Tre stödsamtal. Ringer själv och bokar nästa.";
pub(super) const UNNAMED_REASON: &str = "Den som söker stöd vill inte bli känd, och stödet kan ges ändå. Vi behöver inte veta vem det är.";
