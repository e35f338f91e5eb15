import type { Finding } from '../../core/lint/finding.ts';
import type { Locale } from '../../core/locale.ts';

export interface FileReport {
  /** As it is printed: relative to the working folder, with `/`. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What a run found; a format turns it into text. */
export interface LintReport {
  readonly files: readonly FileReport[];
  /** How many files were looked at. */
  readonly checked: number;
  readonly tooLarge: readonly string[];
}

export type Format = (report: LintReport, locale: Locale) => string;

/** Groups findings under their file, for people. */
export const stylish: Format = ({ files, checked, tooLarge }, locale) => {
  const lines: string[] = [];
  for (const { file, findings } of files) {
    if (findings.length === 0) continue;
    lines.push(file);
    for (const { range, severity, message, rule } of findings) {
      const place = `${range.start.line + 1}:${range.start.character + 1}`;
      lines.push(`  ${place.padEnd(8)} ${severity.padEnd(11)} ${message[locale]}  ${rule}`);
    }
    lines.push('');
  }
  for (const file of tooLarge)
    lines.push(`${file}: not checked, the file is too large (see --config, maxFileSize)`);
  const all = files.flatMap((file) => file.findings);
  const fixable = all.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const hint = fixable > 0 ? `; ${fixable} can be fixed with --fix` : '';
  lines.push(`${count(all.length, 'finding')} in ${count(checked, 'file')}${hint}`);
  return lines.join('\n');
};

/** `{ checked, findings: [{ file, line, column, … }], tooLarge }`; lines and columns are 1-based. */
export const json: Format = ({ files, checked, tooLarge }, locale) => {
  const findings = files.flatMap(({ file, findings: list }) =>
    list.map((finding) => ({
      file,
      line: finding.range.start.line + 1,
      column: finding.range.start.character + 1,
      endLine: finding.range.end.line + 1,
      endColumn: finding.range.end.character + 1,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message[locale],
      lesson: finding.lesson,
      fixable: finding.fixes.some((fix) => fix.safe),
    })),
  );
  return JSON.stringify({ checked, findings, tooLarge }, undefined, 2);
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
