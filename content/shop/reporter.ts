import type { TestEvent } from 'node:test/reporters';

/** A reporter for `node --test`: one line of JSON a finished test, for the editor's Testing view. */
export default async function* jsonLines(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A file counts as a test where it fails to load; one that loads says nothing of its own.
    const isFile = data.name === data.file;
    if (isFile && type === 'test:pass') continue;
    const cause = type === 'test:fail' ? data.details.error.cause : undefined;
    yield `${JSON.stringify({
      name: data.name,
      passed: type === 'test:pass',
      file: data.file,
      line: data.line,
      milliseconds: data.details.duration_ms,
      ...(type === 'test:fail' && { message: messageOf(cause ?? data.details.error), stack: stackOf(cause) }),
    })}\n`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : '';
}
