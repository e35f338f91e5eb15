package saga

import (
	"math/rand"
	"net/http"
	"os"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/workflow"
)

func PlaceOrder(ctx workflow.Context, orderID string, lines map[string]int) error {
	paymentID := uuid.NewString()
	discount := rand.Intn(5)
	placedAt := workflow.Now(ctx)
	region := os.Getenv("REGION")
	if discount > 0 {
		workflow.Sleep(ctx, time.Minute)
	}
	done := make(chan error)
	go func() {
		_, err := http.Get("http://payment/" + orderID)
		done <- err
	}()
	for sku, quantity := range lines {
		workflow.ExecuteActivity(ctx, "Reserve", sku, quantity, paymentID, discount, placedAt, region)
	}
	return <-done
}
