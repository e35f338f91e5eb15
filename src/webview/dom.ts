type Child = Node | string | false | undefined;

interface Properties {
  readonly class?: string | undefined;
  readonly onclick?: (event: MouseEvent) => void;
  readonly [attribute: string]: unknown;
}

/**
 * Makes an element. Functions become listeners (`onclick`), `true` an empty attribute; false and undefined
 * leave the attribute out.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** An element around HTML that the host's renderer made safe. */
export function rendered<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties,
  safeHtml: string,
): HTMLElementTagNameMap[K] {
  const made = element(tag, properties);
  made.innerHTML = safeHtml;
  return made;
}
