// ---
// title: { en: Surround with retry, ko: 재시도로 감싸기 }
// description:
//   en: Tries again what may be tried again, with growing random rests and a limit.
//   ko: 다시 해도 되는 일을 점점 길어지는 무작위 간격으로, 정해진 횟수까지 다시 시도합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// surrounds: work(ctx)
// stops: [io.ErrUnexpectedEOF, "3", "100", "2"]
// ---

package shop

import "context"
import "errors"
import "io"
import "math/rand"
import "time"

func example(ctx context.Context, work func(ctx context.Context)) error {
	// Only for what has one effect however often it runs.
	for attempt := 1; ; attempt++ {
		err := func() error {
			work(ctx)
			return nil
		}()
		// Name what may pass: a refusal does not pass by itself.
		mayPass := errors.Is(err, io.ErrUnexpectedEOF)
		if err == nil || !mayPass || attempt == 3 {
			return err
		}
		limit := 100 * time.Millisecond << (attempt - 1)
		if limit > 2*time.Second {
			limit = 2 * time.Second
		}
		// Full jitter: anything up to the limit, so that clients do not come back together.
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(rand.Int63n(int64(limit) + 1))):
		}
	}
}
