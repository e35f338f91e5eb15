import { catchError, EMPTY, from, map, mergeMap, type Observable } from 'rxjs';
import { ofType, Saga } from '@nestjs/cqrs';
import { OrderPlaced, ReserveStock } from './orders.ts';

export class OrderSaga {
  @Saga()
  reserve(events$: Observable<OrderPlaced>): Observable<ReserveStock> {
    return events$.pipe(
      ofType(OrderPlaced),
      map((event) => {
        this.logger.log(event.orderId);
        return new ReserveStock(event.lines);
      }),
    );
  }

  @Saga()
  look(events$: Observable<OrderPlaced>): Observable<ReserveStock> {
    return events$.pipe(
      mergeMap((event) =>
        from(this.orders.find(event.orderId)).pipe(
          map((order) => new ReserveStock(order.lines)),
          catchError(() => EMPTY),
        ),
      ),
    );
  }
}
