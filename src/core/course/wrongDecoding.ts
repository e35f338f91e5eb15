import { commonSyllables } from './commonSyllables.ts';

/** A line of text put right, and what had to be done for it. */
export interface RepairedLine {
  readonly text: string;
  /** `guessed`: bytes were lost, and the likeliest syllable stands in; `lost`: U+FFFD stands where nothing fits. */
  readonly repair: 'none' | 'exact' | 'guessed' | 'lost';
}

/**
 * Undoes the accident of UTF-8 read as Windows-1252, Windows-1254 or Latin-1 (`분산` seen as `ë¶„ì‚°`), line
 * by line. A text that was decoded rightly comes back as it is. Bytes that those encodings leave undefined are
 * often dropped on the way; a Hangul syllable that lost one byte is guessed from how common its candidates are.
 */
export function repairDecoding(lines: readonly string[]): RepairedLine[] {
  const untouched = lines.map((text): RepairedLine => ({ text, repair: 'none' }));
  const runs = lines.flatMap((line) => line.match(legacyRun) ?? []);
  const wrong = runs.filter((run) => decodeRun(run) !== undefined).length;
  if (wrong * 2 <= runs.length) return untouched;
  return lines.map(repairLine);
}

function repairLine(line: string): RepairedLine {
  let repair: RepairedLine['repair'] = 'none';
  const text = line.replace(legacyRun, (run) => {
    const decoded = decodeRun(run);
    if (decoded === undefined) return run;
    repair = worse(repair, decoded.repair);
    return decoded.text;
  });
  return { text, repair };
}

const order: readonly RepairedLine['repair'][] = ['none', 'exact', 'guessed', 'lost'];

function worse(a: RepairedLine['repair'], b: RepairedLine['repair']): RepairedLine['repair'] {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

/** Characters that Windows-1252 and Windows-1254 have at 0x80-0x9f; 0x81, 0x8d, 0x8f, 0x90 and 0x9d are undefined. */
const windowsHigh = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Where Windows-1254 differs from Windows-1252 above 0x9f. */
const turkish = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe };

const byteOfCharacter = new Map<string, number>([
  ...Array.from({ length: 0x80 }, (_, i): [string, number] => [String.fromCharCode(0x80 + i), 0x80 + i]),
  ...[...windowsHigh].map((character, i): [string, number] => [character, 0x80 + i]),
  ...Object.entries(turkish),
]);

/** A stretch of characters that were one byte each; U+FFFD stands for a byte that could not be decoded. */
const legacyRun = new RegExp(`[${[...byteOfCharacter.keys()].join('')}\\ufffd]+`, 'g');

/** Bytes that get lost: undefined in Windows-1252 or Windows-1254, the no-break space and the soft hyphen. */
const losable = [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e, 0xa0, 0xad];
const unknownByte = -1;

/** The run read as UTF-8; undefined where it cannot have been UTF-8. */
function decodeRun(run: string): RepairedLine | undefined {
  const bytes = [...run].map((character) => byteOfCharacter.get(character) ?? unknownByte);
  let text = '';
  let repair: RepairedLine['repair'] = 'exact';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] as number);
    if (length === undefined) return undefined;
    const sequence = [bytes[at] as number];
    while (sequence.length < length && isContinuation(bytes[at + sequence.length])) {
      sequence.push(bytes[at + sequence.length] as number);
    }
    at += sequence.length;
    const complete = sequence.length === length && !sequence.includes(unknownByte);
    const character = complete ? codePoint(sequence) : guess(sequence, length);
    if (complete && character === undefined) return undefined;
    if (!complete) repair = worse(repair, character === undefined ? 'lost' : 'guessed');
    text += character ?? '\ufffd';
  }
  // One accented letter followed by nothing is ordinary Latin text, not a lead byte that lost all its bytes.
  return bytes.length < 2 ? undefined : { text, repair };
}

function sequenceLength(lead: number): number | undefined {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return undefined;
}

function isContinuation(byte: number | undefined): boolean {
  return byte === unknownByte || (byte !== undefined && byte >= 0x80 && byte <= 0xbf);
}

/** The character of a complete UTF-8 sequence; undefined for overlong forms, surrogates and beyond U+10FFFF. */
function codePoint(sequence: readonly number[]): string | undefined {
  const lead = sequence[0] as number;
  const payload = sequence.length === 2 ? lead & 0x1f : sequence.length === 3 ? lead & 0x0f : lead & 0x07;
  const value = sequence.slice(1).reduce((sum, byte) => (sum << 6) | (byte & 0x3f), payload);
  const least = sequence.length === 2 ? 0x80 : sequence.length === 3 ? 0x800 : 0x10000;
  if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return undefined;
  return String.fromCodePoint(value);
}

/** The most common Hangul syllable that becomes `sequence` when it loses one losable byte. */
function guess(sequence: readonly number[], length: number): string | undefined {
  if (length !== 3 || sequence.length < 2) return undefined;
  const candidates = completions(sequence)
    .map(codePoint)
    .filter((character) => character !== undefined && commonSyllables.includes(character));
  return candidates.sort(
    (a, b) => commonSyllables.indexOf(a as string) - commonSyllables.indexOf(b as string),
  )[0];
}

function completions(sequence: readonly number[]): number[][] {
  const unknown = sequence.indexOf(unknownByte);
  if (unknown >= 0) return sequence.length === 3 ? losable.map((byte) => sequence.with(unknown, byte)) : [];
  const [lead, known] = sequence;
  if (lead === undefined || known === undefined) return [];
  return losable.flatMap((byte) => [
    [lead, byte, known],
    [lead, known, byte],
  ]);
}
