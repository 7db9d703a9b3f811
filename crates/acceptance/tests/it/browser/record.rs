//! What is written about Ragnar: by who helps him, read by himself, and disputed in his own words.

use kernel::Role;
use thirtyfour::By;

use super::desk::{Desk, NARROW, WIDE};

/// A care worker writes on a telephone, Ragnar reads and says that it is wrong, and the care worker reads that.
pub(super) async fn ragnar_is_written_about(desk: &mut Desk, order: &str) {
    let worker = desk.site.worker_who_got(order).await;
    desk.comes_in_as(worker, Role::CareWorker).await;
    desk.sits_at(NARROW).await;
    let record = format!("/personer/{}/dokumentation", desk.site.ragnar.id());
    desk.goes_to(&record).await;
    desk.looks("ingen-dokumentation-an").await;
    desk.hands.press("Skriv en anteckning").await;
    desk.looks("ny-anteckning").await;
    it_is_not_signed_half_done(desk).await;
    let fact = "Ragnar ville inte duscha i dag. [[Sonen Johan har fått ett cancerbesked.]]";
    desk.hands.write("fact", fact).await;
    let judgement = "Han är nog orolig. Vi frågar igen på fredag.";
    desk.hands.write("judgement", judgement).await;
    desk.looks("anteckningen-skrivs").await;
    desk.hands.press("Signera").await;
    desk.reads("Ragnar ville inte duscha i dag.").await;
    desk.looks("anteckningen-signerad").await;
    ragnar_reads_and_disputes(desk, &record).await;
    desk.comes_in_as(worker, Role::CareWorker).await;
    desk.goes_to(&record).await;
    desk.reads("Jag ville duscha. Det var kallt i badrummet.")
        .await;
    desk.reads("cancerbesked").await;
    desk.looks("invandningen-star-kvar").await;
    desk.goes_to("/dokumentation").await;
    desk.reads("Ragnar").await;
    desk.looks("enhetens-dokumentation").await;
    it_is_corrected(desk, &record).await;
    it_is_handed_over(desk, (&record, order)).await;
}

/// The one who wrote it writes it anew; the old one can still be read.
async fn it_is_corrected(desk: &mut Desk, record: &str) {
    desk.goes_to(record).await;
    desk.hands.press("Händelse").await;
    let entry = desk.hands.here().await;
    desk.looks("anteckningen").await;
    desk.goes_to(&format!("{entry}/andra")).await;
    desk.looks("markera-det-som-galler-andra").await;
    desk.goes_to(&format!("{entry}/ratta")).await;
    desk.hands.write("why", "Jag hade missförstått.").await;
    let fact = "Ragnar ville duscha, men det var för kallt i badrummet.";
    desk.hands.write("fact", fact).await;
    desk.looks("rattelsen-skrivs").await;
    desk.hands.press("Signera rättelsen").await;
    desk.reads("Läs anteckningen som den var").await;
    desk.looks("rattad").await;
}

/// The manager gives the authority what it needs, with Ragnar's word.
async fn it_is_handed_over(desk: &mut Desk, (record, order): (&str, &str)) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    desk.goes_to(&format!("{record}/lamna-over")).await;
    let to = desk.hands.web.find(By::Css("main [name='to']")).await;
    let to = to.expect("somebody to hand over to");
    to.click().await.expect("chosen");
    desk.hands.choose("ground", "consent").await;
    let purpose = "Uppföljning av beslutet om hemtjänst.";
    desk.hands.write("purpose", purpose).await;
    desk.looks("lamna-over").await;
    desk.hands.press("Lämna över").await;
    desk.reads("Inte kvitterad").await;
    desk.looks("overlamnat").await;
}

/// A mark that is not closed is told, and nothing is signed.
async fn it_is_not_signed_half_done(desk: &mut Desk) {
    desk.hands.write("fact", "Ragnar [[ville").await;
    desk.hands.send("Signera").await;
    desk.reads("En markering börjar eller slutar på fel ställe.")
        .await;
    desk.looks("anteckningen-gar-inte-att-signera").await;
}

async fn ragnar_reads_and_disputes(desk: &mut Desk, record: &str) {
    let ragnar = desk.site.ragnars_login().await;
    desk.comes_in_as(ragnar, Role::Person).await;
    desk.goes_to("/min-sida").await;
    desk.reads("Det som har skrivits om dig").await;
    desk.goes_to(record).await;
    desk.looks("ragnar-laser").await;
    let page = desk.hands.reads().await;
    assert!(!page.contains("cancerbesked"), "about his son: {page}");
    desk.hands.press("Händelse").await;
    desk.looks("ragnar-laser-en-anteckning").await;
    desk.hands.press("Det här stämmer inte").await;
    let view = "Jag ville duscha. Det var kallt i badrummet.";
    desk.hands.write("view", view).await;
    desk.looks("det-stammer-inte").await;
    desk.hands.press("Spara det jag har skrivit").await;
    desk.reads(view).await;
    desk.sits_at(WIDE).await;
    desk.goes_to(&format!("{record}/utdrag")).await;
    desk.reads("[uppgift om annan person]").await;
    desk.looks("utdraget").await;
}
