import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { placeOrder } from './workflows.ts';

export async function handlePlaceOrder(client: Client, orderId: string): Promise<void> {
  const workflowId = `order-${randomUUID()}`;
  await client.workflow.start(placeOrder, { taskQueue: 'orders', workflowId, args: [orderId] });
  //                                                             ^^^^^^^^^^ random-id
}

export async function handleRefund(client: Client, orderId: string): Promise<void> {
  await client.workflow.execute(refund, { workflowId: `refund-${Date.now()}`, args: [orderId] });
  //                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random-id
}
