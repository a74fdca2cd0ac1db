// SPDX-License-Identifier: EUPL-1.2
//! All tests, and in which engines they run.

mod accessible;
mod answering;
mod arriving;
mod attacked;
mod breaking;
mod calendar;
mod canaries;
mod cards;
mod chaining;
mod clients;
mod contacting;
mod corpus;
mod delivery;
mod editor;
mod editor_accessible;
mod editor_dialogs;
mod editor_files;
mod editor_first;
mod editor_hostile;
mod editor_keyboard;
mod editor_lists;
mod editor_staying;
mod editor_two;
mod editor_views;
mod editor_workbook;
mod element;
mod embedded;
mod examples;
mod exporting;
mod failing;
mod filtering;
mod foreign;
mod forgetting;
mod hosts;
mod keeping;
mod keyboard;
mod languages;
mod large;
mod linking;
mod long;
mod looks;
mod opening;
mod options;
mod payloads;
mod person;
mod returning;
mod searching;
mod selftest;
pub mod smoke;
pub mod states;
mod trapping;
mod waiting;
mod walking;
mod windowed;
mod without;

use accessible::Look;

use crate::engine::Engine::{Chromium, Firefox};
use crate::engine::{ALL, Engine};
use crate::runner::Case;
use crate::world::World;

/// Personas that walk through every engine; the others only through Chromium.
const EVERYWHERE: [&str; 3] = ["p1", "p4", "p9"];

/// What the tests that ran have counted.
pub fn counted() -> String {
    accessible::counted()
}

