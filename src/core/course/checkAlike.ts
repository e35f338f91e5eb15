import type { Report } from './checkReport.ts';
import type { LessonSkeleton, SkeletonPart } from './lessonSkeleton.ts';

/** The first place where the languages differ; what follows it would only repeat the complaint. */
export function checkAlike(en: LessonSkeleton, ko: LessonSkeleton, report: Report): void {
  const [english, korean] = [en, ko].map(({ parts }) =>
    parts.map((part) => ({ line: part.line, name: nameOf(part) })),
  );
  if (!english || !korean) return;
  const at = english.findIndex(({ name }, index) => korean[index]?.name !== name);
  const index = at >= 0 ? at : english.length;
  const [here, there] = [korean[index], english[index]];
  if (!here && !there) return;
  const line = here?.line ?? korean.at(-1)?.line ?? 1;
  const wanted = there ? `${there.name} (en.md:${there.line})` : 'nothing more';
  report('ko.md', line, `${here?.name ?? 'Nothing more'} stands where English has ${wanted}`);
}

function nameOf(part: SkeletonPart): string {
  switch (part.kind) {
    case 'heading':
      return `heading ${'#'.repeat(part.level)} ${part.id ?? part.text}`;
    case 'container':
      return `container ${part.name}`;
    case 'code':
      return `code ${part.file}${part.region ? ` ${part.region}` : ''}`;
    case 'diagram':
      return `diagram ${/^\s*(\S+)/.exec(part.source)?.[1] ?? ''}`;
    case 'fence':
      return `fence ${part.language}`;
  }
}
