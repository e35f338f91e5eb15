export class PlaceOrderCommand {
  static readonly type = 'PlaceOrder';
  #seen = false;

  constructor(
    readonly orderId: string,
    private total: number,
  ) {}
}

export class OrderDraft {
  total = 0;
}

export class OrderImportedEvent {
  orderId = '';

  constructor(fields: Partial<OrderImportedEvent>) {
    Object.assign(this, fields);
  }
}

export class EnvelopedEvent<Data> {
  data: Data;

  constructor(data: Data) {
    this.data = data;
  }
}

export class ListOrdersQuery {
  status?: string;
  limit = 20;
}
