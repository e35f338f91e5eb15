from django.db.models import F
from psycopg import AsyncConnection
from pymongo.collection import Collection


async def project_order_totals(event: "OrderPlaced", totals: Collection, connection: AsyncConnection) -> None:
    totals.update_one({"customer_id": event.customer_id}, {"$inc": {"total": event.total}})
#   ^^^^^^^^^^^^^^^^^ counts
    await connection.execute("UPDATE customer SET orders = orders + 1 WHERE id = %s", [event.customer_id])
    #     ^^^^^^^^^^^^^^^^^^ counts
    await connection.execute("INSERT INTO order_list (id) VALUES (%s)", [event.order_id])
    #     ^^^^^^^^^^^^^^^^^^ inserts


class RevenueProjection:
    def on_order_placed(self, event: "OrderPlaced") -> None:
        Revenue.objects.filter(day=event.day).update(total=F("total") + event.total)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ counts
        RevenueLine.objects.create(order_id=event.order_id, total=event.total)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^ inserts
        self.session.add(OrderView(id=event.order_id))
#       ^^^^^^^^^^^^^^^^ inserts
