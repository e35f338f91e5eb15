import { fileURLToPath } from 'node:url';
import { openModules } from './app.ts';
import { transcript } from './golden.ts';
import { crossing, cycle, importsOf, readSources } from './importGraph.ts';
import { openMonolith } from './monolith.ts';

const modules = openModules();
const before = transcript(openMonolith());
const after = transcript(modules.handle);

const changed = after.filter((answer, nth) => answer !== before[nth]);
console.log(`identical ${after.length - changed.length}/${before.length}`);
for (const answer of changed) console.log(`changed: ${answer}`);

const imports = importsOf(readSources(fileURLToPath(new URL('.', import.meta.url))));
console.log(`cross-module imports ${crossing(imports).length}`);
console.log(`import cycles ${cycle(imports) ? 'some' : 'none'}`);
console.log(
  `answered by the modules ${modules.answered.new}, by the old shipping ${modules.answered.legacy}`,
);
