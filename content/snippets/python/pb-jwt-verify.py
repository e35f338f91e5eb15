# ---
# title: { en: JWT access token verification, ko: JWT 액세스 토큰 검증 }
# description:
#   en: Checks algorithm, type, key, signature, issuer, audience and times, all against this service's own settings.
#   ko: 알고리즘, 종류, 키, 서명, 발급자, 대상, 시각을 모두 이 서비스의 설정에 맞춰 확인합니다.
# pattern: gateway
# lesson: 05c-authentication-authorization#verification
# framework: PyJWT
# needs: [jwt]
# stops: [https://issuer.example.com, https://api.shop.example.com, "30"]
# ---

from dataclasses import dataclass
import jwt

ISSUER = "https://issuer.example.com"
AUDIENCE = "https://api.shop.example.com"
CLOCK_TOLERANCE_SECONDS = 30


@dataclass(frozen=True)
class AccessClaims:
    subject: str
    scope: tuple[str, ...]


def verify_access_token(token: str, keys: jwt.PyJWKClient) -> AccessClaims:
    """Verifies an access token (RFC 9068, RFC 8725) signed with ES256.

    The token chooses nothing but which of our keys: those of the issuer's `jwks_uri`. Raises jwt.PyJWTError, which says
    why: for the log. The caller gets 401 and no reason.
    """
    verified = jwt.decode_complete(
        token,
        keys.get_signing_key_from_jwt(token).key,
        algorithms=["ES256"],
        issuer=ISSUER,
        audience=AUDIENCE,
        leeway=CLOCK_TOLERANCE_SECONDS,
        options={"require": ["exp", "iss", "aud", "sub"]},
    )
    # An ID token of the same issuer is no key to the API.
    if str(verified["header"].get("typ")).lower().removeprefix("application/") != "at+jwt":
        raise jwt.InvalidTokenError("typ")
    claims = verified["payload"]
    if claims["sub"] == "":
        raise jwt.InvalidTokenError("sub")
    return AccessClaims(claims["sub"], tuple(str(claims.get("scope", "")).split()))
