import type { Call, Doing, Reading, Value } from './model.ts';

/**
 * The names by which frameworks are known: what a call does is told from its name, its receiver and the
 * declared type of that receiver. Starting lists come from the public APIs of the libraries in `gates.ts`.
 */

const busName =
  /(?:(?:event|command|message|integration)?(?:bus|publisher|producer|broker)|kafkaTemplate|rabbitTemplate|streamBridge)$/i;
const storeName =
  /(?:repo(?:sitory)?|collection|dao|store|prisma|entitymanager|knex|client|pool|connection|db|jdbcTemplate|mongoTemplate)s?$/i;
const storeType =
  /(?:Repository|Collection|Dao|Store|PrismaClient|EntityManager|Knex|Pool|PoolClient|DataSource|JdbcTemplate|MongoTemplate)$/;
const notABus = /^(?:res|response|socket|reply|emitter|eventEmitter|ws|io|logger|log|console)$/i;
/** Writes that are no part of the business state. */
const sideStore = /(?:cache|metrics?|audit|logs?|logger|tracer|session|redis)/i;

const publishName = /^(?:(?:publish|emit|send|produce|dispatch)\w*|convertAndSend)$/;
const writeName =
  /^(?:save|insert|update|upsert|delete|remove|create|persist|replace|bulkWrite|merge)(?:One|Many|All|AndFlush|Record|ById|By\w+|[A-Z]\w*)?$|^add$/;
const readName = /^(?:find|get|load|read|fetch|query|count|exists|list|select|aggregate)\w*$/;
const appendName = /^(?:appendToStream|appendToStreams|writeEvents|append|appendEvents)$/;
const acknowledgeName =
  /^(?:ack|acknowledge|ackAll|basicAck|deleteMessage|commitOffsets|commitOffset|completeMessage)$/;
const timerName = /^(?:setTimeout|setInterval|sleep|delay|timer|debounceTime)$/;
const compensateName = /^(?:compensat|rollback|undo|revert|refund)\w*$|^(?:cancel|release|void)[A-Z]\w*$/;
const randomName =
  /^(?:randomUUID|uuid|uuidv[1-7]|v[14567]|nanoid|ulid|cuid|createId|getRandomValues|randomBytes|randomInt)$/;

/** Modules whose buses deliver within the process. */
export const inProcessBus = /^@nestjs\/cqrs$|^org\.springframework\.context\.ApplicationEventPublisher$/;

/** SQL that changes rows. */
const writingSql =
  /^\s*(?:--[^\n]*\n\s*)*(?:INSERT|UPDATE|DELETE|MERGE|REPLACE|WITH[\s\S]*?\b(?:INSERT|UPDATE|DELETE)\b)/i;

/** The last name of a call's receiver, without links that are calls or indexes: `orders` for `this.orders.save()`. */
export function receiverOf(call: Pick<Call, 'path'>): string {
  const links = call.path.slice(0, -1).filter((link) => link !== '()' && link !== '[]');
  return links.at(-1) ?? '';
}

export function calledName(call: Pick<Call, 'path'>): string {
  return call.path.at(-1) ?? '';
}

function isBus(call: UnclassifiedCall): boolean {
  const receiver = receiverOf(call);
  if (notABus.test(receiver)) return false;
  return busName.test(receiver) || (call.receiverType !== undefined && busName.test(call.receiverType));
}

function isStore(call: UnclassifiedCall): boolean {
  const receiver = receiverOf(call);
  if (sideStore.test(receiver)) return false;
  const chain = call.path
    .slice(0, -1)
    .some((link) => /^(?:prisma|knex|entityManager|tx|trx|em)$/i.test(link));
  return (
    chain ||
    storeName.test(receiver) ||
    (call.receiverType !== undefined && storeType.test(call.receiverType))
  );
}

type UnclassifiedCall = Pick<Call, 'path' | 'receiverType' | 'construct' | 'arguments'>;

