package saga

import (
	"context"
	"math/rand"
	"net/http"
	"sort"
	"time"

	"go.temporal.io/sdk/workflow"
)

func Capture(ctx context.Context, orderID string) (time.Time, error) {
	_, err := http.Get("http://payment/" + orderID)
	return time.Now(), err
}

func PlaceOrder(ctx workflow.Context, orderID string, lines map[string]int) error {
	var discount int
	encoded := workflow.SideEffect(ctx, func(ctx workflow.Context) interface{} {
		return rand.Intn(5)
	})
	if err := encoded.Get(&discount); err != nil {
		return err
	}
	if err := workflow.Sleep(ctx, time.Minute); err != nil {
		return err
	}
	skus := make([]string, 0, len(lines))
	for sku := range lines {
		skus = append(skus, sku)
	}
	sort.Strings(skus)
	done := workflow.NewChannel(ctx)
	workflow.Go(ctx, func(ctx workflow.Context) {
		done.Send(ctx, workflow.ExecuteLocalActivity(ctx, func(ctx context.Context) (time.Time, error) {
			return time.Now(), nil
		}).Get(ctx, nil))
	})
	for _, sku := range skus {
		if err := workflow.ExecuteActivity(ctx, "Reserve", sku, discount, workflow.Now(ctx)).Get(ctx, nil); err != nil {
			return err
		}
	}
	done.Receive(ctx, nil)
	return nil
}
