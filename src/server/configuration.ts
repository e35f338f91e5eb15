import { isRecord } from '../core/isRecord.ts';
import {
  configFileName,
  type LintConfig,
  mergeConfigs,
  parseConfig,
  readConfig,
} from '../core/lint/config.ts';
import { ruleIds } from '../core/lint/rules/index.ts';
import { suppressionRule } from '../core/lint/suppression.ts';
import type { Problem } from '../core/problem.ts';

export const configurableRules: readonly string[] = [...ruleIds, suppressionRule.id];

/** The editor's settings `patternbook.lint.*`, as they come. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly config: Partial<LintConfig>;
}

export function readSettings(data: unknown): EditorSettings {
  if (!isRecord(data)) return { enable: true, config: {} };
  const { enable, ...rest } = data;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && value !== undefined),
  );
  return { enable: enable !== false, config: readConfig(given, configurableRules).config };
}

export interface FoundConfig {
  readonly config: LintConfig;
  /** Folder of the configuration file, with `/` at the end; `ignore` is relative to it. */
  readonly folder?: string;
  readonly problems: readonly Problem[];
}

/**
 * The configuration for a file: that of the nearest `.patternbookrc.json` in its folder or above, over the settings.
 * @param readText text of a file by URI, undefined where there is none
 * @param root URI of the folder to stop at
 */
export async function configFor(
  uri: string,
  root: string | undefined,
  settings: Partial<LintConfig>,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<FoundConfig> {
  for (const folder of foldersAbove(uri, root)) {
    const text = await readText(folder + configFileName);
    if (text !== undefined) {
      const { config, problems } = parseConfig(text, folder + configFileName, configurableRules);
      return { config: mergeConfigs(settings, config), folder, problems };
    }
  }
  return { config: mergeConfigs(settings), problems: [] };
}

/** Folders from that of the file up to the root, each with `/` at the end. */
function foldersAbove(uri: string, root: string | undefined): string[] {
  const folders: string[] = [];
  const stop = root === undefined ? undefined : `${root.replace(/\/$/, '')}/`;
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
    const folder = uri.slice(0, at + 1);
    if (/^[a-z][\w+.-]*:\/\/?$/i.test(folder)) break;
    folders.push(folder);
    if (folder === stop) break;
    if (stop === undefined) break;
  }
  return folders;
}
