// SPDX-License-Identifier: EUPL-1.2
//! Several things at a time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Does the work for each thing, so many at a time; the results in the order of the things.
///
/// # Errors
/// If a worker panics, which then has done with none of its things.
pub fn each<T: Sync, R: Send>(workers: usize, things: &[T], work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>, String> {
    let next = AtomicUsize::new(0);
    let mut results: Vec<(usize, R)> = Vec::new();
    std::thread::scope(|scope| {
        let one = || {
            let mut mine = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(thing) = things.get(at) else { return mine };
                mine.push((at, work(thing)));
            }
        };
        let handles: Vec<_> = (0..workers.min(things.len())).map(|_| scope.spawn(one)).collect();
        for handle in handles {
            results.extend(handle.join().map_err(|_| "A worker broke off.".to_string())?);
        }
        Ok::<(), String>(())
    })?;
    results.sort_by_key(|(at, _)| *at);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_workers_keep_the_order_and_tell_of_trouble() {
        let things: Vec<usize> = (0..100).collect();
        for workers in [1, 4, 200] {
            assert_eq!(each(workers, &things, |one| one * 2), Ok((0..100).map(|one| one * 2).collect()));
        }
        assert_eq!(each(4, &[], |one: &usize| *one), Ok(Vec::new()));
        assert_eq!(each(2, &things, |one| assert_ne!(*one, 50)), Err("A worker broke off.".to_string()));
    }
}
