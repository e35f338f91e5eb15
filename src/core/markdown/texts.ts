import type { Locale } from '../locale.ts';

/** The words the renderer itself puts into a lesson. */
export interface RenderTexts {
  readonly boxes: Readonly<Record<string, string>>;
  readonly details: string;
  /** A tab without a label. */
  readonly tab: string;
  readonly inWords: string;
  readonly missingFile: (file: string) => string;
  readonly missingRegion: (region: string, file: string) => string;
  readonly imageNotShown: (name: string) => string;
  readonly table: string;
}

export const renderTexts: Readonly<Record<Locale, RenderTexts>> = {
  en: {
    boxes: {
      failure: 'What goes wrong',
      myth: 'Myth',
      engine: 'In real engines',
      note: 'Note',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      caution: 'Caution',
    },
    details: 'Details',
    tab: 'Tab',
    inWords: 'This diagram in words',
    missingFile: (file) => `The file ${file} is missing from this lesson.`,
    missingRegion: (region, file) => `The region “${region}” is missing from ${file}.`,
    imageNotShown: (name) => `Image not shown: ${name}`,
    table: 'Table',
  },
  ko: {
    boxes: {
      failure: '무엇이 잘못되는가',
      myth: '흔한 오해',
      engine: '실제 엔진에서는',
      note: '참고',
      tip: '도움말',
      important: '중요',
      warning: '주의',
      caution: '경고',
    },
    details: '자세히',
    tab: '탭',
    inWords: '이 그림을 글로 읽기',
    missingFile: (file) => `이 레슨에 ${file} 파일이 없습니다.`,
    missingRegion: (region, file) => `${file}에 “${region}” 영역이 없습니다.`,
    imageNotShown: (name) => `표시하지 않은 이미지: ${name}`,
    table: '표',
  },
};
