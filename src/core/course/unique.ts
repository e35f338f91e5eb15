/** `wanted`, or `wanted-2`, `wanted-3`, …: the first that is not taken. */
export function unique(wanted: string, taken: { has(name: string): boolean }): string {
  let candidate = wanted;
  for (let count = 2; taken.has(candidate); count++) candidate = `${wanted}-${count}`;
  return candidate;
}
