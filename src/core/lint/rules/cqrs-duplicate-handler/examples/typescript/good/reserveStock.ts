export class ReserveStock {
  constructor(readonly orderId: string) {}
}
