import { catalogue, orderId } from '../../../shop/domain.ts';
import { openDatabase, transaction } from '../../../shop/sqlite.ts';
import { type Handler, ok, type Response, refuse, router } from './http.ts';
import { LegacyShipping } from './legacyShipping.ts';

const SCHEMA = `
  CREATE TABLE products (sku TEXT PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL, stock INTEGER NOT NULL);
  CREATE TABLE orders (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, state TEXT NOT NULL, total INTEGER NOT NULL, paid INTEGER NOT NULL
  );
  CREATE TABLE order_lines (
    order_id TEXT REFERENCES orders, sku TEXT REFERENCES products, quantity INTEGER NOT NULL
  );`;

/** The shop as it is: one file, one database, one transaction for everything. */
export function openMonolith(): Handler {
  const database = openDatabase({ schema: SCHEMA });
  const shipping = new LegacyShipping();
  const run = (sql: string, ...values: (string | number)[]) => database.prepare(sql).run(...values);
  const row = (sql: string, id: string) =>
    database.prepare(sql).get(id) as Record<string, string> | undefined;
  for (const { sku, name, price, received } of catalogue) {
    run('INSERT INTO products VALUES (?, ?, ?, ?)', sku, name, price.amount, received);
  }
  let placed = 0;

  // #region place
  function place(customerId: string, sku: string, quantity: number): Response {
    const id = orderId(++placed);
    const product = row('SELECT * FROM products WHERE sku = ?', sku);
    if (!product) return refuse(404, `no product ${sku}`);
    if (Number(product.stock) < quantity) return refuse(409, `only ${product.stock} of ${sku}`);
    const total = Number(product.price) * quantity;
    if (customerId === 'cus-2' && total > 50_000) return refuse(402, 'card declined');
    transaction(database, () => {
      run('UPDATE products SET stock = stock - ? WHERE sku = ?', quantity, sku);
      run("INSERT INTO orders VALUES (?, ?, 'APPROVED', ?, ?)", id, customerId, total, total);
      run('INSERT INTO order_lines VALUES (?, ?, ?)', id, sku, quantity);
    });
    shipping.open(id);
    return { status: 201, body: { orderId: id, total } };
  }
  // #endregion place

  // #region show
  function show(id: string): Response {
    const order = row(
      `SELECT o.id, o.state, o.total, o.paid, p.name || ' ×' || l.quantity AS items
       FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.sku = l.sku
       WHERE o.id = ?`,
      id,
    );
    if (!order) return refuse(404, `no order ${id}`);
    const parcel = shipping.row(id);
    const sent = parcel?.dt.replace(/(....)(..)(..)/, '$1-$2-$3') || null;
    const { state, items, total, paid } = order;
    return ok({ orderId: id, state, items, total, paid, sent });
  }
  // #endregion show

  function cancel(id: string): Response {
    const order = row('SELECT * FROM orders JOIN order_lines ON order_id = id WHERE id = ?', id);
    if (!order) return refuse(404, `no order ${id}`);
    if (shipping.row(id)?.stat === 'D') return refuse(409, `${id} has left`);
    if (order.state !== 'CANCELLED') {
      transaction(database, () => {
        run("UPDATE orders SET state = 'CANCELLED', paid = 0 WHERE id = ?", id);
        run('UPDATE products SET stock = stock + ? WHERE sku = ?', Number(order.quantity), String(order.sku));
      });
    }
    return ok({ orderId: id, state: 'CANCELLED' });
  }

  return router({
    'POST /v1/orders': (_, body) => {
      const [line] = body.lines as { sku: string; quantity: number }[];
      return place(String(body.customerId), line?.sku ?? '', line?.quantity ?? 0);
    },
    'GET /v1/orders/:id': show,
    'POST /v1/orders/:id/cancellation': cancel,
    'GET /v1/customers/:id/orders': (customer) =>
      ok(
        database
          .prepare('SELECT id FROM orders WHERE customer_id = ?')
          .all(customer)
          .map(({ id }) => id),
      ),
    'GET /v1/stock/:id': (sku) => {
      const product = row('SELECT * FROM products WHERE sku = ?', sku);
      return product
        ? ok({ sku, name: product.name, available: product.stock })
        : refuse(404, `no product ${sku}`);
    },
    'PUT /v1/products/:id': (sku, body) => {
      run('UPDATE products SET name = ? WHERE sku = ?', String(body.name), sku);
      return ok({ sku, name: body.name });
    },
    'POST /v1/shipments/:id/dispatch': (id) =>
      shipping.handle({ method: 'POST', path: `/v1/shipments/${id}/dispatch` }),
  });
}
