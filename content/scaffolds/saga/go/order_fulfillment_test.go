package saga

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

const sagaID = "saga/1"

type outcome struct {
	status  OrderFulfillmentStatus
	effects []string
}

// expected is what must have happened in the end, by the command that a participant refuses.
var expected = map[string]outcome{
	"none": {
		OrderFulfillmentCompleted,
		[]string{"ReserveStock", "AuthorizePayment", "CapturePayment", "ScheduleShipment"},
	},
	"ReserveStock":     {OrderFulfillmentCompensated, nil},
	"AuthorizePayment": {OrderFulfillmentCompensated, []string{"ReserveStock", "ReleaseStock"}},
	"CapturePayment": {
		OrderFulfillmentCompensated,
		[]string{"ReserveStock", "AuthorizePayment", "VoidPayment", "ReleaseStock"},
	},
	"ScheduleShipment": {
		OrderFulfillmentParked,
		[]string{"ReserveStock", "AuthorizePayment", "CapturePayment"},
	},
}

// crash is what a test panics with where it lets the process die.
type crash struct{}

// crashPoint dies at one of the points that a run reaches. Trying 1, 2, 3 … until none is left tries every crash there
// is; 0 is none.
type crashPoint struct{ fatal, reached int }

func (c *crashPoint) reach() {
	c.reached++
	if c.reached == c.fatal {
		panic(crash{})
	}
}

// world is the participants and the broker: they go on when our process dies.
type world struct {
	crash   *crashPoint
	refused string
	// lossy loses every command when it is first sent, and delivers it twice when it is sent again.
	lossy   bool
	now     time.Time
	effects []string
	// On their way to us; the first is removed when we acknowledge it.
	replies []OrderFulfillmentReply
	seen    map[string]OrderFulfillmentReply
	lost    map[string]bool
}

func newWorld(refused string, crash *crashPoint) *world {
	return &world{
		crash: crash, refused: refused, now: time.Unix(0, 0),
		seen: map[string]OrderFulfillmentReply{}, lost: map[string]bool{},
	}
}

func (w *world) send(_ context.Context, command OrderFulfillmentCommand) error {
	w.crash.reach()
	if w.lossy && !w.lost[command.Key] {
		w.lost[command.Key] = true
		return nil
	}
	w.deliver(command)
	if w.lossy {
		w.deliver(command)
	}
	w.crash.reach()
	return nil
}

// deliver lets a participant act once a key, and repeat its reply.
func (w *world) deliver(command OrderFulfillmentCommand) {
	reply, seen := w.seen[command.Key]
	if !seen {
		reply = OrderFulfillmentReply{Key: command.Key, Refused: command.Name == w.refused}
		w.seen[command.Key] = reply
		if !reply.Refused {
			w.effects = append(w.effects, command.Name)
		}
	}
	w.replies = append(w.replies, reply)
}

// live is one life of the process, until the saga has ended; ended is false where it dies before.
func live(t *testing.T, folder string, w *world) (status OrderFulfillmentStatus, ended bool) {
	t.Helper()
	defer func() {
		if cause := recover(); cause != nil {
			if _, died := cause.(crash); !died {
				panic(cause)
			}
			ended = false
		}
	}()
	ctx := context.Background()
	store := NewStore(folder, func() time.Time { return w.now })
	inTx := func(work func(tx OrderFulfillmentTx) error) {
		w.crash.reach()
		check(t, store.InTx(sagaID, func(tx OrderFulfillmentTx) error {
			err := work(tx)
			w.crash.reach()
			return err
		}))
		w.crash.reach()
	}
	inTx(func(tx OrderFulfillmentTx) error { return StartOrderFulfillment(ctx, tx, sagaID) })
	for {
		check(t, RelayCommands(ctx, store, w.send))
		if len(w.replies) > 0 {
			inTx(func(tx OrderFulfillmentTx) error {
				return HandleOrderFulfillmentReply(ctx, tx, sagaID, w.replies[0])
			})
			w.replies = w.replies[1:]
			continue
		}
		w.now = w.now.Add(time.Second)
		asked, err := ResendOverdue(ctx, store, w.now)
		check(t, err)
		if asked == 0 {
			saga, _, err := store.Find(sagaID)
			check(t, err)
			return saga.Status, true
		}
	}
}

// restarting is the outcome when the process is started anew as often as it dies.
func restarting(t *testing.T, folder string, w *world) outcome {
	t.Helper()
	for {
		if status, ended := live(t, folder, w); ended {
			return outcome{status, w.effects}
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestEndsTheSameWayWhereverTheProcessDies(t *testing.T) {
	for refused, want := range expected {
		refused, want := refused, want
		t.Run(refused, func(t *testing.T) {
			t.Parallel()
			for fatal := 1; ; fatal++ {
				crash := &crashPoint{fatal: fatal}
				if got := restarting(t, t.TempDir(), newWorld(refused, crash)); !reflect.DeepEqual(got, want) {
					t.Errorf("crash %d: %v", fatal, got)
				}
				if crash.reached < fatal {
					break
				}
			}
		})
	}
}

func TestEndsTheSameWayWhenMessagesAreLostAndDoubled(t *testing.T) {
	for refused, want := range expected {
		w := newWorld(refused, &crashPoint{})
		w.lossy = true
		if got := restarting(t, t.TempDir(), w); !reflect.DeepEqual(got, want) {
			t.Errorf("refused %s: %v", refused, got)
		}
	}
}

func TestTakesNoNoticeOfAReplyThatIsLate(t *testing.T) {
	saga := OrderFulfillmentSaga{ID: sagaID, Status: OrderFulfillmentRunning, Step: 1}
	late := OrderFulfillmentReply{Key: sagaID + "/ReserveStock", Refused: true}
	if next := saga.Advance(late); next != saga {
		t.Errorf("became %v", next)
	}
}

func TestTakesNoNoticeOfAReplyToNoSaga(t *testing.T) {
	store := NewStore(t.TempDir(), time.Now)
	check(t, store.InTx(sagaID, func(tx OrderFulfillmentTx) error {
		return HandleOrderFulfillmentReply(context.Background(), tx, sagaID, OrderFulfillmentReply{})
	}))
	if _, found, err := store.Find(sagaID); found || err != nil {
		t.Errorf("found %v, error %v", found, err)
	}
}

func TestTakesNoNoticeOfAFileThatWasNotCommitted(t *testing.T) {
	folder := t.TempDir()
	check(t, os.WriteFile(filepath.Join(folder, "saga%2F1.json.new"), []byte(`{"Sa`), 0o600))
	store := NewStore(folder, time.Now)
	if _, found, err := store.Find(sagaID); found || err != nil {
		t.Errorf("found %v, error %v", found, err)
	}
	check(t, RelayCommands(context.Background(), store, nil))
}
