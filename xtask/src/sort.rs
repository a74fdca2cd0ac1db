// SPDX-License-Identifier: EUPL-1.2
//! Sorts the code of a WebAssembly by what its bytes mean, because like packs well with like: instructions follow
//! instructions, local variables follow local variables. The sizes of the functions are left out, and so is how places
//! in memory are aligned, which is a hint: both follow.
//!
//! `joined` in `embed/unpack.js` does the reverse in the browser and knows the same instructions.

/// What a WebAssembly was sorted into.
#[derive(Debug, PartialEq)]
pub struct Sorted {
    /// The module with every place aligned as its instruction says anyway: so it is joined again.
    pub wasm: Vec<u8>,
    /// Everything before and after the functions.
    pub around: Vec<u8>,
    /// Where the functions stood in it.
    pub at: usize,
    /// Bytes of the section of the code from its number of functions on.
    pub streams: [Vec<u8>; STREAMS],
}

/// Instructions and all that has no stream of its own; then numbers: of blocks to leave, of local variables to read and to
/// write, which of these there are, of places in memory, constants of 32 bits, of functions, other constants, and what
/// blocks leave behind. Another order would cost some hundred bytes.
pub const STREAMS: usize = 10;
const OTHER: usize = 0;
const BRANCHES: usize = 1;
const LOCALS: usize = 2;
const WRITTEN: usize = 3;
const VARIABLES: usize = 4;
const PLACES: usize = 5;
const CONSTANTS: usize = 6;
const CALLS: usize = 7;
const WIDE: usize = 8;
const BLOCKS: usize = 9;

