import { spanOf } from '../../drafts.ts';
import type { Import } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { unquote } from '../text.ts';

/** The packages a declaration imports, each whole. `import . "p"` binds all names of the package. */
export function importsOf(node: SyntaxNode, text: string): Import[] {
  const specs = named(node).flatMap((one) => (one.type === 'import_spec_list' ? named(one) : [one]));
  return specs.flatMap((spec) => {
    const path = child(spec, 'path');
    if (!path) return [];
    const module = unquote(text.slice(path.start, path.end));
    const alias = child(spec, 'name');
    const given = alias && text.slice(alias.start, alias.end);
    const local = given === '.' ? '*' : (given ?? packageName(module));
    return [{ module, name: '*', local, typeOnly: false, statement: spanOf(node) }];
  });
}

/** What the package at a path is most likely called: `kafka` for `github.com/segmentio/kafka-go`, `pgx` for `…/pgx/v5`. */
function packageName(module: string): string {
  const last =
    module
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? '';
  return last.replace(/\.v\d+$/, '').replace(/^go-|[-.]go$/g, '');
}
