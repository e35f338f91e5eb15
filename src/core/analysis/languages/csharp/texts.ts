import { spanOf } from '../../drafts.ts';
import type { Value } from '../../model.ts';
import { named, type SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import { unquote } from '../text.ts';
import { textOf } from '../walk.ts';
import type { CSharpWalk } from './walk.ts';

/** The value of a literal in any of its forms: `"…"`, `@"…"`, `"""…"""`, each perhaps followed by `u8`. */
export function textOfLiteral(source: string): string {
  const literal = source.replace(/u8$/i, '');
  if (literal.startsWith('@')) return literal.slice(2, -1).replaceAll('""', '"');
  const marks = /^"{3,}/.exec(literal)?.[0].length;
  return marks === undefined ? unquote(literal) : literal.slice(marks, -marks).trim();
}

/** `$"order {id} of {{all}}"` in any of its forms. */
export function interpolatedText(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const isVerbatim = textOf(walk, node.children[0]).includes('@');
  const parts: Value[] = [];
  let text = '';
  for (const piece of node.children) {
    if (piece.type === 'interpolation') {
      const value = named(piece).find((one) => !one.type.startsWith('interpolation_'));
      parts.push(walk.value(value, place));
      text += '?';
    } else if (piece.type === 'string_content') {
      const raw = textOf(walk, piece).replaceAll('{{', '{').replaceAll('}}', '}');
      text += isVerbatim ? raw.replaceAll('""', '"') : raw;
    } else if (piece.type === 'escape_sequence') text += unquote(textOf(walk, piece));
  }
  return { kind: 'text', text, parts, span: spanOf(node) };
}
