import { delay, map, type Observable } from 'rxjs';
import { ofType, Saga } from '@nestjs/cqrs';
import { OrderPlaced, RejectOrder } from './orders.ts';

export class OrderSaga {
  @Saga()
  rejectUnpaid = (events$: Observable<OrderPlaced>) => events$;

  @Saga()
  expire(events$: Observable<OrderPlaced>): Observable<RejectOrder> {
    return events$.pipe(
      ofType(OrderPlaced),
      delay(15 * 60 * 1000),
//    ^^^^^ in-memory
      map((event) => new RejectOrder(event.orderId)),
    );
  }
}

export class PlaceOrderCommandHandler {
  async execute(command: { orderId: string }): Promise<void> {
    if (command.orderId) setTimeout(() => this.check(command.orderId), 900_000);
    //                   ^^^^^^^^^^ in-memory
  }

  check(_orderId: string): void {}
}
