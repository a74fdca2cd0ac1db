// SPDX-License-Identifier: EUPL-1.2
//! Weaves all faults of a file into it, so that one program holds them all and its start decides which one is there.
//!
//! Each function gets its body once more for every fault in it, word for word as cargo-mutants would write it, in a branch
//! of its own: the number asked for at the start chooses the branch, no number the body as it is. Building the tests once
//! takes the place of building them for each fault.

use std::ops::{Range, RangeInclusive};

use super::list::{Mutant, Span};

/// Goes to the end of the package's `lib.rs`. `FK_FAULT` is the number of the fault that is there; with `FK_FAULT_REACHED`
/// the first number of every function that has faults and is called goes into that file, a line each.
pub const ASKED: &str = r#"
#[doc(hidden)]
pub mod fault_put_in {
    use std::collections::BTreeSet;
    use std::io::Write;
    use std::sync::{LazyLock, Mutex};

    static NUMBER: LazyLock<u32> = LazyLock::new(|| {
        let number = std::env::var("FK_FAULT").ok().and_then(|number| number.parse().ok());
        if std::env::var_os("FK_FAULT_REACHED").is_some() { u32::MAX } else { number.unwrap_or(0) }
    });
    static REACHED: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

    #[inline]
    pub fn asked(first: u32, last: u32) -> u32 {
        let number = *NUMBER;
        if number == u32::MAX {
            reached(first);
            return 0;
        }
        if number < first || number > last { 0 } else { number }
    }

    #[inline(never)]
    fn reached(first: u32) {
        if REACHED.lock().unwrap().insert(first) {
            let file = std::env::var_os("FK_FAULT_REACHED").unwrap();
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
            writeln!(file, "{first}").unwrap();
        }
    }
}
"#;

/// A file with its faults in it.
pub struct Woven {
    pub text: String,
    /// Which lines, counted from 1, belong to which fault.
    pub lines: Vec<(RangeInclusive<usize>, usize)>,
    /// The function of each fault, named by the first fault in it.
    pub functions: Vec<(usize, usize)>,
    /// What cannot be woven in: it stands outside of functions, or in one that runs while compiling or gives back a type
    /// without a name that is no iterator.
    pub alone: Vec<usize>,
}

/// A function, the places in bytes.
struct Function {
    whole: Range<usize>,
    /// Between the braces.
    body: Range<usize>,
    faults: Vec<usize>,
}

/// Weaves the faults with these numbers into a source. Numbers count from 1 in `mutants`.
pub fn weave(source: &str, mutants: &[Mutant], numbers: &[usize]) -> Woven {
    let places = Places::of(source);
    let mut woven = Woven { text: String::new(), lines: Vec::new(), functions: Vec::new(), alone: Vec::new() };
    let mut functions: Vec<Function> = Vec::new();
    for number in numbers.iter().copied() {
        let mutant = &mutants[number - 1];
        let whole = mutant.function.filter(|_| around(&mutant.returns).is_some()).and_then(|span| places.range(span));
        let body = whole.clone().and_then(|whole| body(source, whole));
        let (Some(whole), Some(body)) = (whole, body) else {
            woven.alone.push(number);
            continue;
        };
        match functions.iter_mut().find(|function| function.whole == whole) {
            Some(function) => function.faults.push(number),
            None => functions.push(Function { whole, body, faults: vec![number] }),
        }
    }
    functions.sort_by_key(|function| (function.whole.start, std::cmp::Reverse(function.whole.end)));
    let mut writer = Writer { source, places: &places, mutants, functions: &functions, woven, line: 1 };
    writer.copy(0..source.len(), 0);
    writer.woven
}

/// What goes around each branch of a function that gives this back: where its type has no name, the branches' iterators are
/// put into boxes. Nothing where that cannot be done.
fn around(returns: &str) -> Option<(&'static str, String)> {
    let Some(named) = returns.strip_prefix("-> impl Iterator<Item =") else {
        return (!returns.contains("impl ")).then(|| ("{", "}".to_string()));
    };
    let item = named.strip_suffix('>').filter(|item| !item.contains("impl ") && !item.contains('+'))?;
    Some(("Box::new({", format!("}}) as Box<dyn Iterator<Item ={item}> + '_>")))
}

/// The inside of a function's body; nothing for one that may run while compiling.
fn body(source: &str, whole: Range<usize>) -> Option<Range<usize>> {
    let mut head = whole.start;
    for line in source[whole.clone()].split_inclusive('\n') {
        let start = line.trim_start();
        if !(start.is_empty() || start.starts_with("//") || start.starts_with("#[")) {
            break;
        }
        head += line.len();
    }
    let open = head + source[head..whole.end].find('{')?;
    let runs_while_compiling = source[head..open].split_whitespace().any(|word| word == "const");
    let close = whole.end - 1;
    (!runs_while_compiling && open < close && source[close..whole.end] == *"}").then_some(open + 1..close)
}

struct Writer<'a> {
    source: &'a str,
    places: &'a Places,
    mutants: &'a [Mutant],
    functions: &'a [Function],
    woven: Woven,
    /// The line that is being written, from 1.
    line: usize,
}

