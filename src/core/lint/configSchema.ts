import { defaultConfig, levels } from './config.ts';
import type { RuleInfo } from './rule.ts';

/** The JSON schema of `.patternbookrc.json`, for completion and validation in editors. */
export function configSchema(rules: readonly RuleInfo[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Patternbook configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'The level of each rule; "default" is the rule\'s own.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map((rule) => [
            rule.id,
            {
              description: Object.values(rule.messages)[0]?.en,
              enum: levels,
              default: rule.optional ? 'off' : rule.severity,
            },
          ]),
        ),
      },
      allRules: {
        description: 'Also the rules that are off unless asked for.',
        type: 'boolean',
        default: defaultConfig.allRules,
      },
      includeTests: {
        description: 'Also files whose path says test, mock, fixture, benchmark or documentation.',
        type: 'boolean',
        default: defaultConfig.includeTests,
      },
      ignore: {
        description: 'Globs of files that are not looked at, relative to this file.',
        type: 'array',
        items: { type: 'string' },
        default: defaultConfig.ignore,
      },
      maxFileSize: {
        description: 'Larger files are not looked at; in bytes.',
        type: 'number',
        exclusiveMinimum: 0,
        default: defaultConfig.maxFileSize,
      },
      projections: {
        description: '"inline" where projections are updated in the transaction that appends the events.',
        enum: ['async', 'inline'],
        default: defaultConfig.options.projections,
      },
    },
  };
}
