package order

import (
	"context"
	"database/sql"

	"github.com/ThreeDotsLabs/watermill/message"
)

type Service struct {
	db        *sql.DB
	orders    Repository
	outbox    Outbox
	publisher message.Publisher
}

func (s *Service) Place(ctx context.Context, order *Order) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.orders.Save(ctx, tx, order); err != nil {
		return err
	}
	if err := s.outbox.Publish(ctx, tx, order.Placed()); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Service) Relay(ctx context.Context, rows []Row) error {
	for _, row := range rows {
		if err := s.publisher.Publish(row.Topic, row.Message); err != nil {
			return err
		}
	}
	return s.outbox.Delete(ctx, rows)
}

func (s *Service) Reject(ctx context.Context, order *Order) error {
	if order.IsPaid() {
		return s.orders.Save(ctx, order)
	}
	return s.publisher.Publish("shop.order.events.v1", order.Rejected())
}
