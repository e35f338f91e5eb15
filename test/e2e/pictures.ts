import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { inRoot } from '../../src/build/paths.ts';
import { runScript } from '../../src/build/script.ts';
import type { BookBundle } from '../../src/core/course/bundle.ts';
import { type Locale, locales } from '../../src/core/locale.ts';
import { type Session, type SessionOptions, startSession } from './session.ts';

const themes: Readonly<Record<string, string>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

// `npm run pictures` takes the pictures of the README from the running extension. `npm run pictures -- --themes [slug…]`
// takes whole lessons in every kind of theme and both languages, to look at.
const { values: flags, positionals: slugs } = parseArgs({
  options: { themes: { type: 'boolean' } },
  allowPositionals: true,
});
await runScript(flags.themes ? () => takeThemes(slugs) : takeReadmePictures);

async function takeReadmePictures(): Promise<void> {
  const folder = inRoot('media/pictures');
  await mkdir(folder, { recursive: true });
  const window = { width: 1280, height: 800, scale: 1.5 };

  await withSession(
    { settings: { 'workbench.colorTheme': 'Default Dark Modern' }, window },
    async ({ workbench }) => {
      await workbench.chapterTree.show();
      await workbench.chapterTree.expand('16.3');
      await workbench.openLesson(await titleOf('04-saga-pattern', 'en'));
      await workbench.lesson.showDiagram();
      await workbench.screenshot(join(folder, 'lesson.png'));

      await workbench.closeAllEditors();
      await workbench.openFile('src/placeOrder.ts');
      const hover = await workbench.source.pointAtHint();
      await hover.page().getByText('Quick Fix...').waitFor();
      await workbench.screenshot(join(folder, 'hint.png'));

      await workbench.closeAllEditors();
      await workbench.openFile('src/orderSaga.ts');
      await workbench.runCommand('Patternbook: Open Message Map');
      await workbench.map.box('Open CapturePaymentHandler').waitFor();
      await workbench.screenshot(join(folder, 'map.png'));
    },
  );

  const korean = { 'workbench.colorTheme': 'Default Light Modern', 'patternbook.language': 'ko' };
  await withSession({ settings: korean, window }, async ({ workbench }) => {
    await workbench.chapterTree.show();
    await workbench.chapterTree.expand('16.2');
    await workbench.openLesson(await titleOf('16-06-cqrs-fundamentals', 'ko'));
    await workbench.screenshot(join(folder, 'lesson.ko.png'));
  });
}

/** Whole lessons, each in one picture: `out/pictures/<slug>.<locale>.<theme>.png`. */
async function takeThemes(wanted: readonly string[]): Promise<void> {
  const folder = inRoot('out/pictures');
  await mkdir(folder, { recursive: true });
  const lessons = wanted.length > 0 ? wanted : Object.keys((await readBook()).lessons);
  for (const [theme, colorTheme] of Object.entries(themes)) {
    for (const locale of locales) {
      const settings = { 'workbench.colorTheme': colorTheme, 'patternbook.language': locale };
      await withSession({ settings, window: { width: 1300, height: 900 } }, async ({ workbench }) => {
        for (const slug of lessons) {
          await workbench.openLesson(await titleOf(slug, locale));
          await workbench.showWholeLesson();
          const file = join(folder, `${slug}.${locale}.${theme}.png`);
          await workbench.screenshot(file);
          console.log(file);
        }
      });
    }
  }
}

async function withSession(
  options: SessionOptions,
  take: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await startSession(options);
  try {
    await take(session);
  } finally {
    await session.stop();
  }
}

async function titleOf(slug: string, locale: Locale): Promise<string> {
  const title = (await readBook()).lessons[slug]?.title[locale];
  if (!title) throw new Error(`no lesson ${slug} in ${locale}`);
  return title;
}

async function readBook(): Promise<BookBundle> {
  return JSON.parse(await readFile(inRoot('out/content/book.json'), 'utf8')) as BookBundle;
}
