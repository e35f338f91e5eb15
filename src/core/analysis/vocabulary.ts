import type { Call, Doing, Reading, Value } from './model.ts';

/**
 * The names by which frameworks are known: what a call does is told from its name, its receiver and the
 * declared type of that receiver. Starting lists come from the public APIs of the libraries in `gates.ts`.
 * Called names stand in camelCase here, in whatever case the language writes them.
 */

const busName =
  /(?:(?:event|command|message|integration)?(?:bus|publisher|producer|broker)|kafkaTemplate|rabbitTemplate|streamBridge|(?:publish|send)Endpoint|messageSession|serviceBusSender|topicClient|queueClient)$/i;
const storeName =
  /(?:repo(?:sitory)?|collection|dao|store|prisma|entitymanager|knex|client|pool|connection|db|jdbcTemplate|mongoTemplate)s?$/i;
const storeType =
  /(?:Repository|Collection|Dao|Store|PrismaClient|EntityManager|Knex|Pool|PoolClient|DataSource|JdbcTemplate|MongoTemplate)$|^(?:DB|Tx)$/;
const notABus = /^(?:res|response|socket|reply|emitter|eventEmitter|ws|io|logger|log|console)$/i;
/** Writes that are no part of the business state. */
const sideStore = /(?:cache|metrics?|audit|logs?|logger|tracer|session|redis|memory)/i;
/** Collections in memory, whatever they are called. */
const memoryType =
  /^(?:Concurrent)?(?:I?(?:Dictionary|List|Collection)|HashSet|Map|Set|HashMap|ArrayList|Array)$/;

const publishName = /^(?:(?:publish|emit|send|produce|dispatch)\w*|convertAndSend)$/;
/** Only the client of a broker has these. */
const brokerOnly =
  /^(?:basicPublish|publishWithContext|publishWithDeferredConfirm\w*|writeMessages|sendAndWait|applyAsync)$/;
/** What a client of a broker is called where it is called neither bus nor producer. */
const brokerName = /(?:exchange|topic|jetstream|sns|sqs|queue|sender)$|^(?:js|nc|nats)$/i;
const writeName =
  /^(?:save|insert|update|upsert|delete|remove|create|persist|replace|bulkWrite|merge)(?:One|Many|All|AndFlush|Record|ById|By\w+|[A-Z]\w*)?$|^add$|^bulk(?:Create|Insert|Update|Save)\w*$/;
/** Only a collection of documents has these. */
const documentWrite = /^(?:insert|update|replace|delete)(?:One|Many)$|^findOneAnd(?:Update|Replace|Delete)$/;
/** A session that collects changes, and makes them lasting by `commit`. */
const unitOfWork = /(?:session|uow|unitOfWork)$/i;
const unitOfWorkWrite = /^(?:add|addAll|merge|commit|bulk\w+)$/;
/** What is made or taken away here is no business state but what carries it. */
const plumbing =
  /(?:Channel|Model|Connection|Session|Queue|Topic|Exchange|Subscription|Rule|Sender|Receiver|Processor|Producer|Consumer|Stream|Batch|Scope|Transaction|Command|Client|Context|Container|Database|Table|Index|ColumnFamily|Handler|Listener)(?:e?s)?(?:IfNotExists)?$|IfNotExists$/;
/** A unit of work by its verb alone: EF Core, Marten, JDBC. */
const lastingWrite = /^(?:saveChanges|saveEntities|executeUpdate|executeDelete|executeNonQuery)$/;
/** The change trackers of .NET only note these, given one argument; `SaveChanges` writes. */
const notedWrite = /^(?:Add|Attach)(?:Range)?(?:Async)?$|^(?:Update|Remove|Delete)(?:Range)?$/;
/** A `DbContext`, its sets, and what they are usually called. */
const changeTracker = /(?:context|ctx|^_?db|DbSet)$/i;
const readName = /^(?:find|get|load|read|fetch|query|count|exists|list|select|aggregate)\w*$/;
const appendName = /^(?:appendToStream|appendToStreams|writeEvents|append|appendEvents)$/;
const acknowledgeName =
  /^(?:ack|acknowledge|ackAll|basicAck|deleteMessage|commitOffsets|commitOffset|completeMessage|ackSync|doubleAck|commitMessages|markMessage|storeOffset)$/;
const timerName = /^(?:setTimeout|setInterval|sleep|delay|timer|debounceTime)$/;
const compensateName = /^(?:compensat|rollback|undo|revert|refund)\w*$|^(?:cancel|release|void)[A-Z]\w*$/;
const randomName =
  /^(?:randomUUID|uuid|uuidv?[1-7]|v[14567]|nanoid|ulid|cuid|createId|getRandomValues|randomBytes|randomInt)$/;

