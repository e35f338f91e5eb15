package gateway

import (
	"bytes"
	"net/http"
)

func payment(orderID string) (*http.Response, error) {
	return http.Get("http://payment/payments/" + orderID)
	//     ^^^^^^^^ no-timeout
}

func capture(body []byte) (*http.Response, error) {
	return http.DefaultClient.Post("http://payment/captures", "application/json", bytes.NewReader(body))
	//     ^^^^^^^^^^^^^^^^^^^^^^^ no-timeout
}
