export class PlaceOrder {
  constructor(readonly orderId: string) {}
}
