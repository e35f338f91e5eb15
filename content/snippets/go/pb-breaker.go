// ---
// title: { en: Circuit breaker, ko: 서킷 브레이커 }
// description:
//   en: Stops calling a host that keeps failing, lets one probe through after a rest, and forgets late answers.
//   ko: 계속 실패하는 호스트의 호출을 멈추고, 쉬었다가 시험 호출 하나만 보냅니다. 늦게 온 결과는 무시합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#breaker-per-host
// stops: ["5", "10"]
// ---

package shop

import "errors"
import "sync"
import "time"

// ErrBreakerOpen says that the call was not made, so it has had no effect and may be tried elsewhere.
var ErrBreakerOpen = errors.New("circuit breaker is open")

type breakerState int

const (
	breakerClosed breakerState = iota
	breakerOpen
	breakerProbing
)

// Breaker guards the calls to one host; make one for each. The zero value is ready.
type Breaker struct {
	mu       sync.Mutex
	state    breakerState
	failures int
	openedAt time.Time
	// Grows with every change of state; the outcome of a call that began before the last change says nothing.
	generation int
}

// Do runs call, or returns ErrBreakerOpen without running it. isFailure says whether an error means that the host is
// ill; a refusal does not.
func (b *Breaker) Do(call func() error, isFailure func(error) bool) error {
	generation, err := b.admit()
	if err != nil {
		return err
	}
	panicked := true
	defer func() {
		if panicked {
			b.report(generation, false)
		}
	}()
	err = call()
	panicked = false
	b.report(generation, err == nil || !isFailure(err))
	return err
}

func (b *Breaker) admit() (int, error) {
	const rest = 10 * time.Second
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.state == breakerClosed:
	case b.state == breakerOpen && time.Since(b.openedAt) >= rest:
		b.enter(breakerProbing)
	default:
		return 0, ErrBreakerOpen
	}
	return b.generation, nil
}

func (b *Breaker) report(generation int, healthy bool) {
	const maxFailures = 5
	b.mu.Lock()
	defer b.mu.Unlock()
	if generation != b.generation {
		return
	}
	if healthy {
		b.failures = 0
		if b.state == breakerProbing {
			b.enter(breakerClosed)
		}
		return
	}
	b.failures++
	if b.state == breakerProbing || b.failures >= maxFailures {
		b.openedAt = time.Now()
		b.enter(breakerOpen)
	}
}

func (b *Breaker) enter(state breakerState) {
	b.state = state
	b.failures = 0
	b.generation++
}
