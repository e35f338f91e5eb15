import amqp from 'amqplib';

const connection = await amqp.connect('amqp://broker');
const channel = await connection.createChannel();

export async function consumeOrders(handler: (event: unknown) => Promise<void>, log: (error: unknown) => void): Promise<void> {
  await channel.consume('payment.orders', async (message) => {
    if (!message) return;
    try {
      await handler(JSON.parse(message.content.toString()));
      channel.ack(message);
    } catch (error) {
      log(error);
      channel.nack(message, false, false);
    }
  });

  await channel.consume('payment.audit', async (message) => {
    try {
      await handler(message);
    } finally {
      channel.ack(message);
    }
  });

  await channel.consume('payment.stock', (message) => {
    handleStock(message);
    if (message) channel.ack(message);
  });

  await channel.consume('payment.shipping', async (message) => {
    channel.ack(message);
    await handleShipment(message);
  });
}

declare function handleStock(message: unknown): Promise<void>;
declare function handleShipment(message: unknown): Promise<void>;
