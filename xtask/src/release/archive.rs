// SPDX-License-Identifier: EUPL-1.2
//! Writes and reads the archive of a release. The same files give the same bytes: in the order of their names, all of one
//! time.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::shell;

/// Files by their paths in the archive.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The archive, with every file below `folder`.
pub fn packed(folder: &str, files: &Files) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let failed = |error: &dyn std::fmt::Display| format!("The archive cannot be written: {error}.");
    for (name, content) in files {
        archive.start_file(format!("{folder}/{name}"), options).map_err(|error| failed(&error))?;
        archive.write_all(content).map_err(|error| failed(&error))?;
    }
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}

/// Unpacks an archive into a folder.
pub fn unpack(archive: &Path, into: &Path) -> Result<(), String> {
    let bytes = shell::read(archive)?;
    let failed = |error: &dyn std::fmt::Display| format!("{} cannot be unpacked: {error}.", archive.display());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| failed(&error))?;
        let name = file.enclosed_name().ok_or_else(|| failed(&"a path leads out of it"))?;
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(|error| failed(&error))?;
        shell::write(&into.join(name), content)?;
    }
    Ok(())
}

/// The lines of `SHA256SUMS`, as `sha256sum --check` reads them.
pub fn sums(files: &Files) -> String {
    files.iter().map(|(name, content)| format!("{:x}  {name}\n", Sha256::digest(content))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        [("b.txt", "two"), ("a/ü.txt", "one")].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
    }

    #[test]
    fn the_same_files_give_the_same_bytes_and_come_back() {
        let first = packed("x-1", &files()).unwrap();
        assert_eq!(first, packed("x-1", &files()).unwrap());
        let folder = std::env::temp_dir().join(format!("fk-archive-{}", std::process::id()));
        shell::write(&folder.join("x.zip"), &first).unwrap();
        unpack(&folder.join("x.zip"), &folder.join("out")).unwrap();
        assert_eq!(std::fs::read(folder.join("out/x-1/a/ü.txt")).unwrap(), b"one");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn sums_are_those_of_the_files() {
        let sums = sums(&files());
        assert!(sums.ends_with("3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  b.txt\n"), "{sums}");
        assert_eq!(sums.lines().count(), 2);
    }
}
