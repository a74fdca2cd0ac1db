// SPDX-License-Identifier: EUPL-1.2
//! Reads from the output of a test program how many tests passed and failed.

#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

/// Sums the lines `test result: ok. 3 passed; 0 failed; …`. Where a program prints none, because it
/// does not or because it broke off, its lines `test NAME ... ok` are counted.
pub fn counts_in(output: &str) -> Counts {
    let (mut sums, mut single, mut summed) = (Counts::default(), Counts::default(), false);
    for line in output.lines() {
        if let Some((_, result)) = line.split_once("test result: ") {
            summed = true;
            sums.passed += number_before(result, " passed");
            sums.failed += number_before(result, " failed");
        } else if line.starts_with("test ") {
            single.passed += usize::from(line.ends_with(" ... ok"));
            single.failed += usize::from(line.ends_with(" ... FAILED"));
        }
    }
    if summed { sums } else { single }
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or("");
    before.rsplit([' ', ';']).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// A program that failed without naming a failed test, or ran none at all, is itself a failure.
/// Under a filter, a part without a fitting test is in order.
pub fn judged(counts: Counts, success: bool, filtered: bool) -> Counts {
    let silent = counts.failed == 0 && (!success || (counts.passed == 0 && !filtered));
    Counts { failed: counts.failed + usize::from(silent), ..counts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_suites_are_summed() {
        let output = "running 2 tests\ntest a ... ok\n\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured\n\
            noise\ntest result: FAILED. 10 passed; 3 failed; 0 ignored\n";
        assert_eq!(counts_in(output), Counts { passed: 12, failed: 3 });
        let broken_off = "test a ... ok\ntest b ... FAILED\ntest c ... ok\nkilled";
        assert_eq!(counts_in(broken_off), Counts { passed: 2, failed: 1 });
    }

    #[test]
    fn a_part_that_ran_nothing_has_failed() {
        let none = Counts::default();
        let one_failed = Counts { passed: 0, failed: 1 };
        assert_eq!(judged(none, false, false), one_failed);
        assert_eq!(judged(none, true, false), one_failed);
        assert_eq!(judged(none, false, true), one_failed);
        assert_eq!(judged(none, true, true), none);
        assert_eq!(judged(Counts { passed: 3, failed: 0 }, false, false), Counts { passed: 3, failed: 1 });
        assert_eq!(judged(Counts { passed: 3, failed: 2 }, false, false), Counts { passed: 3, failed: 2 });
    }
}
