import type { Finding, Fix } from '../../core/lint/finding.ts';
import type { Range } from '../../core/lint/positions.ts';
import type { RuleInfo, Severity } from '../../core/lint/rule.ts';
import type { Locale } from '../../core/locale.ts';
import type { Format } from './report.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS), as code scanning services take it. */
export function sarif(rules: readonly RuleInfo[], version: string): Format {
  return ({ files, tooLarge }, locale) =>
    JSON.stringify(
      {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: { name: 'Patternbook', version, rules: rules.map((rule) => descriptor(rule, locale)) },
            },
            columnKind: 'utf16CodeUnits',
            results: files.flatMap(({ file, findings }) =>
              findings.map((finding) => result(finding, file, rules, locale)),
            ),
            invocations: [
              {
                executionSuccessful: true,
                toolExecutionNotifications: tooLarge.map((file) => ({
                  level: 'note',
                  message: { text: 'Not checked: the file is too large.' },
                  locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
                })),
              },
            ],
          },
        ],
      },
      undefined,
      2,
    );
}

function descriptor(rule: RuleInfo, locale: Locale) {
  const [slug, heading] = rule.lesson.split('#');
  const text = Object.values(rule.messages)[0]?.[locale].replace(/\{\w+\}/g, '…') ?? rule.id;
  return {
    id: rule.id,
    shortDescription: { text },
    help: { text: `Patternbook explains it in the lesson ${slug}, section ${heading}.` },
    defaultConfiguration: { level: levels[rule.severity], enabled: !rule.optional },
    properties: { tags: [rule.group] },
  };
}

function result(finding: Finding, file: string, rules: readonly RuleInfo[], locale: Locale) {
  const fixes = finding.fixes.filter((fix) => fix.safe);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message[locale] },
    locations: [{ physicalLocation: { artifactLocation: artifact(file), region: region(finding.range) } }],
    relatedLocations: finding.related.map(({ message, range, path }, id) => ({
      id,
      message: { text: message[locale] },
      physicalLocation: { artifactLocation: artifact(path ?? file), region: region(range) },
    })),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixObject(fix, file, locale)) }),
  };
}

function fixObject(fix: Fix, file: string, locale: Locale) {
  const replacements = fix.edits.map(({ range, newText }) => ({
    deletedRegion: region(range),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: fix.title[locale] },
    artifactChanges: [{ artifactLocation: artifact(file), replacements }],
  };
}

function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
