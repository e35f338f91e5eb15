package order

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/nats-io/nats.go"
	"github.com/segmentio/kafka-go"
)

type Service struct {
	orders    Repository
	publisher message.Publisher
	db        *sql.DB
	writer    *kafka.Writer
}

func (s *Service) Place(ctx context.Context, order *Order) error {
	if err := s.orders.Save(ctx, order); err != nil {
		return err
	}
	return s.publisher.Publish("shop.order.events.v1", order.Placed())
	//     ^^^^^^^^^^^^^^^^^^^ dual-write
}

func (s *Service) Reserve(ctx context.Context, orderID string) error {
	if _, err := s.db.ExecContext(ctx, "UPDATE stock SET reserved = true WHERE order_id = $1", orderID); err != nil {
		return err
	}
	return s.writer.WriteMessages(ctx, kafka.Message{Key: []byte(orderID)})
	//     ^^^^^^^^^^^^^^^^^^^^^^ dual-write
}

func ship(ctx context.Context, db *sql.DB, js nats.JetStreamContext, order Order) error {
	_, err := db.ExecContext(ctx, "INSERT INTO shipment (order_id) VALUES ($1)", order.ID)
	if err != nil {
		return err
	}
	payload, err := json.Marshal(order)
	if err != nil {
		return err
	}
	_, err = js.Publish("shop.shipping.events", payload)
	//       ^^^^^^^^^^ dual-write
	return err
}
