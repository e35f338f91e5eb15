import assert from 'node:assert/strict';
import fc from 'fast-check';
import { repairDecoding } from '../../../src/core/course/wrongDecoding.ts';

/** What a reader sees who decodes UTF-8 as `encoding`. */
function misread(text: string, encoding: 'windows-1252' | 'windows-1254' | 'latin1'): string {
  const bytes = new TextEncoder().encode(text);
  if (encoding === 'latin1') return String.fromCharCode(...bytes);
  return new TextDecoder(encoding).decode(bytes);
}

describe('repairDecoding', () => {
  for (const encoding of ['windows-1252', 'windows-1254', 'latin1'] as const) {
    it(`restores UTF-8 read as ${encoding} where no byte was lost`, () => {
      const korean = fc.string({
        unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((c) => String.fromCharCode(c)),
        minLength: 1,
      });
      fc.assert(
        fc.property(korean, (text) => {
          assert.deepEqual(repairDecoding([`# ${misread(text, encoding)}!`]), [
            { text: `# ${text}!`, repair: 'exact' },
          ]);
        }),
      );
    });
  }

  it('restores pictographs', () => {
    assert.deepEqual(repairDecoding([misread('📚 구성', 'windows-1254')]), [
      { text: '📚 구성', repair: 'exact' },
    ]);
  });

  it('guesses a syllable that lost a byte, and says so', () => {
    const dropped = misread('이벤트 드리븐', 'windows-1252').replace(/[\u0081\u008d\u008f\u0090\u009d]/g, '');
    assert.deepEqual(repairDecoding([dropped]), [{ text: '이벤트 드리븐', repair: 'guessed' }]);
  });

  it('guesses a syllable with a byte that became U+FFFD', () => {
    const replaced = misread('을 다룹니다', 'windows-1252').replace('\u009d', '\ufffd');
    assert.deepEqual(repairDecoding([replaced]), [{ text: '을 다룹니다', repair: 'guessed' }]);
  });

  it('marks what cannot be guessed', () => {
    const [line] = repairDecoding([`${misread('사가 패턴', 'latin1')} \u00ec\u00ec`]);
    assert.deepEqual(line, { text: '사가 패턴 ��', repair: 'lost' });
  });

  it('leaves rightly decoded text alone', () => {
    const lines = [
      '분산 시스템',
      'overlong: à\u0080\u0080',
      'Über naïve Café – “déjà vu”',
      'CAFÉ» à la carte, été',
      'Łódź, Ğ, ß',
      '',
    ];
    assert.deepEqual(
      repairDecoding(lines).map(({ text, repair }) => [text, repair]),
      lines.map((text) => [text, 'none']),
    );
  });

  it('takes no overlong form for UTF-8', () => {
    assert.equal(repairDecoding(['à\u0080\u0080'])[0]?.repair, 'none');
  });

  it('keeps the number of lines and every ASCII character, whatever it is given', () => {
    const ascii = (text: string) => text.replace(/[^\0-\x7f]/g, '');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const repaired = repairDecoding(lines);
        assert.deepEqual(
          repaired.map(({ text }) => ascii(text)),
          lines.map(ascii),
        );
      }),
    );
  });
});
