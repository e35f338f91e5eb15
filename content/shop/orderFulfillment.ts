import type { SagaDefinition } from './saga.ts';

// #region table
/** The saga of an order, from the customer's request to the approved order. */
export const orderFulfillmentSaga: SagaDefinition = {
  name: 'OrderFulfillmentSaga',
  compensatable: [
    { command: 'PlaceOrder', compensation: 'RejectOrder' },
    { command: 'ReserveStock', compensation: 'ReleaseStock' },
    { command: 'AuthorizePayment', compensation: 'VoidPayment' },
  ],
  pivot: 'CapturePayment',
  retriable: ['ScheduleShipment', 'ApproveOrder'],
};
// #endregion table
