import { formatMoney, won } from '../../../shop/money.ts';
import { table } from '../../../shop/print.ts';
import { type Broken, broken, total } from './census.ts';
import { naive, type Result, saga } from './contenders.ts';
import { type Assumptions, monthlyCost } from './worksheet.ts';

const ORDERS = 1_000;
const SEED = 7;

const contenders: readonly (readonly [string, Result])[] = [
  ['calls only', naive(ORDERS, SEED, 'none')],
  ['catch and undo', naive(ORDERS, SEED, 'catch')],
  ['and a nightly job', naive(ORDERS, SEED, 'nightly')],
  ['saga', await saga(ORDERS, SEED)],
];

const kinds = Object.keys(broken) as Broken[];
console.log(`1. ${ORDERS} checkouts, 800 books: how they ended\n`);
console.log(
  table(
    ['', 'approved', ...kinds, 'broken'],
    contenders.map(([name, { approved, census }]) => [
      name,
      approved,
      ...kinds.map((kind) => census[kind]),
      total(census),
    ]),
  ),
);

console.log('\n2. What the checker says\n');
console.log(
  table(
    ['', 'I2 money', 'I4 settled'],
    contenders.map(([name, { violations }]) => [
      name,
      violations.filter(({ invariant }) => invariant === 'I2').length,
      violations.filter(({ invariant }) => invariant === 'I4').length,
    ]),
  ),
);

const cautious: Assumptions = {
  ordersAMonth: 20_000,
  minutes: { 'paid-no-stock': 15, 'reserved-unpaid': 5, 'paid-not-approved': 15, 'pending-for-ever': 5 },
  hour: won(30_000),
  margin: won(0),
};
const full: Assumptions = {
  ...cautious,
  minutes: { 'paid-no-stock': 40, 'reserved-unpaid': 10, 'paid-not-approved': 40, 'pending-for-ever': 10 },
  margin: won(4_000),
};

console.log(`\n3. Worksheet: a month of ${cautious.ordersAMonth} orders, all inputs assumed\n`);
console.log(
  table(
    ['', 'cautious', 'full'],
    contenders.map(([name, { census }]) => [
      name,
      formatMoney(monthlyCost(census, ORDERS, cautious)),
      formatMoney(monthlyCost(census, ORDERS, full)),
    ]),
  ),
);
