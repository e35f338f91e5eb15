// ---
// title: { en: Saga as a state machine (MassTransit), ko: 상태 기계로 된 사가(MassTransit) }
// description:
//   en: Each answer leads to one next command; silence repeats the command, refusals before the pivot compensate in reverse.
//   ko: 응답마다 다음 커맨드가 정해져 있습니다. 응답이 없으면 같은 커맨드를 반복하고, 피벗 앞의 거절은 역순으로 보상합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#engines
// framework: MassTransit
// needs: [MassTransit]
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
// ---

using System;
using MassTransit;

public sealed record OrderPlaced(Guid OrderId);

/// <summary>The receiver acts once for an order and a step however often it comes, and then repeats its answer.</summary>
public sealed record StepCommand(Guid OrderId, string Step);
public sealed record StepDone(Guid OrderId, string Step);
public sealed record StepRefused(Guid OrderId, string Step);
public sealed record SilenceElapsed(Guid OrderId);

public sealed class OrderFulfillmentState : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }
    public string CurrentState { get; set; } = "";
    public string AwaitedStep { get; set; } = "";
    public Guid? SilenceTokenId { get; set; }
}

/// <summary>
/// Keep it in a database, with the outbox on its endpoint: state and next command then commit together. Name the receiver
/// of <see cref="StepCommand"/> with <c>EndpointConvention.Map</c>.
/// </summary>
public sealed class OrderFulfillmentStateMachine : MassTransitStateMachine<OrderFulfillmentState>
{
    public OrderFulfillmentStateMachine()
    {
        InstanceState(saga => saga.CurrentState);
        Event(() => Placed, placed => placed.CorrelateById(context => context.Message.OrderId));
        Event(() => Done, done => done.CorrelateById(context => context.Message.OrderId));
        Event(() => Refused, refused => refused.CorrelateById(context => context.Message.OrderId));
        Schedule(() => Silence, saga => saga.SilenceTokenId, silence =>
        {
            silence.Delay = TimeSpan.FromSeconds(30);
            silence.Received = elapsed => elapsed.CorrelateById(context => context.Message.OrderId);
        });
        // An answer that is not awaited (repeated, late) changes nothing.
        OnUnhandledEvent(context => context.Ignore());

        Initially(Send(When(Placed), "ReserveStock").TransitionTo(Running));
        During(
            Running,
            Send(WhenDone("ReserveStock"), "AuthorizePayment"),
            Send(WhenDone("AuthorizePayment"), "CapturePayment"),
            // The pivot: from here on there is no way back.
            Send(WhenDone("CapturePayment"), "ScheduleShipment"),
            WhenDone("ScheduleShipment").Unschedule(Silence).TransitionTo(Completed),
            // A refused step did nothing and so has nothing to undo.
            WhenRefused("ReserveStock").Unschedule(Silence).TransitionTo(Compensated),
            Send(WhenRefused("AuthorizePayment"), "ReleaseStock").TransitionTo(Compensating),
            Send(WhenRefused("CapturePayment"), "VoidPayment").TransitionTo(Compensating),
            // A step that must not fail was refused: a person decides.
            WhenRefused("ScheduleShipment").Unschedule(Silence).TransitionTo(Parked));
        During(
            Compensating,
            Send(WhenDone("VoidPayment"), "ReleaseStock"),
            WhenDone("ReleaseStock").Unschedule(Silence).TransitionTo(Compensated),
            When(Refused, context => context.Message.Step == context.Saga.AwaitedStep)
                .Unschedule(Silence)
                .TransitionTo(Parked));
        // No answer is no refusal: the step may have happened. So the same command is sent again.
        During(
            Running,
            Compensating,
            When(Silence.Received)
                .Send(context => new StepCommand(context.Saga.CorrelationId, context.Saga.AwaitedStep))
                .Schedule(Silence, context => new SilenceElapsed(context.Saga.CorrelationId)));
    }

    public State Running { get; private set; } = null!;
    public State Compensating { get; private set; } = null!;
    public State Completed { get; private set; } = null!;
    public State Compensated { get; private set; } = null!;
    public State Parked { get; private set; } = null!;
    public Event<OrderPlaced> Placed { get; private set; } = null!;
    public Event<StepDone> Done { get; private set; } = null!;
    public Event<StepRefused> Refused { get; private set; } = null!;
    public Schedule<OrderFulfillmentState, SilenceElapsed> Silence { get; private set; } = null!;

    private EventActivityBinder<OrderFulfillmentState, StepDone> WhenDone(string step) =>
        When(Done, context => context.Message.Step == step && context.Saga.AwaitedStep == step);

    private EventActivityBinder<OrderFulfillmentState, StepRefused> WhenRefused(string step) =>
        When(Refused, context => context.Message.Step == step && context.Saga.AwaitedStep == step);

    /// <summary>Sends the command of a step, and wakes up when nobody answers; an earlier alarm is replaced.</summary>
    private EventActivityBinder<OrderFulfillmentState, TAnswer> Send<TAnswer>(
        EventActivityBinder<OrderFulfillmentState, TAnswer> answered,
        string step)
        where TAnswer : class => answered
            .Then(context => context.Saga.AwaitedStep = step)
            .Send(context => new StepCommand(context.Saga.CorrelationId, step))
            .Schedule(Silence, context => new SilenceElapsed(context.Saga.CorrelationId));
}
