import assert from 'node:assert/strict';
import { described, fixtureMap } from './fixtureMap.ts';

const expected: Readonly<Record<string, readonly string[]>> = {
  plain: [
    'event @shop/contracts/OrderPlaced',
    '  <- eventHandler OrderPlacedListener payments.ts:6, emits payment/PaymentCaptured',
    '  -> Order.event order.ts:11',
    'event @shop/contracts/OrderRejected',
    '  -> rejectOrders orderHandlers.ts:16 to shop.order.events.v1',
    'event notification/PaymentDeclined',
    '  <- consumer eachMessage consumer.ts:13, emits order/RejectOrderCommand',
    'command order/PlaceOrder',
    '  <- commandHandler PlaceOrderHandler orderHandlers.ts:8, emits @shop/contracts/OrderPlaced',
    '  -> routes routes.ts:3',
    'command order/RejectOrderCommand',
    '  <- commandHandler RejectOrderCommand orderHandlers.ts:15, emits @shop/contracts/OrderRejected',
    '  -> consume consumer.ts:14',
    'event payment/PaymentCaptured',
    '  <- consumer eachMessage consumer.ts:10',
    '  -> OrderPlacedListener.handle payments.ts:7 to shop.payment.events.v1',
  ],
  nestjs: [
    'query shop/GetOrder',
    '  <- queryHandler GetOrderHandler getOrder.ts:9',
    '  -> OrdersController.get orders.controller.ts:23',
    'event shop/OrderPlacedEvent',
    '  <- eventHandler OrderPlacedHandler orderPlaced.handler.ts:6',
    '  <- saga OrderSagas.orderPlaced orders.saga.ts:12, emits shop/ReserveStock',
    '  <- evolve Order.onOrderPlacedEvent orders.ts:13',
    '  -> Order.place orders.ts:10',
    'command shop/PlaceOrderCommand',
    '  <- commandHandler PlaceOrderHandler placeOrder.handler.ts:12, emits shop/OrderPlacedEvent',
    '  -> OrdersController.place orders.controller.ts:17',
    'command shop/ReserveStock',
    '  <- commandHandler ReserveStockHandler reserveStock.handler.ts:9',
    '  -> OrderSagas.orderPlaced orders.saga.ts:13',
    'event shop/order_accepted',
    '  <- consumer OrdersController.accepted orders.controller.ts:27',
    '  -> OrdersController.place orders.controller.ts:18',
  ],
  emmett: [
    'command carts/AddProductItem',
    '  <- commandHandler decide shoppingCart.ts:25, emits carts/ProductItemAdded',
    '  -> api api.ts:9',
    'event carts/CartConfirmed',
    '  <- projection cartDetails cartDetails.ts:7',
    '  <- evolve evolve shoppingCart.ts:18',
    '  -> confirm shoppingCart.ts:34',
    'command carts/ConfirmCart',
    '  <- commandHandler decide shoppingCart.ts:27, emits carts/CartConfirmed',
    '  -> api api.ts:15',
    'event carts/ProductItemAdded',
    '  <- projection cartDetails cartDetails.ts:7',
    '  <- evolve evolve shoppingCart.ts:16',
    '  -> decide shoppingCart.ts:26',
  ],
  temporal: [
    'command fulfilment/approve',
    '  <- workflow fulfilOrder.approve workflows.ts:11',
    '  -> place client.ts:6',
    'command fulfilment/chargeCard',
    '  <- commandHandler chargeCard activities.ts:1',
    '  -> fulfilOrder workflows.ts:15',
    'command fulfilment/fulfilOrder',
    '  <- workflow fulfilOrder workflows.ts:9, emits fulfilment/chargeCard, fulfilment/refundCharge',
    '  -> place client.ts:5',
    'command fulfilment/refundCharge',
    '  <- commandHandler refundCharge activities.ts:3',
    '  -> fulfilOrder workflows.ts:16',
    'query fulfilment/status',
    '  <- workflow fulfilOrder.status workflows.ts:14',
    '  -> place client.ts:7',
  ],
  axon: [
    'command shop/ApproveOrder',
    '  <- commandHandler Order Order.java:23, emits shop/OrderApproved',
    '  -> OrderSaga.handle OrderSaga.java:17',
    'query shop/FindOrder',
    '  <- queryHandler OrderProjection.find OrderProjection.java:17',
    '  -> OrderController.find OrderController.java:23',
    'event shop/OrderApproved',
    '  <- projection OrderProjection OrderProjection.java:14',
    '  -> Order.handle Order.java:24',
    'event shop/OrderPlaced',
    '  <- evolve Order Order.java:28',
    '  <- projection OrderProjection OrderProjection.java:11',
    '  <- saga OrderSaga OrderSaga.java:16, emits shop/ApproveOrder',
    '  -> Order Order.java:19',
    'command shop/PlaceOrder',
    '  <- commandHandler Order Order.java:18, emits shop/OrderPlaced',
    '  -> OrderController.place OrderController.java:18',
  ],
  spring: [
    'event order/OrderAnnounced',
    '  <- consumer ShipmentListener.onOrder ShipmentListener.java:7',
    '  -> OrderRelay.relay OrderRelay.java:15 to shop.order.events.v1',
    'event order/OrderPlaced',
    '  <- eventHandler OrderRelay.relay OrderRelay.java:14, emits order/OrderAnnounced',
    '  -> OrderService.place OrderService.java:15',
  ],
  csharp: [
    'event Shop/OrderPlaced',
    '  <- eventHandler OrderPlacedHandler Listeners.cs:8',
    '  <- consumer OrderPlacedConsumer Listeners.cs:13, emits Shop/PaymentCaptured',
    '  -> PlaceOrderHandler.Handle PlaceOrder.cs:17',
    'event Shop/PaymentCaptured',
    '  -> OrderPlacedConsumer.Consume Listeners.cs:15',
    'command Shop/PlaceOrder',
    '  <- commandHandler PlaceOrderHandler PlaceOrder.cs:15, emits Shop/OrderPlaced',
    '  -> OrdersController.Place OrdersController.cs:12',
  ],
  python: [
    'event shop/OrderPlaced',
    '  <- eventHandler send_mail handlers.py:8',
    '  -> place_order handlers.py:5',
    'command shop/PlaceOrder',
    '  <- commandHandler place_order handlers.py:4, emits shop/OrderPlaced',
    '  -> post_order api.py:6',
  ],
  go: [
    'event example.com/shop/OrderPlaced',
    '  <- eventHandler OrderPlaced orders.go:20',
    '  -> PlaceOrderHandler.Handle orders.go:16',
    'command example.com/shop/PlaceOrder',
    '  <- commandHandler PlaceOrderHandler orders.go:15, emits example.com/shop/OrderPlaced',
    '  -> place orders.go:26',
  ],
};

describe('message map', () => {
  for (const [fixture, lines] of Object.entries(expected)) {
    it(`tells who sends and who handles what in ${fixture}`, async () => {
      assert.deepEqual(described(await fixtureMap(fixture)), lines);
    });
  }

  it('leaves tests out unless asked for', async () => {
    const sendersIn = async (includeTests: boolean) =>
      (await fixtureMap('plain', includeTests)).senders.filter(({ place }) => place.path.includes('/test/'))
        .length;
    assert.equal(await sendersIn(false), 0);
    assert.equal(await sendersIn(true), 1);
  });
});
