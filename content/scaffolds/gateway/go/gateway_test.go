package gateway

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var key = newKey()

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	return key
}

// token is a good one, changed by header and claims and signed by signer.
func token(t *testing.T, signer *ecdsa.PrivateKey, header, claims map[string]any) string {
	t.Helper()
	parts := []string{
		encoded(t, map[string]any{"alg": "ES256", "typ": "at+jwt", "kid": "key-1"}, header),
		encoded(t, map[string]any{
			"iss": "https://issuer.example.com", "aud": "https://api.shop.example.com",
			"sub": "customer-1", "exp": time.Now().Add(time.Minute).Unix(),
		}, claims),
	}
	signed := strings.Join(parts, ".")
	hash := sha256.Sum256([]byte(signed))
	r, s, err := ecdsa.Sign(rand.Reader, signer, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	signature := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	return signed + "." + base64.RawURLEncoding.EncodeToString(signature)
}

func encoded(t *testing.T, base, changes map[string]any) string {
	t.Helper()
	for name, value := range changes {
		base[name] = value
	}
	text, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func request(bearer string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/v1/orders/1", nil)
	r.Header.Set("Authorization", "Bearer "+bearer)
	return r
}

// before is a gateway before a service, with limits that nobody meets.
func before(t *testing.T, service http.HandlerFunc) *Gateway {
	t.Helper()
	server := httptest.NewServer(service)
	t.Cleanup(server.Close)
	return beforeURL(t, server.URL)
}

func beforeURL(t *testing.T, address string) *Gateway {
	t.Helper()
	service, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	keys := func() map[string]*ecdsa.PublicKey { return map[string]*ecdsa.PublicKey{"key-1": &key.PublicKey} }
	unlimited := func() *RateLimiter { return NewRateLimiter(time.Nanosecond, 1_000) }
	return New(keys, unlimited(), unlimited(), NewUpstream(service, 200*time.Millisecond))
}

func statusAfter(g *Gateway, r *http.Request) int {
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	return w.Code
}

func ok(http.ResponseWriter, *http.Request) {}

func TestForwardsForWhomTheTokenNames(t *testing.T) {
	var seen http.Header
	g := before(t, func(_ http.ResponseWriter, r *http.Request) { seen = r.Header })
	r := request(token(t, key, nil, nil))
	r.Header.Set(subjectHeader, "customer-2")
	r.Header.Set("Connection", subjectHeader)
	if status := statusAfter(g, r); status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	if subject := seen.Get(subjectHeader); subject != "customer-1" {
		t.Errorf("subject %q", subject)
	}
	if seen.Get("Authorization") != "" {
		t.Error("the token was passed on")
	}
}

func TestRefusesTokens(t *testing.T) {
	g := before(t, func(http.ResponseWriter, *http.Request) { t.Error("forwarded") })
	refused := map[string]string{
		"no JWT":                   "secret",
		"signed by somebody else":  token(t, newKey(), nil, nil),
		"another algorithm":        token(t, key, map[string]any{"alg": "none"}, nil),
		"an ID token":              token(t, key, map[string]any{"typ": "JWT"}, nil),
		"meant for somebody else":  token(t, key, nil, map[string]any{"aud": "https://example.com"}),
		"expired":                  token(t, key, nil, map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}),
		"of a key we do not know":  token(t, key, map[string]any{"kid": "key-2"}, nil),
		"of another issuer's make": token(t, key, nil, map[string]any{"iss": "https://example.com"}),
	}
	for what, bearer := range refused {
		if status := statusAfter(g, request(bearer)); status != http.StatusUnauthorized {
			t.Errorf("%s: status %d", what, status)
		}
	}
}

func TestLimitsTheSubjectThatAsksTooOften(t *testing.T) {
	g := before(t, ok)
	g.bySubject = NewRateLimiter(time.Hour, 1)
	first := token(t, key, nil, nil)
	if status := statusAfter(g, request(first)); status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	w := httptest.NewRecorder()
	g.ServeHTTP(w, request(first))
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "3600" {
		t.Errorf("status %d, retry after %q", w.Code, w.Header().Get("Retry-After"))
	}
	other := token(t, key, nil, map[string]any{"sub": "customer-2"})
	if status := statusAfter(g, request(other)); status != http.StatusOK {
		t.Errorf("another subject: status %d", status)
	}
}

func TestChecksNoMoreSignaturesForAnAddressThanItsLimit(t *testing.T) {
	g := before(t, ok)
	g.byAddress = NewRateLimiter(time.Hour, 1)
	if status := statusAfter(g, request("forged")); status != http.StatusUnauthorized {
		t.Errorf("status %d", status)
	}
	if status := statusAfter(g, request("forged")); status != http.StatusTooManyRequests {
		t.Errorf("status %d", status)
	}
}

func TestKnowsNoOtherRoute(t *testing.T) {
	g := before(t, func(http.ResponseWriter, *http.Request) { t.Error("forwarded") })
	r := request(token(t, key, nil, nil))
	r.URL.Path = "/v1/ordersandmore"
	if status := statusAfter(g, r); status != http.StatusNotFound {
		t.Errorf("status %d", status)
	}
}

func TestStopsCallingAServiceThatIsDown(t *testing.T) {
	var calls atomic.Int32
	g := before(t, func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	for attempt := 0; attempt < 8; attempt++ {
		if status := statusAfter(g, request(token(t, key, nil, nil))); status != http.StatusServiceUnavailable {
			t.Errorf("status %d", status)
		}
	}
	if calls.Load() != 5 {
		t.Errorf("called %d times", calls.Load())
	}
}

func TestTakesNoClientThatGoesAwayForAFailure(t *testing.T) {
	g := before(t, ok)
	for gone := 0; gone < 10; gone++ {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		statusAfter(g, request(token(t, key, nil, nil)).WithContext(ctx))
	}
	if status := statusAfter(g, request(token(t, key, nil, nil))); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

func TestSaysWhatWentWrong(t *testing.T) {
	slow := before(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	if status := statusAfter(slow, request(token(t, key, nil, nil))); status != http.StatusGatewayTimeout {
		t.Errorf("too slow: status %d", status)
	}
	down := httptest.NewServer(http.HandlerFunc(ok))
	down.Close()
	if status := statusAfter(beforeURL(t, down.URL), request(token(t, key, nil, nil))); status != http.StatusServiceUnavailable {
		t.Errorf("nobody there: status %d", status)
	}
	broken := before(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	if status := statusAfter(broken, request(token(t, key, nil, nil))); status != http.StatusBadGateway {
		t.Errorf("broken off: status %d", status)
	}
}

func TestTakesTheKeysOfTheIssuer(t *testing.T) {
	number := func(bytes []byte) string { return base64.RawURLEncoding.EncodeToString(bytes) }
	issuer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"keys": []map[string]string{
			{"kid": "key-1", "kty": "EC", "crv": "P-256", "x": number(key.X.Bytes()), "y": number(key.Y.Bytes())},
			{"kid": "key-2", "kty": "EC", "crv": "P-256", "x": number([]byte{1}), "y": number([]byte{1})},
			{"kid": "key-3", "kty": "RSA"},
		}})
	}))
	keys := NewSigningKeys(issuer.URL)
	if err := keys.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	issuer.Close()
	if err := keys.Refresh(context.Background()); err == nil {
		t.Error("no error where the issuer is away")
	}
	if current := keys.Current(); len(current) != 1 || !current["key-1"].Equal(&key.PublicKey) {
		t.Errorf("keys %v", current)
	}
}
