import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions } from '../../../src/core/analysis/analyse.ts';
import { isManifest } from '../../../src/core/map/services.ts';
import { watchedEndings } from '../../../src/server/map/files.ts';
import { lessons } from '../../../src/server/map/hover.ts';

describe('tables of the message map', () => {
  it('link hovers to headings that their lessons have in both languages', () => {
    for (const lesson of Object.values(lessons)) {
      const [slug = '', heading = ''] = lesson.split('#');
      for (const locale of ['en', 'ko']) {
        const text = readFileSync(join('content/lessons', slug, `${locale}.md`), 'utf8');
        assert.ok(text.includes(`{#${heading}}`), `${lesson} in ${locale}`);
      }
    }
  });

  it('watch sources, and of other files manifests only', () => {
    for (const extension of extensions) assert.ok(watchedEndings.includes(extension), extension);
    for (const ending of watchedEndings) {
      if (!extensions.includes(ending))
        assert.ok(isManifest(`src/${ending.replace(/^\./, 'shop.')}`), ending);
    }
  });
});
