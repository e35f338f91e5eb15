from datetime import timedelta

from temporalio import workflow

options = {"start_to_close_timeout": timedelta(minutes=1)}


@workflow.defn
class PlaceOrderSaga:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity(
            reserve_stock,
            order_id,
            start_to_close_timeout=timedelta(minutes=1),
        )
        await workflow.execute_activity(capture, order_id, schedule_to_close_timeout=timedelta(minutes=5))
        await workflow.execute_activity_method(Payments.refund, order_id, **options)
