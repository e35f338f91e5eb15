import { facts } from './matrix.ts';

/** A way to cut the shop: each service and the facts it owns. */
export type Cut = Readonly<Record<string, readonly string[]>>;

export const oneService: Cut = { shop: facts };

// #region cuts
/** One service for each noun of the data model. */
export const byEntity: Cut = {
  Order: ['orderState', 'orderTotal'],
  OrderLine: ['orderLines'],
  Product: ['price', 'onHand', 'weight'],
  Reservation: ['reservations'],
  Payment: ['authorizations', 'captures'],
  Shipment: ['parcels'],
  Customer: ['address'],
};

/** One service for each group of people who ask for changes. */
export const byActor: Cut = {
  order: ['orderState', 'orderLines', 'orderTotal', 'price'],
  inventory: ['onHand', 'reservations'],
  payment: ['authorizations', 'captures'],
  shipping: ['parcels', 'address', 'weight'],
};
// #endregion cuts

/** "Small services", taken at its word. */
export const byFact: Cut = Object.fromEntries(facts.map((fact) => [fact, [fact]]));
