package payment

import (
	"context"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/segmentio/kafka-go"
)

func handleDelivery(msg *message.Message) error {
	if msg.Payload != nil {
		defer msg.Ack()
		//    ^^^^^^^ in-finally
	}
	return handlePayment(msg.Payload)
}

func drain(messages <-chan *message.Message) {
	for msg := range messages {
		msg.Ack()
//^^^^^^^ too-early
		handlePayment(msg.Payload)
	}
}

func take(channel *amqp.Channel) error {
	received, err := channel.Consume("payment.commands", "", false, false, false, false, nil)
	if err != nil {
		return err
	}
	for delivery := range received {
		go handleCommand(delivery.Body)
		delivery.Ack(false)
//^^^^^^^^^^^^ not-awaited
	}
	return nil
}

func listen(ctx context.Context, js nats.JetStreamContext, reader *kafka.Reader) error {
	js.Subscribe("shop.payment.commands", func(msg *nats.Msg) {
		go handleCommand(msg.Data)
		msg.Ack()
//^^^^^^^ not-awaited
	})
	for {
		fetched, err := reader.FetchMessage(ctx)
		if err != nil {
			return err
		}
		if err := reader.CommitMessages(ctx, fetched); err != nil {
		//        ^^^^^^^^^^^^^^^^^^^^^ too-early
			return err
		}
		handleMessage(fetched.Value)
	}
}
