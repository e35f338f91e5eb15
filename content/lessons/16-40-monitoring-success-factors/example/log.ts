// #region log
/** What a log line may say. Whatever is not on the list is not written, however it got into the object. */
const FIELDS = ['time', 'event', 'orderId', 'outcome', 'ms', 'traceId'];

export function logLine(fields: Readonly<Record<string, unknown>>): string {
  const allowed = FIELDS.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]);
  return JSON.stringify(Object.fromEntries(allowed));
}
// #endregion log