impl Writer<'_> {
    /// Copies a stretch of the source; functions from `next` on that lie in it get their faults.
    fn copy(&mut self, stretch: Range<usize>, next: usize) {
        let mut at = stretch.start;
        for (index, function) in self.functions.iter().enumerate().skip(next) {
            if function.whole.start < at || stretch.end < function.whole.end {
                continue;
            }
            self.write(&self.source[at..function.body.start]);
            self.function(function, index);
            at = function.body.end;
        }
        self.write(&self.source[at..stretch.end]);
    }

    fn function(&mut self, function: &Function, index: usize) {
        let (first, last) = (function.faults[0], function.faults[function.faults.len() - 1]);
        self.write(&format!("\nmatch crate::fault_put_in::asked({first}, {last}) {{\n"));
        let returns = self.mutants.get(first - 1).map_or("", |mutant| mutant.returns.as_str());
        let (open, close) = around(returns).unwrap_or(("{", "}".to_string()));
        for number in &function.faults {
            let mutant = &self.mutants[number - 1];
            let Some(changed) = self.places.range(mutant.at) else { continue };
            let from = self.line;
            let before = &self.source[function.body.start..changed.start];
            let after = &self.source[changed.end..function.body.end];
            self.write(&format!("{number} => {open}{before}{}{after}\n{close},\n", mutant.replacement));
            self.woven.lines.push((from..=self.line - 1, *number));
            self.woven.functions.push((*number, first));
        }
        self.write(&format!("_ => {open}\n"));
        self.copy(function.body.clone(), index + 1);
        self.write(&format!("\n{close},\n}}\n"));
    }

    fn write(&mut self, text: &str) {
        self.woven.text += text;
        self.line += text.matches('\n').count();
    }
}

/// Where each character of a text is, in bytes.
struct Places {
    lines: Vec<Vec<usize>>,
}

impl Places {
    fn of(source: &str) -> Places {
        let mut lines = vec![Vec::new()];
        for (at, character) in source.char_indices() {
            lines.last_mut().expect("there is a first line").push(at);
            if character == '\n' {
                lines.push(Vec::new());
            }
        }
        lines.last_mut().expect("there is a first line").push(source.len());
        Places { lines }
    }

    fn range(&self, span: Span) -> Option<Range<usize>> {
        Some(self.byte(span.start)?..self.byte(span.end)?)
    }

    fn byte(&self, (line, column): (usize, usize)) -> Option<usize> {
        self.lines.get(line.checked_sub(1)?)?.get(column.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "/// Says „ä“.\n#[inline]\nfn f(a: u8) -> bool {\n    let g = 'ä'; fn h() -> u8 { 1 + 1 }\n    a == h()\n}\n\
        const fn c() -> u8 { 2 + 2 }\n";

    fn mutant(at: ((usize, usize), (usize, usize)), replacement: &str, function: ((usize, usize), (usize, usize))) -> Mutant {
        let span = |(start, end)| Span { start, end };
        Mutant {
            name: String::new(),
            file: String::new(),
            package: String::new(),
            at: span(at),
            replacement: replacement.to_string(),
            function: Some(span(function)),
            returns: String::new(),
        }
    }

    #[test]
    fn every_fault_gets_a_branch_of_its_own() {
        let outer = ((1, 1), (6, 2));
        let inner = ((4, 18), (4, 40));
        let mutants = [
            mutant(((5, 7), (5, 9)), "!=", outer),
            mutant(((4, 35), (4, 36)), "*", inner),
            mutant(((7, 24), (7, 25)), "-", ((7, 1), (7, 29))),
        ];
        let woven = weave(SOURCE, &mutants, &[1, 2, 3]);
        assert_eq!(woven.alone, [3], "it runs while compiling");
        assert_eq!(woven.functions, [(1, 1), (2, 2)]);
        let lines: Vec<&str> = woven.text.lines().collect();
        let of = |number: usize| {
            let (range, _) = woven.lines.iter().find(|(_, one)| *one == number).unwrap();
            lines[range.start() - 1..*range.end()].join(" ")
        };
        assert_eq!(of(1), "1 => {     let g = 'ä'; fn h() -> u8 { 1 + 1 }     a != h()  },");
        assert_eq!(of(2), "2 => { 1 * 1  },");
        assert_eq!(around("-> impl Iterator<Item =(u8, &str)>").unwrap().1, "}) as Box<dyn Iterator<Item =(u8, &str)> + '_>");
        assert_eq!((around("-> impl Fn() -> u8"), around("")), (None, Some(("{", "}".to_string()))));
        let plain: String = weave(SOURCE, &mutants, &[3]).text;
        assert_eq!(plain, SOURCE);
        assert!(
            woven
                .text
                .starts_with("/// Says „ä“.\n#[inline]\nfn f(a: u8) -> bool {\nmatch crate::fault_put_in::asked(1, 1) {\n1 => {")
        );
        assert!(woven.text.ends_with("\n    a == h()\n\n},\n}\n}\nconst fn c() -> u8 { 2 + 2 }\n"), "{}", woven.text);
    }
}
