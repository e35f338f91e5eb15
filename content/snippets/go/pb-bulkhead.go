// ---
// title: { en: Bulkhead, ko: 벌크헤드 }
// description:
//   en: Caps the calls a dependency may have in flight and waiting, so that a slow one cannot take every resource.
//   ko: 의존성마다 진행 중인 호출과 대기하는 호출의 수를 제한해, 느린 의존성 하나가 자원을 모두 차지하지 못하게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#bulkheads-and-shedding
// ---

package shop

import "context"
import "errors"

// ErrBulkheadFull says that the call was not made: shed the load now instead of answering too late.
var ErrBulkheadFull = errors.New("bulkhead is full")

// Bulkhead guards one dependency; make one for each with NewBulkhead.
type Bulkhead struct {
	running chan struct{}
	// Holds one token for each call that runs or waits.
	admitted chan struct{}
}

// NewBulkhead lets limit calls run and queueLimit calls wait.
func NewBulkhead(limit, queueLimit int) *Bulkhead {
	return &Bulkhead{
		running:  make(chan struct{}, limit),
		admitted: make(chan struct{}, limit+queueLimit),
	}
}

// Do runs call when there is room. It returns ErrBulkheadFull when too many wait already, and the error of ctx when
// that ends first.
func (b *Bulkhead) Do(ctx context.Context, call func(ctx context.Context) error) error {
	select {
	case b.admitted <- struct{}{}:
		defer func() { <-b.admitted }()
	default:
		return ErrBulkheadFull
	}
	select {
	case b.running <- struct{}{}:
		defer func() { <-b.running }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return call(ctx)
}
