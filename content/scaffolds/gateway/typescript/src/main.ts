import { RateLimiter } from '../../../../snippets/typescript/pb-gcra.ts';
import { orderGateway } from './orderGateway.ts';
import { gatewayServer } from './server.ts';
import { SigningKeys } from './signingKeys.ts';

const { PORT = '8080', JWKS_URI = 'https://issuer.example.com/.well-known/jwks.json' } = process.env;

const keys = new SigningKeys(new URL(JWKS_URI));
const byAddress = new RateLimiter({ quota: 6_000, windowMs: 60_000, burst: 200 });
const bySubject = new RateLimiter();
const gateway = orderGateway({ keys: () => keys.current, byAddress, bySubject });

await keys.refresh();
setInterval(() => keys.refresh().catch(console.error), 300_000).unref();
setInterval(() => {
  byAddress.sweep();
  bySubject.sweep();
}, 60_000).unref();
gatewayServer(gateway, console.error).listen(Number(PORT));
