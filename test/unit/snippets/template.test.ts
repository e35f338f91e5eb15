// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code snippet syntax
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandSnippet } from '../../../src/core/snippets/expand.ts';
import { parseTemplate } from '../../../src/core/snippets/template.ts';

const header = `// ---
// title: { en: Order, ko: 주문 }
// description: { en: An order., ko: 주문입니다. }
// pattern: cqrs
// lesson: 16-06-cqrs-fundamentals#levels
// names: [Order]
// stops: [[small, large], 5_000]
// ---
`;
const parse = (text: string) =>
  parseTemplate({
    path: 'content/snippets/typescript/pb-x.ts',
    prefix: 'pb-x',
    language: 'typescript',
    text,
  });

const messages = (text: string) => parse(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('snippet template', () => {
  it('becomes a snippet', () => {
    const { template, problems } = parse(`${header}\nclass Order { small = 5_000; }\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(template, {
      code: 'class Order { small = 5_000; }',
      names: ['Order'],
      stops: [['small', 'large'], ['5_000']],
      snippet: {
        prefix: 'pb-x',
        language: 'typescript',
        title: { en: 'Order', ko: '주문' },
        description: { en: 'An order.', ko: '주문입니다.' },
        pattern: 'cqrs',
        lesson: { slug: '16-06-cqrs-fundamentals', heading: 'levels' },
        needs: [],
        names: 1,
        preamble: [],
        body: 'class ${1:Order} { ${2|small,large|} = ${3:5_000}; \\}',
      },
    });
  });

  it('keeps the imports apart, which belong at the top of a file', () => {
    const imports = "import a from 'a';\nimport b from 'b';";
    const { template, problems } = parse(`${header}\n${imports}\n\nclass Order { small = 5_000; }\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(template?.snippet.preamble, imports.split('\n'));
    assert.match(template?.snippet.body ?? '', /^class/);
  });

  it('reads files with CRLF', () => {
    const text = `${header}\nclass Order {\n  small = 5_000;\n}\n`;
    assert.deepEqual(parse(text.replaceAll('\n', '\r\n')), parse(text));
  });

  it('reads the front matter of Markdown', () => {
    const { template, problems } = parseTemplate({
      path: 'content/snippets/markdown/pb-x.md',
      prefix: 'pb-x',
      language: 'markdown',
      text: '---\ntitle: { en: A, ko: 가 }\ndescription:\n  en: A\n  ko: 가\npattern: design\nlesson: a#b\n---\n\n# Title\n',
    });
    assert.deepEqual(problems, []);
    assert.equal(template?.code, '# Title');
  });

  it('says where the header is missing or broken', () => {
    const noHeader = ['1: the file must start with a header between two lines "// ---"'];
    assert.deepEqual(messages('const a = 1;'), noHeader);
    assert.deepEqual(messages('// ---\n// title: {}\nconst a = 1;'), noHeader);
    assert.match(messages('// ---\n// title: a\n// pattern: [\n// ---\ncode').join(), /^[34]: /);
  });

  it('becomes a snippet around the selection', () => {
    const surrounding = header
      .replace('// names: [Order]', '// surrounds: work();')
      .replace('small, large', 'retry');
    const code =
      'function example(\n  work: () => void,\n): void {\n  retry(5_000, () => {\n    work();\n  });\n}\n';
    const { template, problems } = parse(`${surrounding}\n${code}`);
    assert.deepEqual(problems, []);
    assert.equal(template?.snippet.surrounds, true);
    assert.equal(template?.snippet.body, '${1:retry}(${2:5_000}, () => {\n\t$TM_SELECTED_TEXT\n\\});');
    const expanded = expandSnippet(template.snippet.body, { indent: '  ', selected: 'a();' });
    assert.equal(expanded, 'retry(5_000, () => {\n  a();\n});');
  });

  it('says that the statement to be replaced by the selection is missing', () => {
    const surrounding = header.replace('// names: [Order]', '// surrounds: work();');
    assert.deepEqual(messages(`${surrounding}\nfunction example(): void {\n  other();\n}\n`), [
      '10: "work();" is nowhere in the code',
    ]);
  });

  it('says what the header lacks', () => {
    assert.deepEqual(
      messages('// ---\n// pattern: magic\n// tilte: {}\n// names: [order]\n// ---\n\norder\n'),
      [
        '1: unknown field "tilte"; known: title, description, pattern, lesson, framework, needs, names, stops, surrounds',
        '1: name "order" must be written in PascalCase',
        '1: "title" must have a text in "en"',
        '1: "title" must have a text in "ko"',
        '1: "description" must have a text in "en"',
        '1: "description" must have a text in "ko"',
        '1: unknown pattern "magic"',
        '1: "lesson" must name the section of a lesson that explains the pattern: <slug>#<heading>',
      ],
    );
  });

  it('says which stop the code does not hold, and where the code is indented with tabs', () => {
    assert.deepEqual(messages(`${header}\nclass Order {\n\tsmall = 1;\n}\n`), [
      '10: "5_000" is nowhere in the code',
      '10: indent with spaces',
    ]);
  });

  it('says that there is no code', () => {
    assert.deepEqual(messages(`${header}\n\n`).at(-1), '9: there is no code below the header');
  });

  it('reports a header that names an anchor which is not there', () => {
    assert.deepEqual(messages('// ---\n// title: *missing\n// ---\n\ncode\n'), [
      '1: Unresolved alias (the anchor must be set before the alias): missing',
    ]);
  });

  it('reads half-written headers without failing', () => {
    const pieces = [
      'title',
      'names',
      ': ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a',
      '*a',
      '!!set',
      '\n',
      '  ',
      '|',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
        const yaml = parts.join('').replaceAll('\n', '\n// ');
        const { template, problems } = parse(`// ---\n// ${yaml}\n// ---\n\ncode\n`);
        assert.ok(template !== undefined || problems.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