/// The tests in the order in which they run. `thorough` takes every persona through every engine.
pub fn all(world: &World, thorough: bool) -> Vec<Case> {
    let mut cases = vec![
        Case::new("file_opens", &ALL, opening::opens),
        Case::new("file_sends_no_request", &[Chromium], opening::sends_no_request),
        Case::new("file_breaks_no_policy", &ALL, opening::breaks_no_policy),
        Case::new("file_offers_every_answer", &ALL, opening::offers_every_answer),
        Case::new("embedding_page_from_a_drive_links_to_the_single_file", &ALL, opening::links_to_the_single_file),
        Case::new("answers_can_be_taken_back", &ALL, answering::can_be_taken_back),
        Case::new("answers_are_announced", &ALL, answering::are_announced),
        Case::new("answer_given_at_once_is_announced", &[Chromium], answering::at_once_is_announced),
        Case::new("answers_leave_no_trace", &ALL, answering::leave_no_trace),
        Case::new("next_question_is_one_click_away", &ALL, answering::next_question),
        Case::new("long_list_is_filtered_while_typing", &ALL, answering::type_ahead),
        Case::new("chips_take_answers_away", &ALL, person::chips),
        Case::new("new_person_keeps_the_desk_and_can_be_undone", &ALL, person::begins),
        Case::new("undo_expires", &[Chromium], person::undo_expires),
        Case::new("search_finds_what_the_index_finds", &ALL, searching::text),
        Case::new("focus_filters_and_orders", &ALL, searching::focus),
        Case::new("card_shows_every_finding", &ALL, cards::findings),
        Case::new("card_leads_to_the_measure_that_solves_a_hurdle", &ALL, cards::solver),
        Case::new("card_asks_what_decides_whom_to_ask", &ALL, cards::asks_what_decides),
        Case::new("chain_of_the_law_is_shown", &ALL, chaining::shown),
        Case::new("chain_that_is_none_says_why", &[Chromium], chaining::excluded),
        Case::new("chain_needs_no_pointer", &[Chromium, Firefox], chaining::by_keys),
        Case::new("card_shows_whom_to_ask", &[Chromium], cards::contacts),
        Case::new("filters_show_what_the_core_counts", &[Chromium], filtering::filters),
        Case::new("mistyped_search_is_corrected_and_said", &[Chromium], filtering::corrected),
        Case::new("search_shows_the_other_name_it_found", &[Chromium], filtering::aliases),
        Case::new("free_places_are_those_of_the_core", &[Chromium], filtering::starts),
        Case::new("examples_are_told_by_category", &ALL, examples::are_told),
        Case::new("examples_are_missed_in_words", &[Chromium], examples::none_are_told),
        Case::new("contacts_are_found_by_what_one_knows", &[Chromium], contacting::found),
        Case::new("contacts_ask_what_decides", &[Chromium], contacting::routed),
        Case::new("contacts_lead_to_their_measures", &[Chromium], contacting::lead_to_measures),
        Case::new("running_measure_stands_apart_and_warns", &[Chromium], keeping::running),
        Case::new("four_measures_stand_side_by_side", &[Chromium], keeping::compared),
        Case::new("client_sheets_fit_their_page", &ALL, clients::sheets),
        Case::new("note_holds_answers_only_with_the_tick", &[Chromium], exporting::note),
        Case::new("table_is_saved", &[Chromium], exporting::saved),
        Case::new("mails_hold_the_measure_and_no_answers", &[Chromium], linking::mails),
        Case::new("link_opens_its_card", &ALL, linking::opened),
        Case::new("link_is_copied", &[Chromium], linking::copied),
        Case::new("english_leaves_no_german", &ALL, languages::english),
        Case::new("idle_page_forgets", &[Chromium], waiting::idle),
        Case::new("unfinished_typing_goes_with_the_person", &ALL, forgetting::new_person),
        Case::new("idle_page_forgets_what_is_typed", &[Chromium], forgetting::idle),
        Case::new("endless_words_cost_no_time", &ALL, long::words),
        Case::new("large_groups_are_cut_and_shown_whole", &ALL, windowed::cut),
        Case::new("large_groups_need_no_pointer", &[Chromium, Firefox], windowed::by_keys),
        Case::new("large_groups_show_what_one_goes_to", &ALL, windowed::jumped),
        Case::new("large_groups_say_on_paper_what_is_cut", &[Chromium], windowed::printed),
        Case::new("midnight_is_noticed", &[Chromium], waiting::midnight),
        Case::new("walk_by_clicks", &ALL, walking::whole),
        Case::new("talk_needs_no_pointer", &[Chromium, Firefox], keyboard::talk),
        Case::new("element_lives_in_the_demo_page", &[Chromium], embedded::demo),
        Case::new("element_keeps_its_answers_when_moved", &[Chromium], embedded::moved),
        Case::new("element_comes_and_goes", &[Chromium], embedded::removed),
        Case::new("script_may_stand_anywhere_and_twice", &[Chromium], options::placed),
        Case::new("two_elements_are_independent", &[Chromium], embedded::two),
        Case::new("module_runs_under_a_strict_policy", &[Chromium], embedded::strict),
        Case::new("hostile_style_stays_outside", &[Chromium], foreign::style),
        Case::new("hostile_keys_stay_outside", &[Chromium], foreign::keys),
        Case::new("host_page_stays_as_it_is", &[Chromium], foreign::host_untouched),
        Case::new("element_takes_its_options", &[Chromium], element::options),
        Case::new("element_takes_facts_of_the_workplace", &[Chromium], options::desk),
        Case::new("element_takes_what_was_set_before_the_script", &ALL, options::upgraded),
        Case::new("element_reads_a_late_configuration", &[Chromium], options::late_config),
        Case::new("parts_are_styled_by_the_page", &ALL, looks::parts),
        Case::new("every_property_of_the_look_has_an_effect", &[Chromium], looks::properties),
        Case::new("links_show_their_host", &[Chromium], linking::hosts),
        Case::new("element_reports_what_is_not_valid", &[Chromium], element::misfits),
        Case::new("element_tells_what_happens", &[Chromium], element::events),
        Case::new("element_has_methods", &[Chromium], element::methods),
        Case::new("element_stays_inside", &ALL, element::stays_inside),
        Case::new("attacked_name", &[Chromium, Firefox], attacked::name),
        Case::new("attacked_values", &[Chromium, Firefox], attacked::values),
        Case::new("attacked_documents", &[Chromium, Firefox], attacked::documents),
        Case::new("attacked_selftest", &[Chromium, Firefox], attacked::selftest),
        Case::new("attacked_catalogues", &[Chromium, Firefox], attacked::catalogues),
        Case::new("attacked_copying", &[Chromium, Firefox], attacked::copying),
        Case::new("attacked_printing", &[Chromium, Firefox], attacked::printing),
        Case::new("attacked_long_value", &[Chromium], attacked::long),
        Case::new("attacked_written_document", &[Chromium, Firefox], attacked::written),
        Case::new("element_frees_its_memory", &[Chromium], element::memory),
        Case::new("trap_costs_the_answers_then_the_program", &ALL, trapping::twice),
        Case::new("trap_no_engine", &ALL, trapping::absent),
        Case::new("trap_no_memory", &[Chromium], trapping::no_memory),
        Case::new("trap_forbidden_by_policy", &ALL, trapping::forbidden),
        Case::new("trap_login_instead_of_catalogue", &[Chromium], trapping::login),
        Case::new("trap_single_file_shows_its_list", &[Chromium], trapping::single_file),
        Case::new("hanging_requests_end", &ALL, arriving::hanging),
        Case::new("catalogue_is_not_reached", &ALL, arriving::refused),
        Case::new("large_catalogue_stops_and_begins_again", &[Chromium], large::stops_and_begins_again),
        Case::new("catalogue_is_not_there", &[Chromium], arriving::not_there),
        Case::new("something_else_is_no_catalogue", &[Chromium], arriving::something_else),
        Case::new("measures_are_readable_without_scripts", &ALL, without::scripts),
        Case::new("measures_are_readable_without_scripts_on_a_drive", &[Chromium], without::scripts_on_a_drive),
        Case::new("measures_are_readable_without_webassembly", &ALL, without::engine),
        Case::new("panics_end_in_a_restart_then_in_the_list", &ALL, breaking::panics),
        Case::new("first_allocations_may_fail", &[Chromium], breaking::first_allocations),
        Case::new("later_allocations_may_fail", &[Chromium], breaking::later_allocations),
        Case::new("selftest_says_what_works", &ALL, selftest::running),
        Case::new("selftest_says_what_fails", &ALL, selftest::failing),
        Case::new("selftest_sends_nothing", &[Chromium], selftest::sends_nothing),
        Case::new("missing_catalogue_is_named", &[Chromium], failing::missing),
        Case::new("broken_catalogue_is_named_with_its_place", &[Chromium], failing::broken),
        Case::new("catalogue_in_utf16_is_named", &[Chromium], failing::utf16),
        Case::new("empty_catalogue_is_named", &[Chromium], failing::empty),
        Case::new("deeply_nested_catalogue_is_named", &[Chromium], failing::nested),
        Case::new("one_faulty_measure_is_left_out", &[Chromium], failing::one_faulty),
        Case::new("canaries_stay_in_the_single_file", &[Chromium], canaries::single_file),
        Case::new("canaries_stay_in_the_element", &[Chromium], canaries::embedded),
        Case::new("answers_are_gone_when_somebody_comes_back", &ALL, canaries::going_back),
        Case::new("hostile_texts_end_as_expected", &[Chromium], corpus::hostile),
        Case::new("hostile_catalogue_stays_text", &[Chromium], payloads::stay_text),
    ];
    cases.extend(outside(thorough));
    cases.extend(hosts());
    cases.extend(editor());
    cases.extend(editor_axe(thorough));
    cases.extend(editor_files(thorough));
    for (name, look) in [("light", Look::Light), ("dark", Look::Dark), ("forced_colours", Look::Forced)] {
        for width in [320, 1280] {
            let name = format!("axe_finds_nothing_{name}_{width}");
            cases.push(Case::new(name, &[Chromium], move |page| accessible::finds_nothing(page, look, width)));
        }
    }
    for (theme, width) in [("light", 320), ("light", 1280), ("dark", 320), ("dark", 1280)] {
        let name = format!("large_groups_are_accessible_{theme}_{width}");
        cases.push(Case::new(name, &[Chromium], move |page| windowed::accessible(page, theme, width)));
    }
    for (at, persona) in world.catalog.personas().iter().enumerate() {
        let everywhere = thorough || EVERYWHERE.contains(&persona.id.as_str());
        let engines = if everywhere { &ALL[..] } else { &ALL[..1] };
        cases.push(Case::new(format!("persona_{}", persona.id), engines, move |page| answering::persona(page, at)));
    }
    cases
}

