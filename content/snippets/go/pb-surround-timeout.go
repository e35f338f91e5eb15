// ---
// title: { en: Surround with timeout, ko: 타임아웃으로 감싸기 }
// description:
//   en: Waits no longer than it is worth, and tells what runs inside to stop.
//   ko: 기다릴 만큼만 기다리고, 안에서 하던 일도 멈추게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// surrounds: work(ctx)
// stops: ["1"]
// ---

package shop

import "context"
import "time"

func example(ctx context.Context, work func(ctx context.Context)) error {
	return func() error {
		// Hand this ctx to every call in here: one that does not heed it is not ended.
		ctx, cancel := context.WithTimeout(ctx, 1*time.Second)
		defer cancel()
		work(ctx)
		return ctx.Err()
	}()
}
