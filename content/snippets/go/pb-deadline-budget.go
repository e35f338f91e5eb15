// ---
// title: { en: Deadline budget, ko: 데드라인 예산 }
// description:
//   en: One deadline for the whole request, passed on as the time that is left, so that nobody works for a caller who has gone.
//   ko: 요청 전체에 하나의 데드라인을 두고 남은 시간을 다음 호출에 넘겨, 이미 떠난 호출자를 위해 일하지 않게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// stops: [X-Time-Budget-Ms, "20"]
// ---

package shop

import "context"
import "net/http"
import "strconv"
import "time"

// budgetHeader has the time left, not a point in time: the clocks of two machines differ.
const budgetHeader = "X-Time-Budget-Ms"

// WithDeadline gives every request one deadline: the smaller of what the caller grants and what this service allows
// itself. Everything below heeds it through the context.
func WithDeadline(own time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		budget := own
		granted, err := strconv.ParseUint(r.Header.Get(budgetHeader), 10, 31)
		if err == nil && time.Duration(granted)*time.Millisecond < own {
			budget = time.Duration(granted) * time.Millisecond
		}
		ctx, cancel := context.WithTimeout(r.Context(), budget)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// ForwardDeadline tells the next service the time that is left, less what the answer needs on its way back. It fails
// instead of starting work that cannot be in time. Make request with the context of the incoming one.
func ForwardDeadline(request *http.Request) error {
	const reserve = 20 * time.Millisecond
	deadline, ok := request.Context().Deadline()
	if !ok {
		return nil
	}
	budget := time.Until(deadline) - reserve
	if budget < time.Millisecond {
		return context.DeadlineExceeded
	}
	request.Header.Set(budgetHeader, strconv.FormatInt(budget.Milliseconds(), 10))
	return nil
}
