package saga

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

func PlaceOrder(ctx workflow.Context, orderID string) error {
	options := workflow.ActivityOptions{
	//         ^^^^^^^^^^^^^^^^^^^^^^^^ no-timeout
		TaskQueue:   "payments",
		RetryPolicy: &temporal.RetryPolicy{InitialInterval: time.Second},
	}
	ctx = workflow.WithActivityOptions(ctx, options)
	if err := workflow.ExecuteActivity(ctx, "Capture", orderID).Get(ctx, nil); err != nil {
		return err
	}
	local := workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{})
	//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-timeout
	return workflow.ExecuteLocalActivity(local, "Notify", orderID).Get(local, nil)
}
