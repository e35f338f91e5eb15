// Package gateway is the one door before a service.
package gateway

import (
	"crypto/ecdsa"
	"encoding/json"
	"math"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const prefix = "/v1/orders"

// Gateway answers requests; make it with New.
type Gateway struct {
	keys      func() map[string]*ecdsa.PublicKey
	byAddress *RateLimiter
	bySubject *RateLimiter
	upstream  http.Handler
}

// New returns a gateway before upstream. keys gives the issuer's keys by kid, as they are now. The limit by address is
// generous: one address may be a whole office.
func New(keys func() map[string]*ecdsa.PublicKey, byAddress, bySubject *RateLimiter, upstream http.Handler) *Gateway {
	return &Gateway{keys: keys, byAddress: byAddress, bySubject: bySubject, upstream: upstream}
}

// ServeHTTP goes through the stages, cheap ones first: a forged token must not cost more than a look at its address.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if allowed, retryAfter := g.byAddress.Take(addressOf(r)); !allowed {
		tooManyRequests(w, retryAfter)
		return
	}
	subject, err := g.subjectOf(r)
	if err != nil {
		// No reason is given: it would help whoever makes up tokens.
		w.Header().Set("WWW-Authenticate", "Bearer")
		problem(w, http.StatusUnauthorized)
		return
	}
	if allowed, retryAfter := g.bySubject.Take(subject); !allowed {
		tooManyRequests(w, retryAfter)
		return
	}
	if r.URL.Path != prefix && !strings.HasPrefix(r.URL.Path, prefix+"/") {
		problem(w, http.StatusNotFound)
		return
	}
	g.upstream.ServeHTTP(w, withSubject(r, subject))
}

func (g *Gateway) subjectOf(r *http.Request) (string, error) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", InvalidTokenError("not a bearer token")
	}
	claims, err := VerifyAccessToken(token, g.keys(), time.Now())
	return claims.Subject, err
}

// addressOf is the other end of the connection, and never what a header says.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

func tooManyRequests(w http.ResponseWriter, retryAfter time.Duration) {
	// Rounded up: a client that comes back too early is refused again.
	w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(retryAfter.Seconds()))))
	problem(w, http.StatusTooManyRequests)
}

func problem(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"type": "about:blank", "title": http.StatusText(status), "status": status,
	})
}
