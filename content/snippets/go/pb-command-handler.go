// ---
// title: { en: Command with handler, ko: 커맨드와 핸들러 }
// description:
//   en: A command named for its intent and a handler whose repetition changes nothing and gives the first outcome again.
//   ko: 의도를 이름으로 하는 커맨드와 핸들러입니다. 같은 커맨드를 다시 보내도 아무것도 바뀌지 않고 처음 결과를 돌려줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// names: [Order, Place, Placed]
// ---

package shop

import "context"

// PlaceOrder is a request that may be refused. Who sends it chooses CommandID, and sends the same one again after a
// timeout.
type PlaceOrder struct {
	CommandID, OrderID string
	Total              int64
}

// PlaceOrderOutcome is stored with its effect. "No" is an answer, not an error: errors are what may be tried again.
type PlaceOrderOutcome struct {
	Accepted bool
	// Reason of a refusal: AlreadyExists or EmptyTotal.
	Reason  string
	Version int
}

type OrderPlaced struct {
	OrderID string
	Total   int64
}

// PlaceOrderTx is what the handler does in one transaction; a conflict with another one makes its commit fail.
type PlaceOrderTx interface {
	OutcomeOf(ctx context.Context, commandID string) (outcome PlaceOrderOutcome, found bool, err error)
	// RecordOutcome keeps commandID unique, so of two copies of a command that run at once only one commits.
	RecordOutcome(ctx context.Context, commandID string, outcome PlaceOrderOutcome) error
	OrderExists(ctx context.Context, orderID string) (bool, error)
	InsertOrder(ctx context.Context, orderID string, total int64, version int) error
	// Enqueue writes to the outbox: the event goes out if the transaction commits, and not otherwise.
	Enqueue(ctx context.Context, event OrderPlaced) error
}

// HandlePlaceOrder is called in a transaction; tell the caller the outcome after the commit.
func HandlePlaceOrder(ctx context.Context, tx PlaceOrderTx, command PlaceOrder) (PlaceOrderOutcome, error) {
	earlier, found, err := tx.OutcomeOf(ctx, command.CommandID)
	if err != nil || found {
		return earlier, err
	}
	outcome, err := placeOrder(ctx, tx, command)
	if err != nil {
		return outcome, err
	}
	return outcome, tx.RecordOutcome(ctx, command.CommandID, outcome)
}

func placeOrder(ctx context.Context, tx PlaceOrderTx, command PlaceOrder) (PlaceOrderOutcome, error) {
	if command.Total <= 0 {
		return PlaceOrderOutcome{Reason: "EmptyTotal"}, nil
	}
	exists, err := tx.OrderExists(ctx, command.OrderID)
	if err != nil {
		return PlaceOrderOutcome{}, err
	}
	if exists {
		return PlaceOrderOutcome{Reason: "AlreadyExists"}, nil
	}
	const version = 0
	if err := tx.InsertOrder(ctx, command.OrderID, command.Total, version); err != nil {
		return PlaceOrderOutcome{}, err
	}
	event := OrderPlaced{OrderID: command.OrderID, Total: command.Total}
	return PlaceOrderOutcome{Accepted: true, Version: version}, tx.Enqueue(ctx, event)
}
