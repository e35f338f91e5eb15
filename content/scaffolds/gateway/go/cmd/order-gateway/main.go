// Command order-gateway serves the gateway: ADDRESS, JWKS_URI and UPSTREAM in the environment.
package main

import (
	"context"
	"log"
	"net/http"
	"net/url"
	"os"
	"sync/atomic"
	"time"

	gateway "example.com/order-gateway"
)

func main() {
	upstream, err := url.Parse(setting("UPSTREAM", "http://order.internal:8080"))
	if err != nil {
		log.Fatal(err)
	}
	keys := gateway.NewSigningKeys(setting("JWKS_URI", "https://issuer.example.com/.well-known/jwks.json"))
	if err := keys.Refresh(context.Background()); err != nil {
		log.Fatal(err)
	}
	byAddress := gateway.NewRateLimiter(10*time.Millisecond, 200)
	bySubject := gateway.NewRateLimiter(100*time.Millisecond, 20)
	go keepFresh(keys, byAddress, bySubject)

	var isDraining atomic.Bool
	mux := http.NewServeMux()
	mux.Handle("/", gateway.New(keys.Current, byAddress, bySubject, gateway.NewUpstream(upstream, 2*time.Second)))
	mux.HandleFunc("/health/ready", func(w http.ResponseWriter, _ *http.Request) {
		if isDraining.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	server := &http.Server{
		Addr:              setting("ADDRESS", ":8080"),
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
	}
	if err := gateway.Serve(server, func() { isDraining.Store(true) }); err != nil {
		log.Fatal(err)
	}
}

func keepFresh(keys *gateway.SigningKeys, limiters ...*gateway.RateLimiter) {
	for range time.Tick(5 * time.Minute) {
		if err := keys.Refresh(context.Background()); err != nil {
			log.Print(err)
		}
		for _, limiter := range limiters {
			limiter.Sweep()
		}
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
