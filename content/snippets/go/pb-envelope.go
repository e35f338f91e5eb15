// ---
// title: { en: CloudEvents envelope, ko: CloudEvents 봉투 }
// description:
//   en: Wraps an event with what consumers need to deduplicate, order and trace it; a reaction carries its cause on.
//   ko: 컨슈머가 중복을 거르고 순서를 지키고 추적하는 데 필요한 것을 이벤트에 붙입니다. 반응은 원인을 이어받습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#fact-anatomy
// names: [Order]
// stops: [com.example.shop]
// ---

package shop

import "fmt"
import "time"

// Envelope is a CloudEvent 1.0. Names of extensions (from correlationid on) are lower-case letters and digits only.
type Envelope[D any] struct {
	SpecVersion string `json:"specversion"`
	// ID is with Source the identity of the event: consumers treat the same pair as the same event.
	ID      string `json:"id"`
	Source  string `json:"source"`
	Type    string `json:"type"`
	Subject string `json:"subject"`
	// Time is when it happened; not when it was sent.
	Time            time.Time `json:"time"`
	DataContentType string    `json:"datacontenttype"`
	Data            D         `json:"data"`
	// CorrelationID is the same for everything one request has set off.
	CorrelationID string `json:"correlationid"`
	// CausationID is the ID of the message this one answers; its own where nothing came before.
	CausationID string `json:"causationid"`
	// PartitionKey keeps events with the same key in sequence.
	PartitionKey string `json:"partitionkey"`
}

// Cause is what a reaction carries on of the message that is being handled.
type Cause struct {
	ID, CorrelationID string
}

// NewOrderEnvelope wraps an event. Its id is chosen when the event is stored, so that a second attempt to publish repeats
// it. A change of name ("OrderPlaced") that breaks consumers is a new version. cause is nil where nothing came before.
func NewOrderEnvelope[D any](id, name string, version int, orderID string, at time.Time, data D, cause *Cause) Envelope[D] {
	if cause == nil {
		cause = &Cause{ID: id, CorrelationID: id}
	}
	return Envelope[D]{
		SpecVersion:     "1.0",
		ID:              id,
		Source:          "/services/order",
		Type:            fmt.Sprintf("com.example.shop.%s.v%d", name, version),
		Subject:         orderID,
		Time:            at.UTC(),
		DataContentType: "application/json",
		Data:            data,
		CorrelationID:   cause.CorrelationID,
		CausationID:     cause.ID,
		PartitionKey:    orderID,
	}
}
