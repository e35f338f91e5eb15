// ---
// title: { en: Upcaster chain, ko: 업캐스터 체인 }
// description:
//   en: Brings stored events of any version to the newest shape when they are read; what is stored is never changed.
//   ko: 저장된 이벤트를 읽을 때 어떤 버전이든 최신 모양으로 바꿉니다. 저장된 내용은 바꾸지 않습니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#never-edit
// names: [OrderPlaced]
// ---

package shop

import "fmt"

// StoredEvent is an event as it was written, in the version of that time.
type StoredEvent struct {
	Type    string
	Version int
	Data    map[string]any
}

// upcasters has the steps of each type; the one at index i leads from version i+1 to i+2. A step, once released, never
// changes: what it adds must be true of every old event, or say that it is not known.
var upcasters = map[string][]func(data map[string]any){
	"OrderPlaced": {
		func(data map[string]any) {
			// Everything was sold in won before version 2.
			data["total"] = map[string]any{"amount": data["total"], "currency": "KRW"}
		},
		func(data map[string]any) { data["channel"] = "unknown" },
	},
}

// Upcast returns the event in its newest version; it fails for one that is newer than this program.
func Upcast(event StoredEvent) (StoredEvent, error) {
	steps := upcasters[event.Type]
	newest := len(steps) + 1
	if event.Version < 1 || event.Version > newest {
		return event, fmt.Errorf("%s has version %d, this program knows 1 to %d", event.Type, event.Version, newest)
	}
	// A copy: what was read stays as it is.
	data := make(map[string]any, len(event.Data))
	for field, value := range event.Data {
		data[field] = value
	}
	for _, step := range steps[event.Version-1:] {
		step(data)
	}
	return StoredEvent{Type: event.Type, Version: newest, Data: data}, nil
}