/// Faults from outside: the line, the server, the calendar, the browser that brings a page back. `thorough` goes around the
/// earth in steps of an hour and loads the page five hundred times.
fn outside(thorough: bool) -> Vec<Case> {
    let reloads = |times: usize, engines: &[Engine]| {
        let case =
            Case::new(format!("outside_file_is_loaded_{times}_times"), engines, move |page| returning::reloads(page, times));
        case.of_minutes(2 + times as u64 / 20)
    };
    // What no engine does in a way of its own goes through one of them every day.
    let once = if thorough { &ALL[..] } else { &ALL[..1] };
    let mut cases = vec![
        Case::new("outside_catalogue_arrives_in_drips", &ALL, delivery::drips),
        Case::new("outside_catalogue_is_cut_off", &ALL, delivery::cut_off),
        Case::new("outside_catalogue_is_shorter_than_it_says", once, delivery::too_long),
        Case::new("outside_catalogue_is_replaced", once, delivery::replaced),
        Case::new("outside_program_is_cut_off", &ALL, delivery::cut_off_program),
        Case::new("outside_single_file_is_cut_off", &ALL, delivery::cut_off_file),
        Case::new("outside_days_turn", once, calendar::turns),
        Case::new("outside_time_zones", &ALL, move |page| calendar::around_the_earth(page, thorough)).of_minutes(15),
        Case::new("outside_kept_page_begins_anew", &ALL, returning::kept),
        Case::new("outside_editors_on_one_file_lose_nothing", &[Chromium], editor_two::both_save),
        Case::new("outside_editor_is_overtaken_while_it_writes", &[Chromium], editor_two::saved_meanwhile),
        Case::new("outside_editor_is_open_over_night", once, editor_two::over_night),
    ];
    if thorough {
        cases.extend([reloads(500, &[Chromium]), reloads(100, &[Firefox, Engine::WebKit])]);
    } else {
        cases.push(reloads(12, &[Chromium]));
    }
    cases
}

