import amqp from 'amqplib';

const connection = await amqp.connect('amqp://broker');
const channel = await connection.createChannel();

export async function consumeOrders(handler: (event: unknown) => Promise<void>): Promise<void> {
  await channel.consume('payment.orders', async (message) => {
    if (!message) return;
    try {
      await handler(JSON.parse(message.content.toString()));
      channel.ack(message);
    } catch {
      channel.nack(message, false, false);
    }
  });

  await channel.consume('payment.audit', async (message) => {
    try {
      await handler(message);
      channel.ack(message);
    } catch {
      await channel.sendToQueue('payment.audit.dlq', message.content);
      channel.ack(message);
    }
  });

  await channel.consume('payment.metrics', async (message) => {
    try {
      await handler(message);
      channel.ack(message);
    } catch {
      // A metric that can't be read is dropped on purpose.
      channel.ack(message);
    }
  });
}
