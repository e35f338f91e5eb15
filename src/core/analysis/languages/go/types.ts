import { spanOf } from '../../drafts.ts';
import type { TypeRef } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { textOf } from '../walk.ts';

/** Reads a type as it is written; a pointer is what it points to. Slices are `Array`, the others keep their keyword. */
export function typeRef(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  if (!node) return undefined;
  const plain = (name: string, args: readonly TypeRef[] = []): TypeRef => ({
    name,
    arguments: args,
    union: [],
    span: spanOf(node),
  });
  const inner = (...parts: readonly (SyntaxNode | undefined)[]) =>
    parts.flatMap((part) => typeRef(part, text) ?? []);
  switch (node.type) {
    case 'pointer_type':
    case 'parenthesized_type':
    case 'type_elem':
      return inner(named(node)[0])[0];
    case 'slice_type':
    case 'array_type':
      return plain('Array', inner(child(node, 'element')));
    case 'map_type':
      return plain('map', inner(child(node, 'key'), child(node, 'value')));
    case 'channel_type':
      return plain('chan', inner(child(node, 'value')));
    case 'function_type':
      return plain('func');
    case 'interface_type':
    case 'struct_type':
      return plain('{}');
    case 'generic_type': {
      const base = typeRef(child(node, 'type'), text);
      return (
        base && { ...base, arguments: inner(...named(child(node, 'type_arguments'))), span: spanOf(node) }
      );
    }
    case 'qualified_type':
      return {
        ...plain(textOf({ text }, child(node, 'name'))),
        qualifier: textOf({ text }, child(node, 'package')),
      };
    default:
      return plain(textOf({ text }, node).slice(0, 80));
  }
}

/** The type that an expression names itself: of a literal, `new(T)`, `make(T)` or `x.(T)`. */
export function writtenType(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  switch (node?.type) {
    case 'composite_literal':
    case 'type_assertion_expression':
      return typeRef(child(node, 'type'), text);
    case 'unary_expression':
      return textOf({ text }, child(node, 'operator')) === '&'
        ? writtenType(child(node, 'operand'), text)
        : undefined;
    case 'call_expression':
      return /^(?:new|make)$/.test(textOf({ text }, child(node, 'function')))
        ? typeRef(named(child(node, 'arguments'))[0], text)
        : undefined;
    default:
      return undefined;
  }
}
