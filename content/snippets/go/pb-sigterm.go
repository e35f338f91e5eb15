// ---
// title: { en: Graceful shutdown, ko: 정상 종료 }
// description:
//   en: On SIGTERM turns unready, waits until traffic has moved away, finishes what is running, and exits in time.
//   ko: SIGTERM을 받으면 준비 해제 상태가 되고, 트래픽이 옮겨 가길 기다려 하던 일을 마친 뒤 제때 끝냅니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#graceful-termination
// stops: ["5", "20"]
// ---

package shop

import "context"
import "errors"
import "net/http"
import "os/signal"
import "syscall"
import "time"

// Serve runs server until SIGTERM or SIGINT and then shuts it down. markDraining turns readiness off; requests still
// come until every load balancer has heard of it. Both times together are less than terminationGracePeriodSeconds:
// after that the process is killed.
func Serve(server *http.Server, markDraining func()) error {
	const (
		settle = 5 * time.Second
		drain  = 20 * time.Second
	)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// A second signal ends the process at once.
	stop()
	markDraining()
	time.Sleep(settle)
	drainCtx, cancel := context.WithTimeout(context.Background(), drain)
	defer cancel()
	if err := server.Shutdown(drainCtx); err != nil {
		return errors.New("requests were broken off: " + err.Error())
	}
	return nil
}
