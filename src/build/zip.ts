/** A file inside a ZIP archive. */
export interface ZipEntry {
  readonly path: string;
  /** Bytes it takes in the archive. */
  readonly compressed: number;
  /** Bytes it takes unpacked. */
  readonly size: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Lists an archive from its central directory (APPNOTE.TXT 4.3.12 and 4.3.16; no ZIP64). Throws where it is no ZIP. */
export function listZip(archive: Buffer): ZipEntry[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a ZIP archive');
  const entries: ZipEntry[] = [];
  let offset = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(offset) !== directoryEntry) throw new Error('broken ZIP directory');
    const nameLength = archive.readUInt16LE(offset + 28);
    entries.push({
      path: archive.toString('utf8', offset + 46, offset + 46 + nameLength),
      compressed: archive.readUInt32LE(offset + 20),
      size: archive.readUInt32LE(offset + 24),
    });
    offset += 46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}
