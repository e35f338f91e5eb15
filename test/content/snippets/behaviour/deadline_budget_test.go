package shop

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"
)

func TestDeadlineShrinksFromCallToCall(t *testing.T) {
	forwarded := func(granted string, own time.Duration) (budget int, err error) {
		handler := WithDeadline(own, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			request, _ := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://payment", nil)
			err = ForwardDeadline(request)
			budget, _ = strconv.Atoi(request.Header.Get(budgetHeader))
		}))
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set(budgetHeader, granted)
		handler.ServeHTTP(httptest.NewRecorder(), request)
		return budget, err
	}
	if budget, err := forwarded("300000", time.Hour); err != nil || budget > 300_000-20 || budget < 200_000 {
		t.Error(budget, err)
	}
	if budget, err := forwarded("nonsense", time.Minute); err != nil || budget > 60_000 {
		t.Error(budget, err)
	}
	if budget, err := forwarded("10", time.Minute); err == nil {
		t.Error("a call was made that cannot be in time", budget)
	}
}
