// ---
// title: { en: Reaction of a choreographed saga, ko: 코레오그래피 사가의 반응 }
// description:
//   en: A table of what this service does on which event; inbox, state and outbox commit together, ids come from the cause.
//   ko: 어떤 이벤트에 무엇을 하는지 표로 둡니다. 인박스, 상태, 아웃박스를 함께 커밋하고 ID는 원인에서 만듭니다.
// pattern: sagas
// lesson: 04c-saga-choreography#reactions
// names: [Inventory]
// ---

package shop

import "context"

type Event struct {
	ID, Type, OrderID          string
	CorrelationID, CausationID string
}

// InventoryTx is what a reaction may touch; everything becomes visible at commit or not at all.
type InventoryTx interface {
	// RecordInInbox reports whether the event comes for the first time; the ID is unique.
	RecordInInbox(ctx context.Context, eventID string) (first bool, err error)
	// Reserve reports whether there was enough. It refuses an order whose release came first.
	Reserve(ctx context.Context, orderID string) (reserved bool, err error)
	Release(ctx context.Context, orderID string) error
	// Publish writes to the outbox.
	Publish(ctx context.Context, event Event) error
}

// inventoryReactions is the whole part this service plays: each does its part and names the event that says so. The graph
// of all such tables is the saga, and must have no cycle.
var inventoryReactions = map[string]func(ctx context.Context, tx InventoryTx, orderID string) (string, error){
	"OrderPlaced": func(ctx context.Context, tx InventoryTx, orderID string) (string, error) {
		reserved, err := tx.Reserve(ctx, orderID)
		if reserved {
			return "StockReserved", err
		}
		return "StockReservationFailed", err
	},
	"PaymentDeclined": func(ctx context.Context, tx InventoryTx, orderID string) (string, error) {
		return "StockReleased", tx.Release(ctx, orderID)
	},
}

// React reacts to an event once, in any order and however often it comes; acknowledge it after the commit.
func React(ctx context.Context, tx InventoryTx, event Event) error {
	reaction, ok := inventoryReactions[event.Type]
	if !ok {
		return nil
	}
	if first, err := tx.RecordInInbox(ctx, event.ID); err != nil || !first {
		return err
	}
	name, err := reaction(ctx, tx, event.OrderID)
	if err != nil {
		return err
	}
	return tx.Publish(ctx, Event{
		ID:            event.ID + "/" + name,
		Type:          name,
		OrderID:       event.OrderID,
		CorrelationID: event.CorrelationID,
		CausationID:   event.ID,
	})
}
