import { flushCompileCache } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import type { Documents } from '../../../shop/documents.ts';
import type { Service } from '../../../shop/domain.ts';
import { serve } from '../../../shop/httpServer.ts';
import { orchestrated, orderOrchestrator } from '../../../shop/orchestratedFulfillment.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import type { StockLevel } from '../../../shop/participants.ts';
import type { Handler } from '../../../shop/problem.ts';
import type { Behaviour } from '../../../shop/serviceProcess.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { SqliteDocuments } from '../../../shop/sqliteDocuments.ts';
import { edge } from './edge.ts';
import { historyApi, historyBehaviour } from './history.ts';
import { log } from './log.ts';
import { orderApi, orderBehaviour } from './orders.ts';
import { issuer } from './tokens.ts';
import { inVirtualTime } from './virtualTime.ts';
import { Worker } from './worker.ts';

/** What a process is told at its start. */
export interface Setup {
  readonly role: Service | 'log';
  /** Where the databases are: one file a service, which no other service opens. */
  readonly folder: string;
  readonly log: string;
  readonly issuer: string;
  /** The life of the first signing key, in milliseconds. */
  readonly keyLifeMs: number;
  readonly stock: Readonly<Record<string, number>>;
}

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
const clock = new SimClock();
const server = await serve(inVirtualTime(clock, handlerOf(setup)));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => server.close().then(() => process.exit(0)));
flushCompileCache();
process.send?.(server.url);

function handlerOf({ role, folder, issuer: issuerUrl, keyLifeMs }: Setup): Handler {
  if (role === 'log') return log(path.join(folder, 'log.db'), clock);
  if (role === 'issuer') return issuer(clock, keyLifeMs);
  if (role === 'gateway') return edge(clock, issuerUrl);
  return worker(role, new SqliteDocuments(path.join(folder, `${role}.db`)));
}

// #region worker
function worker(service: Service, documents: Documents): Handler {
  const worker = new Worker({ behaviour: behaviourOf(service), documents, log: setup.log, clock });
  if (service === 'inventory') fillStock(documents);
  const api =
    service === 'order' ? orderApi(worker, clock) : service === 'query' ? historyApi(documents) : undefined;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/crash') worker.crashAt((await request.json()) as string);
    else if (pathname === '/turn') await worker.turn();
    else if (api) return api(request);
    return Response.json(null);
  };
}
// #endregion worker

function behaviourOf(service: Service): Behaviour {
  if (service === 'order') return orderBehaviour(clock);
  if (service === 'query') return historyBehaviour;
  const behaviours = orchestrated(orderOrchestrator([orderFulfillmentSaga]), refuses);
  return behaviours.find((each) => each.service === service) as Behaviour;
}

/** The bank turns down one hold in 20, and one of 33 captures. */
function refuses(step: string): boolean {
  const [, order, command] = /^ord-(\d+):(\w+)$/.exec(step) ?? [];
  const nth = Number(order);
  return command === 'AuthorizePayment' ? nth % 20 === 0 : command === 'CapturePayment' && nth % 33 === 0;
}

function fillStock(documents: Documents): void {
  for (const [sku, received] of Object.entries(setup.stock)) {
    if (documents.get('stock', sku)) continue;
    documents.put('stock', sku, { sku, received, reserved: 0 } as StockLevel);
  }
}