/** Types whose calls are delivered within the process: of NestJS, of MediatR, and what is built on it. */
export const inProcessType = /^(?:EventEmitter2|IPublisher|IMediator|ICommandBus)$/;

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

/** A name in camelCase: `insert_one`, `InsertOne` and `insertOne` are one. */
export function camelCase(name: string): string {
  if (/^[a-z][^_]*$/.test(name)) return name;
  const joined = name.replace(/^_+/, '').replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** A name in camelCase, without the `Async` that .NET puts behind it: `saveChanges` for `SaveChangesAsync`. */
export function verbIn(name: string): string {
  return camelCase(name).replace(/(?<=.)Async$/, '');
}

export function verbOf(call: Pick<Call, 'path'>): string {
  return verbIn(calledName(call));
}

function isBus(call: UnclassifiedCall, name: string): boolean {
  const receiver = receiverOf(call);
  if (brokerOnly.test(name) || (/^(?:publish|sendMessage)/.test(name) && brokerName.test(receiver)))
    return true;
  if (notABus.test(receiver)) return false;
  return busName.test(receiver) || (call.receiverType !== undefined && busName.test(call.receiverType));
}

function isStore(call: UnclassifiedCall): boolean {
  const receiver = receiverOf(call);
  if (sideStore.test(receiver) || memoryType.test(call.receiverType ?? '')) return false;
  const chain = call.path
    .slice(0, -1)
    .some((link) => /^(?:prisma|knex|entityManager|tx|trx|em|db|objects)$/i.test(link));
  return (
    chain ||
    storeName.test(receiver) ||
    (call.receiverType !== undefined && storeType.test(call.receiverType))
  );
}

type UnclassifiedCall = Pick<Call, 'path' | 'receiverType' | 'construct' | 'arguments'>;

/** EF Core notes a row that a later `SaveChanges` inserts: `db.Orders.Add(order)`. */
export function notesInsert(call: Pick<Call, 'path' | 'receiverType'>): boolean {
  if (!/^add(?:Range)?$/.test(verbOf(call))) return false;
  return [...call.path.slice(0, -1), call.receiverType ?? ''].some((link) => changeTracker.test(link));
}

function isUnitOfWork(call: UnclassifiedCall): boolean {
  return unitOfWork.test(receiverOf(call)) || unitOfWork.test(call.receiverType ?? '');
}

/** What a call does, or undefined where its names say nothing. */
export function doingOf(call: UnclassifiedCall): Doing | undefined {
  const name = verbOf(call);
  if (call.construct) return name === 'date' && call.arguments.length === 0 ? 'clock' : undefined;
  const receiver = receiverOf(call);
  if (isClock(receiver, name)) return 'clock';
  if (isRandom(call, name, receiver)) return 'random';
  if (timerName.test(name)) return 'timer';
  if (appendName.test(name) && receiver !== '' && isAppend(call, name)) return 'append';
  if (acknowledgeName.test(name) && receiver !== '') return 'acknowledge';
  if (name === 'complete' && /(?:receiver|queueClient|subscriptionClient)$/i.test(receiver))
    return 'acknowledge';
  if (name === 'commit' && /(?:consumer|reader)$/i.test(receiver)) return 'acknowledge';
  if (name === 'send' && isMade(call.arguments[0], 'DeleteMessageCommand')) return 'acknowledge';
  if ((publishName.test(name) || brokerOnly.test(name)) && isBus(call, name)) return 'publish';
  if (isSqlCall(name)) {
    const sql = sqlGivenTo(call);
    if (sql !== undefined) return writingSql.test(sql) ? 'write' : 'read';
    if (isWritingBuilder(call.arguments[0])) return 'write';
  }
  if (lastingWrite.test(name)) return 'write';
  if (notedWrite.test(calledName(call)) && call.arguments.length === 1) return undefined;
  if (unitOfWorkWrite.test(name) && isUnitOfWork(call)) return 'write';
  if (documentWrite.test(name) && receiver !== '') return 'write';
  if (writeName.test(name) && !plumbing.test(name) && isStore(call)) return 'write';
  if (isRemote(call, name, receiver)) return 'remoteCall';
  if (compensateName.test(name)) return 'compensate';
  if (readName.test(name) && isStore(call)) return 'read';
  return undefined;
}

function isClock(receiver: string, name: string): boolean {
  return (
    (name === 'now' &&
      /^(?:Date|performance|Instant|LocalDateTime|OffsetDateTime|ZonedDateTime|LocalDate)$/.test(receiver)) ||
    (/^(?:datetime|date|timezone)$/.test(receiver) && /^(?:now|utcnow|today)$/.test(name)) ||
    (receiver === 'time' &&
      /^(?:time|timeNs|monotonic|monotonicNs|perfCounter|now|since|until)$/.test(name)) ||
    /^(?:getUtcNow|getLocalNow|getCurrentInstant)$/.test(name) ||
    (receiver === 'Stopwatch' && name === 'getTimestamp') ||
    (receiver === 'process' && name === 'hrtime') ||
    (receiver === 'System' && /^(?:currentTimeMillis|nanoTime)$/.test(name))
  );
}

const environment =
  /^(?:process\.env|os\.environ)(?:\.|$)|^(?:System\.getenv|os\.(?:getenv|Getenv|LookupEnv))$|^Environment\.GetEnvironmentVariable$/;

/** What a chain of members that is only read tells about the surroundings. */
export function readingOf(path: readonly string[]): Reading['of'] | undefined {
  const [owner = '', member = ''] = path.slice(-2);
  if (environment.test(path.join('.'))) return 'environment';
  if (/^DateTime(?:Offset)?$|[cC]lock$/.test(owner) && /^(?:UtcNow|Now|Today)$/.test(member)) return 'clock';
  if (owner !== 'Environment') return undefined;
  if (/^TickCount(?:64)?$/.test(member)) return 'clock';
  return /^(?:MachineName|UserName|ProcessId|ProcessorCount)$/.test(member) ? 'environment' : undefined;
}

function isRandom({ path, receiverType }: UnclassifiedCall, name: string, receiver: string): boolean {
  if (receiver === 'Math') return name === 'random';
  if (freshName.test(name) || receiver === 'RandomNumberGenerator') return true;
  if ((path[0] === 'Random' || receiverType === 'Random') && /^next/.test(name)) return true;
  if (path.length === 2 && /^(?:random|rand|secrets)$/.test(receiver)) return drawName.test(name);
  if (/^(?:uuid|ulid|ksuid|xid)$/.test(receiver) && /^new(?:String|Random|UUID|V[1467])?$|^make$/.test(name))
    return true;
  return randomName.test(name) && isRandomSource(receiver);
}

/** Makes an identifier, in .NET. */
const freshName = /^(?:newGuid|createVersion7|newUlid|nextGuid|nextSequentialGuid)$/;

/** Draws from the generator that a module keeps, in Python and Go. */
const drawName =
  /^(?:random|rand\w*|choices?|sample|shuffle|uniform|gauss|getrandbits|u?int(?:31|32|63|64)?n?|float(?:32|64)|perm|read|token\w*)$/i;

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
  return /^(?:(?:query|exec)(?:Row)?(?:Context)?|query(?:First|Single|Multiple)(?:OrDefault)?|execute(?:Scalar|Reader|Sql\w*)?|executemany|executeMany|fetch|fetchrow|fetchval|run|raw|sql|\$executeRaw|\$executeRawUnsafe|\$queryRaw|update|batchUpdate)$/.test(
    name,
  );
}

