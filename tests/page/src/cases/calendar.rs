// SPDX-License-Identifier: EUPL-1.2
//! Turns of the calendar and time zones: the page is on the day on which the person in front of it is, and counts from
//! that day.

use foerderkompass_core::{Answer, Date, Dates, Profile};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::waiting::{clock, pass};
use crate::engine::{Driver, Engine};
use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::witness;
use crate::world::file_url;

/// The day in the field, and what is announced about a new day.
const SAID: &str =
    "return [root.querySelector('input[type=date]').value, root.querySelector('[data-notice] p')?.textContent ?? null];";

/// Picks the month, or the year, since when.
const SINCE: &str =
    "const select = root.querySelectorAll('fieldset[data-attribute=arbeitslos_dauer] .fk-since select')[arguments[0]];
    select.value = arguments[1];
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
const MONTHS: &str = "return root.querySelector('fieldset[data-attribute=arbeitslos_dauer] input[type=number]').value;";

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{text} is no day."))
}

/// Opens the single file with a clock that begins at this time.
async fn open_at(page: &Page, from: &str) -> Outcome {
    let file = page.world.dist.join("foerderkompass.html");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let script = format!("{}{}", witness::SCRIPT, clock(Some(from)));
    let file = page.scratch("clock.html", witness::with_script(&text, &script)?)?;
    page.open(&file_url(&file), "ready").await
}

/// The page is on this day, says so or not, and shows what the core says for it.
async fn is_on(page: &Page, today: Date, new: bool, profile: &Profile) -> Outcome {
    let notice = new.then(|| Language::German.wording().new_day(today));
    page.eventually("The day", SAID, vec![], &json!([today.to_string(), notice])).await?;
    page.shows_on(profile, Dates::on_day(today)).await
}

/// Months of unemployment, the only answer that time alone changes.
fn months(page: &Page, months: i64) -> Result<Profile, String> {
    let catalog = &page.world.catalog;
    let mut profile = Profile::default();
    let at = catalog.attribute_at("arbeitslos_dauer").ok_or("There is no question about unemployment.")?;
    profile.set(catalog, at, Some(Answer::Integer(months)));
    Ok(profile)
}

/// Yesterday, today, since which month and how many months that are.
type Turn = (&'static str, &'static str, &'static [(u8, u16, &'static str)]);

/// Midnight at the turn of the year and around the leap day, then "since month and year" and another day to assess for.
pub async fn turns(page: Page) -> Outcome {
    let turns: [Turn; 4] = [
        ("2026-12-31", "2027-01-01", &[(12, 2026, "1"), (1, 2027, "1"), (12, 2025, "13"), (11, 2025, "14")]),
        ("2028-02-28", "2028-02-29", &[(2, 2028, "1"), (1, 2028, "1"), (2, 2027, "12"), (3, 2024, "47")]),
        ("2028-02-29", "2028-03-01", &[(2, 2028, "1"), (3, 2027, "12"), (2, 2024, "49")]),
        ("2027-02-28", "2027-03-01", &[(2, 2027, "1"), (2, 2026, "13")]),
    ];
    for (yesterday, today, since) in turns {
        let (before, today) = (day(yesterday)?, day(today)?);
        open_at(&page, &format!("{yesterday}T23:58:00")).await?;
        let profile = months(&page, 11)?;
        page.give(&profile).await?;
        is_on(&page, before, false, &profile).await?;
        pass(&page, 3.0).await?;
        is_on(&page, today, true, &profile).await?;
        for (month, year, expected) in since {
            for (at, number) in [(0, month.to_string()), (1, year.to_string())] {
                page.run(SINCE, vec![json!(at), json!(number)]).await?;
                // What is picked first is still to be drawn when the next thing is picked.
                page.pause(50).await?;
            }
            page.eventually(&format!("Months since {month}/{year} on {today}"), MONTHS, vec![], &json!(expected)).await?;
            page.shows_on(&months(&page, expected.parse().unwrap_or_default())?, Dates::on_day(today)).await?;
        }
        let years = "return [...root.querySelectorAll('.fk-since select')[1].options].slice(1, 3).map((option) => option.value);";
        let newest = [today.year().to_string(), (today.year() - 1).to_string()];
        equal("The newest years", &page.run(years, vec![]).await?, &json!(newest))?;
    }
    // A leap day, a year later, and the day before that is none.
    open_at(&page, "2028-02-29T12:00:00").await?;
    let (profile, today) = (months(&page, 11)?, day("2028-02-29")?);
    page.give(&profile).await?;
    for on in ["2028-03-28", "2028-03-29", "2028-03-31", "2029-02-28"] {
        let pick = "const field = root.querySelector('input[type=date]'); field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
        page.run(pick, vec![json!(on)]).await?;
        page.shows_on(&profile, Dates { today, on: day(on)? }).await?;
    }
    Ok(())
}

