// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the transforms are VS Code snippet syntax

/** The ways one name is written in code: `OrderLine`, `orderLine`, `order-line`, `order_line`, `ORDER_LINE`. */
export type NameCase = 'pascal' | 'camel' | 'kebab' | 'snake' | 'constant';

/** A name written in PascalCase (`OrderLine`), in another case. */
export function inCase(name: string, nameCase: NameCase): string {
  const words = name.match(/[A-Z][a-z0-9]*/g) ?? [name];
  switch (nameCase) {
    case 'pascal':
      return name;
    case 'camel':
      return name.charAt(0).toLowerCase() + name.slice(1);
    case 'kebab':
      return words.join('-').toLowerCase();
    case 'snake':
      return words.join('_').toLowerCase();
    case 'constant':
      return words.join('_').toUpperCase();
  }
}

/**
 * The transform of VS Code's snippet syntax from the PascalCase name the user types to another case.
 * Each gives the same again when it is applied to its own result: the editor transforms a tab stop every time
 * the cursor leaves it. Plain regular expressions, since `kebabcase` and `snakecase` are missing from older editors.
 */
export const caseTransforms: Readonly<Record<Exclude<NameCase, 'pascal'>, string>> = {
  camel: '/^(.)/${1:/downcase}/',
  kebab: '/([a-z0-9])([A-Z])|(.)/${1}${2:+-}${2:/downcase}${3:/downcase}/g',
  snake: '/([a-z0-9])([A-Z])|(.)/${1}${2:+_}${2:/downcase}${3:/downcase}/g',
  constant: '/([a-z0-9])([A-Z])|(.)/${1:/upcase}${2:+_}${2}${3:/upcase}/g',
};

export interface NameUse {
  readonly nameCase: NameCase;
  readonly length: number;
}

/**
 * How `name` (PascalCase) is used in `text` at `offset`, undefined where it is not.
 *
 * It counts as a whole word or as a hump of a longer identifier (`PlaceOrder`, `orderId`, `order-{id}`), also in the
 * plural (`orders`), and never as part of another word (`reorder`, `ordered`). A one-word name looks the same in
 * camel, kebab and snake case: the neighbouring character decides (a capital after it: camel, `-` or `/`: kebab,
 * `_`: snake), else `lowerCase`.
 */
export function nameUseAt(
  text: string,
  offset: number,
  name: string,
  lowerCase: 'camel' | 'snake' | 'kebab',
): NameUse | undefined {
  for (const nameCase of casesByNeighbour(text, offset, name, lowerCase)) {
    const spelling = inCase(name, nameCase);
    if (text.startsWith(spelling, offset) && standsAlone(text, offset, spelling, nameCase)) {
      return { nameCase, length: spelling.length };
    }
  }
  return undefined;
}

/** `text` with another name in place of `name`, both in PascalCase, each use in its own case. */
export function renamed(
  text: string,
  name: string,
  newName: string,
  lowerCase: 'camel' | 'snake' | 'kebab',
): string {
  let result = '';
  let offset = 0;
  while (offset < text.length) {
    const use = nameUseAt(text, offset, name, lowerCase);
    result += use === undefined ? text.charAt(offset) : inCase(newName, use.nameCase);
    offset += use?.length ?? 1;
  }
  return result;
}

function casesByNeighbour(
  text: string,
  offset: number,
  name: string,
  lowerCase: 'camel' | 'snake' | 'kebab',
): readonly NameCase[] {
  const after = text.charAt(offset + inCase(name, 'camel').length);
  const neighbours = text.charAt(offset - 1) + text.charAt(offset + inCase(name, 'kebab').length);
  const lower: NameCase[] = ['camel', 'kebab', 'snake'];
  const likeliest = /[A-Z]/.test(after)
    ? 'camel'
    : /[-/]/.test(neighbours)
      ? 'kebab'
      : neighbours.includes('_')
        ? 'snake'
        : lowerCase;
  return ['pascal', 'constant', likeliest, ...lower.filter((other) => other !== likeliest)];
}

function standsAlone(text: string, offset: number, spelling: string, nameCase: NameCase): boolean {
  const before = text.charAt(offset - 1);
  const after = text.slice(offset + spelling.length, offset + spelling.length + 2);
  switch (nameCase) {
    case 'pascal':
      return !/^(?!s(?![a-z]))[a-z]/.test(after);
    case 'constant':
      // A lone upper-case word is a keyword (`ORDER BY`), not a name.
      return (
        !/[A-Za-z0-9]/.test(before) && !/^[A-Za-z0-9]/.test(after) && /_/.test(before + after + spelling)
      );
    default:
      return !/[A-Za-z0-9]/.test(before) && !/^(?!s(?![a-z]))[a-z]/.test(after);
  }
}
