/**
 * Stands in for `node:assert/strict` where there is no Node: the web-worker extension host. It has what the smoke
 * tests use; values are compared as the JSON they would make.
 */
function ok(value: unknown, message = `${String(value)} is not truthy`): asserts value {
  if (!value) throw new Error(message);
}

function equal(
  actual: unknown,
  expected: unknown,
  message = `${String(actual)} is not ${String(expected)}`,
): void {
  ok(Object.is(actual, expected), message);
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1), message);
}

function match(actual: string, expected: RegExp, message = `${actual} does not match ${expected}`): void {
  ok(expected.test(actual), message);
}

const assert: {
  ok: typeof ok;
  equal: typeof equal;
  deepEqual: typeof deepEqual;
  match: typeof match;
} = { ok, equal, deepEqual, match };

// The module it stands in for has a default export.
export default assert;
