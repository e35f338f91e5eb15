package shop

import (
	"context"
	"reflect"
	"sort"
	"testing"
)

type memory struct {
	inbox   map[string]bool
	process OrderProcess
	sent    []string
}

func (m *memory) RecordInInbox(_ context.Context, id string) (bool, error) {
	first := !m.inbox[id]
	m.inbox[id] = true
	return first, nil
}

func (m *memory) Load(context.Context, string) (OrderProcess, error) { return m.process, nil }

func (m *memory) Save(_ context.Context, _ string, process OrderProcess) error {
	m.process = process
	return nil
}

func (m *memory) Enqueue(_ context.Context, command OrderCommand) error {
	m.sent = append(m.sent, command.Name)
	return nil
}

func TestTheSameIsSentInAnyOrder(t *testing.T) {
	facts := map[string]OrderFactType{"1": OrderWasPlaced, "2": StockWasReserved, "3": PaymentWasDeclined}
	want := []string{"CapturePayment", "RejectOrder", "ReleaseStock", "ReserveStock"}
	for _, order := range []string{"123", "132", "213", "231", "312", "321"} {
		m := &memory{inbox: map[string]bool{}}
		for _, id := range order + order {
			fact := OrderFact{ID: string(id), Type: facts[string(id)], OrderID: "1001"}
			if err := HandleOrderFact(context.Background(), m, fact); err != nil {
				t.Fatal(err)
			}
		}
		sort.Strings(m.sent)
		if !reflect.DeepEqual(m.sent, want) {
			t.Errorf("%s: %v", order, m.sent)
		}
	}
}
