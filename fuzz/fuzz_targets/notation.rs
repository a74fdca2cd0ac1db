// SPDX-License-Identifier: EUPL-1.2
//! Gives the target what the fuzzer thinks of.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| foerderkompass_fuzz_targets::notation(bytes));
