// ---
// title: { en: JWT access token verification, ko: JWT 액세스 토큰 검증 }
// description:
//   en: Checks algorithm, type, key, signature, issuer, audience and times, all against this service's own settings.
//   ko: 알고리즘, 종류, 키, 서명, 발급자, 대상, 시각을 모두 이 서비스의 설정에 맞춰 확인합니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#verification
// framework: Nimbus JOSE + JWT
// needs: [com.nimbusds]
// stops: [https://issuer.example.com, https://api.shop.example.com, "30"]
// ---

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

record AccessClaims(String subject, List<String> scope) {}

/** Verifies access tokens (RFC 9068, RFC 8725) signed with ES256. The token chooses nothing but which of our keys. */
final class AccessTokenVerifier {
    private static final String ISSUER = "https://issuer.example.com";
    private static final String AUDIENCE = "https://api.shop.example.com";
    private static final int CLOCK_TOLERANCE_SECONDS = 30;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** @param keys the issuer's, kept fresh from its jwks_uri and never taken from the token */
    AccessTokenVerifier(JWKSource<SecurityContext> keys) {
        // An ID token of the same issuer is no key to the API.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "exp"));
        claims.setMaxClockSkew(CLOCK_TOLERANCE_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** Throws for a token that is refused. Why is for the log: the caller gets 401 and no reason. */
    AccessClaims verify(String token) throws ParseException, BadJOSEException, JOSEException {
        var claims = processor.process(token, null);
        var scope = claims.getStringClaim("scope");
        return new AccessClaims(claims.getSubject(), scope == null ? List.of() : List.of(scope.trim().split(" +")));
    }
}
