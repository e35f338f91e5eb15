// ---
// title: { en: Saga orchestrator with compensations, ko: 보상이 있는 사가 오케스트레이터 }
// description:
//   en: A pure state machine; state and next command commit together, replies may repeat or come late.
//   ko: 순수 상태 기계입니다. 상태와 다음 커맨드를 함께 커밋하며, 응답이 반복되거나 늦게 와도 안전합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#one-commit
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
// ---

package shop

import "context"

type orderFulfillmentStep struct{ command, compensation string }

// Compensatable steps, then one pivot, then steps that are repeated until they succeed.
var orderFulfillmentSteps = []orderFulfillmentStep{
	{"ReserveStock", "ReleaseStock"},
	{"AuthorizePayment", "VoidPayment"},
	{"CapturePayment", ""},
	{"ScheduleShipment", ""},
}

const orderFulfillmentPivot = 2

type OrderFulfillmentStatus string

const (
	OrderFulfillmentRunning      OrderFulfillmentStatus = "running"
	OrderFulfillmentCompensating OrderFulfillmentStatus = "compensating"
	OrderFulfillmentCompleted    OrderFulfillmentStatus = "completed"
	OrderFulfillmentCompensated  OrderFulfillmentStatus = "compensated"
	// A step that must not fail was refused; a person decides.
	OrderFulfillmentParked OrderFulfillmentStatus = "parked"
)

// OrderFulfillmentSaga is what is stored. Step is the one whose reply is awaited.
type OrderFulfillmentSaga struct {
	ID     string
	Status OrderFulfillmentStatus
	Step   int
}

// OrderFulfillmentCommand has the same key whenever it is sent again: the receiver acts once and repeats its reply.
type OrderFulfillmentCommand struct{ Key, Name, SagaID string }

// OrderFulfillmentReply answers a command. No reply is no refusal: after a timeout the same command is sent again.
type OrderFulfillmentReply struct {
	Key     string
	Refused bool
}

// Command returns what is sent next; ok is false once the saga has ended.
func (s OrderFulfillmentSaga) Command() (command OrderFulfillmentCommand, ok bool) {
	var name string
	switch s.Status {
	case OrderFulfillmentRunning:
		name = orderFulfillmentSteps[s.Step].command
	case OrderFulfillmentCompensating:
		name = orderFulfillmentSteps[s.Step].compensation
	default:
		return command, false
	}
	return OrderFulfillmentCommand{Key: s.ID + "/" + name, Name: name, SagaID: s.ID}, true
}

// Advance returns the saga after a reply. One that is not awaited (repeated, late) changes nothing.
func (s OrderFulfillmentSaga) Advance(reply OrderFulfillmentReply) OrderFulfillmentSaga {
	command, ok := s.Command()
	if !ok || reply.Key != command.Key {
		return s
	}
	switch {
	case s.Status == OrderFulfillmentCompensating && !reply.Refused,
		s.Status == OrderFulfillmentRunning && reply.Refused && s.Step <= orderFulfillmentPivot:
		// Last step first. A refused step did nothing and so has nothing to undo.
		if s.Step == 0 {
			s.Status = OrderFulfillmentCompensated
			return s
		}
		s.Status, s.Step = OrderFulfillmentCompensating, s.Step-1
	case reply.Refused:
		s.Status = OrderFulfillmentParked
	case s.Step == len(orderFulfillmentSteps)-1:
		s.Status = OrderFulfillmentCompleted
	default:
		s.Step++
	}
	return s
}

// OrderFulfillmentTx is what the shell does in one transaction.
type OrderFulfillmentTx interface {
	// Load locks the saga until the transaction ends.
	Load(ctx context.Context, sagaID string) (saga OrderFulfillmentSaga, found bool, err error)
	Save(ctx context.Context, saga OrderFulfillmentSaga) error
	// Enqueue writes to the outbox: the command goes out if the transaction commits, and not otherwise.
	Enqueue(ctx context.Context, command OrderFulfillmentCommand) error
}

// StartOrderFulfillment starts the saga once, however often it is called with the same id.
func StartOrderFulfillment(ctx context.Context, tx OrderFulfillmentTx, sagaID string) error {
	if _, found, err := tx.Load(ctx, sagaID); found || err != nil {
		return err
	}
	return persistOrderFulfillment(ctx, tx, OrderFulfillmentSaga{ID: sagaID, Status: OrderFulfillmentRunning})
}

// HandleOrderFulfillmentReply takes a reply; acknowledge it after the transaction has committed.
func HandleOrderFulfillmentReply(ctx context.Context, tx OrderFulfillmentTx, sagaID string, reply OrderFulfillmentReply) error {
	saga, found, err := tx.Load(ctx, sagaID)
	if err != nil || !found {
		return err
	}
	if next := saga.Advance(reply); next != saga {
		return persistOrderFulfillment(ctx, tx, next)
	}
	return nil
}

// persistOrderFulfillment keeps state and command in one commit: never a saga that waits for what was not sent.
func persistOrderFulfillment(ctx context.Context, tx OrderFulfillmentTx, saga OrderFulfillmentSaga) error {
	if err := tx.Save(ctx, saga); err != nil {
		return err
	}
	if command, ok := saga.Command(); ok {
		return tx.Enqueue(ctx, command)
	}
	return nil
}
