import { Bus } from './events.ts';
import { type Handler, ok, refuse, router } from './http.ts';
import { LegacyShipping } from './legacyShipping.ts';
import { InventoryModule } from './modules/inventory/index.ts';
import { OrderModule } from './modules/order/index.ts';
import { PaymentModule } from './modules/payment/index.ts';
import { parcelsOf } from './shippingAcl.ts';
import { strangle } from './strangler.ts';

/** The only place that knows all modules: it plugs them together and puts the façade in front. */
export function openModules(): { handle: Handler; answered: { new: number; legacy: number } } {
  // #region wiring
  const bus = new Bus();
  const legacy = new LegacyShipping();
  const stock = new InventoryModule(bus);
  const money = new PaymentModule(bus);
  const orders = new OrderModule({ stock, money, parcels: parcelsOf(legacy) }, bus);
  // #endregion wiring
  return strangle(legacy.handle, '/v1/shipments', pages(orders, stock));
}

function pages(orders: OrderModule, inventory: InventoryModule): Handler {
  return router({
    'POST /v1/orders': (_, body) => {
      const [line] = body.lines as { sku: string; quantity: number }[];
      const sku = line?.sku ?? '';
      const placed = orders.place(String(body.customerId), sku, line?.quantity ?? 0);
      if ('orderId' in placed) return { status: 201, body: placed };
      switch (placed.refused) {
        case 'unknown product':
          return refuse(404, `no product ${sku}`);
        case 'too few':
          return refuse(409, `only ${placed.left} of ${sku}`);
        case 'declined':
          return refuse(402, 'card declined');
      }
    },
    'GET /v1/orders/:id': (id) => {
      const order = orders.show(id);
      return order ? ok(order) : refuse(404, `no order ${id}`);
    },
    'POST /v1/orders/:id/cancellation': (id) => {
      const refused = orders.cancel(id);
      if (refused === 'unknown order') return refuse(404, `no order ${id}`);
      return refused ? refuse(409, `${id} has left`) : ok({ orderId: id, state: 'CANCELLED' });
    },
    'GET /v1/customers/:id/orders': (customer) => ok(orders.ofCustomer(customer)),
    'GET /v1/stock/:id': (sku) => {
      const item = inventory.stock(sku);
      return item ? ok(item) : refuse(404, `no product ${sku}`);
    },
    'PUT /v1/products/:id': (sku, body) => {
      orders.rename(sku, String(body.name));
      return ok({ sku, name: body.name });
    },
  });
}
