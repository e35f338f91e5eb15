import manifest from '../../package.json' with { type: 'json' };
import { inRoot } from './paths.ts';

/** Where `npm run package` writes the extension. */
export const vsixPath = inRoot('dist', `${manifest.name}-${manifest.version}.vsix`);
