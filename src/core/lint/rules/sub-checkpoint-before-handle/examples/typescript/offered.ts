import type { Subscription } from './store.ts';

export async function run(subscription: Subscription, checkpoints: Checkpoints, view: View): Promise<void> {
  for await (const event of subscription) {
    await view.handle(event);
    await checkpoints.saveCheckpoint('order-view', event.position);
  }
}
