/** What a caught value says, for a sentence to the user or the log. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
