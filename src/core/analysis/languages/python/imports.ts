import { spanOf } from '../../drafts.ts';
import type { Import } from '../../model.ts';
import { child, type SyntaxNode } from '../../syntax.ts';

/** The names a statement imports. `import a.b` binds `a`; a relative module keeps its dots. */
export function importsOf(node: SyntaxNode, text: string): Import[] {
  const slice = (at: SyntaxNode | undefined) => (at ? text.slice(at.start, at.end) : '');
  const statement = spanOf(node);
  const entry = (module: string, name: string, local: string): Import => ({
    module,
    name,
    local,
    typeOnly: false,
    statement,
  });
  const from = child(node, 'module_name');
  if (from && node.children.some((one) => one.type === 'wildcard_import'))
    return [entry(slice(from), '*', '*')];
  return node.children
    .filter((one) => one.field === 'name')
    .map((one) => {
      const alias = slice(child(one, 'alias'));
      const name = slice(child(one, 'name') ?? one);
      if (from) return entry(slice(from), name, alias || name);
      return entry(name, '*', alias || (name.split('.')[0] ?? name));
    });
}
