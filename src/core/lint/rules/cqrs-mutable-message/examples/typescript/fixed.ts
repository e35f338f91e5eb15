export class PlaceOrderCommand {
  public readonly orderId: string;

  constructor(
    orderId: string,
    public readonly total: number,
    public readonly currency: string,
  ) {
    this.orderId = orderId;
  }
}
