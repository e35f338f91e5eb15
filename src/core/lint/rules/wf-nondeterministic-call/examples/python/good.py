import asyncio
import uuid
from datetime import datetime, timedelta

import requests
from temporalio import activity, workflow


@activity.defn
async def capture(order_id: str) -> str:
    requests.post("http://payment", json=order_id, timeout=5)
    return f"{uuid.uuid4()} {datetime.now()}"


@workflow.defn
class PlaceOrderSaga:
    @workflow.run
    async def run(self, order_id: str) -> str:
        payment_id = workflow.uuid4()
        placed_at = workflow.now()
        discount = workflow.random().choice([0, 5])
        await asyncio.sleep(60)
        captured = await workflow.execute_activity(
            capture, order_id, start_to_close_timeout=timedelta(minutes=1)
        )
        return f"{payment_id} {placed_at} {discount} {captured}"
