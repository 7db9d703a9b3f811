//! A decision as a person receives it: invented, three pages, with every kind of block.

use documents::{Column, Document, Letterhead, Signature, Table, Text};
use jiff::civil::date;

/// A decision on home care for a man of 83, with the calculation and the notice of appeal.
pub(crate) fn decision() -> Document {
    let document = Document::new("Du får hemtjänst från och med den 24 mars", "sv", date(2025, 3, 14))
        .letterhead(letterhead())
        .footer("Exempelkommun · Ärende 2025-00417")
        .page_words("Sida {page} av {pages}")
        .paragraph(
            Text::plain("Du ansökte den 3 mars om hjälp i hemmet. Socialnämnden beviljar ansökan. Du får hemtjänst ")
                .strong("7 timmar och 30 minuter i veckan")
                .then(" från och med den 24 mars 2025 och så länge du behöver den. Vi följer upp beslutet tillsammans med dig senast i mars 2026."),
        )
        .heading("Det här får du hjälp med")
        .table(services())
        .paragraph("Tiden är räknad efter kommunens schablontider. Du och utföraren kommer överens om dagar och klockslag när ni gör din genomförandeplan, inom 15 dagar.");
    let document = reasons(document);
    appeal(document)
}

fn letterhead() -> Letterhead {
    Letterhead::from("Exempelkommun")
        .sender_line("Socialnämnden")
        .sender_line("Biståndsenheten öster")
        .sender_line("Storgatan 1, 123 45 Exempelstad")
        .sender_line("Telefon 010-123 45 67, vardagar 8–16")
        .reference("Datum", "14 mars 2025")
        .reference("Ärende", "2025-00417")
        .reference("Handläggare", "Máret Eira Sjöström")
        .recipient_line("Ragnar Lindqvist Thörn")
        .recipient_line("Björkvägen 12 B, lgh 1101")
        .recipient_line("123 47 Exempelstad")
}

fn services() -> Table {
    Table::new([
        Column::words("Insats"),
        Column::words("Hur ofta"),
        Column::numbers("Minuter per vecka"),
    ])
    .row(["Hjälp att duscha", "Två gånger i veckan, på förmiddagen", "80"])
    .row(["Frukost och medicin ur dosett", "Varje dag", "140"])
    .row(["Städning", "Varannan vecka", "45"])
    .row(["Tvätt", "Varannan vecka", "40"])
    .row([
        "Inköp",
        "En gång i veckan. Du följer med till affären när du orkar, annars handlar personalen efter din lista.",
        "60",
    ])
    .row(["Promenad", "Två gånger i veckan", "85"])
    .row([Text::default().strong("Sammanlagt"), Text::default(), Text::default().strong("450")])
}

fn reasons(document: Document) -> Document {
    document
        .heading("Varför vi beslutar så")
        .paragraph("Du har berättat hur du har det och vad du vill kunna göra själv:")
        .quote("Jag vill komma ut varje vecka och laga min egen kvällsmat. Badkaret vågar jag inte längre.")
        .paragraph("Utredningen visar att du behöver hjälp för att kunna bo kvar hemma i trygghet. Du har svårt att gå längre sträckor efter fallet i januari, och du kan inte kliva i badkaret utan stöd. Din dotter hjälper dig med räkningar. Behovet kan inte tillgodoses på annat sätt.")
        .subheading("Vad som gäller för beslutet")
        .definitions([
            ("Lag", "11 kap. 1 § socialtjänstlagen (2025:400)"),
            ("Beslutat av", "Máret Eira Sjöström, biståndshandläggare, enligt socialnämndens delegationsordning punkt 4.2"),
            ("Utförare", "Hemtjänsten Björken, som du har valt"),
        ])
        .subheading("Det här händer nu")
        .numbered([
            "Hemtjänsten Björken ringer dig inom två dagar och bestämmer tid för ett första besök.",
            "Ni gör din genomförandeplan tillsammans. Där står när personalen kommer och hur du vill ha det.",
            "Du får en fast omsorgskontakt, en undersköterska som känner dig och samordnar din hjälp.",
            "Om något ändras, ring mig. Du behöver inte ansöka på nytt för att ändra dagar och tider.",
        ])
        .subheading("Du har rätt att")
        .bullets([
            "läsa allt som vi har skrivit om dig,",
            "byta utförare när du vill,",
            "säga nej till enskilda besök, och",
            "ansöka om mer eller annan hjälp när som helst.",
        ])
        .signature(
            Signature::new("Máret Eira Sjöström")
                .closing("Med vänlig hälsning")
                .line("Biståndshandläggare")
                .line("010-123 45 78"),
        )
}

fn appeal(document: Document) -> Document {
    document
        .page_break()
        .heading("Om du inte är nöjd med beslutet")
        .paragraph("Du kan överklaga hos förvaltningsrätten. Det kostar ingenting. Ditt brev ska ha kommit till oss inom tre veckor från den dag då du fick beslutet.")
        .numbered([
            Text::plain("Skriv vilket beslut du överklagar: ").strong("ärende 2025-00417").then("."),
            Text::plain("Skriv vad du vill ska ändras och varför."),
            Text::plain("Skriv ditt namn, din adress och ditt telefonnummer, och skriv under."),
            Text::plain("Skicka brevet till Socialnämnden, Storgatan 1, 123 45 Exempelstad."),
        ])
        .paragraph("Vi hjälper dig gärna att skriva. Vi prövar också om vi själva kan ändra beslutet. Annars skickar vi ditt brev vidare till förvaltningsrätten.")
        .from_here_in("fi")
        .heading("Jos et ole tyytyväinen päätökseen")
        .paragraph("Voit valittaa päätöksestä hallinto-oikeuteen. Se ei maksa mitään. Kirjeesi on oltava meillä kolmen viikon kuluessa siitä päivästä, jona sait päätöksen. Autamme mielellämme kirjoittamisessa.")
        .from_here_in("se")
        .heading("Jus it leat duhtavaš mearrádusain")
        .paragraph("Sáhtát váidit mearrádusa. Čálli sáhttá veahkehit du. Máŋggat jearaldagat? Riŋge midjiide.")
        .from_here_in("sv")
        .signature(Signature::new("Ragnar Lindqvist Thörn").by_hand().line("Datum och namnteckning, om du överklagar på det här papperet"))
}