/// The editor.
fn editor() -> Vec<Case> {
    vec![
        Case::new("editor_changes_one_line", &ALL, editor::title),
        Case::new("editor_round_ends_in_the_widget", &ALL, editor::round),
        Case::new("editor_first_own_measure_as_documented", &ALL, editor_first::measure),
        Case::new("editor_undoes_and_marks_faults", &ALL, editor::undone),
        Case::new("editor_keeps_a_draft", &ALL, editor::draft),
        Case::new("editor_merges_what_others_wrote", &[Chromium], editor::merged),
        Case::new("editor_change_is_handed_in_and_taken_over", &ALL, editor_dialogs::handed_in),
        Case::new("editor_change_comes_by_mail", &ALL, editor_dialogs::mailed),
        Case::new("editor_opens_what_was_reported", &ALL, editor_dialogs::reported),
        Case::new("editor_removes_only_what_nothing_names", &[Chromium], editor_dialogs::removed),
        Case::new("editor_archives_and_restores", &[Chromium], editor_dialogs::archived),
        Case::new("editor_starts_an_own_catalogue", &[Chromium], editor_dialogs::started),
        Case::new("editor_adopts_the_law_alone", &[Chromium], editor_dialogs::adopted),
        Case::new("editor_sums_up_before_saving", &[Chromium], editor_dialogs::summed_up),
        Case::new("editor_overwrites_nothing_unseen", &[Chromium], editor_dialogs::not_overwritten),
        Case::new("editor_confirms_with_one_click", &[Chromium], editor_views::confirmed),
        Case::new("editor_shows_own_entries_overdue_first", &ALL, editor_views::mine),
        Case::new("editor_counts_places", &ALL, editor_views::places),
        Case::new("editor_takes_absence_and_stand_in", &[Chromium], editor_views::absence),
        Case::new("editor_needs_no_pointer", &[Chromium, Firefox], editor_keyboard::walk),
        Case::new("editor_takes_only_anonymous_stories", &ALL, examples::anonymous),
        Case::new("editor_shows_the_gaps_of_the_offer", &[Chromium], examples::gaps),
    ]
}

