import asyncio
import logging

from aio_pika.abc import AbstractIncomingMessage, AbstractQueue
from aiokafka import AIOKafkaConsumer

log = logging.getLogger(__name__)


def on_order(channel, method, properties, body) -> None:
    try:
        handle_order(body)
        channel.basic_ack(delivery_tag=method.delivery_tag)
    except ValueError as error:
        log.warning("not handled", exc_info=error)
        channel.basic_nack(delivery_tag=method.delivery_tag, requeue=False)


def on_audit(channel, method, properties, body) -> None:
    try:
        handle_audit(body)
    finally:
        channel.basic_ack(delivery_tag=method.delivery_tag)


async def on_stock(message: AbstractIncomingMessage) -> None:
    asyncio.create_task(handle_stock(message.body))
    await message.ack()


async def consume(queue: AbstractQueue, consumer: AIOKafkaConsumer) -> None:
    await queue.consume(on_stock)
    async for message in consumer:
        await consumer.commit()
        await handle_shipment(message)
