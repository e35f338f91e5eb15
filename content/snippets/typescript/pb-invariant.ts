// ---
// title: { en: Invariant checker, ko: 불변식 검사기 }
// description:
//   en: States what must hold as functions over a snapshot; reports every violation, with what is needed to find it.
//   ko: 반드시 지켜져야 할 것을 스냅샷에 대한 함수로 적고, 위반을 찾는 데 필요한 값과 함께 모두 알려 줍니다.
// pattern: design
// lesson: 16-11-design-principles#invariants
// names: [Shop]
// ---

/** What the invariants look at; taken when nothing is in flight, or from one consistent backup. */
export interface ShopSnapshot {
  readonly stock: readonly {
    readonly sku: string;
    readonly received: number;
    readonly reserved: number;
    readonly sold: number;
  }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELLED';
    readonly total: number;
    readonly captured: number;
    readonly refunded: number;
  }[];
}

export interface Violation {
  readonly invariant: string;
  readonly subject: string;
  readonly detail: string;
}

type Invariant = (shop: ShopSnapshot) => readonly Omit<Violation, 'invariant'>[];

/** By the sentence that must be true. Use the same ones in tests, in drills and in a nightly check of production. */
const invariants: Readonly<Record<string, Invariant>> = {
  'no more is reserved and sold than was received': ({ stock }) =>
    stock
      .filter(({ received, reserved, sold }) => reserved + sold > received)
      .map(({ sku, received, reserved, sold }) => ({
        subject: sku,
        detail: `received ${received}, reserved ${reserved}, sold ${sold}`,
      })),
  'an approved order is paid in full, one that ended otherwise not at all': ({ orders }) =>
    orders
      .filter(({ status }) => status !== 'PENDING')
      .filter(
        ({ status, total, captured, refunded }) =>
          captured - refunded !== (status === 'APPROVED' ? total : 0),
      )
      .map(({ orderId, status, total, captured, refunded }) => ({
        subject: orderId,
        detail: `${status}, total ${total}, captured ${captured}, refunded ${refunded}`,
      })),
};

/** Every violation of every invariant; none when all hold. */
export function checkShop(shop: ShopSnapshot): readonly Violation[] {
  return Object.entries(invariants).flatMap(([invariant, check]) =>
    check(shop).map((violation) => ({ invariant, ...violation })),
  );
}
