import type { Node } from 'yaml';
import type { Problem } from '../problem.ts';
import type { Answer, Exercise, LessonMeta, Question, Source } from './lessonMeta.ts';
import { localized } from './localizedShape.ts';
import {
  boolean,
  count,
  list,
  nameOf,
  object,
  oneOf,
  openYaml,
  optional,
  type Place,
  required,
  type Shape,
  text,
} from './yamlShape.ts';

/** The names a `lesson.yaml` may use; a set that is not given is not checked. */
export interface KnownNames {
  readonly lessons?: ReadonlySet<string>;
  readonly rules?: ReadonlySet<string>;
  readonly snippets?: ReadonlySet<string>;
}

/**
 * Reads `lesson.yaml`. What is wrong is in `problems`; what is right is kept, with empty values for what is missing.
 * No `meta` where the file is no object or has no title.
 *
 * @param file `lessons/<slug>/lesson.yaml`, relative to the content folder; its folder names the lesson.
 */
export function parseLessonMeta(
  source: string,
  file: string,
  known: KnownNames = {},
): { meta?: LessonMeta; problems: readonly Problem[] } {
  const { root, place, problems } = openYaml(source, file);
  const fields = root && lessonShape(known)(root, place);
  if (root === undefined) problems.push({ file, line: 1, message: 'The file is empty' });
  if (fields === undefined || Object.keys(fields.title).length === 0) return { problems };
  return { meta: { slug: file.split('/').at(-2) ?? file, ...fields }, problems };
}

type Fields = Omit<LessonMeta, 'slug'>;

function lessonShape(known: KnownNames): Shape<Fields> {
  return object<Fields>({
    title: required(localized(text), {}),
    level: required(oneOf('fundamental', 'intermediate', 'advanced'), 'intermediate'),
    minutes: required(object({ read: required(count, 0), lab: required(count, 0) }), { read: 0, lab: 0 }),
    prerequisites: required(list(nameOf('a lesson of the index', known.lessons)), []),
    objectives: required(localized(list(text)), {}),
    rules: required(list(nameOf('a rule', known.rules)), []),
    snippets: required(list(nameOf('a snippet', known.snippets)), []),
    sources: required(list(source), []),
    quiz: required(list(question), []),
    exercise: optional(exercise),
    formerSlugs: optional(list(text), []),
  });
}

const source: Shape<Source> = object<Source>({
  title: required(text, ''),
  section: optional(text),
  url: optional(webAddress),
  note: optional(localized(text)),
});

function webAddress(node: Node, place: Place): string | undefined {
  const address = text(node, place);
  if (address === undefined || /^https:\/\/[^\s]+$/.test(address)) return address;
  place.report(node, 'an address that begins with https:// is expected');
  return undefined;
}

const answer: Shape<Answer> = object<Answer>({
  text: required(localized(text), {}),
  right: optional(boolean, false),
  why: required(localized(text), {}),
});

const question: Shape<Question> = (node, place) => {
  const read = object<Question>({
    question: required(localized(text), {}),
    answers: required(list(answer), []),
  })(node, place);
  if (read === undefined) return undefined;
  if (read.answers.length < 2) place.report(node, 'a question needs two answers or more');
  const right = read.answers.filter((answer) => answer.right).length;
  if (right !== 1) place.report(node, `exactly one answer is right, not ${right}`);
  return read;
};

const exercise: Shape<Exercise> = object<Exercise>({
  task: required(localized(text), {}),
  hints: required(localized(list(text)), {}),
});
