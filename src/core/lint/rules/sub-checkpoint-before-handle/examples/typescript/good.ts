import type { Subscription } from './store.ts';

export async function run(subscription: Subscription, checkpoints: Checkpoints, view: View): Promise<void> {
  for await (const event of subscription) {
    await view.handle(event);
    await checkpoints.saveCheckpoint('order-view', event.position);
  }
}

export async function rewind(checkpoints: Checkpoints, view: View, event: object): Promise<void> {
  if (view.isStale) {
    await checkpoints.saveCheckpoint('order-view', 0);
    return;
  }
  await view.handle(event);
}
