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
        payment_id = uuid.uuid4()
        #            ^^^^^^^^^^ random
        started = time.time()
        #         ^^^^^^^^^ clock
        placed_at = datetime.now()
        #           ^^^^^^^^^^^^ clock
        discount = random.choice([0, 5])
        #          ^^^^^^^^^^^^^ random
        region = os.environ["REGION"]
        #        ^^^^^^^^^^^^^^^^^^^^ environment
        time.sleep(60)
#       ^^^^^^^^^^ unrecorded
        await self.notify(lambda: requests.post("http://mail", json=order_id))
        #                         ^^^^^^^^^^^^^ io
        with open("rates.json") as rates:
        #    ^^^^ io
            return f"{payment_id} {started} {placed_at} {discount} {region} {rates.read()}"
