package shop

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"testing"
	"time"
)

type members map[string]any

func with(base members, name string, value any) members {
	changed := members{}
	for key, old := range base {
		changed[key] = old
	}
	changed[name] = value
	return changed
}

func TestVerifyAccessTokenRefusesEveryDefect(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	part := func(m members) string {
		text, _ := json.Marshal(m)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	sign := func(header, claims members) string {
		signed := part(header) + "." + part(claims)
		hash := sha256.Sum256([]byte(signed))
		r, s, err := ecdsa.Sign(rand.Reader, key, hash[:])
		if err != nil {
			t.Fatal(err)
		}
		signature := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
		return signed + "." + base64.RawURLEncoding.EncodeToString(signature)
	}
	now := time.Unix(1_800_000_000, 0)
	header := members{"alg": "ES256", "typ": "at+jwt", "kid": "k1"}
	claims := members{
		"iss": tokenIssuer, "aud": []string{tokenAudience}, "sub": "cus-1", "scope": "orders:read",
		"exp": now.Unix() + 60,
	}
	valid := sign(header, claims)
	tokens := map[string]string{
		"":          valid,
		"alg":       sign(with(header, "alg", "none"), claims),
		"typ":       sign(with(header, "typ", "JWT"), claims),
		"kid":       sign(with(header, "kid", "k2"), claims),
		"crit":      sign(with(header, "crit", []string{"b64"}), claims),
		"iss":       sign(header, with(claims, "iss", "https://elsewhere.example.com")),
		"aud":       sign(header, with(claims, "aud", "https://elsewhere.example.com")),
		"exp":       sign(header, with(claims, "exp", now.Unix()-31)),
		"nbf":       sign(header, with(claims, "nbf", now.Unix()+31)),
		"sub":       sign(header, with(claims, "sub", "")),
		"signature": valid[:len(valid)-8] + "AAAAAAAA",
	}
	for reason, token := range tokens {
		found, err := VerifyAccessToken(token, map[string]*ecdsa.PublicKey{"k1": &key.PublicKey}, now)
		if reason == "" {
			if err != nil || found.Subject != "cus-1" {
				t.Errorf("a valid token was refused: %v", err)
			}
		} else if err != InvalidTokenError(reason) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}
