// ---
// title: { en: JWT access token verification, ko: JWT 액세스 토큰 검증 }
// description:
//   en: Checks algorithm, type, key, signature, issuer, audience and times, all against this service's own settings.
//   ko: 알고리즘, 종류, 키, 서명, 발급자, 대상, 시각을 모두 이 서비스의 설정에 맞춰 확인합니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#verification
// stops: [https://issuer.example.com, https://api.shop.example.com, "30"]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

/// <summary>Why a token was refused: for the log. The caller gets 401 and no reason.</summary>
public sealed class InvalidTokenException : Exception
{
    public InvalidTokenException(string reason) : base(reason) { }
}

public sealed record AccessClaims(string Subject, IReadOnlyList<string> Scope);

/// <summary>
/// Verifies access tokens (RFC 9068, RFC 8725) signed with ES256. The token chooses nothing but which of our keys.
/// </summary>
public sealed class AccessTokenVerifier
{
    private const string Issuer = "https://issuer.example.com";
    private const string Audience = "https://api.shop.example.com";
    private const long ClockToleranceSeconds = 30;

    private readonly IReadOnlyDictionary<string, ECDsa> _keys;

    /// <param name="keys">
    /// The issuer's public P-256 keys by <c>kid</c>, kept fresh from its jwks_uri and never taken from the token.
    /// </param>
    public AccessTokenVerifier(IReadOnlyDictionary<string, ECDsa> keys) => _keys = keys;

    public AccessClaims Verify(string token, DateTimeOffset now)
    {
        var parts = token.Split('.');
        Require(parts.Length == 3, "not a signed JWT");
        using var header = Decode(parts[0]);
        var type = Text(header, "typ").ToLowerInvariant();
        Require(Text(header, "alg") == "ES256", "alg");
        // An ID token of the same issuer is no key to the API.
        Require(type is "at+jwt" or "application/at+jwt", "typ");
        Require(!header.RootElement.TryGetProperty("crit", out _), "crit");
        Require(_keys.TryGetValue(Text(header, "kid"), out var key), "kid");
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Require(key!.VerifyData(signed, Bytes(parts[2]), HashAlgorithmName.SHA256), "signature");

        using var claims = Decode(parts[1]);
        var seconds = now.ToUnixTimeSeconds();
        Require(Text(claims, "iss") == Issuer, "iss");
        Require(Audiences(claims).Contains(Audience), "aud");
        Require(Number(claims, "exp") is { } expires && expires + ClockToleranceSeconds > seconds, "exp");
        Require((Number(claims, "nbf") ?? 0) - ClockToleranceSeconds <= seconds, "nbf");
        Require(Text(claims, "sub") != "", "sub");
        var scope = Text(claims, "scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AccessClaims(Text(claims, "sub"), scope);
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new InvalidTokenException(what);
    }

    private static IEnumerable<string?> Audiences(JsonDocument claims)
    {
        if (!claims.RootElement.TryGetProperty("aud", out var aud)) return Array.Empty<string>();
        return aud.ValueKind == JsonValueKind.Array
            ? aud.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString())
            : new[] { Text(claims, "aud") };
    }

    /// <summary>Empty where there is no such text.</summary>
    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static double? Number(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;

    private static JsonDocument Decode(string part)
    {
        try
        {
            var document = JsonDocument.Parse(Bytes(part));
            Require(document.RootElement.ValueKind == JsonValueKind.Object, "not an object");
            return document;
        }
        catch (JsonException)
        {
            throw new InvalidTokenException("not JSON");
        }
    }

    private static byte[] Bytes(string base64Url)
    {
        try
        {
            var base64 = base64Url.Replace('-', '+').Replace('_', '/');
            return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw new InvalidTokenException("not base64url");
        }
    }
}
