import json

import boto3
import pika
from aiokafka import AIOKafkaProducer
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

sqs = boto3.client("sqs")


class OrderService:
    def __init__(self, session: AsyncSession, producer: AIOKafkaProducer) -> None:
        self.session = session
        self.producer = producer

    async def place(self, order: "Order") -> None:
        self.session.add(order)
        await self.session.commit()
        await self.producer.send_and_wait("shop.order.events.v1", order.placed())
        #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ dual-write


def reserve(connection, channel: pika.channel.Channel, order_id: str, lines: list) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stock SET reserved = true WHERE order_id = %s", [order_id])
    connection.commit()
    for line in lines:
        channel.basic_publish(exchange="shop", routing_key="stock.reserved", body=json.dumps(line))
#       ^^^^^^^^^^^^^^^^^^^^^ dual-write


def approve(db: Session, producer, order: "Order") -> None:
    order.status = "APPROVED"
    db.commit()
    producer.send("shop.order.events.v1", order)
#   ^^^^^^^^^^^^^ dual-write


def ship(order_id: str) -> None:
    Shipment.objects.create(order_id=order_id)
    sqs.send_message(QueueUrl="shipments", MessageBody=order_id)
#   ^^^^^^^^^^^^^^^^ dual-write
