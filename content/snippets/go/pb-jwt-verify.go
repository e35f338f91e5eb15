// ---
// title: { en: JWT access token verification, ko: JWT 액세스 토큰 검증 }
// description:
//   en: Checks algorithm, type, key, signature, issuer, audience and times, all against this service's own settings.
//   ko: 알고리즘, 종류, 키, 서명, 발급자, 대상, 시각을 모두 이 서비스의 설정에 맞춰 확인합니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#verification
// stops: [https://issuer.example.com, https://api.shop.example.com, "30"]
// ---

package shop

import "crypto/ecdsa"
import "crypto/sha256"
import "encoding/base64"
import "encoding/json"
import "fmt"
import "math/big"
import "strings"
import "time"

const (
	tokenIssuer    = "https://issuer.example.com"
	tokenAudience  = "https://api.shop.example.com"
	clockTolerance = 30 * time.Second
)

// InvalidTokenError says why a token was refused: for the log. The caller gets 401 and no reason.
type InvalidTokenError string

func (e InvalidTokenError) Error() string {
	return fmt.Sprintf("access token refused: %s", string(e))
}

type AccessClaims struct {
	Subject string
	Scope   []string
}

// VerifyAccessToken verifies an access token (RFC 9068, RFC 8725) signed with ES256. The token chooses nothing but which
// of our keys: the issuer's public P-256 keys by kid, kept fresh from its jwks_uri and never taken from the token.
func VerifyAccessToken(token string, keys map[string]*ecdsa.PublicKey, now time.Time) (claims AccessClaims, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return claims, InvalidTokenError("not a signed JWT")
	}
	var header struct {
		Alg, Typ, Kid string
		Crit          json.RawMessage
	}
	if err := decodePart(parts[0], &header); err != nil {
		return claims, err
	}
	typ := strings.TrimPrefix(strings.ToLower(header.Typ), "application/")
	key := keys[header.Kid]
	switch {
	case header.Alg != "ES256":
		return claims, InvalidTokenError("alg")
	// An ID token of the same issuer is no key to the API.
	case typ != "at+jwt":
		return claims, InvalidTokenError("typ")
	case header.Crit != nil:
		return claims, InvalidTokenError("crit")
	case key == nil:
		return claims, InvalidTokenError("kid")
	case !isSigned(parts, key):
		return claims, InvalidTokenError("signature")
	}
	return readClaims(parts[1], now)
}

func readClaims(payload string, now time.Time) (claims AccessClaims, err error) {
	var body struct {
		Iss, Sub, Scope string
		Aud             json.RawMessage
		Exp, Nbf        *float64
	}
	if err := decodePart(payload, &body); err != nil {
		return claims, err
	}
	switch {
	case body.Iss != tokenIssuer:
		return claims, InvalidTokenError("iss")
	case !hasAudience(body.Aud):
		return claims, InvalidTokenError("aud")
	case body.Exp == nil || !now.Before(at(*body.Exp).Add(clockTolerance)):
		return claims, InvalidTokenError("exp")
	case body.Nbf != nil && now.Before(at(*body.Nbf).Add(-clockTolerance)):
		return claims, InvalidTokenError("nbf")
	case body.Sub == "":
		return claims, InvalidTokenError("sub")
	}
	return AccessClaims{Subject: body.Sub, Scope: strings.Fields(body.Scope)}, nil
}

// isSigned checks both halves of the signature, 32 bytes each.
func isSigned(parts []string, key *ecdsa.PublicKey) bool {
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return false
	}
	hash := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	return ecdsa.Verify(key, hash[:], r, s)
}

// hasAudience reads one audience or a list of them.
func hasAudience(aud json.RawMessage) bool {
	var one string
	if json.Unmarshal(aud, &one) == nil {
		return one == tokenAudience
	}
	var list []string
	if json.Unmarshal(aud, &list) != nil {
		return false
	}
	for _, audience := range list {
		if audience == tokenAudience {
			return true
		}
	}
	return false
}

func at(seconds float64) time.Time {
	return time.Unix(int64(seconds), 0)
}

func decodePart(part string, into any) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil || json.Unmarshal(text, into) != nil {
		return InvalidTokenError("not JSON")
	}
	return nil
}
