// ---
// title: { en: Correlation and causation, ko: 상관 ID와 원인 ID }
// description:
//   en: Remembers which message is being handled, so that all that is sent meanwhile names the flow and its cause by itself.
//   ko: 어떤 메시지를 처리하는지 기억해, 그동안 보내는 모든 것에 흐름과 원인을 저절로 적습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#identity-and-causation
// stops: [X-Correlation-Id]
// ---

package shop

import "context"
import "crypto/rand"
import "encoding/hex"
import "net/http"
import "regexp"

const correlationHeader = "X-Correlation-Id"

// Correlation names the flow and the cause of what is sent now. CorrelationID is the same for everything one request has
// set off; CausationID is the ID of the message that is being handled.
type Correlation struct {
	CorrelationID, CausationID string
}

type correlationKey struct{}

// WithMessage is the context for handling a message; one from outside that names no flow (empty correlationID) begins one.
func WithMessage(ctx context.Context, messageID, correlationID string) context.Context {
	if correlationID == "" {
		correlationID = messageID
	}
	return context.WithValue(ctx, correlationKey{}, Correlation{CorrelationID: correlationID, CausationID: messageID})
}

// CorrelationFrom returns what a message that is sent now has to name, and false where nothing is being handled.
func CorrelationFrom(ctx context.Context) (Correlation, bool) {
	found, ok := ctx.Value(correlationKey{}).(Correlation)
	return found, ok
}

var correlationID = regexp.MustCompile(`^[\w-]{1,64}$`)

// Correlated handles requests; each is a cause of its own. Foreign text does not get into logs and headers.
func Correlated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := make([]byte, 16)
		if _, err := rand.Read(id); err != nil {
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
		given := r.Header.Get(correlationHeader)
		if !correlationID.MatchString(given) {
			given = ""
		}
		next.ServeHTTP(w, r.WithContext(WithMessage(r.Context(), hex.EncodeToString(id), given)))
	})
}

// ForwardCorrelation lets the service that is called log the same flow.
func ForwardCorrelation(request *http.Request) {
	if found, ok := CorrelationFrom(request.Context()); ok {
		request.Header.Set(correlationHeader, found.CorrelationID)
	}
}
