// SPDX-License-Identifier: EUPL-1.2
//! Several things at a time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Does the work for each thing, so many at a time; the results in the order of the things.
///
/// # Errors
/// What a work says that fails, or that it panicked. After that no other begins.
pub fn each<T: Sync, R: Send>(
    workers: usize,
    things: &[T],
    work: impl Fn(&T) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    let next = AtomicUsize::new(0);
    let parts: Vec<Result<Vec<(usize, R)>, String>> = std::thread::scope(|scope| {
        let one = || {
            let mut mine = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(thing) = things.get(at) else { return Ok(mine) };
                mine.push((at, work(thing).inspect_err(|_| next.store(things.len(), Ordering::Relaxed))?));
            }
        };
        let handles: Vec<_> = (0..workers.min(things.len())).map(|_| scope.spawn(one)).collect();
        // All of them, or the scope panics for those that nobody asked.
        let joined = handles.into_iter().map(|handle| handle.join());
        joined.map(|part| part.unwrap_or_else(|_| Err("A worker broke off.".to_string()))).collect()
    });
    let mut results = Vec::new();
    for part in parts {
        results.extend(part?);
    }
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
            assert_eq!(each(workers, &things, |one| Ok(one * 2)), Ok((0..100).map(|one| one * 2).collect()));
        }
        assert_eq!(each(4, &[], |one: &usize| Ok(*one)), Ok(Vec::new()));
        let begun = AtomicUsize::new(0);
        let until_fifty = |one: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if *one == 50 { Err("fifty".to_string()) } else { Ok(()) }
        };
        assert_eq!(each(1, &things, until_fifty), Err("fifty".to_string()));
        assert_eq!(begun.into_inner(), 51, "nothing begins after that");
        assert_eq!(each(2, &things, |one| Ok(100 / (50 - one.min(&50)))), Err("A worker broke off.".to_string()));
    }
}
