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
	//           ^^^^^^^^^^^^^^ random
	discount := rand.Intn(5)
	//          ^^^^^^^^^ random
	placedAt := time.Now()
	//          ^^^^^^^^ clock
	region := os.Getenv("REGION")
	//        ^^^^^^^^^^^^^^^^^^^ environment
	if discount > 0 {
		time.Sleep(time.Minute)
//^^^^^^^^^^ unrecorded
	}
	done := make(chan error)
	go func() {
	// ^^^^ unrecorded
		_, err := http.Get("http://payment/" + orderID)
		//        ^^^^^^^^ io
		done <- err
//^^^^^^^^^^^ unrecorded
	}()
	for sku, quantity := range lines {
	//                         ^^^^^ map-order
		workflow.ExecuteActivity(ctx, "Reserve", sku, quantity, paymentID, discount, placedAt, region)
	}
	return <-done
	//     ^^^^^^ unrecorded
}
