import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { lessonLink } from '../core/course/lessonLink.ts';
import type { Finding } from '../core/lint/finding.ts';
import type { Severity } from '../core/lint/rule.ts';
import type { Locale } from '../core/locale.ts';
import { texts } from './texts.ts';

export const source = 'patternbook';

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export interface DiagnosticContext {
  readonly uri: string;
  readonly locale: Locale;
  /** With it, the code of the problem links to the lesson. */
  readonly uriScheme: string | undefined;
  /** Where a file of the workspace is. */
  readonly uriOf: (path: string) => string | undefined;
}

export function diagnosticOf(
  finding: Finding,
  { uri, locale, uriScheme, uriOf }: DiagnosticContext,
): Diagnostic {
  const [slug = '', heading = ''] = finding.lesson.split('#');
  return {
    range: finding.range,
    severity: severityNumbers[finding.severity],
    source,
    code: finding.rule,
    ...(uriScheme && { codeDescription: { href: lessonLink(uriScheme, { slug, heading, locale }) } }),
    message: finding.message[locale],
    relatedInformation: finding.related.flatMap(({ message, range, path }) => {
      const where = path === undefined ? uri : uriOf(path);
      return where === undefined ? [] : [{ location: { uri: where, range }, message: message[locale] }];
    }),
  };
}

/** Says why a file is not checked, at its first character. */
export function tooLarge(locale: Locale): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source,
    code: 'file-too-large',
    message: texts.tooLarge[locale],
  };
}
