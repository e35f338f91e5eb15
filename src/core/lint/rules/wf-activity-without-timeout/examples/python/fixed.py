from datetime import timedelta
from temporalio import workflow


@workflow.defn
class PlaceOrderSaga:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity_method(
            Payments.capture,
            order_id,
            task_queue="payments",
            start_to_close_timeout=timedelta(minutes=1),
        )
