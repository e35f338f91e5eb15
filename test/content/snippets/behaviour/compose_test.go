package shop

import (
	"context"
	"errors"
	"testing"
)

func TestCompositionNamesWhatIsMissing(t *testing.T) {
	refused := errors.New("refused")
	found := func(context.Context) (int, error) { return 1, nil }
	broken := func(context.Context) (int, error) { return 0, refused }
	never := func(context.Context) (int, error) { select {} }

	compose := func(order, payment, shipment func(context.Context) (int, error)) ([]string, error) {
		details, err := ComposeOrderDetails(context.Background(), OrderDetailsParts[int, int, int]{order, payment, shipment})
		return details.Partial, err
	}
	if partial, err := compose(found, found, found); err != nil || len(partial) != 0 {
		t.Error(partial, err)
	}
	for _, missing := range []func(context.Context) (int, error){broken, never} {
		if partial, err := compose(found, found, missing); err != nil || len(partial) != 1 {
			t.Error(partial, err)
		}
	}
	if _, err := compose(broken, found, found); err != refused {
		t.Error(err)
	}
	if _, err := compose(found, never, found); err != context.DeadlineExceeded {
		t.Error(err)
	}
}
