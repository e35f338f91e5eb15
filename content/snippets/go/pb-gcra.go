// ---
// title: { en: Rate limiter (GCRA), ko: 속도 제한기(GCRA) }
// description:
//   en: One timestamp a key, integers only, read and written under one lock; equal to a token bucket.
//   ko: 키마다 시각 하나만 두고 정수로 계산하며 한 잠금 안에서 읽고 씁니다. 토큰 버킷과 결과가 같습니다.
// pattern: gateway
// lesson: 16-42-rate-limiting-monitoring#buckets-and-gcra
// ---

package shop

import "sync"
import "time"

// RateLimiter is the generic cell rate algorithm (ITU-T I.371, virtual scheduling). Make it with NewRateLimiter.
type RateLimiter struct {
	interval time.Duration
	burst    int64
	start    time.Time
	mu       sync.Mutex
	// When the next request of a key is due, since start. A key that is not here has not asked lately.
	due map[string]time.Duration
}

// NewRateLimiter admits one request every interval in the long run, and burst requests at once.
func NewRateLimiter(interval time.Duration, burst int64) *RateLimiter {
	return &RateLimiter{interval: interval, burst: burst, start: time.Now(), due: map[string]time.Duration{}}
}

// Take reports whether a request is admitted, and otherwise how long to wait. It decides and counts under one lock:
// else requests that come together would all be let in.
func (l *RateLimiter) Take(key string) (allowed bool, retryAfter time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	// Monotonic: a change of the wall clock admits nobody and locks nobody out.
	now := time.Since(l.start)
	due := l.due[key]
	if due < now {
		due = now
	}
	tolerance := time.Duration(l.burst-1) * l.interval
	if early := due - now; early > tolerance {
		return false, early - tolerance
	}
	l.due[key] = due + l.interval
	return true, 0
}

// Sweep forgets keys whose time has come. Call it now and then, or the map grows with every key ever seen.
func (l *RateLimiter) Sweep() {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Since(l.start)
	for key, due := range l.due {
		if due <= now {
			delete(l.due, key)
		}
	}
}
