// ---
// title: { en: Aggregate with decide and evolve, ko: decide와 evolve로 된 애그리거트 }
// description:
//   en: Commands become events in a pure Decide, events become state in a pure Evolve.
//   ko: 순수 함수 Decide가 커맨드를 이벤트로, 순수 함수 Evolve가 이벤트를 상태로 바꿉니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// names: [Order, Place, Placed]
// ---

package shop

import "errors"
import "fmt"
import "time"

// OrderEvent is one of the events below: something that has happened to an order.
type OrderEvent interface{ isOrderEvent() }

type OrderPlaced struct {
	CustomerID string
	Total      int64
	At         time.Time
}
type OrderApproved struct{}
type OrderRejected struct{ Reason string }

func (OrderPlaced) isOrderEvent()   {}
func (OrderApproved) isOrderEvent() {}
func (OrderRejected) isOrderEvent() {}

// OrderCommand is one of the commands below. Time and ids come with it, so deciding again is always safe.
type OrderCommand interface{ isOrderCommand() }

type PlaceOrder struct {
	CustomerID string
	Total      int64
	At         time.Time
}
type ApproveOrder struct{}
type RejectOrder struct{ Reason string }

func (PlaceOrder) isOrderCommand()   {}
func (ApproveOrder) isOrderCommand() {}
func (RejectOrder) isOrderCommand()  {}

// Refusals are answers: trying again gives the same one.
var (
	ErrOrderExists   = errors.New("order exists already")
	ErrOrderEmpty    = errors.New("order has no total")
	ErrOrderNotFound = errors.New("order not found")
	ErrOrderDecided  = errors.New("order is decided already")
)

type OrderStatus int

const (
	OrderNone OrderStatus = iota
	OrderIsPending
	OrderIsApproved
	OrderIsRejected
)

// Order is what the decisions depend on; the zero value is an order that does not exist yet.
type Order struct {
	Status OrderStatus
	Total  int64
}

// Decide checks every rule and returns what happens, which may be nothing.
func (o Order) Decide(command OrderCommand) ([]OrderEvent, error) {
	switch c := command.(type) {
	case PlaceOrder:
		if o.Status != OrderNone {
			return nil, ErrOrderExists
		}
		if c.Total <= 0 {
			return nil, ErrOrderEmpty
		}
		return []OrderEvent{OrderPlaced{CustomerID: c.CustomerID, Total: c.Total, At: c.At}}, nil
	case ApproveOrder:
		return o.end(OrderIsApproved, OrderApproved{})
	case RejectOrder:
		return o.end(OrderIsRejected, OrderRejected{Reason: c.Reason})
	default:
		return nil, fmt.Errorf("unknown command %T", command)
	}
}

func (o Order) end(outcome OrderStatus, event OrderEvent) ([]OrderEvent, error) {
	switch o.Status {
	case OrderIsPending:
		return []OrderEvent{event}, nil
	case outcome:
		return nil, nil
	case OrderNone:
		return nil, ErrOrderNotFound
	default:
		return nil, ErrOrderDecided
	}
}

// Evolve folds one event into the state. It checks nothing: what is stored has happened.
// It fails only for an event of a newer version.
func (o Order) Evolve(event OrderEvent) (Order, error) {
	switch e := event.(type) {
	case OrderPlaced:
		return Order{Status: OrderIsPending, Total: e.Total}, nil
	case OrderApproved:
		o.Status = OrderIsApproved
		return o, nil
	case OrderRejected:
		o.Status = OrderIsRejected
		return o, nil
	default:
		return o, fmt.Errorf("unknown event %T", event)
	}
}
