import { AggregateRoot } from '@nestjs/cqrs';
import { OrderApproved } from './events.ts';

export class Order extends AggregateRoot {
  #status = 'PENDING';
  approvedBy = '';

  approve(by: string): void {
    if (this.#status === 'APPROVED') return;
    this.approvedBy = by;
//  ^^^^^^^^^^^^^^^ outside-apply
    this.apply(new OrderApproved(by));
  }

  onOrderApproved(event: OrderApproved): void {
    this.#status = event.status;
  }
}
