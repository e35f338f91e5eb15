import type { Localized } from '../core/locale.ts';

type Text = Required<Localized>;

/** What the server says besides what rules say. */
export const texts = {
  insertPattern: (prefix: string): Text => ({
    en: `Insert the pattern ${prefix}`,
    ko: `패턴 ${prefix} 삽입`,
  }),
  openLesson: { en: 'Open the lesson on this', ko: '관련 레슨 열기' },
  explain: (rule: string): Text => ({ en: `Explain ${rule}`, ko: `${rule} 설명 보기` }),
  disableLine: (rule: string): Text => ({
    en: `Disable ${rule} for this line`,
    ko: `이 줄에서 ${rule} 끄기`,
  }),
  disableFile: (rule: string): Text => ({
    en: `Disable ${rule} for this file`,
    ko: `이 파일에서 ${rule} 끄기`,
  }),
  fixRule: (rule: string): Text => ({
    en: `Fix all ${rule} in this file`,
    ko: `이 파일의 ${rule} 모두 고치기`,
  }),
  fixAll: { en: 'Apply all safe Patternbook fixes', ko: '안전한 Patternbook 수정 모두 적용' },
  reason: { en: 'say why', ko: '이유를 적어 주십시오' },
  tooLarge: {
    en: 'Not checked: the file is larger than the setting patternbook.lint.maxFileSize allows.',
    ko: '검사하지 않았습니다. 파일이 설정 patternbook.lint.maxFileSize의 값보다 큽니다.',
  },
} satisfies Record<string, Text | ((value: never) => Text)>;
