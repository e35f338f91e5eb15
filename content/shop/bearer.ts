import { type Expected, InvalidToken, verifyAccessToken } from './accessToken.ts';
import { type Authenticate, unauthenticated } from './gateway.ts';

/** Recognises callers of a gateway by the access token in `Authorization: Bearer …`. `onInvalid` is for the log. */
export function bearer(expected: Expected, onInvalid: (reason: string) => void = () => {}): Authenticate {
  return ({ headers }) => {
    const authorization = headers.get('authorization');
    if (authorization === null) return undefined;
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    try {
      return verifyAccessToken(token, expected);
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      onInvalid(error.reason);
      throw unauthenticated('The access token is not valid');
    }
  };
}
