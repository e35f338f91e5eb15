export class PlaceOrder {
  constructor(readonly orderId: string) {}
}

export class CancelOrder {
  constructor(readonly orderId: string) {}
}
