// ---
// title: { en: Correlation and causation, ko: 상관 ID와 원인 ID }
// description:
//   en: Remembers which message is being handled, so that all that is sent meanwhile names the flow and its cause by itself.
//   ko: 어떤 메시지를 처리하는지 기억해, 그동안 보내는 모든 것에 흐름과 원인을 저절로 적습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#identity-and-causation
// stops: [X-Correlation-Id]
// ---

using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

/// <param name="CorrelationId">The same for everything one request has set off.</param>
/// <param name="CausationId">The id of the message that is being handled: what is sent meanwhile was caused by it.</param>
public sealed record Correlation(string CorrelationId, string CausationId)
{
    public const string Header = "X-Correlation-Id";

    private static readonly AsyncLocal<Correlation?> Handled = new();

    /// <summary>What a message or call that is sent now has to name; throws where nothing is being handled.</summary>
    public static Correlation Current =>
        Handled.Value ?? throw new InvalidOperationException("no message is being handled");

    /// <summary>Handles a message; one from outside that names no flow begins one.</summary>
    public static async Task<T> HandleAsync<T>(string messageId, string? correlationId, Func<Task<T>> handler)
    {
        // It ends with this method: changes of an async method do not reach its caller.
        Handled.Value = new Correlation(correlationId ?? messageId, messageId);
        return await handler();
    }

    /// <summary>Handles a request; each is a cause of its own. Foreign text does not get into logs and headers.</summary>
    public static Task<T> HandleRequestAsync<T>(string? header, Func<Task<T>> handler)
    {
        var id = Guid.NewGuid().ToString();
        return HandleAsync(id, Regex.IsMatch(header ?? "", @"\A[A-Za-z0-9_-]{1,64}\z") ? header : id, handler);
    }
}
