import type { Locale } from '../core/locale.ts';
import type { RunEnd } from '../protocol/lesson.ts';

/** The pages' own words. */
export interface Strings {
  readonly skipToText: string;
  readonly tools: string;
  readonly back: string;
  readonly forward: string;
  readonly search: string;
  readonly outline: string;
  readonly keys: string;
  readonly switchLanguage: string;
  readonly languageName: string;
  readonly notTranslated: string;
  readonly levels: Readonly<Record<'fundamental' | 'intermediate' | 'advanced', string>>;
  readonly states: Readonly<Record<'unread' | 'reading' | 'read', string>>;
  readonly readMinutes: (minutes: number) => string;
  readonly labMinutes: (minutes: number) => string;
  readonly prerequisites: string;
  readonly objectives: string;
  readonly sources: string;
  readonly previous: string;
  readonly next: string;
  readonly neighbours: string;
  readonly close: string;
  readonly noLesson: string;
  /** Names the row of tabs over variants of a text. */
  readonly tabs: string;
  readonly code: {
    readonly label: (name: string) => string;
    readonly copy: string;
    readonly copied: string;
    readonly insert: string;
    readonly open: string;
  };
  readonly diagram: {
    readonly label: string;
    readonly tools: string;
    readonly help: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly reset: string;
    readonly fullscreen: string;
    readonly copySource: string;
    readonly copyImage: string;
    readonly imageCopied: string;
    readonly copyFailed: string;
    readonly saveSvg: string;
    readonly savePng: string;
    readonly wrong: string;
    readonly wrongAtLine: (line: number) => string;
    readonly drawing: string;
  };
  readonly quiz: {
    readonly title: string;
    readonly right: string;
    readonly wrong: string;
    readonly again: string;
    readonly score: (right: number, all: number) => string;
  };
  readonly example: {
    readonly title: string;
    readonly run: string;
    readonly stop: string;
    readonly terminal: string;
    readonly openLab: string;
    readonly output: string;
    readonly running: string;
    readonly ended: (end: RunEnd) => string;
    readonly dropped: (characters: number) => string;
    /** Follows the reason why nothing runs. */
    readonly golden: string;
    readonly noEditor: string;
  };
  readonly exercise: {
    readonly passed: string;
    readonly title: string;
    readonly startExercise: string;
    readonly checkExercise: string;
    readonly showSolution: string;
    readonly resetExercise: string;
    readonly hint: (number: number) => string;
    readonly nextHint: (shown: number, all: number) => string;
  };
  readonly patterns: {
    readonly title: string;
    readonly insert: string;
    readonly insertNamed: (title: string) => string;
    /** Stands over the rules. */
    readonly rules: string;
    readonly explain: string;
    readonly explainNamed: (rule: string) => string;
  };
  readonly heading: {
    readonly tools: (title: string) => string;
    readonly copyLink: string;
    readonly bookmark: string;
    readonly note: string;
  };
  readonly keySheet: {
    readonly title: string;
    readonly back: string;
    readonly forward: string;
    readonly next: string;
    readonly previous: string;
    readonly search: string;
    readonly language: string;
    readonly outline: string;
    readonly top: string;
    readonly help: string;
    readonly zoom: string;
    readonly pan: string;
    readonly wheel: string;
  };
}

