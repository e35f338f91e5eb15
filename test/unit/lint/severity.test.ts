import assert from 'node:assert/strict';
import { findingsIn } from './support.ts';

describe('severity of one rule', () => {
  const approve = `
export async function approve(orderRepository: OrderRepository, bus: EventBus): Promise<void> {
  const order = await orderRepository.findOne('ord-1001');
  await bus.publish(new OrderApprovedEvent(order));
}`;
  const severitiesIn = async (text: string) =>
    (await findingsIn(text))
      .filter(({ rule }) => rule === 'es-event-carries-entity')
      .map(({ severity }) => severity);

  it('is information for an event that is given a stored row', async () => {
    const event = 'class OrderApprovedEvent { constructor(readonly order: object) {} }';
    assert.deepEqual(await severitiesIn(event + approve), ['information']);
  });

  it('is a warning where the event copies all of the row', async () => {
    const event = 'class OrderApprovedEvent { constructor(row: object) { Object.assign(this, row); } }';
    assert.deepEqual(await severitiesIn(event + approve), ['warning']);
  });
});
