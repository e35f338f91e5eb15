export class PlaceOrderCommand {
  public orderId: string;
  //     ^^^^^^^ mutable

  constructor(
    orderId: string,
    public total: number,
    //     ^^^^^ mutable
    public readonly currency: string,
  ) {
    this.orderId = orderId;
  }
}
