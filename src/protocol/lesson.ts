import type { ColouredCode } from '../core/code/highlighter.ts';
import type { Locale } from '../core/locale.ts';
import type { LessonView } from '../core/markdown/lessonView.ts';

/** Where a reader is: a lesson, a heading of it, and how far below that heading the page's top edge is. */
export interface Place {
  readonly bookId: string;
  readonly slug: string;
  readonly heading?: string;
  /** CSS pixels below the heading, or below the page's start where there is no heading. */
  readonly offset: number;
}

/** The places of a panel in the order they were visited, and which of them is shown. */
export interface History {
  readonly places: readonly Place[];
  /** Index into `places`. */
  readonly current: number;
}

/** What the page keeps through hiding, reload and restart: `Host.keep` and the panel's serializer. */
export interface KeptState extends History {
  /** The language of this panel, where it is not that of the book. */
  readonly locale?: Locale;
}

/** A mark the reader set on a heading. */
export interface HeadingMark {
  readonly heading: string;
  readonly bookmarked: boolean;
  readonly note?: string;
}

/** What can be done with a lesson's programs, by the name of the editor's command for it. */
export const labActions = [
  'startExercise',
  'checkExercise',
  'showSolution',
  'resetExercise',
  'openLab',
  'runInTerminal',
] as const;
export type LabAction = (typeof labActions)[number];

/** How a run of an example ended. */
export interface RunEnd {
  /** Exit code; undefined where a signal ended the program. */
  readonly code?: number;
  readonly milliseconds: number;
  /** The reader ended it. */
  readonly stopped: boolean;
}

/** Host to page. A place to show is the current one of `state`. */
export type HostMessage =
  | {
      readonly type: 'show';
      readonly view: LessonView;
      readonly state: KeptState;
      /** Chosen answers by question index; null where a question is unanswered. */
      readonly answers: readonly (number | null)[];
      readonly marks: readonly HeadingMark[];
      readonly exercisePassed: boolean;
    }
  | {
      readonly type: 'unavailable';
      readonly message: string;
      readonly locale: Locale;
      readonly state: KeptState;
    }
  | { readonly type: 'colours'; readonly slug: string; readonly blocks: readonly ColouredCode[] }
  | {
      readonly type: 'marks';
      readonly slug: string;
      readonly marks: readonly HeadingMark[];
      readonly exercisePassed: boolean;
    }
  | {
      readonly type: 'runOutput';
      readonly slug: string;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
      /** Characters that came after `text` and were left out. */
      readonly dropped: number;
    }
  | { readonly type: 'runEnded'; readonly slug: string; readonly end: RunEnd }
  /** The example cannot be run here; `reason` is a sentence for the reader. */
  | { readonly type: 'runUnavailable'; readonly slug: string; readonly reason: string }
  | { readonly type: 'goTo'; readonly state: KeptState }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'showKeys' }
  /** Draws every diagram, near or not: printing waits for none. */
  | { readonly type: 'drawAll' };

/** Page to host. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly slug: string; readonly heading?: string; readonly beside: boolean }
  | { readonly type: 'openOutside'; readonly url: string }
  | { readonly type: 'history'; readonly direction: 'back' | 'forward' }
  | { readonly type: 'language'; readonly locale: Locale }
  | { readonly type: 'search' }
  | {
      readonly type: 'place';
      readonly place: Place;
      readonly atEnd: boolean;
    }
  | {
      readonly type: 'answer';
      readonly slug: string;
      readonly question: number;
      readonly answer: number | null;
    }
  | { readonly type: 'lab'; readonly slug: string; readonly action: LabAction }
  /** Runs the lesson's example; one that runs is ended first. */
  | { readonly type: 'run'; readonly slug: string }
  | { readonly type: 'stop'; readonly slug: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: 'openUntitled'; readonly text: string; readonly language: string }
  | { readonly type: 'insertPattern'; readonly prefix: string }
  | { readonly type: 'explainRule'; readonly rule: string }
  | {
      readonly type: 'saveImage';
      readonly format: 'svg' | 'png';
      readonly name: string;
      readonly base64: string;
    }
  | { readonly type: 'bookmark'; readonly slug: string; readonly heading: string }
  | { readonly type: 'note'; readonly slug: string; readonly heading: string }
  | { readonly type: 'copyLink'; readonly slug: string; readonly heading: string }
  | { readonly type: 'failed'; readonly message: string };
