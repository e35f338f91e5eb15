import { catchError, defer, EMPTY, map, mergeMap, type Observable } from 'rxjs';
import { ofType, Saga } from '@nestjs/cqrs';
import { OrderPlaced, ReserveStock } from './orders.ts';

export class OrderSaga {
  @Saga()
  reserve(events$: Observable<OrderPlaced>): Observable<ReserveStock> {
    return events$.pipe(
      ofType(OrderPlaced),
      mergeMap((event) => defer(async () => {
        const order = await this.orders.find(event.orderId);
        return new ReserveStock(order.lines);
      }).pipe(catchError(() => EMPTY))),
    );
  }

  @Saga()
  check(events$: Observable<OrderPlaced>): Observable<ReserveStock> {
    return events$.pipe(
      map((event) => {
        if (event.lines.length === 0) throw new Error('no lines');
        return new ReserveStock(event.lines);
      }),
    );
  }
}
