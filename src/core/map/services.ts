/** A file that makes its folder a package, with its text. */
export interface Manifest {
  /** Relative to the folder that is indexed, with `/`. */
  readonly path: string;
  readonly text: string;
}

const manifestName =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|pyproject\.toml|[^/]+\.csproj)$/;
/** Folders whose folders are packages, though one manifest serves them all. */
const groupFolder = /^(?:apps|services|packages|libs|modules|microservices)$/;

export function isManifest(path: string): boolean {
  return manifestName.test(path);
}

/**
 * Tells the service of a path: the name in the nearest manifest above it, else the folder of that manifest. Below a
 * manifest, `apps/<name>`, `services/<name>` and the like are services of their own.
 * @param root name for what no manifest and no such folder tells
 */
export function servicesOf(manifests: Iterable<Manifest>, root: string): (path: string) => string {
  const byFolder = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const { path, text } of [...manifests].sort((a, b) => a.path.length - b.path.length)) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const name = nameIn(path, text) ?? (path.endsWith('package.json') ? undefined : lastOf(folder));
    if (name === undefined || name === '' || byFolder.has(folder)) continue;
    const isFree = taken.get(name) === undefined;
    byFolder.set(folder, isFree ? name : folder || name);
    taken.set(name, folder);
  }
  const known = new Map<string, string>();

  function serviceOfFolder(folder: string): string {
    const found = known.get(folder) ?? lookUp(folder);
    known.set(folder, found);
    return found;
  }

  function lookUp(folder: string): string {
    const own = byFolder.get(folder);
    if (own !== undefined) return own;
    if (folder === '') return root;
    const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    return groupFolder.test(lastOf(above)) ? lastOf(folder) : serviceOfFolder(above);
  }

  return (path) => serviceOfFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

function nameIn(path: string, text: string): string | undefined {
  if (path.endsWith('package.json')) return packageName(text);
  if (path.endsWith('pom.xml')) {
    return /<artifactId>\s*([^<\s]+)/.exec(text.replace(/<parent>[\s\S]*?<\/parent>/, ''))?.[1];
  }
  if (path.endsWith('go.mod')) return /^module\s+(\S+)/m.exec(text)?.[1];
  if (path.endsWith('pyproject.toml')) return /^name\s*=\s*["']([^"']+)/m.exec(text)?.[1];
  return path.endsWith('.csproj') ? lastOf(path).replace(/\.csproj$/, '') : undefined;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function packageName(text: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    const name = typeof manifest === 'object' && manifest && 'name' in manifest ? manifest.name : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch {
    // Half-written, as in an editor: the folder above tells.
    return undefined;
  }
}
