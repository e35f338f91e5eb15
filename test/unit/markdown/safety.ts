/** Everything the renderer may write. What is not listed here is a hole. */
const tags = new Set(
  `a abbr blockquote br code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img input label li
   ol p pre s section span strong sub summary sup table tbody td th thead tr ul`.split(/\s+/),
);
const attributes = new Set(
  `alt aria-label checked class data-code data-diagram data-external data-heading data-language data-lesson
   data-math disabled for href id loading open referrerpolicy rel role src start style tabindex title type`.split(
    /\s+/,
  ),
);

const ownImage = /^images:[^:]*$/;
const anyImage = /^(?:images:[^:]*|https:\/\/.*)$/;

/**
 * What is unsafe in rendered HTML: tags, attributes and addresses outside the lists. Text cannot hold a tag.
 * @param remoteImages whether images of other servers are allowed
 */
export function unsafeParts(html: string, remoteImages = false): readonly string[] {
  const image = remoteImages ? anyImage : ownImage;
  const found: string[] = [];
  for (const [tag, close, name = '', rest = ''] of html.matchAll(/<(\/?)([^\s/>]*)([^>]*)>/g)) {
    if (!tags.has(name)) found.push(tag);
    if (close) continue;
    const left = rest.replace(/\s([^\s=">]+)(?:="([^"]*)")?/g, (_, attribute: string, value = '') => {
      if (!attributes.has(attribute)) found.push(tag);
      if (attribute === 'href' && !/^(?:https?:|mailto:|#|\.\.\/[^/:]+\/index\.html)/.test(value))
        found.push(tag);
      if (attribute === 'src' && !image.test(value)) found.push(tag);
      if (attribute === 'style' && !/^text-align:(?:left|right|center)$/.test(value)) found.push(tag);
      return '';
    });
    if (left.trim() !== '') found.push(tag);
  }
  return found;
}