/** A statement that is built by calls: `insert(orders).values(…)`, `orders.update()`. */
function isWritingBuilder(value: Value | undefined): boolean {
  return (
    value?.kind === 'call' &&
    value.call.path.includes('()') &&
    value.call.path.slice(0, 2).some((link) => /^(?:insert|update|delete)$/.test(link))
  );
}

/** The SQL that a call is given: first, or after a context. */
export function sqlGivenTo(call: Pick<Call, 'arguments'>): string | undefined {
  return sqlOf(call.arguments[0]) ?? sqlOf(call.arguments[1]);
}

/** SQL in an argument, which may stand in an object or in a call that marks it: `{ text: … }`, `text("…")`. */
function sqlOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'object') {
    return sqlOf(
      value.properties.find((property) => property.key === 'text' || property.key === 'sql')?.value,
    );
  }
  return value?.kind === 'call' ? sqlOf(value.call.arguments[0]) : sqlText(value);
}

/** A text that is SQL. */
export function sqlText(value: Value | undefined): string | undefined {
  const looksLikeSql =
    /^\s*(?:--[^\n]*\n\s*)*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|REPLACE|WITH|BEGIN|START|COMMIT|ROLLBACK)\b/i;
  const text = joinedText(value);
  return text !== undefined && looksLikeSql.test(text) ? text : undefined;
}

/** A text, or several put together by `+`. */
function joinedText(value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'compound' || value.operator !== '+') return undefined;
  const [first, ...rest] = value.parts.map(joinedText);
  return first === undefined ? undefined : [first, ...rest.map((text) => text ?? '?')].join('');
}

function isRemote(call: UnclassifiedCall, name: string, receiver: string): boolean {
  if (name === 'urlopen') return true;
  if (call.path.length === 1) return /^(?:fetch|axios|got|ky)$/.test(name);
  if (/^(?:axios|got|ky|httpService|http|https|restTemplate|requests|httpx)$/.test(receiver)) {
    return /^(?:get|post|postForm|put|patch|delete|head|options|request|exchange|getForObject|postForObject|getForEntity|postForEntity)$/.test(
      name,
    );
  }
  return false;
}
