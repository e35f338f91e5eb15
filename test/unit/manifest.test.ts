import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text);
const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const korean = JSON.parse(readFileSync('package.nls.ko.json', 'utf8')) as Record<string, string>;
const { commands, views, menus, keybindings = [], viewsWelcome, configuration } = manifest.contributes;
const commandIds: string[] = commands.map(({ command }: { command: string }) => command);
const viewIds: string[] = Object.values<{ id: string }[]>(views).flatMap((list) => list.map(({ id }) => id));

describe('the manifest', () => {
  it('has every text in both languages, and no text it does not use', () => {
    const used = [...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key).sort();
    assert.deepEqual(Object.keys(english).sort(), [...new Set(used)]);
    assert.deepEqual(Object.keys(korean).sort(), Object.keys(english).sort());
  });

  it('says in Korean what it says in English, with the same commands and code', () => {
    for (const [key, value] of Object.entries(english)) {
      assert.deepEqual(marks(korean[key] ?? ''), marks(value), key);
    }
  });

  it('takes titles and descriptions from the texts', () => {
    for (const { command, title } of commands) assert.match(title, /^%.+%$/, command);
    for (const view of Object.values<{ id: string; name: string }[]>(views).flat()) {
      assert.match(view.name, /^(%.+%|Patternbook)$/, view.id);
    }
    for (const { properties } of configuration) {
      for (const [id, { description, markdownDescription }] of Object.entries<Record<string, string>>(
        properties,
      )) {
        assert.match(id, /^patternbook\./);
        assert.match(description ?? markdownDescription ?? '', /^%.+%$/, id);
      }
    }
  });

  it('names only commands and views that it contributes', () => {
    const placed = Object.values<{ command?: string }[]>(menus).flat();
    const named = [...placed, ...keybindings].flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      named.filter((command) => command.startsWith('patternbook.') && !commandIds.includes(command)),
      [],
    );
    const linked = Object.values({ ...english, ...korean }).flatMap((value) =>
      [...value.matchAll(/\(command:(patternbook\.[\w.]+)/g)].map(([, command]) => command ?? ''),
    );
    // VS Code itself makes the command that shows a view.
    const known = [...commandIds, ...viewIds.map((id) => `${id}.focus`)];
    assert.deepEqual(
      linked.filter((command) => !known.includes(command)),
      [],
    );
    const conditions = [...text.matchAll(/\bview == ([\w.]+)/g)].map(([, id]) => id ?? '');
    const welcomed = viewsWelcome.map(({ view }: { view: string }) => view);
    assert.deepEqual(
      [...conditions, ...welcomed].filter((id) => !viewIds.includes(id)),
      [],
    );
  });

  it('points at files that exist', () => {
    const files = [...text.matchAll(/"(?:\.\/)?(media\/[^"]+)"/g)].map(([, file]) => file ?? '');
    assert.ok(files.length > 0);
    assert.deepEqual(
      files.filter((file) => !existsSync(file)),
      [],
    );
  });
});

describe('messages of the editor', () => {
  const translated = JSON.parse(readFileSync('media/l10n/bundle.l10n.ko.json', 'utf8')) as Record<
    string,
    string
  >;

  it('have a Korean text each, and none is left over', () => {
    const said = globSync('src/{extension*,editor/**/*}.ts').flatMap((file) =>
      messagesOf(readFileSync(file, 'utf8')),
    );
    assert.ok(said.length > 0);
    assert.deepEqual(Object.keys(translated).sort(), [...new Set(said)].sort());
  });

  it('keep their placeholders', () => {
    for (const [message, translation] of Object.entries(translated)) {
      assert.deepEqual(placeholders(translation), placeholders(message), message);
    }
  });
});

/** Commands linked and code quoted in a text. */
function marks(value: string): string[] {
  return [...value.matchAll(/\(command:[^)]+\)|`[^`]+`|\$\([\w-]+\)/g)].map(([mark]) => mark).sort();
}

/** First arguments of `l10n.t`, where they are literal. */
function messagesOf(source: string): string[] {
  const calls = source.matchAll(/\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return [...calls].map(([, single, double]) => (single ?? double ?? '').replaceAll(/\\(['"])/g, '$1'));
}

function placeholders(message: string): string[] {
  return [...message.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
}
