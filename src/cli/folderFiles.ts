import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CourseFiles } from '../core/course/courseFiles.ts';

/** The files of a folder on disk. Links, what tools keep (`.git`, `node_modules`) and folders that may not be read are passed over. */
export function folderFiles(root: string): CourseFiles {
  return {
    list: () => listFiles(root, ''),
    read: async (file, start) => {
      if (start === undefined) return readFile(path.join(root, file), 'utf8');
      const handle = await open(path.join(root, file));
      try {
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(start), position: 0 });
        return buffer.toString('utf8', 0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return [name];
      return entry.isDirectory() && !isPassedOver(entry.name) ? listFiles(root, name) : [];
    }),
  );
  return found.flat().sort();
}

function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}
