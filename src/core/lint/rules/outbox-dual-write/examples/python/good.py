from aiokafka import AIOKafkaProducer
from sqlalchemy.ext.asyncio import AsyncSession


class OrderService:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def place(self, order: "Order") -> None:
        self.session.add(order)
        self.session.add(OutboxMessage(topic="shop.order.events.v1", payload=order.placed()))
        await self.session.commit()


class Relay:
    def __init__(self, producer: AIOKafkaProducer, outbox_repository: "OutboxRepository") -> None:
        self.producer = producer
        self.outbox_repository = outbox_repository

    async def run(self) -> None:
        for message in await self.outbox_repository.unsent():
            await self.producer.send_and_wait(message.topic, message.payload)
            await self.outbox_repository.delete(message.id)


def settle(session, producer, order: "Order") -> None:
    try:
        order.check()
    except ValueError as error:
        producer.send("shop.order.rejections.v1", error)
    else:
        session.add(order)
        session.commit()


async def notify(producer: AIOKafkaProducer, cache_repository: "CacheRepository", order_id: str) -> None:
    await cache_repository.save(order_id)
    await producer.send_and_wait("shop.metrics.v1", order_id)
