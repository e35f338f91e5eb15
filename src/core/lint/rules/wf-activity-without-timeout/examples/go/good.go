package saga

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

func PlaceOrder(ctx workflow.Context, orderID string, given workflow.ActivityOptions) error {
	options := workflow.ActivityOptions{TaskQueue: "payments"}
	options.StartToCloseTimeout = time.Minute
	capture := workflow.WithActivityOptions(ctx, options)
	if err := workflow.ExecuteActivity(capture, "Capture", orderID).Get(capture, nil); err != nil {
		return err
	}
	ship := workflow.WithActivityOptions(ctx, workflow.ActivityOptions{ScheduleToCloseTimeout: time.Hour})
	if err := workflow.ExecuteActivity(ship, "Ship", orderID).Get(ship, nil); err != nil {
		return err
	}
	notify := workflow.WithActivityOptions(ctx, given)
	return workflow.ExecuteActivity(notify, "Notify", orderID).Get(notify, nil)
}
