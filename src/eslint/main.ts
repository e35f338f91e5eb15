import { createParser } from '../core/analysis/parser.ts';
import { nodeParserFiles } from '../server/parserFiles.ts';
import { version } from '../server/version.ts';
import { createPlugin } from './plugin.ts';

/**
 * `patternbook/eslint`. Rules of ESLint cannot wait, and the parser's WebAssembly can only be loaded by waiting: so the
 * module waits while it is imported, and everything after that is done at once.
 */
const parser = await createParser(nodeParserFiles()).load(['typescript', 'tsx']);

// A plugin is a default export: that is how configuration files of ESLint import it.
export default createPlugin(parser, await version());
