import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { runCli } from '../../../src/cli/runCli.ts';

const bad = `export class PlaceOrder {
  async execute(order: { id: string }): Promise<void> {
    await this.orderRepository.save(order);
    await this.messageBus.publish('shop.order.events.v1', order);
  }
}
`;
const good = `export const evolve = (state: object, event: { at: string }) => ({ ...state, at: event.at });\n`;

describe('patternbook lint', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'patternbook-lint-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
  }

  async function lint(...args: string[]) {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runCli(['lint', ...args], {
      print: (line) => out.push(line),
      printError: (line) => err.push(line),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  /** Files with findings, relative to the folder. */
  async function reported(...args: string[]): Promise<string[]> {
    const { out } = await lint(folder, '--format', 'json', ...args);
    const { findings } = JSON.parse(out) as { findings: { file: string }[] };
    return [...new Set(findings.map(({ file }) => path.relative(folder, file)))].sort();
  }

  it('exits 1 on a warning, 0 without, and prints place, severity and rule', async () => {
    await write({ 'src/bad.ts': bad, 'src/good.ts': good });
    const { code, out } = await lint(folder);
    assert.equal(code, 1);
    assert.match(out, /src\/bad\.ts\n {2}4:11 +warning +.*outbox-dual-write/);
    assert.match(out, /1 finding in 2 files/);
    assert.equal((await lint(path.join(folder, 'src/good.ts'))).code, 0);
  });

  it('exits 2 and says why when it is called wrongly', async () => {
    await write({ 'bad.ts': bad, '.patternbookrc.json': '{\n  "rules": { "outbox-dual-write": "loud" }\n}' });
    const cases: [string[], RegExp][] = [
      [[], /PATH is missing/],
      [[path.join(folder, 'missing')], /missing does not exist/],
      [[folder, '--format', 'xml'], /--format takes stylish, json, sarif, not xml/],
      [[folder, '--rule', 'no-such-rule'], /there is no rule no-such-rule/],
      [[folder, '--max-warnings', 'many'], /--max-warnings takes a number/],
      [[folder, '--unheard-of'], /--unheard-of/],
      [['--stdin'], /--stdin needs --stdin-filename/],
      [[folder, '--config', path.join(folder, 'none.json')], /none\.json can't be read/],
      [[folder], /\.patternbookrc\.json:2: The level of "outbox-dual-write" must be one of/],
    ];
    for (const [args, message] of cases) {
      const { code, err } = await lint(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
      assert.match(err, /Usage: patternbook lint PATH…/);
    }
  });

  it('honours .gitignore files, from the root of the repository down', async () => {
    await write({
      '.git/HEAD': '',
      '.gitignore': 'dist/\n*.gen.ts\n!kept.gen.ts\n',
      'dist/bad.ts': bad,
      'src/bad.gen.ts': bad,
      'src/kept.gen.ts': bad,
      'src/.gitignore': 'local.ts\n',
      'src/local.ts': bad,
      'src/bad.ts': bad,
      'node_modules/x/bad.ts': bad,
    });
    assert.deepEqual(await reported(), ['src/bad.ts', 'src/kept.gen.ts']);
    const { out } = await lint(path.join(folder, 'src'), '--format', 'json');
    assert.equal(JSON.parse(out).findings.length, 2);
  });

  it('passes over what tools keep: environments of Python, modules that Go has vendored', async () => {
    await write({
      'env/pyvenv.cfg': '',
      'env/lib/bad.ts': bad,
      'vendor/modules.txt': '',
      'vendor/x/bad.ts': bad,
      'shop/vendor/bad.ts': bad,
    });
    assert.deepEqual(await reported(), ['shop/vendor/bad.ts']);
  });

  it('passes over tests unless asked for', async () => {
    await write({ 'test/bad.ts': bad, 'src/order.spec.ts': bad, 'src/bad.ts': bad });
    assert.deepEqual(await reported(), ['src/bad.ts']);
    assert.deepEqual(await reported('--include-tests'), ['src/bad.ts', 'src/order.spec.ts', 'test/bad.ts']);
  });

  it('takes the nearest configuration, or the one that is named', async () => {
    await write({
      'bad.ts': bad,
      'sub/bad.ts': bad,
      'ignored/bad.ts': bad,
      '.patternbookrc.json': '{ "ignore": ["ignored/**"] }',
      'sub/.patternbookrc.json': '{ "rules": { "outbox-dual-write": "off" } }',
      'strict.json': '{ "rules": { "outbox-dual-write": "error" } }',
    });
    assert.deepEqual(await reported(), ['bad.ts']);
    const { code, out } = await lint(
      folder,
      '--config',
      path.join(folder, 'strict.json'),
      '--max-warnings',
      '9',
    );
    assert.equal(code, 1);
    assert.equal(out.match(/ error /g)?.length, 3);
  });

  it('runs one rule, allows some warnings, and leaves out what is quiet', async () => {
    await write({ 'bad.ts': bad, 'noted.ts': `// patternbook-disable-file outbox-dual-write\n${bad}` });
    assert.deepEqual(await reported(), ['bad.ts', 'noted.ts']);
    assert.deepEqual(await reported('--quiet'), ['bad.ts']);
    assert.equal((await lint(folder, '--max-warnings', '1')).code, 0);
    assert.equal((await lint(folder, '--rule', 'es-nondeterministic-evolve', '--quiet')).code, 0);
  });

  it('writes SARIF 2.1.0 that its schema accepts', async () => {
    await write({ 'src/bad one.ts': bad, 'src/big.ts': bad.repeat(8000) });
    const { code, out } = await lint(folder, '--format', 'sarif');
    assert.equal(code, 1);
    const log = JSON.parse(out);
    const schema = JSON.parse(
      await readFile(path.join(import.meta.dirname, '../../fixtures/sarif/sarif-schema-2.1.0.json'), 'utf8'),
    );
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const isValid: boolean = validate(log);
    assert.ok(isValid, JSON.stringify(validate.errors, undefined, 1));
    const [run] = log.runs;
    const [result] = run.results;
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, 'outbox-dual-write');
    assert.match(result.locations[0].physicalLocation.artifactLocation.uri, /src\/bad%20one\.ts$/);
    assert.deepEqual(result.locations[0].physicalLocation.region, {
      startLine: 4,
      startColumn: 11,
      endLine: 4,
      endColumn: 34,
    });
    assert.match(
      run.invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation.uri,
      /big\.ts$/,
    );
    log.runs[0].results[0].level = 'loud';
    assert.ok(!validate(log), 'the schema must refuse an unknown level');
  });

  it('applies safe fixes to the file itself and reports what is left', async () => {
    const text = `import { proxyActivities } from '@temporalio/workflow';\r\nexport const a = proxyActivities();\r\n`;
    await write({ 'src/workflow.ts': text, 'src/bad.ts': bad });
    await chmod(path.join(folder, 'src/workflow.ts'), 0o640);
    const { code, out } = await lint(folder, '--fix');
    assert.equal(code, 1);
    assert.match(out, /1 finding in 2 files/);
    assert.equal(
      await readFile(path.join(folder, 'src/workflow.ts'), 'utf8'),
      text.replace('proxyActivities()', "proxyActivities({ startToCloseTimeout: '1 minute' })"),
    );
    assert.equal(await readFile(path.join(folder, 'src/bad.ts'), 'utf8'), bad);
    assert.equal((await stat(path.join(folder, 'src/workflow.ts'))).mode & 0o777, 0o640);
    assert.deepEqual((await readdir(path.join(folder, 'src'))).sort(), ['bad.ts', 'workflow.ts']);
  });

  it('checks standard input under the name it is given', () => {
    const main = path.join(import.meta.dirname, '../../../src/cli/main.ts');
    const run = (name: string) =>
      spawnSync(process.execPath, [main, 'lint', '--stdin', '--stdin-filename', name], {
        input: bad,
        encoding: 'utf8',
      });
    assert.equal(run('order.ts').status, 1);
    assert.match(run('order.ts').stdout, /^order\.ts\n/);
    assert.equal(run('order.md').status, 0);
  });

  describe('on a workspace', () => {
    const handler = (name: string) => `import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class ${name} implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {}
}
`;
    beforeEach(() =>
      write({
        'package.json': '{ "name": "shop" }',
        'src/placeOrder.ts': 'export class PlaceOrder {}\n',
        'src/first.ts': handler('First'),
        'src/second.ts': handler('Second'),
      }),
    );

    it('finds what files show together, in folders only', async () => {
      assert.deepEqual(await reported('--rule', 'cqrs-duplicate-handler'), ['src/first.ts', 'src/second.ts']);
      const files = ['placeOrder', 'first', 'second'].map((name) => path.join(folder, `src/${name}.ts`));
      assert.equal((await lint(...files)).code, 0);
    });

    it('names the other file in SARIF, and heeds comments', async () => {
      const { out } = await lint(folder, '--format', 'sarif');
      const [{ results }] = (JSON.parse(out) as { runs: [{ results: Record<string, never>[] }] }).runs;
      assert.equal(results.length, 2);
      assert.match(JSON.stringify(results[0]?.relatedLocations), /src\/second\.ts/);
      const disabled = 'async execute() {} // patternbook-disable-line cqrs-duplicate-handler -- by flag';
      await write({
        'src/first.ts': handler('First').replace(
          /async execute.*/,
          disabled.replace('()', '(command: PlaceOrder)'),
        ),
      });
      assert.deepEqual(await reported(), ['src/second.ts']);
    });

    it('knows files that the configuration ignores', async () => {
      await write({ '.patternbookrc.json': '{ "ignore": ["**/second.ts"] }' });
      assert.deepEqual(await reported(), ['src/first.ts']);
    });
  });
});
