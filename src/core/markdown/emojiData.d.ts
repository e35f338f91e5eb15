/** The plugin has no types for its data: characters by their names, without colons. */
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emojiByName: Readonly<Record<string, string>>;
  export default emojiByName;
}
