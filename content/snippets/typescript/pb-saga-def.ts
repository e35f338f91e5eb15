// ---
// title: { en: Saga definition, ko: 사가 정의 }
// description:
//   en: Compensatable steps, one pivot, retriable steps; a definition in any other order cannot be written down.
//   ko: 보상 가능 단계, 피벗 하나, 재시도 단계입니다. 다른 순서의 정의는 아예 쓸 수 없습니다.
// pattern: sagas
// lesson: 04-saga-pattern#step-classes
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment, ApproveOrder]
// ---

export interface SagaDefinition {
  readonly name: string;
  /** Raise it with every change of the steps; a saga under way goes on with the version it began with. */
  readonly version: number;
  /** Done first, because each can still be undone: not the old state, but its meaning. */
  readonly compensatable: readonly { readonly command: string; readonly compensation: string }[];
  /** Once it has succeeded the saga only goes forward. */
  readonly pivot: string;
  /** May fail for a while, but not for good: they are repeated until they succeed. */
  readonly retriable: readonly string[];
}

export const orderFulfillment: SagaDefinition = {
  name: 'OrderFulfillment',
  version: 1,
  compensatable: [
    { command: 'ReserveStock', compensation: 'ReleaseStock' },
    { command: 'AuthorizePayment', compensation: 'VoidPayment' },
  ],
  pivot: 'CapturePayment',
  retriable: ['ScheduleShipment', 'ApproveOrder'],
};

/** The commands of the way forward, in order. */
export function forwardCommands({ compensatable, pivot, retriable }: SagaDefinition): readonly string[] {
  return [...compensatable.map(({ command }) => command), pivot, ...retriable];
}

/** What undoes a saga whose command was refused, last step first; undefined after the pivot, where nothing may be. */
export function compensationsFor(definition: SagaDefinition, refused: string): readonly string[] | undefined {
  const done = forwardCommands(definition).indexOf(refused);
  if (done < 0) throw new RangeError(`${definition.name} has no step ${refused}`);
  if (done > definition.compensatable.length) return undefined;
  return definition.compensatable
    .slice(0, done)
    .map(({ compensation }) => compensation)
    .reverse();
}
