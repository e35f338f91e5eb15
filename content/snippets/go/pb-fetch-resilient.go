// ---
// title: { en: Retry with full jitter, ko: 완전 지터로 재시도 }
// description:
//   en: Repeats a call that may be repeated, with growing random rests, a limit of attempts and the caller's deadline.
//   ko: 반복해도 되는 호출을 점점 길어지는 무작위 간격으로 다시 시도합니다. 횟수와 호출자의 데드라인을 지킵니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// stops: ["3", "100", "2"]
// ---

package shop

import "context"
import "errors"
import "math/rand"
import "time"

// ErrTransient marks what may pass: wrap connection errors and 429, 502, 503 and 504 in it, and nothing else.
var ErrTransient = errors.New("transient")

// Retry runs call until it succeeds, fails for good, or has been tried often enough. call must have one effect however
// often it runs: an idempotent method, or one with an idempotency key that is the same for every attempt.
func Retry[T any](ctx context.Context, call func(ctx context.Context) (T, error)) (T, error) {
	const (
		maxAttempts    = 3
		attemptTimeout = time.Second
		shortRest      = 100 * time.Millisecond
		longRest       = 2 * time.Second
	)
	for attempt := 1; ; attempt++ {
		attemptCtx, cancel := context.WithTimeout(ctx, attemptTimeout)
		result, err := call(attemptCtx)
		cancel()
		// A deadline of the attempt may pass, one of the caller may not.
		transient := errors.Is(err, ErrTransient) || errors.Is(err, context.DeadlineExceeded)
		if err == nil || !transient || attempt == maxAttempts || ctx.Err() != nil {
			return result, err
		}
		limit := shortRest << (attempt - 1)
		if limit > longRest {
			limit = longRest
		}
		// Full jitter: anything up to the limit, so that clients do not come back together.
		rest := time.NewTimer(time.Duration(rand.Int63n(int64(limit) + 1)))
		select {
		case <-ctx.Done():
			rest.Stop()
			return result, ctx.Err()
		case <-rest.C:
		}
	}
}
