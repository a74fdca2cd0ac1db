// SPDX-License-Identifier: EUPL-1.2
//! Looks at an archive before anybody reads it: what it is, and how much it unpacks to, counted and not as it claims.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::message::SheetFault;

/// Most bytes that all files of the archive may have together, unpacked: 50 MB.
pub const MAX_UNPACKED: u64 = 50_000_000;

/// Most files in the archive.
const MAX_FILES: usize = 10_000;

/// How old Excel files and encrypted new ones begin.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether the bytes are an XLSX that can be read without harm.
pub fn check(bytes: &[u8]) -> Result<(), SheetFault> {
    if bytes.starts_with(COMPOUND) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return Err(if is_encrypted { SheetFault::Encrypted } else { SheetFault::OldExcel });
    }
    if !bytes.starts_with(b"PK") {
        return Err(SheetFault::NotExcel);
    }
    if bytes.len() as u64 > MAX_UNPACKED {
        return Err(SheetFault::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetFault::Damaged)?;
    if archive.len() > MAX_FILES {
        return Err(SheetFault::TooLarge);
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        unpacked += count(&mut archive, index, MAX_UNPACKED - unpacked)?;
    }
    kind(&archive)
}

/// Bytes of one file, unpacked; reading ends as soon as they are more than `left`.
fn count(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<u64, SheetFault> {
    let file = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => SheetFault::Encrypted,
        _ => SheetFault::Damaged,
    })?;
    let mut limited = file.take(left + 1);
    let mut chunk = [0; 8192];
    let mut bytes = 0;
    loop {
        match limited.read(&mut chunk) {
            Ok(0) => break,
            Ok(more) => bytes += more as u64,
            Err(_) => return Err(SheetFault::Damaged),
        }
    }
    if bytes > left { Err(SheetFault::TooLarge) } else { Ok(bytes) }
}

fn kind(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), SheetFault> {
    let has = |wanted: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("xl/workbook.bin") {
        Err(SheetFault::OtherFormat(".xlsb"))
    } else if has("[Content_Types].xml") {
        Ok(())
    } else if has("content.xml") {
        Err(SheetFault::OtherFormat(".ods"))
    } else {
        Err(SheetFault::NotExcel)
    }
}
