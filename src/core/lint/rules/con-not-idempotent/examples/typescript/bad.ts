import { Kafka } from 'kafkajs';

const consumer = new Kafka({ brokers: ['broker:9092'] }).consumer({ groupId: 'payment' });

export async function start(paymentRepository: PaymentRepository): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const command = JSON.parse(String(message.value));
      await paymentRepository.insert({ orderId: command.orderId, total: command.total });
      //    ^^^^^^^^^^^^^^^^^^^^^^^^ no-inbox
    },
  });
}
