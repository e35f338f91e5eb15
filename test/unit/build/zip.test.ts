import assert from 'node:assert/strict';

import { formatSize } from '../../../src/build/sizes.ts';
import { listZip } from '../../../src/build/zip.ts';

/** An archive as `zip` makes it, of `a.txt` (300 times `x`) and the empty `b/ü.txt`; the latter is stored. */
const archive = Buffer.concat([
  Buffer.from('anything before the directory'),
  entry('a.txt', 9, 300),
  entry('b/ü.txt', 0, 0),
  end(2, Buffer.byteLength('anything before the directory')),
]);

describe('listZip', () => {
  it('lists paths and sizes', () => {
    assert.deepEqual(listZip(archive), [
      { path: 'a.txt', compressed: 9, size: 300 },
      { path: 'b/ü.txt', compressed: 0, size: 0 },
    ]);
  });

  it('finds the directory before a comment', () => {
    assert.equal(listZip(Buffer.concat([archive, Buffer.from('comment')])).length, 2);
  });

  it('says what is no archive', () => {
    assert.throws(
      () => listZip(Buffer.from('plain text, longer than the end of a directory')),
      /not a ZIP archive/,
    );
    assert.throws(() => listZip(Buffer.alloc(0)), /not a ZIP archive/);
  });
});

describe('formatSize', () => {
  it('counts in decimal units', () => {
    assert.deepEqual([999, 1000, 1_250_000].map(formatSize), ['999 B', '1 KB', '1.3 MB']);
  });
});

/** A central directory record (APPNOTE.TXT 4.3.12). */
function entry(path: string, compressed: number, size: number): Buffer {
  const name = Buffer.from(path);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt32LE(compressed, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  return Buffer.concat([record, name]);
}

/** The end of central directory record (4.3.16). */
function end(count: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(offset, 16);
  return record;
}
