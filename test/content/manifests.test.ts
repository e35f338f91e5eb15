import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resource, validateResource } from './kubernetesSchemas.ts';

const root = join(import.meta.dirname, '../..');

describe('manifests of the lessons', () => {
  for (const file of globSync('content/lessons/*/example/manifests/*.json', { cwd: root })) {
    it(`${file} fits the schemas of Kubernetes`, () => {
      const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as Resource & { items?: Resource[] };
      for (const resource of content.items ?? [content]) validateResource(resource);
    });
  }
});
