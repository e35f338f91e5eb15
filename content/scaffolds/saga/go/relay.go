package saga

import (
	"context"
	"time"
)

// Send returns nil once the broker has stored the command.
type Send func(ctx context.Context, command OrderFulfillmentCommand) error

// RelayCommands sends what is queued, each saga's oldest first. A process that dies between sending and marking sends
// the command again: the participant knows it by its key. Run one at a time.
func RelayCommands(ctx context.Context, store *Store, send Send) error {
	records, err := store.all()
	if err != nil {
		return err
	}
	for _, r := range records {
		for _, command := range r.Outbox {
			if err := send(ctx, command); err != nil {
				return err
			}
			if err := store.markSent(command); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) markSent(sent OrderFulfillmentCommand) error {
	return s.update(sent.SagaID, func(r *record, _ bool) (bool, error) {
		for index, command := range r.Outbox {
			if command == sent {
				r.Outbox = append(r.Outbox[:index], r.Outbox[index+1:]...)
				return true, nil
			}
		}
		return false, nil
	})
}

// ResendOverdue asks again where no reply has come since before askedBefore, and returns how often: the command may be
// lost, or the reply. Call it every few seconds.
func ResendOverdue(ctx context.Context, store *Store, askedBefore time.Time) (int, error) {
	records, err := store.all()
	if err != nil {
		return 0, err
	}
	asked := 0
	for _, r := range records {
		if _, waits := r.Saga.Command(); !waits || !r.AskedAt.Before(askedBefore) {
			continue
		}
		err := store.InTx(r.Saga.ID, func(tx OrderFulfillmentTx) error {
			saga, _, err := tx.Load(ctx, r.Saga.ID)
			if err != nil {
				return err
			}
			if command, waits := saga.Command(); waits {
				return tx.Enqueue(ctx, command)
			}
			return nil
		})
		if err != nil {
			return asked, err
		}
		asked++
	}
	return asked, nil
}
