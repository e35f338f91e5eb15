/** What the shop has to remember, by the people who speak of it. */
export const facts = [
  'orderState',
  'orderLines',
  'orderTotal',
  'price',
  'onHand',
  'reservations',
  'authorizations',
  'captures',
  'parcels',
  'address',
  'weight',
] as const;

// #region rules
/** A rule that must hold at every moment, and the facts that therefore change in one transaction. */
export interface Rule {
  readonly says: string;
  readonly facts: readonly string[];
}

export const rules: readonly Rule[] = [
  { says: 'the total is the sum of the lines', facts: ['orderTotal', 'orderLines'] },
  { says: 'an order is decided once', facts: ['orderState'] },
  { says: 'reserved never exceeds on hand', facts: ['onHand', 'reservations'] },
  { says: 'captured never exceeds authorised', facts: ['authorizations', 'captures'] },
  { says: 'the address is frozen once a parcel leaves', facts: ['address', 'parcels'] },
];
// #endregion rules

// #region commands
/** The facts a command needs before it can answer. */
export const commands: Readonly<Record<string, readonly string[]>> = {
  PlaceOrder: ['orderState', 'orderLines', 'orderTotal', 'price'],
  ReserveStock: ['onHand', 'reservations'],
  AuthorizePayment: ['authorizations'],
  CapturePayment: ['authorizations', 'captures'],
  ScheduleShipment: ['parcels', 'address', 'weight'],
  ApproveOrder: ['orderState'],
};
// #endregion commands
