//! How large the artefacts are.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::place::Place;
use crate::tool::Failure;

/// Prints the raw and the compressed size of each artefact.
pub fn report(place: &Place, artefacts: &[String]) -> Result<(), Failure> {
    println!("{:>9} {:>9}  artefact", "raw", "gzip");
    for path in artefacts {
        let bytes = place.read(path)?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&bytes)?;
        println!("{:>9} {:>9}  {path}", bytes.len(), packed.finish()?.len());
    }
    Ok(())
}
