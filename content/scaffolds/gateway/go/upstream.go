package gateway

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// subjectHeader is what the service takes for granted, because only the gateway sets it.
const subjectHeader = "X-Authenticated-Subject"

type subjectKey struct{}

func withSubject(r *http.Request, subject string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), subjectKey{}, subject))
}

// NewUpstream forwards to a service, with a timeout and behind a circuit breaker.
func NewUpstream(service *url.URL, timeout time.Duration) http.Handler {
	proxy := &httputil.ReverseProxy{
		Director: func(r *http.Request) {
			r.URL.Scheme, r.URL.Host, r.Host = service.Scheme, service.Host, service.Host
			// The proxy drops the headers that Connection names: a client must not name the subject there.
			r.Header.Del("Connection")
			r.Header.Del("Authorization")
			r.Header.Del("Cookie")
			subject, _ := r.Context().Value(subjectKey{}).(string)
			r.Header.Set(subjectHeader, subject)
		},
		Transport:    &guardedTransport{next: http.DefaultTransport},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) { problem(w, statusOf(err)) },
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		proxy.ServeHTTP(w, r.WithContext(ctx))
	})
}

// guardedTransport calls one service through a circuit breaker.
type guardedTransport struct {
	next    http.RoundTripper
	breaker Breaker
}

var errIll = errors.New("the service is ill")

func (t *guardedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	var response *http.Response
	err := t.breaker.Do(func() (err error) {
		response, err = t.next.RoundTrip(r)
		if err == nil && isIll(response.StatusCode) {
			return errIll
		}
		return err
	}, isFailure)
	// An ill response is one all the same: the client is to see it.
	if err != nil && !errors.Is(err, errIll) {
		return nil, err
	}
	return response, nil
}

// isFailure leaves out clients that went away: they say nothing about the service.
func isFailure(err error) bool {
	return !errors.Is(err, context.Canceled)
}

// isIll leaves out 500, which may be the fault of one request.
func isIll(status int) bool {
	return status == http.StatusBadGateway || status == http.StatusServiceUnavailable ||
		status == http.StatusGatewayTimeout
}

func statusOf(err error) int {
	var dial *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout
	case errors.Is(err, ErrBreakerOpen):
		return http.StatusServiceUnavailable
	// The request never got there, so the client may send it again; else the outcome is unknown.
	case errors.As(err, &dial) && dial.Op == "dial":
		return http.StatusServiceUnavailable
	default:
		return http.StatusBadGateway
	}
}
