import os
import random
import time
import uuid
from datetime import datetime

import requests
from temporalio import workflow


@workflow.defn
class PlaceOrderSaga:
    @workflow.run
    async def run(self, order_id: str) -> str:
        payment_id = workflow.uuid4()
        started = workflow.time()
        placed_at = datetime.now()
        discount = random.choice([0, 5])
        region = os.environ["REGION"]
        time.sleep(60)
        await self.notify(lambda: requests.post("http://mail", json=order_id))
        with open("rates.json") as rates:
            return f"{payment_id} {started} {placed_at} {discount} {region} {rates.read()}"