const en: Strings = {
  skipToText: 'Skip to the text',
  tools: 'Reading tools',
  back: 'Back',
  forward: 'Forward',
  search: 'Search the book',
  outline: 'On this page',
  keys: 'Keyboard shortcuts',
  switchLanguage: '한국어로 읽기',
  languageName: '한국어',
  notTranslated: 'This lesson is not translated into English yet. You are reading it in Korean.',
  levels: { fundamental: 'Fundamental', intermediate: 'Intermediate', advanced: 'Advanced' },
  states: { unread: 'not read yet', reading: 'in progress', read: 'read' },
  readMinutes: (minutes) => `${minutes} min read`,
  labMinutes: (minutes) => `${minutes} min lab`,
  prerequisites: 'Read first',
  objectives: 'After this lesson you can',
  sources: 'Sources',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Previous and next lesson',
  close: 'Close',
  noLesson: 'There is nothing to read here',
  tabs: 'Variants',
  code: {
    label: (name) => `Code: ${name}`,
    copy: 'Copy',
    copied: 'Copied',
    insert: 'Insert at the cursor',
    open: 'Open as a new file',
  },
  diagram: {
    label: 'Diagram',
    tools: 'Diagram tools',
    help: 'Use plus and minus to zoom, the arrow keys to move, 0 to reset.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Reset zoom',
    fullscreen: 'Full screen',
    copySource: 'Copy source',
    copyImage: 'Copy image',
    imageCopied: 'Image copied',
    copyFailed: 'The image could not be copied. Save it as PNG instead.',
    saveSvg: 'Save as SVG',
    savePng: 'Save as PNG',
    wrong: 'This diagram cannot be drawn.',
    wrongAtLine: (line) => `This diagram cannot be drawn: line ${line} is wrong.`,
    drawing: 'Drawing the diagram…',
  },
  quiz: {
    title: 'Check yourself',
    right: 'Right.',
    wrong: 'Not quite.',
    again: 'Answer again',
    score: (right, all) => `${right} of ${all} right`,
  },
  example: {
    title: 'The example',
    run: 'Run the example',
    stop: 'Stop',
    terminal: 'Open in terminal',
    openLab: 'Open as lab',
    output: 'Output of the example',
    running: 'Running…',
    ended: ({ code, milliseconds, stopped }) => {
      const after = `after ${seconds(milliseconds)} s`;
      if (stopped) return `Stopped ${after}`;
      return code === undefined ? `Ended by a signal ${after}` : `Exit code ${code} ${after}`;
    },
    dropped: (characters) => `${characters.toLocaleString('en')} characters of the output are left out.`,
    golden: 'This is what it prints:',
    noEditor: 'The example runs in the editor only.',
  },
  exercise: {
    passed: 'Passed',
    title: 'Exercise',
    startExercise: 'Open the exercise',
    checkExercise: 'Check',
    showSolution: 'Show the solution',
    resetExercise: 'Start over',
    hint: (number) => `Hint ${number}`,
    nextHint: (shown, all) =>
      shown === 0 ? `Show a hint (${all})` : `Show the next hint (${shown} of ${all})`,
  },
  patterns: {
    title: 'Put it into your code',
    insert: 'Insert',
    insertNamed: (title) => `Insert ${title}`,
    rules: 'These hints warn where code breaks the pattern',
    explain: 'Explain',
    explainNamed: (rule) => `Explain ${rule}`,
  },
  heading: {
    tools: (title) => `Section “${title}”`,
    copyLink: 'Copy link to this section',
    bookmark: 'Bookmark this section',
    note: 'Write a note',
  },
  keySheet: {
    title: 'Keyboard shortcuts',
    back: 'Back to where you were',
    forward: 'Forward again',
    next: 'Next lesson',
    previous: 'Previous lesson',
    search: 'Search the book',
    language: 'Switch language',
    outline: 'Go to the outline',
    top: 'Back to the top',
    help: 'This list',
    zoom: 'Zoom the focused diagram, or reset it',
    pan: 'Move the focused diagram',
    wheel: 'Zoom the diagram under the pointer',
  },
};

