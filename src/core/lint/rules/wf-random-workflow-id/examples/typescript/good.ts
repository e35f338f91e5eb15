import { Client } from '@temporalio/client';
import { placeOrder } from './workflows.ts';

export async function handlePlaceOrder(client: Client, orderId: string): Promise<void> {
  await client.workflow.start(placeOrder, { taskQueue: 'orders', workflowId: `order-${orderId}`, args: [orderId] });
}