/** What a call does, or undefined where its names say nothing. */
export function doingOf(call: UnclassifiedCall): Doing | undefined {
  const name = calledName(call);
  if (call.construct) return name === 'Date' && call.arguments.length === 0 ? 'clock' : undefined;
  const receiver = receiverOf(call);
  if (isClock(receiver, name)) return 'clock';
  if ((receiver === 'Math' && name === 'random') || (randomName.test(name) && isRandomSource(receiver)))
    return 'random';
  if (timerName.test(name)) return 'timer';
  if (appendName.test(name) && receiver !== '' && isAppend(call, name)) return 'append';
  if (acknowledgeName.test(name) && receiver !== '') return 'acknowledge';
  if (name === 'send' && isMade(call.arguments[0], 'DeleteMessageCommand')) return 'acknowledge';
  if (publishName.test(name) && isBus(call)) return 'publish';
  if (isSqlCall(name) && sqlOf(call.arguments[0]) !== undefined) {
    return writingSql.test(sqlOf(call.arguments[0]) ?? '') ? 'write' : 'read';
  }
  if (writeName.test(name) && isStore(call)) return 'write';
  if (isRemote(call, name, receiver)) return 'remoteCall';
  if (compensateName.test(name)) return 'compensate';
  if (readName.test(name) && isStore(call)) return 'read';
  return undefined;
}

function isClock(receiver: string, name: string): boolean {
  return (
    (name === 'now' &&
      /^(?:Date|performance|Instant|LocalDateTime|OffsetDateTime|ZonedDateTime|LocalDate)$/.test(receiver)) ||
    (receiver === 'process' && name === 'hrtime') ||
    (receiver === 'System' && /^(?:currentTimeMillis|nanoTime)$/.test(name))
  );
}

const environment = /^(?:process\.env|os\.environ)(?:\.|$)|^(?:System|os)\.getenv$/;

/** What a chain of members that is only read tells about the surroundings. */
export function readingOf(path: readonly string[]): Reading['of'] | undefined {
  const [owner = '', member = ''] = path.slice(-2);
  if (environment.test(path.join('.'))) return 'environment';
  if (/^DateTime(?:Offset)?$/.test(owner) && /^(?:UtcNow|Now|Today)$/.test(member)) return 'clock';
  if (owner !== 'Environment') return undefined;
  if (/^TickCount(?:64)?$/.test(member)) return 'clock';
  return /^(?:MachineName|UserName|ProcessId|ProcessorCount)$/.test(member) ? 'environment' : undefined;
}

function isRandomSource(receiver: string): boolean {
  return receiver === '' || /^(?:crypto|webcrypto|uuid|UUID|nanoid|randomBytes)$/.test(receiver);
}

function isAppend(call: UnclassifiedCall, name: string): boolean {
  return (
    name !== 'append' ||
    /store|stream|journal/i.test(receiverOf(call)) ||
    /Store$/.test(call.receiverType ?? '')
  );
}

function isMade(value: Value | undefined, type: string): boolean {
  return value?.kind === 'call' && value.call.construct && value.call.path.at(-1) === type;
}

function isSqlCall(name: string): boolean {
  return /^(?:query|execute|exec|run|raw|sql|\$executeRaw|\$executeRawUnsafe|\$queryRaw|update|batchUpdate)$/.test(
    name,
  );
}

/** The text of an argument where it is SQL. */
export function sqlOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'object') {
    return sqlOf(
      value.properties.find((property) => property.key === 'text' || property.key === 'sql')?.value,
    );
  }
  if (value?.kind === 'call') return sqlOf(value.call.arguments[0]);
  const looksLikeSql =
    /^\s*(?:--[^\n]*\n\s*)*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|REPLACE|WITH|BEGIN|START|COMMIT|ROLLBACK)\b/i;
  return value?.kind === 'text' && looksLikeSql.test(value.text) ? value.text : undefined;
}

function isRemote(call: UnclassifiedCall, name: string, receiver: string): boolean {
  if (call.path.length === 1) return /^(?:fetch|axios|got|ky)$/.test(name);
  if (/^(?:axios|got|ky|httpService|http|https|restTemplate)$/.test(receiver)) {
    return /^(?:get|post|put|patch|delete|head|options|request|exchange|getForObject|postForObject|getForEntity|postForEntity)$/.test(
      name,
    );
  }
  return false;
}
