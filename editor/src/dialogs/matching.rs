// SPDX-License-Identifier: EUPL-1.2
//! A plain list: which sheet, and what each of its columns means, with the first rows as a preview.

use std::rc::Rc;

use foerderkompass_sheets::{Field, Imported, Table, import_list, suggest_matching};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::counted;

#[derive(Properties, Clone)]
pub struct MatchingProps {
    pub bytes: Rc<Vec<u8>>,
    /// The sheets with content; at least one.
    pub tables: Rc<Vec<Table>>,
    /// What came out, or why nothing did.
    pub on_import: Callback<Result<Imported, String>>,
}

impl PartialEq for MatchingProps {
    fn eq(&self, other: &MatchingProps) -> bool {
        Rc::ptr_eq(&self.bytes, &other.bytes) && Rc::ptr_eq(&self.tables, &other.tables) && self.on_import == other.on_import
    }
}

/// The meaning of each column, by their order in the sheet.
type Meanings = Vec<Option<Field>>;

fn suggested(table: &Table) -> Meanings {
    let headings: Vec<String> = table.headings.iter().map(|(_, heading)| heading.clone()).collect();
    suggest_matching(&headings).into_iter().map(|(_, field)| field).collect()
}

/// Gives a column a meaning; another column that had it loses it.
fn given(meanings: &Meanings, at: usize, field: Option<Field>) -> Meanings {
    let meaning = |(place, old): (usize, &Option<Field>)| match place {
        place if place == at => field,
        _ => old.filter(|old| field != Some(*old)),
    };
    meanings.iter().enumerate().map(meaning).collect()
}

/// What is still missing before the list can be read.
fn missing(meanings: &Meanings) -> Option<&'static str> {
    let has = |field: Field| meanings.contains(&Some(field));
    let contact = meanings.iter().flatten().any(|field| field.kind() == foerderkompass_sheets::Kind::Contact);
    (!has(Field::MeasureTitle) && !contact).then_some("Ordnen Sie mindestens den Titel der Maßnahme oder einen Kümmerer zu.")
}

fn field_of(value: &str) -> Option<Field> {
    Field::all().find(|field| field.label() == value)
}

#[component]
pub fn Matching(props: &MatchingProps) -> Html {
    let sheet = use_state(|| 0_usize);
    let meanings = use_state(|| props.tables.first().map(suggested).unwrap_or_default());
    let Some(table) = props.tables.get(*sheet) else { return Html::default() };
    let choose = {
        let (sheet, meanings, tables) = (sheet.clone(), meanings.clone(), props.tables.clone());
        Callback::from(move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse::<usize>().ok());
            if let Some((at, table)) = value.and_then(|at| Some((at, tables.get(at)?))) {
                sheet.set(at);
                meanings.set(suggested(table));
            }
        })
    };
    let import = {
        let (bytes, name, on_import) = (props.bytes.clone(), table.sheet.clone(), props.on_import.clone());
        let columns = table.headings.iter().map(|(column, _)| *column);
        let matching: Vec<(u32, Field)> =
            columns.zip(meanings.iter()).filter_map(|(column, field)| Some((column, (*field)?))).collect();
        Callback::from(move |_: MouseEvent| {
            on_import.emit(import_list(&bytes, &name, &matching).map_err(|fault| fault.to_string()));
        })
    };
    let sheet_option = |(at, table): (usize, &Table)| {
        html! { <option value={at.to_string()} selected={at == *sheet}>{ format!("{} ({})", table.sheet, counted(table.rows, "Zeile", "Zeilen")) }</option> }
    };
    let problem = missing(&meanings);
    html! {
        <section>
            <h3>{ "Eine einfache Liste: Was bedeuten die Spalten?" }</h3>
            <label class="fe-d-labelled">
                <span>{ "Blatt" }</span>
                <select class="fe-d-input" onchange={choose}>{ for props.tables.iter().enumerate().map(sheet_option) }</select>
            </label>
            <div class="fe-d-scroll" tabindex="0" role="region" aria-label="Spalten mit den ersten Zeilen">
                <table class="fe-d-table">
                    <thead>
                        <tr>{ for table.headings.iter().map(|(_, heading)| html! { <th scope="col">{ heading }</th> }) }</tr>
                        <tr>{ for (0..table.headings.len()).map(|at| html! { <td>{ meaning(table, &meanings, at) }</td> }) }</tr>
                    </thead>
                    <tbody>{ for table.first_rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
            if let Some(sentence) = problem { <p class="fe-d-strong">{ sentence }</p> }
            <div class="fe-d-actions">
                <button type="button" class="fe-button fe-primary" disabled={problem.is_some()} onclick={import}>{ "Liste lesen" }</button>
                <span>{ "Danach sehen Sie, was sich ändern würde." }</span>
            </div>
        </section>
    }
}

/// The choice of what a column means.
fn meaning(table: &Table, meanings: &UseStateHandle<Meanings>, at: usize) -> Html {
    let heading = table.headings.get(at).map_or("", |(_, heading)| heading.as_str());
    let chosen = meanings.get(at).copied().flatten();
    let onchange = {
        let meanings = meanings.clone();
        Callback::from(move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            meanings.set(given(&meanings, at, field_of(&value)));
        })
    };
    let option = |field: Field| {
        html! { <option value={field.label()} selected={chosen == Some(field)}>{ field.label() }</option> }
    };
    html! {
        <select class="fe-d-input" aria-label={format!("Bedeutung der Spalte {heading}")} {onchange}>
            <option value="" selected={chosen.is_none()}>{ "nicht übernehmen" }</option>
            { for Field::all().map(option) }
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headings: &[&str]) -> Table {
        let headings = headings.iter().zip(0..).map(|(heading, column)| (column, (*heading).to_string())).collect();
        Table { sheet: "Liste".into(), heading_row: 1, headings, first_rows: Vec::new(), rows: 1 }
    }

    #[test]
    fn each_meaning_is_given_once() {
        let meanings = suggested(&table(&["Maßnahme", "Telefon", "Irgendwas"]));
        assert_eq!(meanings, [Some(Field::MeasureTitle), Some(Field::ContactPhone), None]);
        assert_eq!(missing(&meanings), None);
        let next = given(&meanings, 2, Some(Field::MeasureTitle));
        assert_eq!(next, [None, Some(Field::ContactPhone), Some(Field::MeasureTitle)]);
        assert!(missing(&vec![Some(Field::OfferSite), None]).is_some());
        assert_eq!(given(&next, 1, None), [None, None, Some(Field::MeasureTitle)]);
        assert!(Field::all().all(|field| field_of(field.label()) == Some(field)), "labels tell fields apart");
    }
}
