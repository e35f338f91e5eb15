from django.db.models import F
from psycopg import AsyncConnection
from pymongo.collection import Collection


async def project_order_totals(event: "OrderPlaced", totals: Collection, connection: AsyncConnection) -> None:
    totals.update_one(
        {"customer_id": event.customer_id, "position": {"$lt": event.position}},
        {"$inc": {"total": event.total}, "$set": {"position": event.position}},
    )
    await connection.execute("UPDATE customer SET name = %s WHERE id = %s", [event.name, event.customer_id])
    await connection.execute(
        "INSERT INTO order_list (id) VALUES (%s) ON CONFLICT (id) DO NOTHING", [event.order_id]
    )


class RevenueProjection:
    def on_order_placed(self, event: "OrderPlaced") -> None:
        if self.inbox.contains(event.id):
            return
        Revenue.objects.filter(day=event.day).update(total=F("total") + event.total)
        RevenueLine.objects.update_or_create(order_id=event.order_id, defaults={"total": event.total})
        self.session.merge(OrderView(id=event.order_id))
