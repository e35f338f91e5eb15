// ---
// title: { en: Idempotent consumer with inbox and outbox (MassTransit), ko: 인박스와 아웃박스가 있는 멱등 컨슈머(MassTransit) }
// description:
//   en: Effect, inbox and outbox commit together, so a repeated message changes nothing and what is published is not lost.
//   ko: 효과, 인박스, 아웃박스를 함께 커밋하므로 반복된 메시지는 아무것도 바꾸지 않고 발행한 메시지도 잃지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// framework: MassTransit
// needs: [MassTransit]
// names: [Reservation]
// stops: [ShopContext]
// ---

using System;
using System.Threading.Tasks;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

public sealed record OrderPlaced(Guid OrderId, string Sku, int Quantity);
public sealed record StockReserved(Guid OrderId);

public sealed class Reservation
{
    public Guid Id { get; init; }
    public required string Sku { get; init; }
    public required int Quantity { get; init; }
}

public sealed class ShopContext : DbContext
{
    public ShopContext(DbContextOptions<ShopContext> options) : base(options) { }

    public DbSet<Reservation> Reservations => Set<Reservation>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.AddInboxStateEntity();
        model.AddOutboxMessageEntity();
        model.AddOutboxStateEntity();
    }
}

public sealed class OrderPlacedConsumer : IConsumer<OrderPlaced>
{
    private readonly ShopContext _database;

    public OrderPlacedConsumer(ShopContext database) => _database = database;

    /// <summary>Writes through this context only: what it does elsewhere would be repeated.</summary>
    public async Task Consume(ConsumeContext<OrderPlaced> context)
    {
        var order = context.Message;
        _database.Reservations.Add(
            new Reservation { Id = order.OrderId, Sku = order.Sku, Quantity = order.Quantity });
        await _database.SaveChangesAsync(context.CancellationToken);
        // To the outbox: it goes out after the commit.
        await context.Publish(new StockReserved(order.OrderId), context.CancellationToken);
    }
}

public sealed class OrderPlacedConsumerDefinition : ConsumerDefinition<OrderPlacedConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<OrderPlacedConsumer> consumer,
        IRegistrationContext context)
    {
        // Around the outbox, so that each attempt is a transaction of its own; then the message goes to the error queue.
        endpoint.UseMessageRetry(retry => retry.Exponential(
            5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200)));
        endpoint.UseEntityFrameworkOutbox<ShopContext>(context);
    }
}

public static class ReservationMessaging
{
    public static void AddReservationMessaging(this IServiceCollection services) => services.AddMassTransit(bus =>
    {
        // The inbox forgets a message id after this: longer than a broker or an operator may repeat one.
        bus.AddEntityFrameworkOutbox<ShopContext>(outbox =>
        {
            outbox.DuplicateDetectionWindow = TimeSpan.FromDays(7);
            outbox.UsePostgres();
        });
        bus.AddConsumer<OrderPlacedConsumer, OrderPlacedConsumerDefinition>();
        bus.UsingRabbitMq((context, broker) => broker.ConfigureEndpoints(context));
    });
}
