// ---
// title: { en: Startup, liveness and readiness, ko: 시작, 활성, 준비 상태 확인 }
// description:
//   en: Liveness looks at this process only; readiness says whether to send traffic, from checks that run in the background.
//   ko: 활성 확인은 이 프로세스만 봅니다. 준비 확인은 트래픽을 받아도 되는지, 뒤에서 돌린 점검 결과로 답합니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#three-probes
// stops: ["5", "3"]
// ---

package shop

import "context"
import "net/http"
import "sort"
import "strings"
import "sync"
import "time"

// Check fails when the service cannot do its work without what it looks at; it must give up when ctx ends.
type Check func(ctx context.Context) error

// Health answers probes. A dependency that is down must not fail liveness: all instances would be restarted at once, and
// come back to a dependency that is still down. Make it with NewHealth.
type Health struct {
	checks   map[string]Check
	mu       sync.Mutex
	failures map[string]int
	started  bool
	draining bool
}

func NewHealth(checks map[string]Check) *Health {
	return &Health{checks: checks, failures: map[string]int{}}
}

// Refresh runs every check once. Call it every few seconds; probes only read what was found, so they cost nothing.
func (h *Health) Refresh(ctx context.Context) {
	const checkTimeout = 5 * time.Second
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	var running sync.WaitGroup
	for name, check := range h.checks {
		running.Add(1)
		go func(name string, check Check) {
			defer running.Done()
			err := check(ctx)
			h.mu.Lock()
			defer h.mu.Unlock()
			// Readiness shows that it failed, and the dependency's own metrics say why.
			if err == nil {
				h.failures[name] = 0
			} else {
				h.failures[name]++
			}
		}(name, check)
	}
	running.Wait()
}

// MarkStarted says that the service has loaded what it needs.
func (h *Health) MarkStarted() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.started = true
}

// MarkDraining says that it is being stopped and takes no new work.
func (h *Health) MarkDraining() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.draining = true
}

// ServeHTTP answers /health/startup, /health/live and /health/ready.
func (h *Health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	problem := ""
	switch r.URL.Path {
	case "/health/live":
	case "/health/startup":
		problem = h.notStarted()
	case "/health/ready":
		problem = h.notReady()
	default:
		http.NotFound(w, r)
		return
	}
	if problem != "" {
		http.Error(w, problem, http.StatusServiceUnavailable)
	}
}

func (h *Health) notStarted() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.started {
		return "starting"
	}
	return ""
}

func (h *Health) notReady() string {
	// One slow answer is no reason to send traffic elsewhere.
	const failuresUntilUnready = 3
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.draining {
		return "draining"
	}
	if !h.started {
		return "starting"
	}
	var failing []string
	for name, count := range h.failures {
		if count >= failuresUntilUnready {
			failing = append(failing, name)
		}
	}
	if len(failing) == 0 {
		return ""
	}
	sort.Strings(failing)
	return "failing: " + strings.Join(failing, ", ")
}
