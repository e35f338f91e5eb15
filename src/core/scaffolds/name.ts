/**
 * What somebody types as a name (`GiftCard`, `giftCard`, `gift card`, `gift-card`), in PascalCase: the words are as in
 * prose, so that every other case can be made of it. Undefined where it can be no identifier.
 */
export function pascalName(typed: string): string | undefined {
  const text = typed.trim();
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[ _-]+[A-Za-z0-9]+)*$/.test(text)) return undefined;
  // `HTTPRoute` is two words, `SKU` is one.
  const words = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}
