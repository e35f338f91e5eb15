from temporalio import workflow


@workflow.defn
class PlaceOrderSaga:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity_method(
        #              ^^^^^^^^^^^^^^^^^^^^^^^ no-timeout
            Payments.capture,
            order_id,
            task_queue="payments",
        )