/// axe over everything in the editor: forms, views and dialogs in each look, once wide and once narrow; `thorough` takes
/// each look in both widths.
fn editor_axe(thorough: bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, look) in [("light", Look::Light), ("dark", Look::Dark), ("forced_colours", Look::Forced)] {
        let usual = if matches!(look, Look::Dark) { 320 } else { 1280 };
        for width in [320, 1280].into_iter().filter(|width| thorough || *width == usual) {
            let case = |part: &str| format!("editor_axe_{part}_{name}_{width}");
            let (forms, views, dialogs) = (case("forms"), case("views"), case("dialogs"));
            cases.push(Case::new(forms, &[Chromium], move |page| editor_accessible::forms(page, look, width)));
            cases.push(Case::new(views, &[Chromium], move |page| editor_accessible::views(page, look, width)));
            cases.push(Case::new(dialogs, &[Chromium], move |page| editor_accessible::dialogs(page, look, width)));
        }
    }
    cases
}

/// The ways of files into the editor and out of it. LibreOffice comes only with the tests that take long.
fn editor_files(thorough: bool) -> Vec<Case> {
    let mut cases = vec![
        Case::new("editor_opens_what_is_picked", &ALL, editor_files::picked),
        Case::new("editor_opens_what_is_dropped", &ALL, editor_files::dropped),
        Case::new("editor_refuses_and_keeps_what_is_open", &ALL, editor_files::refused),
        Case::new("editor_never_overwrites_what_others_wrote", &[Chromium], editor_files::never_overwritten),
        Case::new("editor_writes_what_was_decided", &[Chromium], editor_files::decided),
        Case::new("editor_warns_of_closing_while_unsaved", &ALL, editor_staying::warned),
        Case::new("editor_draft_waits", &ALL, editor_staying::drafts),
        Case::new("editor_that_stops_gives_the_draft", &ALL, editor_staying::stopped),
        Case::new("editor_needs_no_storage", &ALL, editor_staying::storeless),
        Case::new("editor_workbook_comes_back_unchanged", &[Chromium], editor_workbook::unchanged),
        Case::new("editor_workbook_comes_back_changed", &[Chromium], editor_workbook::changed),
        Case::new("editor_workbook_with_a_wrong_cell", &[Chromium], editor_workbook::told),
        Case::new("editor_list_as_workbook", &[Chromium], editor_lists::as_workbook),
        Case::new("editor_list_as_text", &[Chromium], editor_lists::as_text),
    ];
    cases.push(Case::new("editor_takes_away_what_is_no_entry", &[Chromium], editor_hostile::stray));
    for part in 0..editor_hostile::PARTS {
        let name = format!("editor_shows_hostile_texts_{}", part + 1);
        cases.push(Case::new(name, &[Chromium], move |page| editor_hostile::part(page, part)));
    }
    if thorough {
        cases.push(Case::new("editor_workbook_through_libreoffice", &[Chromium], editor_workbook::through_libreoffice));
    }
    cases
}

/// The host pages of `tests/pages/`.
fn hosts() -> Vec<Case> {
    let simply = |name: &'static str, engines: &[Engine]| {
        Case::new(format!("host_{}", name.replace('-', "_")), engines, move |page| hosts::simply(page, name))
    };
    vec![
        simply("plain", &ALL),
        Case::new("host_two_elements", &ALL, hosts::two),
        Case::new("host_hostile_style", &ALL, hosts::style),
        Case::new("host_overridden_builtins", &ALL, hosts::overrides),
        simply("clobbering-names", &ALL),
        Case::new("host_global_keys", &ALL, hosts::keys),
        Case::new("host_small_root_font", &ALL, hosts::root_font),
        Case::new("host_right_to_left", &ALL, hosts::right_to_left),
        Case::new("host_sandboxed_iframe", &ALL, hosts::sandboxed),
        Case::new("host_srcdoc_iframe", &ALL, hosts::srcdoc),
        Case::new("host_strict_policy", &ALL, hosts::strict),
        Case::new("host_late_script", &ALL, hosts::late),
    ]
}
