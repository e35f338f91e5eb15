import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent } from '../../cli/contentFolder.ts';
import { type Localized, locales } from '../../core/locale.ts';
import { root } from '../paths.ts';
import { lessonFiles } from './lessonTemplate.ts';

// `npm run new:lesson -- SLUG`: every file of a lesson of the index, with a TODO wherever an author is needed.
const [slug, ...more] = process.argv.slice(2);
if (slug === undefined || more.length > 0) fail('Usage: npm run new:lesson -- SLUG');
const { book } = await readContent(root);
const title: Localized = Object.fromEntries(
  locales.map((locale) => [
    locale,
    book.editions[locale]?.lessons.find((lesson) => lesson.slug === slug)?.title,
  ]),
);
if (title.en === undefined)
  fail(`No lesson ${slug} in content/index.en.md; name it there and in index.ko.md first.`);
const folder = path.join(root, 'content', 'lessons', slug);
if (await exists(folder)) fail(`${path.relative(root, folder)} exists.`);
for (const [file, text] of Object.entries(lessonFiles(title))) {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}
console.log(`${path.relative(root, folder)} is there. content/AUTHORING.md says what goes into it;
npm run check-content -- ${slug} says what is left to do.`);

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
