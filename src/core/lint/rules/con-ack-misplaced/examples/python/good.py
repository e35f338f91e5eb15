import logging

from aio_pika.abc import AbstractIncomingMessage, AbstractQueue
from aiokafka import AIOKafkaConsumer

log = logging.getLogger(__name__)


def on_order(channel, method, properties, body) -> None:
    try:
        handle_order(body)
    except ValueError:
        channel.basic_nack(delivery_tag=method.delivery_tag, requeue=False)
    else:
        channel.basic_ack(delivery_tag=method.delivery_tag)


def on_metric(channel, method, properties, body) -> None:
    try:
        handle_metric(body)
        channel.basic_ack(delivery_tag=method.delivery_tag)
    except ValueError:
        # A metric that can't be read is dropped on purpose.
        channel.basic_ack(delivery_tag=method.delivery_tag)


async def on_stock(message: AbstractIncomingMessage) -> None:
    await handle_stock(message.body)
    await message.ack()


async def consume(queue: AbstractQueue, consumer: AIOKafkaConsumer) -> None:
    await queue.consume(on_stock)
    async for message in consumer:
        await handle_shipment(message)
        await consumer.commit()
