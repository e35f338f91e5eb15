import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReserveStock } from './reserveStock';

@CommandHandler(ReserveStock)
export class ReserveStockHandler implements ICommandHandler<ReserveStock> {
  async execute(command: ReserveStock): Promise<void> {
    await this.stock.reserve(command.orderId);
  }
}
