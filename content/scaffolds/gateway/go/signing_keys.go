package gateway

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"sync/atomic"
	"time"
)

// SigningKeys are the issuer's public keys by kid. The last good ones stay when a refresh fails, so that its outage is
// not ours.
type SigningKeys struct {
	jwksURI string
	current atomic.Pointer[map[string]*ecdsa.PublicKey]
}

func NewSigningKeys(jwksURI string) *SigningKeys {
	keys := &SigningKeys{jwksURI: jwksURI}
	keys.current.Store(&map[string]*ecdsa.PublicKey{})
	return keys
}

func (k *SigningKeys) Current() map[string]*ecdsa.PublicKey {
	return *k.current.Load()
}

// Refresh fetches the keys. Call it every few minutes, and never because of a token: anybody can make up a kid.
func (k *SigningKeys) Refresh(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, k.jwksURI, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", k.jwksURI, response.Status)
	}
	var set struct {
		Keys []struct{ Kid, Kty, Crv, X, Y string }
	}
	if err := json.NewDecoder(response.Body).Decode(&set); err != nil {
		return err
	}
	keys := map[string]*ecdsa.PublicKey{}
	for _, key := range set.Keys {
		x, errX := base64.RawURLEncoding.DecodeString(key.X)
		y, errY := base64.RawURLEncoding.DecodeString(key.Y)
		if key.Kty != "EC" || key.Crv != "P-256" || errX != nil || errY != nil {
			continue
		}
		public := &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
		if public.Curve.IsOnCurve(public.X, public.Y) {
			keys[key.Kid] = public
		}
	}
	k.current.Store(&keys)
	return nil
}
