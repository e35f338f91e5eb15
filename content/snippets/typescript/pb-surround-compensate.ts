// ---
// title: { en: Surround with try and compensate, ko: 실패하면 보상하도록 감싸기 }
// description:
//   en: Undoes what was done when what follows fails, also where it is not known whether it was done.
//   ko: 뒤따르는 일이 실패하면 한 일을 되돌립니다. 되었는지 모를 때도 되돌립니다.
// pattern: sagas
// lesson: 04-saga-pattern#recovery
// surrounds: await work();
// stops: [undo]
// ---

export async function example(undo: () => Promise<void>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // What failed may have happened all the same: the compensation takes that, nothing at all, and a repetition.
    // A process that dies here compensates nothing; across services, keep the steps in a durable saga.
    await undo();
    throw error;
  }
}
