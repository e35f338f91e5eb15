export class PlaceOrderCommandHandler {
  async execute(command: { orderId: string }): Promise<void> {
    await this.timers.schedule({ at: command.deadline, message: { type: 'RejectOrder', orderId: command.orderId } });
    setTimeout(() => this.warm(), 10);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        return await this.store(command);
      } catch {
        await sleep(1000 * 2 ** attempt);
      }
    }
  }
}

export async function pause(): Promise<void> {
  await sleep(5000);
}
