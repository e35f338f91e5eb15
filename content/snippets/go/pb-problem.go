// ---
// title: { en: Problem details (RFC 9457), ko: 문제 상세(RFC 9457) }
// description:
//   en: Errors a program can act on, as application/problem+json; what is unexpected shows an id and no internals.
//   ko: 프로그램이 처리할 수 있는 오류를 application/problem+json으로 돌려줍니다. 예상하지 못한 오류는 내부 정보 없이 식별자만 보입니다.
// pattern: contracts
// lesson: 16-15-3-api-contract-first#problem-details
// stops: [https://shop.example.com/problems/]
// ---

package shop

import "crypto/rand"
import "encoding/hex"
import "encoding/json"
import "errors"
import "net/http"
import "strings"

// Problem is a refusal the caller is meant to understand. Type is stable and documented, such as "out-of-stock": what
// clients branch on. Detail is for people, about this occurrence; Extensions are what a program needs to go on.
type Problem struct {
	Status     int
	Type       string
	Detail     string
	Extensions map[string]any
}

func (p *Problem) Error() string {
	return p.Type + ": " + p.Detail
}

// WriteProblem answers with an error. report gets what nobody foresaw, with the id that the response shows.
func WriteProblem(w http.ResponseWriter, err error, report func(err error, id string)) {
	members := map[string]any{}
	var problem *Problem
	if errors.As(err, &problem) {
		for name, value := range problem.Extensions {
			members[name] = value
		}
		members["type"] = "https://shop.example.com/problems/" + problem.Type
		members["title"] = titleOf(problem.Type)
		members["detail"] = problem.Detail
		members["status"] = problem.Status
		writeProblem(w, problem.Status, members)
		return
	}
	id := newProblemID()
	report(err, id)
	members["type"] = "about:blank"
	members["title"] = http.StatusText(http.StatusInternalServerError)
	members["instance"] = "urn:problem:" + id
	members["status"] = http.StatusInternalServerError
	writeProblem(w, http.StatusInternalServerError, members)
}

func writeProblem(w http.ResponseWriter, status int, members map[string]any) {
	body, err := json.Marshal(members)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// titleOf is the same for every occurrence of a type: "out-of-stock" is "Out of stock".
func titleOf(problemType string) string {
	words := strings.ReplaceAll(problemType, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

func newProblemID() string {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return "unknown"
	}
	return hex.EncodeToString(id)
}
