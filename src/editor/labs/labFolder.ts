import * as vscode from 'vscode';

/**
 * The folder of a lesson that a reader may change: a copy of the lesson's programs and of the kernel, laid out as
 * in the book, so that its imports hold: `<lab>/shop`, `<lab>/lessons/<slug>/{example,exercise}`.
 */
export class LabFolder {
  readonly root: vscode.Uri;
  readonly #original: vscode.Uri;
  readonly slug: string;

  /**
   * @param original the book's programs, `out/labs` of the extension
   * @param root where the copy is or will be
   */
  constructor(original: vscode.Uri, root: vscode.Uri, slug: string) {
    this.#original = original;
    this.root = root;
    this.slug = slug;
  }

  file(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, 'lessons', this.slug, path);
  }

  originalFile(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#original, 'lessons', this.slug, path);
  }

  /** Copies what is not there yet; a file that is there is the reader's and stays as it is. */
  async fill(): Promise<void> {
    for (const part of ['package.json', 'shop', `lessons/${this.slug}`]) {
      await copyMissing(vscode.Uri.joinPath(this.#original, part), vscode.Uri.joinPath(this.root, part));
    }
  }

  /**
   * Puts `path` back as the book has it; the reader's version is kept beside it.
   * @returns the backup
   */
  async reset(path: string): Promise<vscode.Uri> {
    const file = this.file(path);
    const backup = await freeName(file);
    await vscode.workspace.fs.rename(file, backup);
    await vscode.workspace.fs.copy(this.originalFile(path), file);
    return backup;
  }
}

async function copyMissing(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const { type } = await vscode.workspace.fs.stat(from);
  if (type !== vscode.FileType.Directory) {
    if (!(await exists(to))) await vscode.workspace.fs.copy(from, to);
    return;
  }
  await vscode.workspace.fs.createDirectory(to);
  for (const [name] of await vscode.workspace.fs.readDirectory(from)) {
    await copyMissing(vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name));
  }
}

/** `broken.ts` becomes `broken.ts.1.bak`, or the next number that is free. */
async function freeName(file: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = file.with({ path: `${file.path}.${number}.bak` });
    if (!(await exists(name))) return name;
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
