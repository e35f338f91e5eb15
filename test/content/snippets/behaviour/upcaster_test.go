package shop

import (
	"reflect"
	"testing"
)

func TestUpcastBringsEveryVersionToTheNewest(t *testing.T) {
	old := StoredEvent{Type: "OrderPlaced", Version: 1, Data: map[string]any{"total": 5}}
	got, err := Upcast(old)
	want := map[string]any{"total": map[string]any{"amount": 5, "currency": "KRW"}, "channel": "unknown"}
	if err != nil || got.Version != 3 || !reflect.DeepEqual(got.Data, want) {
		t.Errorf("%v, %v", got, err)
	}
	if !reflect.DeepEqual(old.Data, map[string]any{"total": 5}) {
		t.Error("what is stored was changed")
	}
	if _, err := Upcast(StoredEvent{Type: "OrderPlaced", Version: 4}); err == nil {
		t.Error("an event of a newer program was read")
	}
}
