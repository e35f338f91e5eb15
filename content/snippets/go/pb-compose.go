// ---
// title: { en: Parallel composition under a deadline, ko: 데드라인 안의 병렬 조합 }
// description:
//   en: Asks several services at once within one budget; optional parts may be missing and are named, required ones may not.
//   ko: 여러 서비스를 한 예산 안에서 동시에 호출합니다. 선택 항목은 빠졌다고 밝히고, 필수 항목이 빠지면 실패합니다.
// pattern: gateway
// lesson: 16-55-api-gateway-patterns#parallel-composition
// names: [Order]
// stops: ["300"]
// ---

package shop

import "context"
import "time"

// OrderDetailsParts asks one service each, and gives up when ctx ends.
type OrderDetailsParts[O, P, S any] struct {
	Order    func(ctx context.Context) (O, error)
	Payment  func(ctx context.Context) (P, error)
	Shipment func(ctx context.Context) (S, error)
}

// OrderDetails is the composed answer. Partial names what is left out because it could not be had in time.
type OrderDetails[O, P, S any] struct {
	Order    O
	Payment  P
	Shipment S
	Partial  []string
}

// ComposeOrderDetails fails when a required part fails (answer 502) or is late (context.DeadlineExceeded: answer 504).
func ComposeOrderDetails[O, P, S any](
	ctx context.Context,
	parts OrderDetailsParts[O, P, S],
) (details OrderDetails[O, P, S], err error) {
	const budget = 300 * time.Millisecond
	// When one required part failed, the others need not go on.
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	// All are started before any is awaited, so the slowest and not the sum counts.
	order, payment, shipment := start(ctx, parts.Order), start(ctx, parts.Payment), start(ctx, parts.Shipment)
	if details.Order, err = order(); err != nil {
		return details, err
	}
	if details.Payment, err = payment(); err != nil {
		return details, err
	}
	if details.Shipment, err = shipment(); err != nil {
		details.Partial = append(details.Partial, "shipment")
	}
	return details, nil
}

type partOutcome[T any] struct {
	value T
	err   error
}

// start runs a part and returns how to await it, at most until the deadline even where the part ignores that.
func start[T any](ctx context.Context, part func(ctx context.Context) (T, error)) func() (T, error) {
	done := make(chan partOutcome[T], 1)
	go func() {
		value, err := part(ctx)
		done <- partOutcome[T]{value, err}
	}()
	return func() (T, error) {
		select {
		case found := <-done:
			return found.value, found.err
		case <-ctx.Done():
			var none T
			return none, ctx.Err()
		}
	}
}
