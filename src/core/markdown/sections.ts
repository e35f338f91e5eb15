import type { LessonDocument } from '../course/bundle.ts';
import { cutFrontMatter } from './frontMatter.ts';
import { plainText } from './headings.ts';
import { lessonParser } from './parser.ts';
import { createEnv } from './renderLesson.ts';

/** The plain text under one heading, up to the next. */
export interface LessonSection {
  /** Heading id; empty for the text before the first heading. */
  readonly heading: string;
  readonly title: string;
  readonly text: string;
}

const nowhere = { lessonAt: () => undefined, imageUrl: () => undefined };

/** The prose of a lesson by heading, without code and diagrams: what full text search reads. */
export function lessonSections(document: LessonDocument): LessonSection[] {
  const env = createEnv(document, nowhere, '', 0);
  const tokens = lessonParser().parse(cutFrontMatter(document.markdown).text, env);
  const sections: { heading: string; title: string; pieces: string[] }[] = [
    { heading: '', title: '', pieces: [] },
  ];
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open' && token.level === 0) {
      sections.push({ heading: token.attrGet('id') ?? '', title: plainText(tokens[index + 1]), pieces: [] });
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.pieces.push(plainText(token));
    }
  });
  return sections
    .filter((section) => section.heading !== '' || section.pieces.length > 0)
    .map(({ heading, title, pieces }) => ({ heading, title, text: pieces.join(' ').replace(/\s+/g, ' ') }));
}
