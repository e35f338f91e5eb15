import { routes } from './edge.ts';
import type { GameDay } from './gameDay.ts';

/** Something that goes wrong on purpose. `end` heals it and says what was seen, in figures. */
export interface Fault {
  readonly name: string;
  /** In seconds since the start. */
  readonly from: number;
  readonly until: number;
  begin(day: GameDay): Promise<void>;
  end(day: GameDay): Promise<string>;
}

// #region faults
export const faults: readonly Fault[] = [
  {
    name: 'payment outage',
    from: 5,
    until: 35,
    begin: (day) => day.fleet.stop('payment', 'SIGKILL'),
    end: async (day) => {
      const { payment = 0 } = await day.lag();
      await day.restart('payment');
      return `${payment} commands wait in the log`;
    },
  },
  {
    name: 'duplicates, reorder',
    from: 38,
    until: 44,
    begin: async (day) => {
      await day.disturb({ duplicate: 0.2, reorder: 0.2 });
    },
    end: async (day) => {
      const { twice, late } = await day.disturb({});
      return `${twice} messages twice, ${late} late`;
    },
  },
  {
    name: 'projector crash',
    from: 46,
    until: 49,
    begin: (day) => day.crash('query', 'query:before-commit'),
    end: async (day) => {
      const { query = 0 } = await day.lag();
      await day.restart('query');
      return `${query} events wait in the log`;
    },
  },
  {
    name: 'orchestrator crash',
    from: 51,
    until: 54,
    begin: async (day) => {
      await day.crash('order-1', 'order:before-publish');
      await day.crash('order-2', 'order:before-mark');
    },
    end: async (day) => {
      const waiting = day.customers.waiting;
      await day.restart('order-1');
      await day.restart('order-2');
      return `both instances died, ${waiting} customers wait`;
    },
  },
  {
    name: 'rolling restart',
    from: 56,
    until: 58,
    begin: (day) => day.roll('order-1'),
    end: async (day) => {
      await day.roll('order-2');
      return `${day.failedSince(56)} failed requests`;
    },
  },
  {
    name: 'bad route',
    from: 60,
    until: 63,
    begin: (day) => {
      const bad = routes.map((route) => (route.method === 'POST' ? { ...route, upstream: 'orders' } : route));
      return day.configure('gateway-1', bad);
    },
    end: async (day) => {
      const { failed, total } = day.answersOf('gateway-1', 60);
      const { failed: others } = day.answersOf('gateway-2', 60);
      await day.configure('gateway-1', routes);
      return `canary fails ${failed} of ${total}, the rest ${others}: rolled back`;
    },
  },
  {
    name: '10x traffic',
    from: 65,
    until: 70,
    begin: async (day) => {
      day.ordersPerSecond = 40;
    },
    end: async (day) => {
      day.ordersPerSecond = 4;
      const { order, history, snoop } = day.customers.shed;
      return `shed ${order} orders, ${history + snoop} reads`;
    },
  },
  {
    name: 'expired signing key',
    from: 73,
    until: 75,
    begin: async () => {},
    end: async (day) => {
      const refused = day.unauthenticatedSince(73);
      await day.rotateKey();
      return `${refused} answers 401, then a new key`;
    },
  },
];
// #endregion faults
