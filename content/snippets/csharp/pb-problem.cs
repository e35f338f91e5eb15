// ---
// title: { en: Problem details (RFC 9457), ko: 문제 상세(RFC 9457) }
// description:
//   en: Errors a program can act on, as application/problem+json; what is unexpected shows an id and no internals.
//   ko: 프로그램이 처리할 수 있는 오류를 application/problem+json으로 돌려줍니다. 예상하지 못한 오류는 내부 정보 없이 식별자만 보입니다.
// pattern: contracts
// lesson: 16-15-3-api-contract-first#problem-details
// framework: ASP.NET Core
// needs: [Microsoft.AspNetCore]
// stops: [https://shop.example.com/problems/]
// ---

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

/// <summary>A refusal the caller is meant to understand.</summary>
public sealed class ProblemException : Exception
{
    /// <param name="status">The status of the response.</param>
    /// <param name="type">Stable and documented, such as <c>out-of-stock</c>: what clients branch on.</param>
    /// <param name="detail">For people, about this occurrence.</param>
    /// <param name="extensions">What a program needs to go on.</param>
    public ProblemException(
        int status,
        string type,
        string detail,
        IReadOnlyDictionary<string, object?>? extensions = null) : base(detail)
    {
        Problem = new ProblemDetails
        {
            Status = status,
            Type = $"https://shop.example.com/problems/{type}",
            Title = TitleOf(type),
            Detail = detail,
        };
        foreach (var (name, value) in extensions ?? new Dictionary<string, object?>()) Problem.Extensions[name] = value;
    }

    public ProblemDetails Problem { get; }

    /// <summary>The same for every occurrence of a type: <c>out-of-stock</c> is "Out of stock".</summary>
    private static string TitleOf(string type) => char.ToUpperInvariant(type[0]) + type[1..].Replace('-', ' ');
}

/// <summary>
/// Register it with <c>AddProblemDetails</c> and <c>AddExceptionHandler</c>, and run it with <c>UseExceptionHandler</c>.
/// </summary>
public sealed class ProblemHandler : IExceptionHandler
{
    private readonly IProblemDetailsService _problems;
    private readonly ILogger<ProblemHandler> _log;

    public ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> log)
    {
        _problems = problems;
        _log = log;
    }

    public ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellation)
    {
        var problem = exception is ProblemException refusal ? refusal.Problem : Unforeseen(exception);
        http.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        http.Response.Headers.CacheControl = "no-store";
        return _problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary>What nobody foresaw: the log has the reason, the caller an id to ask with.</summary>
    private ProblemDetails Unforeseen(Exception exception)
    {
        var id = Guid.NewGuid();
        _log.LogError(exception, "unforeseen failure {Id}", id);
        return new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Internal Server Error",
            Instance = $"urn:uuid:{id}",
        };
    }
}