/// A zone, how many minutes it is ahead of Greenwich, without summer time.
type Zone = (String, i32);

/// The first and the last hour of the earth, Greenwich and one of quarters; `thorough` takes every hour.
fn zones(thorough: bool) -> Vec<Zone> {
    let named = [("Pacific/Pago_Pago", -660), ("Etc/UTC", 0), ("Asia/Kathmandu", 345), ("Pacific/Kiritimati", 840)];
    let mut zones: Vec<Zone> = named.map(|(name, ahead)| (name.to_owned(), ahead)).to_vec();
    if thorough {
        // These names count the other way round.
        zones.extend((-11..=14).filter(|hours| *hours != 0).map(|hours: i32| (format!("Etc/GMT{:+}", -hours), hours * 60)));
    }
    zones
}

/// Two moments in Greenwich: the day there, its minute.
const MOMENTS: [(&str, i32); 2] = [("2026-12-31", 10 * 60 + 15), ("2028-02-28", 23 * 60 + 30)];

/// In every time zone the page is on the local day, and turns to the next one at the local midnight.
pub async fn around_the_earth(page: Page, thorough: bool) -> Outcome {
    let zones = zones(thorough);
    for zone in &zones {
        let outcome = match page.engine {
            Engine::Chromium => {
                page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone.0 })).await?;
                in_zone(&page, zone).await
            }
            // Where each zone costs a browser, one end of the earth is enough every day.
            Engine::Firefox if !thorough && zone.1 > -600 => continue,
            Engine::WebKit if !thorough && zone.1 < 600 => continue,
            engine => {
                let mut driver = Driver::start_in(engine, &page.world, &zone.0)?;
                let client = driver.browser(&page.world).await?;
                let other = Page::new(client.clone(), engine, page.world.clone());
                let outcome = in_zone(&other, zone).await;
                let outcome = match outcome {
                    Ok(()) => other.no_trouble().await,
                    trouble => trouble,
                };
                // What hangs is ended with its driver.
                let _ = client.close().await;
                outcome
            }
        };
        if outcome.is_err() && page.engine == Engine::Chromium {
            // The browser is given up as well; there the zone ends.
            page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "" })).await?;
        }
        outcome.map_err(|trouble| format!("{}: {trouble}", zone.0))?;
    }
    if page.engine == Engine::Chromium {
        // A midnight that does not exist: there the summer begins with that hour.
        page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Africa/Cairo" })).await?;
        let outcome = without_midnight(&page).await;
        page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "" })).await?;
        outcome.map_err(|trouble| format!("Africa/Cairo: {trouble}"))?;
    }
    Ok(())
}

async fn in_zone(page: &Page, (_, ahead): &Zone) -> Outcome {
    for (greenwich, minute) in MOMENTS {
        let local = minute + ahead;
        let today = day(greenwich)?.add_days(local.div_euclid(1440));
        open_at(page, &format!("{greenwich}T{:02}:{:02}:00Z", minute / 60, minute % 60)).await?;
        let offset = page.run("return -new Date().getTimezoneOffset();", vec![]).await?;
        equal("Minutes ahead of Greenwich", &offset, &json!(ahead))?;
        is_on(page, today, false, &Profile::default()).await?;
        // A date of the catalogue is the same everywhere.
        let (about, count) = (page.world.catalog.about(), page.world.catalog.measures().len());
        let edition = page.run("return root.querySelector('.fk-brand p').textContent;", vec![]).await?;
        equal("The edition", &edition, &json!(Language::German.wording().edition(about, count)))?;
        pass(page, f64::from(1440 - local.rem_euclid(1440)) - 1.0).await?;
        is_on(page, today, false, &Profile::default()).await?;
        pass(page, 2.0).await?;
        is_on(page, today.add_days(1), true, &Profile::default()).await?;
    }
    Ok(())
}

async fn without_midnight(page: &Page) -> Outcome {
    open_at(page, "2027-04-29T21:58:00Z").await?;
    is_on(page, day("2027-04-29")?, false, &Profile::default()).await?;
    pass(page, 3.0).await?;
    let time = page.run("return [new Date().getHours(), new Date().getMinutes()];", vec![]).await?;
    equal("The hour after the last one", time.get(0).unwrap_or(&Value::Null), &json!(1))?;
    is_on(page, day("2027-04-30")?, true, &Profile::default()).await
}
