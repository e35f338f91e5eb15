/**
 * Replaces the type declarations of formatted TypeScript by JSDoc that says the same, since what a pattern asks of its
 * surroundings stands there. Types that are neither exported nor documented are left out.
 */
export function withTypedefs(code: string): string {
  return code
    .replace(interfaceDeclaration, (...match) => {
      const { base, body = '', ...declaration } = groupsOf(match);
      const members = membersOf(body);
      if (base === undefined) return typedef(declaration, 'object', members.map(propertyTag));
      const own = members.map(({ name, type }) => `${name}: ${type}`).join('; ');
      return typedef(declaration, `${base.trim()} & { ${own} }`, []);
    })
    .replace(typeDeclaration, (...match) => {
      const { type = '', ...declaration } = groupsOf(match);
      return typedef(declaration, inOneLine(type), []);
    });
}

const documentation = String.raw`(?<text>/\*\*(?:[^*]|\*(?!/))*\*/\n *)?`;
const head = (kind: string) =>
  String.raw`^${documentation}(?<exported>export )?${kind} (?<name>\w+)(?<parameters><[^{=\n]*>)?`;
const interfaceDeclaration = new RegExp(
  String.raw`${head('interface')}(?: extends (?<base>[^{]+))? \{(?<body>.*?)\n?\}$`,
  'gms',
);
/** To the last semicolon: no line that goes on, indented or closing, is below it. */
const typeDeclaration = new RegExp(String.raw`${head('type')} =(?<type>.*?);$(?!\n[ }])`, 'gms');
/** To the last semicolon too; `parameters` where it is a method. */
const memberDeclaration = new RegExp(
  String.raw`^ {2}${documentation}(?:readonly )?(?<name>\w+)(?<optional>\?)?` +
    String.raw`(?<parameters>(?:<[^(\n]*>)?\(.*?\))?: (?<type>.*?);$(?!\n {3}|\n {2}\})`,
  'gms',
);

type Groups = Partial<
  Record<'text' | 'exported' | 'name' | 'parameters' | 'base' | 'body' | 'type' | 'optional', string>
>;

/** The named groups of a match, which `replace` passes last. */
function groupsOf(match: readonly unknown[]): Groups {
  return match.at(-1) as Groups;
}

function typedef(
  { text, exported, name, parameters = '' }: Groups,
  type: string,
  properties: readonly string[],
): string {
  if (text === undefined && exported === undefined) return '';
  const templates = parameters.match(/\w+(?= *[,>]| extends)/g)?.map((one) => `@template ${one}`) ?? [];
  const prose = text === undefined ? [] : [...textOf(text).split('\n'), ''];
  const lines = [...prose, ...templates, `@typedef {${type}} ${name}`, ...properties];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */\n'].join('\n');
}

interface Member {
  /** In brackets where it may be missing. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The members of an interface; methods as properties that are functions. */
function membersOf(body: string): readonly Member[] {
  return [...body.matchAll(memberDeclaration)].map(({ groups }) => {
    const { name = '', optional, parameters, type = '', text = '' } = (groups ?? {}) as Groups;
    return {
      name: optional === undefined ? name : `[${name}]`,
      type: inOneLine(parameters === undefined ? type : `${parameters} => ${type}`),
      text: textOf(text).replaceAll('\n', ' '),
    };
  });
}

function propertyTag({ name, type, text }: Member): string {
  return `@property {${type}} ${name} ${text}`;
}

/** The words of a documentation comment. */
function textOf(comment: string): string {
  return comment
    .replace(/^\s*\/\*\*\s?|\s*\*\/\s*$/g, '')
    .replace(/^ *\* ?/gm, '')
    .trim();
}

/** A type without its comments and line breaks, for which a tag has no place. */
function inOneLine(type: string): string {
  return type
    .replace(/\/\*\*(?:[^*]|\*(?!\/))*\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/^ ?\| /, '')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')')
    .trim();
}