const ko: Strings = {
  skipToText: '본문으로 건너뛰기',
  tools: '읽기 도구',
  back: '뒤로',
  forward: '앞으로',
  search: '책에서 찾기',
  outline: '이 페이지의 차례',
  keys: '키보드 단축키',
  switchLanguage: 'Read in English',
  languageName: 'English',
  notTranslated: '이 레슨은 아직 한국어로 옮기지 않았습니다. 영어로 보여 드립니다.',
  levels: { fundamental: '기초', intermediate: '중급', advanced: '고급' },
  states: { unread: '읽지 않음', reading: '읽는 중', read: '읽음' },
  readMinutes: (minutes) => `읽기 ${minutes}분`,
  labMinutes: (minutes) => `실습 ${minutes}분`,
  prerequisites: '먼저 읽을 레슨',
  objectives: '이 레슨을 마치면',
  sources: '참고 자료',
  previous: '이전 레슨',
  next: '다음 레슨',
  neighbours: '이전 레슨과 다음 레슨',
  close: '닫기',
  noLesson: '여기에는 읽을 것이 없습니다',
  tabs: '골라 보기',
  code: {
    label: (name) => `코드: ${name}`,
    copy: '복사',
    copied: '복사했습니다',
    insert: '커서 위치에 넣기',
    open: '새 파일로 열기',
  },
  diagram: {
    label: '그림',
    tools: '그림 도구',
    help: '더하기와 빼기 키로 확대하고 축소합니다. 화살표 키로 움직이고 0으로 되돌립니다.',
    zoomIn: '확대',
    zoomOut: '축소',
    reset: '원래 크기로',
    fullscreen: '전체 화면',
    copySource: '원본 복사',
    copyImage: '이미지 복사',
    imageCopied: '이미지를 복사했습니다',
    copyFailed: '이미지를 복사하지 못했습니다. PNG로 저장해 주십시오.',
    saveSvg: 'SVG로 저장',
    savePng: 'PNG로 저장',
    wrong: '이 그림을 그릴 수 없습니다.',
    wrongAtLine: (line) => `이 그림을 그릴 수 없습니다. ${line}번째 줄이 잘못되었습니다.`,
    drawing: '그림을 그리는 중입니다…',
  },
  quiz: {
    title: '확인 문제',
    right: '맞습니다.',
    wrong: '아닙니다.',
    again: '다시 풀기',
    score: (right, all) => `${all}문제 가운데 ${right}문제를 맞혔습니다`,
  },
  example: {
    title: '예제',
    run: '예제 실행하기',
    stop: '멈추기',
    terminal: '터미널에서 열기',
    openLab: '실습으로 열기',
    output: '예제의 출력',
    running: '실행하는 중입니다…',
    ended: ({ code, milliseconds, stopped }) => {
      const after = `${seconds(milliseconds)}초 만에`;
      if (stopped) return `${after} 멈추었습니다`;
      return code === undefined
        ? `${after} 신호를 받고 끝났습니다`
        : `${after} 끝났습니다 (종료 코드 ${code})`;
    },
    dropped: (characters) => `출력 가운데 ${characters.toLocaleString('ko')}자를 생략했습니다.`,
    golden: '예제는 다음과 같이 출력합니다.',
    noEditor: '예제는 편집기 안에서만 실행됩니다.',
  },
  exercise: {
    passed: '통과했습니다',
    title: '연습',
    startExercise: '연습 열기',
    checkExercise: '확인하기',
    showSolution: '풀이 보기',
    resetExercise: '처음부터 다시',
    hint: (number) => `힌트 ${number}`,
    nextHint: (shown, all) =>
      shown === 0 ? `힌트 보기 (${all}개)` : `다음 힌트 보기 (${all}개 중 ${shown}개)`,
  },
  patterns: {
    title: '내 코드에 넣기',
    insert: '넣기',
    insertNamed: (title) => `${title} 넣기`,
    rules: '코드가 패턴을 어기면 다음 힌트가 알려 줍니다',
    explain: '설명 보기',
    explainNamed: (rule) => `${rule} 설명 보기`,
  },
  heading: {
    tools: (title) => `“${title}” 절`,
    copyLink: '이 절의 링크 복사',
    bookmark: '이 절에 북마크하기',
    note: '메모 쓰기',
  },
  keySheet: {
    title: '키보드 단축키',
    back: '보던 곳으로 돌아가기',
    forward: '다시 앞으로 가기',
    next: '다음 레슨',
    previous: '이전 레슨',
    search: '책에서 찾기',
    language: '언어 바꾸기',
    outline: '차례로 가기',
    top: '맨 위로',
    help: '이 목록',
    zoom: '초점이 있는 그림을 확대, 축소, 원래 크기로',
    pan: '초점이 있는 그림 움직이기',
    wheel: '포인터 아래 그림을 확대, 축소',
  },
};

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

export const strings: Readonly<Record<Locale, Strings>> = { en, ko };
