import { Kafka } from 'kafkajs';

const consumer = new Kafka({ brokers: ['broker:9092'] }).consumer({ groupId: 'payment' });

export async function start(paymentRepository: PaymentRepository, inbox: Inbox): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const command = JSON.parse(String(message.value));
      if (await inbox.contains(command.id)) return;
      await paymentRepository.insert({ orderId: command.orderId, total: command.total });
    },
  });
}

export async function startView(viewRepository: ViewRepository): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      await viewRepository.upsert({ key: String(message.key) });
    },
  });
}