/// How the instructions from 40 to 62 are aligned.
const ALIGNED: &[u8; 23] = &[2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

/// Sorts a module.
///
/// # Errors
/// A sentence if it cannot be read, or could not be joined again byte by byte.
pub fn sorted(wasm: &[u8]) -> Result<Sorted, String> {
    let mut reader = Reader { bytes: wasm.to_vec(), at: 8, streams: Default::default() };
    let code = loop {
        let section = reader.byte()?;
        let size = reader.number()? as usize;
        if section == 10 {
            break reader.at..reader.at + size;
        }
        reader.at += size;
    };
    for _ in 0..reader.copied(OTHER)? {
        reader.function()?;
    }
    if reader.at != code.end {
        return Err(format!("The functions of the WebAssembly end at {}, not at {}.", reader.at, code.end));
    }
    let around = [wasm.get(..code.start), wasm.get(code.end..)].into_iter().flatten().collect::<Vec<_>>().concat();
    Ok(Sorted { wasm: reader.bytes, around, at: code.start, streams: reader.streams })
}

struct Reader {
    bytes: Vec<u8>,
    at: usize,
    streams: [Vec<u8>; STREAMS],
}

impl Reader {
    fn byte(&mut self) -> Result<u8, String> {
        let byte = self.bytes.get(self.at).ok_or("The WebAssembly ends too early.")?;
        self.at += 1;
        Ok(*byte)
    }

    /// A number in as many bytes as it needs, the lowest seven bits first.
    fn number(&mut self) -> Result<u64, String> {
        let mut number = 0;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127).wrapping_shl(shift) * u64::from(shift < 64);
            if byte < 128 {
                return Ok(number);
            }
        }
        Err("The WebAssembly holds a number of more than ten bytes.".to_string())
    }

    /// The same; its bytes go into a stream.
    fn copied(&mut self, stream: usize) -> Result<u64, String> {
        let from = self.at;
        let number = self.number()?;
        self.streams[stream].extend(self.bytes.get(from..self.at).unwrap_or_default());
        Ok(number)
    }

    fn function(&mut self) -> Result<(), String> {
        let from = self.at;
        let size = self.number()?;
        let (digits, begin) = (self.at - from, self.at);
        for _ in 0..self.copied(VARIABLES)? * 2 {
            self.copied(VARIABLES)?;
        }
        let mut depth = 1;
        while depth > 0 {
            depth += self.instruction()?;
        }
        let needed = (u64::BITS - (size | 1).leading_zeros()).div_ceil(7);
        if (self.at - begin) as u64 == size && digits == needed as usize {
            Ok(())
        } else {
            Err(format!("The function at {from} of the WebAssembly has another size than is written there."))
        }
    }

    /// Sorts an instruction and says by how much it is deeper after it.
    fn instruction(&mut self) -> Result<i32, String> {
        let opcode = self.byte()?;
        self.streams[OTHER].push(opcode);
        let numbers: &[usize] = match opcode {
            2..=4 => &[BLOCKS],
            35..=38 | 63 | 64 | 208 | 210 => &[OTHER],
            17 => &[OTHER, OTHER],
            12 | 13 => &[BRANCHES],
            16 => &[CALLS],
            32 => &[LOCALS],
            33 | 34 => &[WRITTEN],
            40..=62 => {
                self.align(opcode)?;
                &[PLACES]
            }
            65 => &[CONSTANTS],
            66 => &[WIDE],
            67 | 68 => {
                for _ in 0..if opcode == 67 { 4 } else { 8 } {
                    let byte = self.byte()?;
                    self.streams[WIDE].push(byte);
                }
                &[]
            }
            14 => {
                for _ in 0..=self.copied(OTHER)? {
                    self.copied(OTHER)?;
                }
                &[]
            }
            252 => match self.copied(OTHER)? {
                0..=7 => &[],
                8 | 10 | 12 | 14 => &[OTHER, OTHER],
                _ => &[OTHER],
            },
            0 | 1 | 5 | 11 | 15 | 26 | 27 | 69..=196 | 209 => &[],
            _ => return Err(format!("The WebAssembly has an instruction {opcode} that cannot be sorted.")),
        };
        for stream in numbers {
            self.copied(*stream)?;
        }
        Ok(match opcode {
            2..=4 => 1,
            11 => -1,
            _ => 0,
        })
    }

    fn align(&mut self, opcode: u8) -> Result<(), String> {
        let (given, aligned) = (self.byte()?, ALIGNED.get(usize::from(opcode) - 40).copied().unwrap_or(0));
        if given > aligned {
            return Err(format!("The WebAssembly aligns an instruction {opcode} by {given}."));
        }
        if let Some(place) = self.bytes.get_mut(self.at - 1) {
            *place = aligned;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// A module of these functions, each with its number of local variables and without its size.
    fn module(functions: &[&[u8]]) -> Vec<u8> {
        let bodies = functions.iter().flat_map(|body| [&[body.len() as u8], *body].concat());
        let code: Vec<u8> = [functions.len() as u8].into_iter().chain(bodies).collect();
        [b"\0asm\x01\0\0\0\x01\x02ab\x0a", [code.len() as u8].as_slice(), &code, b"\x0b\x01c"].concat()
    }

    #[test]
    fn what_is_alike_stands_together() {
        let first = [1, 3, 0x7f, 2, 0x40, 32, 5, 33, 6, 65, 0xff, 0, 40, 0, 0x90, 1, 12, 0, 11, 11];
        let sorted = sorted(&module(&[&first, &[0, 16, 9, 14, 1, 3, 4, 252, 10, 0, 0, 68, 1, 2, 3, 4, 5, 6, 7, 8, 11]]));
        let sorted = sorted.expect("a module");
        assert_eq!((sorted.around.as_slice(), sorted.at), (b"\0asm\x01\0\0\0\x01\x02ab\x0a\x2c\x0b\x01c".as_slice(), 14));
        let other = [2, 2, 32, 33, 65, 40, 12, 11, 11, 16, 14, 1, 3, 4, 252, 10, 0, 0, 68, 11];
        let wide = vec![1, 2, 3, 4, 5, 6, 7, 8];
        let numbers = [vec![0], vec![5], vec![6], vec![1, 3, 0x7f, 0], vec![0x90, 1], vec![0xff, 0], vec![9], wide, vec![0x40]];
        assert_eq!(sorted.streams[0], other.to_vec());
        assert_eq!(sorted.streams[1..], numbers);
        assert_eq!(sorted.wasm[29], 2, "how a place is aligned follows from the instruction");
    }

    #[test]
    fn what_could_not_be_joined_again_is_refused() {
        let refused = |wasm: &[u8]| sorted(wasm).expect_err("a sentence");
        assert_eq!(refused(b"\0asm\x01\0\0\0"), "The WebAssembly ends too early.");
        assert_eq!(refused(&module(&[&[0, 6, 11]])), "The WebAssembly has an instruction 6 that cannot be sorted.");
        assert_eq!(
            refused(&module(&[&[0, 1, 11, 1]])),
            "The function at 15 of the WebAssembly has another size than is written there."
        );
        let mut long = module(&[&[0, 11]]);
        long.splice(13..16, [5, 1, 0x82, 0]);
        assert_eq!(refused(&long), "The function at 15 of the WebAssembly has another size than is written there.");
    }

    /// What is sorted here is joined again in JavaScript, with sizes of one, two and three bytes and every instruction.
    #[test]
    fn the_browsers_half_joins_it() {
        let plain = [0, 1, 15, 26, 27, 69, 196, 209].as_slice();
        let numbered = [35, 36, 37, 38, 63, 64, 208, 210, 12, 13, 16, 32, 33, 34, 65, 66].map(|opcode| [opcode, 0x80, 1]);
        let places = (40..=62).flat_map(|opcode| [opcode, 0, 0x84, 0x80, 2]).collect();
        let blocks = vec![2, 64, 3, 64, 11, 4, 64, 5, 11, 11, 17, 0x81, 0, 3, 14, 2, 0, 1, 0x80, 1];
        let raw = vec![67, 255, 11, 2, 3, 68, 11, 11, 2, 2, 3, 255, 255, 0];
        let more = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
        let long = (0..18).flat_map(|which| [vec![252, which], vec![5; more[usize::from(which)]]].concat()).collect();
        let all = [plain.to_vec(), numbered.concat(), places, blocks, raw, long].concat();
        let function = |times: usize| [vec![2, 1, 127, 0x80, 1, 111], all.repeat(times), vec![11]].concat();
        let bodies = [vec![0, 11], function(0), function(1), function(3), function(90)];
        let mut code = vec![5];
        for body in bodies {
            let size = body.len();
            code.extend(match size {
                0..128 => vec![size as u8],
                128..16384 => vec![size as u8 | 128, (size >> 7) as u8],
                _ => vec![size as u8 | 128, (size >> 7) as u8 | 128, (size >> 14) as u8],
            });
            code.extend(body);
        }
        let length = [code.len() as u8 | 128, (code.len() >> 7) as u8 | 128, (code.len() >> 14) as u8];
        let wasm = [b"\0asm\x01\0\0\0\x01\x02ab\x0a".as_slice(), &length, &code, b"\x0b\x01c"].concat();
        let Sorted { wasm, around, at, streams } = sorted(&wasm).expect("a module");
        let mut begin = around.len() + 7;
        let begins: Vec<usize> = streams
            .iter()
            .map(|stream| {
                begin += stream.len();
                begin - stream.len()
            })
            .collect();
        let script = format!(
            "{}\nconst all = Uint8Array.from({:?}); \
             console.log(String(joined(all, 7, {}, {}, {}, {begins:?})) === String({wasm:?}));",
            include_str!("../../embed/unpack.js"),
            [vec![9; 7], around.clone(), streams.concat()].concat(),
            around.len() + 7,
            at + 7,
            wasm.len()
        );
        let file = std::env::temp_dir().join(format!("sort-{}.js", std::process::id()));
        std::fs::write(&file, script).expect("written");
        let said = Command::new("node").arg(&file).output().expect("node, which set-up installs").stdout;
        let _ = std::fs::remove_file(file);
        assert_eq!(String::from_utf8_lossy(&said), "true\n");
    }
}
