import { spanOf } from '../../drafts.ts';
import type { Import } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { unquote } from '../text.ts';

/** The names an `import` statement binds; `import 'x'` binds none and gives one entry with an empty name. */
export function importsOf(statement: SyntaxNode, text: string): Import[] {
  const source = child(statement, 'source') ?? childOfType(statement, 'string');
  const module = source ? unquote(text.slice(source.start, source.end)) : '';
  const typeOnly = hasToken(statement, 'type');
  const slice = (node: SyntaxNode | undefined) => (node ? text.slice(node.start, node.end) : '');
  const entry = (name: string, local: string, onlyType = typeOnly): Import => ({
    module,
    name,
    local,
    typeOnly: onlyType,
    statement: spanOf(statement),
  });

  const clause = childOfType(statement, 'import_clause');
  if (!clause) return [entry('', '')];
  return named(clause).flatMap((part) => {
    switch (part.type) {
      case 'identifier':
        return [entry('default', slice(part))];
      case 'namespace_import':
        return [entry('*', slice(childOfType(part, 'identifier')))];
      case 'named_imports':
        return named(part).map((specifier) => {
          const name = slice(child(specifier, 'name'));
          const local = slice(child(specifier, 'alias')) || name;
          return entry(name, local, typeOnly || hasToken(specifier, 'type'));
        });
      default:
        return [];
    }
  });
}
