package gateway

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Second}

func payment(orderID string) (*http.Response, error) {
	return client.Get("http://payment/payments/" + orderID)
}

func stock(ctx context.Context, sku string) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://stock/"+sku, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request)
}
