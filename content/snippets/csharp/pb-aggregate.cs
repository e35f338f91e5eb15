// ---
// title: { en: Aggregate with decide and evolve, ko: decide와 evolve로 된 애그리거트 }
// description:
//   en: Commands become events in a pure Decide, events become state in a pure Evolve.
//   ko: 순수 함수 Decide가 커맨드를 이벤트로, 순수 함수 Evolve가 이벤트를 상태로 바꿉니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// names: [Order, Place, Placed]
// ---

using System;
using System.Collections.Generic;

public abstract record OrderEvent;
public sealed record OrderPlaced(string CustomerId, long Total, DateTimeOffset At) : OrderEvent;
public sealed record OrderApproved : OrderEvent;
public sealed record OrderRejected(string Reason) : OrderEvent;

/// <summary>Time and ids come with the command, so deciding again is always safe.</summary>
public abstract record OrderCommand;
public sealed record PlaceOrder(string CustomerId, long Total, DateTimeOffset At) : OrderCommand;
public sealed record ApproveOrder : OrderCommand;
public sealed record RejectOrder(string Reason) : OrderCommand;

/// <summary>The answer is no. Trying again gives the same one.</summary>
public sealed class OrderRefusedException : Exception
{
    public OrderRefusedException(string reason) : base(reason) { }
}

public enum OrderStatus { None, Pending, Approved, Rejected }

/// <summary>What the decisions depend on.</summary>
public sealed record Order(OrderStatus Status, long Total)
{
    public static readonly Order Initial = new(OrderStatus.None, 0);

    /// <summary>Checks every rule and returns what happens, which may be nothing. Pure.</summary>
    public IReadOnlyList<OrderEvent> Decide(OrderCommand command) => command switch
    {
        PlaceOrder when Status != OrderStatus.None => throw new OrderRefusedException("exists already"),
        PlaceOrder { Total: <= 0 } => throw new OrderRefusedException("has no total"),
        PlaceOrder place => new[] { new OrderPlaced(place.CustomerId, place.Total, place.At) },
        ApproveOrder => End(OrderStatus.Approved, new OrderApproved()),
        RejectOrder reject => End(OrderStatus.Rejected, new OrderRejected(reject.Reason)),
        _ => throw new ArgumentException($"unknown command {command}"),
    };

    private IReadOnlyList<OrderEvent> End(OrderStatus outcome, OrderEvent happened)
    {
        if (Status == outcome) return Array.Empty<OrderEvent>();
        if (Status != OrderStatus.Pending) throw new OrderRefusedException($"is {Status}");
        return new[] { happened };
    }

    /// <summary>Folds one event into the state. Checks nothing: what is stored has happened.</summary>
    public Order Evolve(OrderEvent happened) => happened switch
    {
        OrderPlaced placed => new Order(OrderStatus.Pending, placed.Total),
        OrderApproved => this with { Status = OrderStatus.Approved },
        OrderRejected => this with { Status = OrderStatus.Rejected },
        _ => throw new ArgumentException($"unknown event {happened}"),
    };
}
