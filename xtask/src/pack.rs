// SPDX-License-Identifier: EUPL-1.2
//! Packs bytes as tightly as a script in a page can hold them: LZMA, written in printable letters.
//!
//! `embed/unpack.js` does the reverse in the browser. Gzip, which browsers unpack by themselves, would
//! be a quarter larger, and base64 another tenth.

use std::io::Write;

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// All printable letters except those that mean something inside quotation marks or in HTML.
const LETTERS: &[u8; 91] = b"!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// LZMA without a header. The settings are those that `embed/unpack.js` knows: 1 literal context bit,
/// no position bits.
pub fn lzma(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (1, 0, 0);
    (options.nice_len, options.depth_limit) = (273, 1000);
    let failed = |error| format!("Compressing failed: {error}.");
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).map_err(failed)?;
    writer.write_all(bytes).map_err(failed)?;
    writer.finish().map_err(failed)
}

/// Bytes as letters, 13 bits in two letters, the lowest first.
pub fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut count) = (0_usize, 0);
    let mut write = |value: usize| text.extend([value / 91, value % 91].map(|digit| char::from(LETTERS[digit])));
    for byte in bytes {
        bits |= usize::from(*byte) << count;
        count += 8;
        if count >= 13 {
            write(bits & 0x1fff);
            bits >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        write(bits);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn letters_mean_nothing_to_html_or_javascript() {
        let text = letters(&(0..=255).cycle().take(5000).map(|n: u32| (n * n % 251) as u8).collect::<Vec<u8>>());
        assert!(text.bytes().all(|b| b.is_ascii_graphic() && !b"\"\\<".contains(&b)), "{text}");
        assert_eq!(letters(b""), "");
        assert_eq!(letters(b"\x01"), "!#");
        assert!(text.len() <= 5000 * 16 / 13 + 2);
    }

    /// What is packed here comes out again in JavaScript: nothing, one byte, far and near repetitions,
    /// runs, noise.
    #[test]
    fn the_browsers_half_unpacks_it() {
        let mut seed = 7_u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        let random: Vec<u8> = (0..70_000).map(|_| noise()).collect();
        let text = include_str!("pack.rs").repeat(3).into_bytes();
        let far = [random.as_slice(), &text, &random, &[0; 3000], &text[..777]].concat();
        let folder = std::env::temp_dir().join(format!("pack-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (i, bytes) in [Vec::new(), vec![0], vec![255; 1000], random.clone(), text, far].into_iter().enumerate() {
            let packed = letters(&lzma(&bytes).expect("packed"));
            let (from, to) = (folder.join(format!("{i}.txt")), folder.join(format!("{i}.bin")));
            std::fs::write(&from, packed).expect("written");
            let script = format!(
                "{}\nconst fs = require('fs'); const [from, to, size] = process.argv.slice(1); \
                 const {{ output, until }} = unpacking(bytesOf(fs.readFileSync(from, 'latin1')), +size);
                 for (let at = 0; at <= size; at += 999) until(at);
                 until(+size);
                 fs.writeFileSync(to, output);",
                include_str!("../../embed/unpack.js")
            );
            let status =
                Command::new("node").args(["-e", &script]).args([from, to.clone()]).arg(bytes.len().to_string()).status();
            assert!(status.expect("node, which set-up installs").success());
            assert!(std::fs::read(to).expect("unpacked") == bytes, "case {i} of {} bytes", bytes.len());
        }
        let _ = std::fs::remove_dir_all(folder);
    }
}
