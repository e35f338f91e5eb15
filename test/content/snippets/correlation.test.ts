import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  correlation,
  correlationHeaders,
  handleCorrelated,
  handleRequestCorrelated,
} from '../../../content/snippets/typescript/pb-correlation.ts';

describe('pb-correlation', () => {
  it('carries the flow on, and names the message at hand as the cause', async () => {
    const sent = await handleCorrelated({ id: 'event-2', correlationId: 'flow-1' }, async () => {
      await setImmediate();
      return correlation();
    });
    assert.deepEqual(sent, { correlationId: 'flow-1', causationId: 'event-2' });
  });

  it('keeps flows apart that are handled at once', async () => {
    const ids = ['event-1', 'event-2', 'event-3'];
    const causes = ids.map((id) =>
      handleCorrelated({ id }, async () => {
        await setImmediate();
        return correlation().causationId;
      }),
    );
    assert.deepEqual(await Promise.all(causes), ids);
  });

  it('takes the flow from a request, unless it could forge a log line', () => {
    const headersFor = (given: string) =>
      handleRequestCorrelated(new Headers({ 'x-correlation-id': given }), correlationHeaders);
    assert.deepEqual(headersFor('flow-1'), { 'x-correlation-id': 'flow-1' });
    assert.match(headersFor('flow 1 level=error')['x-correlation-id'] ?? '', /^[\w-]{36}$/);
    assert.notEqual(handleRequestCorrelated(new Headers(), correlation).causationId, '');
  });

  it('has nothing to say where no message is handled', () => {
    assert.throws(correlation, /no message is being handled/);
  });
});
