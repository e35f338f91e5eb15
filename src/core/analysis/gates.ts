/**
 * What a file has to do with at all, found by one pass over its text before anything is parsed.
 * A file without a gate costs only that pass.
 */
export type Gate = (typeof gateTable)[number][0];

/** A module gate matches the name of an imported module, a word gate any place of the text. */
const gateTable = [
  ['nest-cqrs', 'module', /^@nestjs\/cqrs$/],
  ['temporal-workflow', 'module', /^@temporalio\/workflow$|^io\.temporal\.workflow\./],
  ['temporal-workflow', 'module', /^temporalio\.workflow$|^go\.temporal\.io\/sdk\/workflow$/],
  ['temporal-workflow', 'word', /@workflow\.defn\b/],
  ['temporal-other', 'module', /^@temporalio\/(client|worker|activity|testing)$/],
  ['durable-client', 'module', /^@temporalio\/client$|^durable-functions$/],
  ['emmett', 'module', /^@event-driven-io\//],
  [
    'event-store',
    'module',
    /^@eventstore\/db-client$|^@kurrent\/|^geteventstore-promise$|^com\.eventstore\./,
  ],
  ['event-store', 'module', /^(EventStore|KurrentDB)\.Client(\.|$)/],
  ['axon', 'module', /^org\.axonframework\./],
  // Axon 5 has none of these where they were.
  [
    'axon-4',
    'module',
    /^org\.axonframework\.(modelling\.(command|saga)(\.|$)|spring\.stereotype(\.|$)|commandhandling\.CommandHandler$|eventsourcing\.EventSourcingHandler$)/,
  ],
  [
    'broker',
    'module',
    /^(amqplib|amqp-connection-manager|kafkajs|nats|bullmq)(\/|$)|^@nats-io\/|^@confluentinc\/kafka-javascript|^@aws-sdk\/client-(sns|sqs|eventbridge|kinesis)$|^@google-cloud\/pubsub$|^@azure\/service-bus$|^@nestjs\/microservices$|^@golevelup\/nestjs-rabbitmq$|^org\.springframework\.(kafka|amqp|jms)\.|^org\.apache\.kafka\.|^com\.rabbitmq\.|^io\.eventuate\./,
  ],
  [
    'broker',
    'module',
    /^(MassTransit|NServiceBus|Rebus|Wolverine|Confluent\.Kafka|KafkaFlow|RabbitMQ\.Client|EasyNetQ|Azure\.Messaging|Microsoft\.Azure\.ServiceBus|Amazon\.(SQS|SimpleNotificationService)|Google\.Cloud\.PubSub|NATS\.Client|DotNetCore\.CAP)(\.|$)/,
  ],
  [
    'broker',
    'module',
    /^(aiokafka|confluent_kafka|kafka|pika|aio_pika|kombu|celery|faust|faststream|nats|boto3|aiobotocore|google\.cloud\.pubsub\w*|azure\.servicebus)(\.|$)/,
  ],
  [
    'broker',
    'module',
    /^github\.com\/(IBM\/sarama|Shopify\/sarama|segmentio\/kafka-go|twmb\/franz-go|confluentinc\/confluent-kafka-go|rabbitmq\/amqp091-go|streadway\/amqp|nats-io|ThreeDotsLabs\/watermill[\w-]*|aws\/aws-sdk-go(-v2)?\/service\/(sqs|sns|kinesis|eventbridge))(\/|$)|^cloud\.google\.com\/go\/pubsub/,
  ],
  // A C# file may use what another file of its project imports for all.
  [
    'broker',
    'word',
    /\b(?:IConsumer|ConsumeContext|IHandleMessages|IAmStartedByMessages|IIntegrationEventHandler)<|\b(?:ProcessMessageEventArgs|BasicDeliverEventArgs|ServiceBus(?:Receiver|Processor|Sender))\b|\[(?:CapSubscribe|ServiceBusTrigger|KafkaTrigger|RabbitMQTrigger|QueueTrigger)\(/,
  ],
  [
    'db',
    'module',
    /^(typeorm|mongodb|mongoose|knex|drizzle-orm|sequelize|pg|pg-promise|postgres|slonik|better-sqlite3)(\/|$)|prisma|^@nestjs\/(typeorm|mongoose|sequelize)$|^@mikro-orm\/|^(jakarta|javax)\.persistence\.|^org\.springframework\.(data|jdbc|transaction)\./,
  ],
  [
    'db',
    'module',
    /^(Microsoft\.EntityFrameworkCore|Dapper|Npgsql|MongoDB\.Driver|Marten|NHibernate|(Microsoft|System)\.Data)(\.|$)/,
  ],
  [
    'db',
    'module',
    /^(sqlalchemy|sqlmodel|django\.db|asyncpg|psycopg2?|pymongo|motor|tortoise|peewee)(\.|$)|^(database\/sql|gorm\.io|entgo\.io|go\.mongodb\.org)(\/|$)|^github\.com\/(jackc\/pgx|jmoiron\/sqlx|uptrace\/bun)(\/|$)/,
  ],
  [
    'outbox-library',
    'word',
    /\bAdd\w+Outbox\b|\bUseBusOutbox\b|\bI(?:DbContext|Marten)Outbox\b|\bUseCustomSql(?:Connection|Transaction)\b|\bICapPublisher\b/,
  ],
  [
    'outbox-library',
    'module',
    /^@nestjs-plus\/outbox|outbox|^io\.eventuate\.tram\.|watermill\/components\/forwarder$/i,
  ],
  ['http', 'module', /^(axios|got|undici|node-fetch|ky|(node:)?https?)$|^@nestjs\/axios$/],
  ['http', 'module', /^(requests|httpx|aiohttp|urllib)(\.|$)|^http\.client$|^net\/http$/],
  ['fetch', 'word', /\bfetch\s*\(/],
  [
    'bus',
    'word',
    /(?:bus|publisher|producer|broker|kafkaTemplate|rabbitTemplate|streamBridge|(?:publish|send)Endpoint|messageSession|sender|topicClient|queueClient)[?!]?\.\s*(?:publish|emit|send|produce|dispatch|convertAndSend|add)\w*\s*[(<]/i,
  ],
  ['cqrs', 'word', /\b\w*(?:Command|Query|Event)(?:s?)Handler\b|\b(?:COMMAND|QUERY|EVENT)_HANDLERS\b/],
  ['cqrs', 'module', /^(MediatR|Mediator|Paramore\.Brighter)(\.|$)/],
  ['cqrs', 'word', /\bI(?:Request|Notification|StreamRequest)Handler</],
  [
    'event-sourcing',
    'module',
    /^(Marten|EventStore\.Client|KurrentDB\.Client|Eventuous|EventFlow|SqlStreamStore|NEventStore)(\.|$)/,
  ],
  ['event-sourcing', 'word', /[\w>?] (?:Apply|When|Evolve)\(\s*\w/],
  ['event-sourcing', 'module', /^eventsourcing(\.|$)/],
  [
    'event-sourcing',
    'word',
    /\b(?:evolve|AggregateRoot|AggregateBase|initialState|EventSourcingHandler)\b|\b\w*[Pp]rojection\b|\b(?:apply|reduce|when)\w*\s*(?:=[^;{]{0,80})?\([^)]{0,200}[eE]vents?\b/,
  ],
  ['consumer', 'word', /\b(?:eachMessage|eachBatch|subscribe\w*|subscription|consumer|consume)\b/i],
  [
    'identity',
    'word',
    /\b(?:subscriptionId|processorId|consumerGroup|groupId|durable(?:_?name)?|checkpointId|queueGroup|consumerName)\b/i,
  ],
  ['constructor-name', 'word', /\.constructor\.name\b|\b[A-Z]\w*\.name\b|\.getSimpleName\(\)|\.getClass\(\)/],
  [
    'constructor-name',
    'word',
    /\bnameof\(|\btypeof\([\w.]+\)\.(?:Full)?Name\b|\bGetType\(\)\.(?:Full)?Name\b/,
  ],
  ['message', 'word', /\brecord\s+(?:class\s+|struct\s+)?\w+(?:Command|Query|Event)\b/],
  [
    'message',
    'word',
    /\b(?:class|record|struct) \w[^{;]{0,200}:\s*(?:I\w*(?:Event|Command|Query)|INotification|IRequest|IntegrationEvent|DomainEvent)\b/,
  ],
  ['message', 'word', /\bclass\s+\w+(?:Command|Query|Event)\b/],
  ['append', 'word', /\b(?:append|writeEvents)\w*\s*[(<]/],
  ['compensation', 'word', /compensat|\b(?:undo|rollback)\w*\.(?:push|unshift)/i],
  ['retry', 'word', /\b\w*(?:retr(?:y|ies)|attempt|backOff)\w*\b/i],
  ['saga', 'word', /@Saga\b|\b\w+(?:Saga|ProcessManager)\b/],
  ['transaction', 'word', /transaction|['"`]BEGIN\b/i],
] as const satisfies readonly (readonly [string, 'module' | 'word', RegExp])[];

/** @param importedModule how the language of the text names a module that it imports, see `LanguageAdapter` */
export function gatesOf(text: string, importedModule: RegExp): Set<Gate> {
  const gates = new Set<Gate>();
  for (const match of text.matchAll(importedModule)) {
    const module = match.groups?.module ?? '';
    for (const [gate, kind, pattern] of gateTable) {
      if (kind === 'module' && pattern.test(module)) gates.add(gate);
    }
  }
  for (const [gate, kind, pattern] of gateTable) {
    if (kind === 'word' && pattern.test(text)) gates.add(gate);
  }
  return gates;
}

/** What the path of a file says about it. */
export interface FileKind {
  /** Tests, mocks, fixtures, benchmarks, documentation: skipped by every rule unless asked for. */
  readonly test: boolean;
  /** Code that runs in a browser: skipped by the rules on brokers, timeouts and projections. */
  readonly ui: boolean;
}

const testPath =
  /(^|\/)([\w-]*-)?((?:integration|functional|acceptance)?tests?|specs?|e2e|__tests__|__mocks__|mocks?|fixtures?|testing|benchmarks?|docs|example-tests?)\/|(^|\/)mocks?\.[cm]?[jt]sx?$|[._-](test|spec|e2e|mock|fixture|int|unit|bench)\.([cm]?[jt]sx?|py|go)$|(^|\/)src\/test\/|Tests?\.(java|cs)$|\.(unit|integration|functional|acceptance|system)?\.?(tests?|specs|testing)\/|(^|\/)(test_\w*|conftest)\.py$/i;
const uiPath =
  /\.[jt]sx$|(^|\/)([\w-]*frontend[\w-]*|client|public|web-?ui|ui)\/|(^|\/)apps\/(web|website|site|dashboard|admin)\/|(^|\/)(service-?worker|sw)\.[jt]s$/i;

/** `path` is relative to what the reader opened, so that a checkout under `…/test/` is not all tests. */
export function fileKindOf(path: string): FileKind {
  return { test: testPath.test(path), ui: uiPath.test(path) };
}
