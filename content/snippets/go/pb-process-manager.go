// ---
// title: { en: Process manager, ko: 프로세스 매니저 }
// description:
//   en: Collects what several services report of one order, in any order, and sends each command that the facts call for once.
//   ko: 여러 서비스가 한 주문에 대해 알려 온 사실을 순서와 상관없이 모으고, 그 사실에 필요한 커맨드를 한 번씩만 보냅니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#pure-decide
// names: [Order]
// ---

package shop

import "context"

type OrderFactType int

const (
	OrderWasPlaced OrderFactType = iota
	StockWasReserved
	StockReservationFailed
	PaymentWasCaptured
	PaymentWasDeclined
	// DeadlinePassed is that of a durable timer set with the process: what was awaited did not come.
	DeadlinePassed
)

type OrderFact struct {
	ID      string
	Type    OrderFactType
	OrderID string
}

// OrderCommand is carried out by its receiver once a key.
type OrderCommand struct {
	Key, Name, OrderID string
}

// OrderProcess is what is known of an order; the zero value knows nothing.
type OrderProcess struct {
	Placed, Reserved, Paid, Failed bool
}

// Evolve remembers a fact. A fact may come before the one that caused it: it waits here.
func (p OrderProcess) Evolve(fact OrderFactType) OrderProcess {
	switch fact {
	case OrderWasPlaced:
		p.Placed = true
	case StockWasReserved:
		p.Reserved = true
	case PaymentWasCaptured:
		p.Paid = true
	case StockReservationFailed, PaymentWasDeclined, DeadlinePassed:
		// Once everything is there, the goods are on their way: too late to fail.
		if !p.ships() {
			p.Failed = true
		}
	}
	return p
}

// CalledFor returns every command that the facts call for, whichever came first.
func (p OrderProcess) CalledFor() []string {
	if !p.Placed {
		return nil
	}
	commands := []string{"ReserveStock", "CapturePayment"}
	if p.ships() {
		return append(commands, "ScheduleShipment")
	}
	if p.Failed {
		commands = append(commands, "RejectOrder")
		if p.Reserved {
			commands = append(commands, "ReleaseStock")
		}
		if p.Paid {
			commands = append(commands, "RefundPayment")
		}
	}
	return commands
}

func (p OrderProcess) ships() bool {
	return p.Placed && p.Reserved && p.Paid && !p.Failed
}

// OrderProcessTx is what the manager does in one transaction; a conflict with another one makes its commit fail.
type OrderProcessTx interface {
	// RecordInInbox reports whether the fact comes for the first time; the ID is unique.
	RecordInInbox(ctx context.Context, factID string) (first bool, err error)
	// Load returns the zero value where nothing is known yet.
	Load(ctx context.Context, orderID string) (OrderProcess, error)
	Save(ctx context.Context, orderID string, process OrderProcess) error
	// Enqueue writes to the outbox.
	Enqueue(ctx context.Context, command OrderCommand) error
}

// HandleOrderFact takes in a fact, in any order and however often it comes; acknowledge it after the commit.
func HandleOrderFact(ctx context.Context, tx OrderProcessTx, fact OrderFact) error {
	if first, err := tx.RecordInInbox(ctx, fact.ID); err != nil || !first {
		return err
	}
	before, err := tx.Load(ctx, fact.OrderID)
	if err != nil {
		return err
	}
	after := before.Evolve(fact.Type)
	if err := tx.Save(ctx, fact.OrderID, after); err != nil {
		return err
	}
	sent := map[string]bool{}
	for _, name := range before.CalledFor() {
		sent[name] = true
	}
	for _, name := range after.CalledFor() {
		if sent[name] {
			continue
		}
		command := OrderCommand{Key: fact.OrderID + "/" + name, Name: name, OrderID: fact.OrderID}
		if err := tx.Enqueue(ctx, command); err != nil {
			return err
		}
	}
	return nil
}
