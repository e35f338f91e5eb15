import { AggregateRoot } from '@nestjs/cqrs';
import { OrderApproved } from './events.ts';

export class Order extends AggregateRoot {
  #status = 'PENDING';
  approvedBy = '';
  version = 0;

  approve(by: string): void {
    if (this.#status === 'APPROVED') return;
    this.apply(new OrderApproved(by));
    this.version += 1;
  }

  onOrderApproved(event: OrderApproved): void {
    this.#status = event.status;
    this.approvedBy = event.by;
  }
}

export class Customer {
  name = '';

  rename(name: string): void {
    this.name = name;
    this.apply(new OrderApproved(name));
  }

  apply(_event: object): void {}
}
