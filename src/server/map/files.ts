import picomatch from 'picomatch';
import { extensions } from '../../core/analysis/analyse.ts';
import { isRecord } from '../../core/isRecord.ts';
import { defaultConfig } from '../../core/lint/config.ts';
import { type IndexedFolder, uriIn } from '../../protocol/map.ts';
import { readSettings } from '../configuration.ts';
import type { Session } from '../session.ts';
import type { IndexedFiles, Limits } from './workspaceIndex.ts';

/** Ends of the names of files that the index reads: sources and manifests. */
export const watchedEndings: readonly string[] = [
  ...extensions,
  'package.json',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'go.mod',
  'pyproject.toml',
  '.csproj',
];

/** As `patternbook.map.maxFiles` has it by default. */
const defaultMaxFiles = 10_000;

/** Manifests and files with a like name that a folder may have beside its sources. */
const otherFiles = 2_000;

/** The files of the folders that are open, without what the editor excludes. */
export function indexedFiles(session: Session, folders: readonly IndexedFolder[]): IndexedFiles {
  const { host } = session;
  return {
    async *list() {
      const { maxFiles } = await readLimits(session);
      for (const { uri, prefix } of folders) {
        const excluded = await exclusion(session, uri);
        const query = { folder: uri, endings: watchedEndings, most: maxFiles + otherFiles };
        for await (const path of host.listFiles(query, excluded)) yield prefix + path;
      }
    },
    async read(path) {
      const uri = uriIn(folders, path);
      return uri === undefined ? undefined : host.readText(uri);
    },
    pathInFolder: (path) =>
      path.slice(folders.find(({ prefix }) => path.startsWith(prefix))?.prefix.length ?? 0),
  };
}

export async function readLimits(session: Session): Promise<Limits> {
  const map = await session.settings('patternbook.map');
  const maxFiles =
    isRecord(map) && typeof map.maxFiles === 'number' ? Math.max(0, map.maxFiles) : defaultMaxFiles;
  const { config } = readSettings(await session.settings('patternbook.lint'));
  return { maxFiles, maxFileSize: config.maxFileSize ?? defaultConfig.maxFileSize };
}

/** What the editor's setting `files.exclude` says of paths below a folder. */
async function exclusion(session: Session, uri: string): Promise<(path: string) => boolean> {
  const given = await session.settings('files.exclude', uri);
  if (!isRecord(given)) return () => false;
  const globs = Object.entries(given).flatMap(([glob, on]) => (on === true ? [glob] : []));
  if (globs.length === 0) return () => false;
  return picomatch([...globs, ...globs.map((glob) => `${glob}/**`)], { dot: true });
}
