import type { WrittenLesson } from './checkLesson.ts';
import type { Report } from './checkReport.ts';

const requiredFiles = [
  'example/main.ts',
  'example/main.test.ts',
  'example/output.txt',
  'exercise/broken.ts',
  'exercise/solution.ts',
  'exercise/check.test.ts',
];

/** Places on the author's own machine. */
const machinePath =
  /(?:^|[\s"'`(=])((?:file:\/\/|\/(?:home|Users|root|tmp|work)\/|[A-Z]:\\(?:Users|home)\\)[^\s"'`)]*)/;
const nondeterminism = /\b(Date\.now|Math\.random|performance\.now|setTimeout|setInterval)\(|\bnew Date\(\)/;

/** The files there must be, and what must stand in none of them. */
export function checkFiles({ files, markdown, metaSource }: WrittenLesson, report: Report): void {
  for (const file of requiredFiles) {
    if (!Object.hasOwn(files, file)) report(file, 1, 'The file does not exist');
  }
  const texts = {
    'lesson.yaml': metaSource,
    'en.md': markdown.en ?? '',
    'ko.md': markdown.ko ?? '',
    ...files,
  };
  for (const [file, text] of Object.entries(texts)) {
    // Files of the kernel, which a fence may show, are not the lesson's.
    if (file.startsWith('../')) continue;
    const program = file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'exercise/broken.ts';
    for (const [index, line] of text.split('\n').entries()) {
      if (/\bTODO\b/.test(line)) report(file, index + 1, 'A TODO is left');
      const place = machinePath.exec(line)?.[1];
      if (place) report(file, index + 1, `A path of the author's machine: ${place}`);
      const call = program && !/^\s*(\/\/|\*|\/\*)/.test(line) ? nondeterminism.exec(line)?.[0] : undefined;
      if (call)
        report(file, index + 1, `${call} is not deterministic; take time, chance and delay from the kernel`);
    }
  }
}
