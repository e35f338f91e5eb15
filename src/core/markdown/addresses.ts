import type { RenderEnv } from './model.ts';
import { resolvePath } from './paths.ts';

/** What a link's address means inside a course. */
export type LinkTarget =
  | { readonly kind: 'heading'; readonly heading: string }
  | { readonly kind: 'lesson'; readonly slug: string; readonly heading?: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'refused'; readonly reason: string };

const scheme = /^([a-z][a-z0-9+.-]*):/i;
const openSchemes = new Set(['http', 'https', 'mailto']);

/** Sorts an address into heading, lesson, outside link, or one that is refused and why. */
export function classifyLink(address: string, env: RenderEnv): LinkTarget {
  const bare = bareAddress(address);
  const name = scheme.exec(bare)?.[1]?.toLowerCase();
  if (name !== undefined) {
    if (openSchemes.has(name)) return { kind: 'external', url: bare };
    return { kind: 'refused', reason: `links of the kind “${name}:” are not opened` };
  }
  if (/^[\\/]{2}/.test(bare)) return { kind: 'refused', reason: 'the link names a server without https' };
  const [path = '', fragment] = splitFragment(bare);
  const heading = fragment === undefined ? undefined : decode(fragment);
  if (path === '') return { kind: 'heading', heading: heading ?? '' };
  const resolved = resolvePath(env.document.path, decode(path.replace(/\?.*$/, '')));
  const slug = resolved === undefined ? undefined : env.context.lessonAt(resolved);
  if (slug === undefined) return { kind: 'refused', reason: 'the link leads to no lesson of this course' };
  return { kind: 'lesson', slug, ...(heading ? { heading } : {}) };
}

const imageEnding = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$/i;

/** Browsers skip control characters and blanks in addresses: `java\nscript:` runs. */
function bareAddress(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff]/g, '');
}

/**
 * The address of an image of the course, or of one elsewhere where the reader allows those; undefined for what is
 * refused, outside the course, or no image.
 */
export function imageAddress(address: string, env: RenderEnv): string | undefined {
  const bare = bareAddress(address);
  if (/^https:\/\/[^/]/i.test(bare)) return env.context.remoteImageUrl?.(bare);
  if (scheme.test(address) || /^[\\/]/.test(address)) return undefined;
  const path = resolvePath(env.document.path, decode(address.replace(/[?#].*$/, '')));
  return path !== undefined && imageEnding.test(path) ? env.context.imageUrl(path) : undefined;
}

function splitFragment(address: string): [string, string | undefined] {
  const hash = address.indexOf('#');
  return hash < 0 ? [address, undefined] : [address.slice(0, hash), address.slice(hash + 1)];
}

/** Percent-decodes what can be decoded; real courses hold stray `%`. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
