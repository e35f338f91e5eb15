import type { FaultPlan } from './faultPlan.ts';

/** One record of the log and where it stands. */
export interface LogRecord<T> {
  readonly topic: string;
  readonly partition: number;
  /** Its place in the partition, from 0. */
  readonly offset: number;
  readonly key: string;
  readonly value: T;
}

/**
 * A partitioned log in memory, with the promises Kafka makes: records with the same key stand in one partition in
 * the order they were appended; there is no order across partitions; a consumer group keeps one committed offset a
 * partition and starts there again after a crash or a rebalance, so a record may be delivered more than once.
 */
export class MemLog<T> {
  readonly #partitions: number;
  readonly #faults: FaultPlan | undefined;
  readonly #topics = new Map<string, LogRecord<T>[][]>();
  readonly #groups = new Map<string, Group>();

  /** With `faults`, an append may store its record twice: a producer that lost the answer sends again. */
  constructor(options: { partitions?: number; faults?: FaultPlan } = {}) {
    this.#partitions = options.partitions ?? 3;
    this.#faults = options.faults;
  }

  /** Stores a record and returns it. */
  append(topic: string, key: string, value: T): LogRecord<T> {
    const partition = partitionOf(key, this.#partitions);
    const records = this.#topic(topic)[partition] as LogRecord<T>[];
    const store = () => {
      const record = { topic, partition, offset: records.length, key, value };
      records.push(record);
      return record;
    };
    for (let copies = this.#faults?.copies().length ?? 1; copies > 1; copies--) store();
    return store();
  }

  /** The records of one partition from an offset on. */
  read(topic: string, partition: number, from = 0): readonly LogRecord<T>[] {
    return this.#topic(topic)[partition]?.slice(from) ?? [];
  }

  /** Every record of a topic, partition by partition. */
  all(topic: string): LogRecord<T>[] {
    return this.#topic(topic).flat();
  }

  /** Joins a member to a group that reads a topic; the partitions are dealt out anew to all its members. */
  join(group: string, topic: string, member = `${group}-1`): Consumer<T> {
    const shared = this.#group(group, topic);
    const consumer = new Consumer<T>(this, shared, topic, member);
    shared.join(consumer);
    return consumer;
  }

  /** How many records of a topic the group has not committed yet. */
  lag(group: string, topic: string): number {
    const { committed } = this.#group(group, topic);
    return this.#topic(topic).reduce(
      (lag, records, partition) => lag + records.length - (committed[partition] ?? 0),
      0,
    );
  }

  #topic(topic: string): LogRecord<T>[][] {
    let partitions = this.#topics.get(topic);
    if (!partitions) {
      partitions = Array.from({ length: this.#partitions }, () => []);
      this.#topics.set(topic, partitions);
    }
    return partitions;
  }

  #group(name: string, topic: string): Group {
    const key = `${name} ${topic}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = new Group(this.#partitions);
      this.#groups.set(key, group);
    }
    return group;
  }
}

/** One member of a consumer group: it polls, handles, and then commits. */
export class Consumer<T> {
  readonly member: string;
  readonly #log: MemLog<T>;
  readonly #group: Group;
  readonly #topic: string;
  #positions = new Map<number, number>();

  /** Made by `MemLog.join`. */
  constructor(log: MemLog<T>, group: Group, topic: string, member: string) {
    this.#log = log;
    this.#group = group;
    this.#topic = topic;
    this.member = member;
  }

  /** The partitions this member reads. */
  get partitions(): number[] {
    return [...this.#positions.keys()];
  }

  /** The next record of the first of its partitions that has one; undefined when it has read everything. */
  poll(): LogRecord<T> | undefined {
    for (const [partition, position] of this.#positions) {
      const [record] = this.#log.read(this.#topic, partition, position);
      if (record) {
        this.#positions.set(partition, position + 1);
        return record;
      }
    }
    return undefined;
  }

  /** The record and everything before it in its partition is done: a restart goes on after it. */
  commit(record: LogRecord<T>): void {
    this.#group.committed[record.partition] = record.offset + 1;
  }

  /** What a crash does: positions are forgotten, and reading starts again at the committed offsets. */
  restart(): void {
    this.assign(this.partitions);
  }

  /** Leaves the group; the other members take over its partitions at the committed offsets. */
  leave(): void {
    this.#positions.clear();
    this.#group.leave(this);
  }

  /** Called by the group: these partitions are this member's, from their committed offsets on. */
  assign(partitions: readonly number[]): void {
    this.#positions = new Map(
      partitions.map((partition) => [partition, this.#group.committed[partition] ?? 0]),
    );
  }
}

interface Member {
  assign(partitions: readonly number[]): void;
}

/** The committed offsets of a group, and who of it reads which partition. */
class Group {
  readonly committed: number[];
  #members: Member[] = [];

  constructor(partitions: number) {
    this.committed = Array.from({ length: partitions }, () => 0);
  }

  join(member: Member): void {
    this.#members.push(member);
    this.#rebalance();
  }

  leave(member: Member): void {
    this.#members = this.#members.filter((other) => other !== member);
    this.#rebalance();
  }

  #rebalance(): void {
    const partitions = Array.from(this.committed.keys());
    this.#members.forEach((member, index) => {
      member.assign(partitions.filter((partition) => partition % this.#members.length === index));
    });
  }
}

/** The partition a key belongs to: FNV-1a, 32 bits. (Kafka's own producers use murmur2.) */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % partitions;
}
