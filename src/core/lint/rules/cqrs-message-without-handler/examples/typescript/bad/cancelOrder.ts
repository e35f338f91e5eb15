export class CancelOrder {
  constructor(readonly orderId: string) {}
}
