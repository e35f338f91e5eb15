/** A call that fails or not. */
export type Call = () => Promise<boolean>;

/** Makes the call up to `attempts` times. */
export const retrying =
  (attempts: number, call: Call): Call =>
  async () => {
    for (let attempt = 1; attempt <= attempts; attempt++) if (await call()) return true;
    return false;
  };

/** How often a service that is down is asked for one request, with `attempts` at each layer. */
export async function callsThrough(attempts: readonly number[]): Promise<number> {
  let calls = 0;
  const down: Call = async () => {
    calls++;
    return false;
  };
  await attempts.reduce((call, most) => retrying(most, call), down)();
  return calls;
}
