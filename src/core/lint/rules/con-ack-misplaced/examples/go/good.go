package payment

import (
	"context"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/nats-io/nats.go"
	"github.com/segmentio/kafka-go"
)

func handleDelivery(msg *message.Message) (err error) {
	defer func() {
		if err != nil {
			msg.Nack()
			return
		}
		msg.Ack()
	}()
	return handlePayment(msg.Payload)
}

func handleOnce(msg *message.Message) {
	defer msg.Ack()
	if err := handlePayment(msg.Payload); err != nil {
		msg.Nack()
	}
}

func drain(messages <-chan *message.Message) {
	for msg := range messages {
		if err := handlePayment(msg.Payload); err != nil {
			msg.Nack()
			continue
		}
		msg.Ack()
	}
}

func listen(ctx context.Context, js nats.JetStreamContext, reader *kafka.Reader) error {
	js.Subscribe("shop.payment.commands", func(msg *nats.Msg) {
		if err := handleCommand(msg.Data); err != nil {
			msg.Nak()
			return
		}
		msg.Ack()
	})
	for {
		fetched, err := reader.FetchMessage(ctx)
		if err != nil {
			return err
		}
		if err := handleMessage(fetched.Value); err != nil {
			return err
		}
		if err := reader.CommitMessages(ctx, fetched); err != nil {
			return err
		}
	}
}
