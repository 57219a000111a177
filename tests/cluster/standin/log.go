package main

import (
	"bufio"
	"net"
	"net/http"
	"strings"
	"sync"
)

// loggedRequest is what tests may know of a request. Credentials stay out: of Authorization only the
// scheme, of cookies only the names.
type loggedRequest struct {
	Method  string            `json:"method"`
	Path    string            `json:"path"`
	Mount   *string           `json:"mount"`
	User    string            `json:"user,omitempty"`
	Headers map[string]string `json:"headers"`
	Status  int               `json:"status,omitempty"`
}

type requestLog struct {
	mu      sync.Mutex
	entries []*loggedRequest
}

var loggedHeaders = []string{"Accept", "Accept-Encoding", "Content-Type", "Origin", "Referer", "Upgrade",
	"Range", "Purpose", "Service-Worker", "X-Requested-With", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site",
	"Sec-Websocket-Protocol", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix"}

// record notes a request as it comes in, so that streams and WebSockets show while they are open.
func (l *requestLog) record(base string, next http.Handler) http.Handler {
	base = strings.TrimSuffix(base, "/")
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		entry := &loggedRequest{Method: req.Method, Path: req.RequestURI, Headers: headersToLog(req)}
		if mount := mountOf(base, req.URL.EscapedPath()); mount != "" {
			entry.Mount = &mount
		}
		l.mu.Lock()
		l.entries = append(l.entries, entry)
		l.mu.Unlock()
		next.ServeHTTP(&recorder{ResponseWriter: w, log: l, entry: entry}, req)
	})
}

func headersToLog(req *http.Request) map[string]string {
	headers := map[string]string{"host": req.Host}
	for _, name := range loggedHeaders {
		if value := strings.Join(req.Header.Values(name), ", "); value != "" {
			headers[strings.ToLower(name)] = hideToken(value)
		}
	}
	if scheme, _, found := strings.Cut(req.Header.Get("Authorization"), " "); found {
		headers["authorization"] = scheme
	}
	var names []string
	for _, cookie := range req.Cookies() {
		names = append(names, cookie.Name)
	}
	if len(names) > 0 {
		headers["cookie"] = strings.Join(names, "; ")
	}
	return headers
}

// hideToken cuts the token out of the subprotocol that carries one.
func hideToken(value string) string {
	before, after, found := strings.Cut(value, bearerProtocolPrefix)
	if !found {
		return value
	}
	_, rest, more := strings.Cut(after, ",")
	if more {
		rest = "," + rest
	}
	return before + bearerProtocolPrefix + "…" + rest
}

func (l *requestLog) snapshot() []loggedRequest {
	l.mu.Lock()
	defer l.mu.Unlock()
	copied := make([]loggedRequest, len(l.entries))
	for i, entry := range l.entries {
		copied[i] = *entry
	}
	return copied
}

func (l *requestLog) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = nil
}

// recorder notes the status; it must pass on hijacking (WebSockets) and flushing (event streams).
type recorder struct {
	http.ResponseWriter
	log   *requestLog
	entry *loggedRequest
}

func (r *recorder) note(change func(*loggedRequest)) {
	r.log.mu.Lock()
	defer r.log.mu.Unlock()
	change(r.entry)
}

func noteUser(w http.ResponseWriter, user string) {
	if r, ok := w.(*recorder); ok {
		r.note(func(e *loggedRequest) { e.User = user })
	}
}

func (r *recorder) WriteHeader(code int) {
	r.note(func(e *loggedRequest) { e.Status = code })
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(body []byte) (int, error) {
	if r.entry.Status == 0 {
		r.note(func(e *loggedRequest) { e.Status = http.StatusOK })
	}
	return r.ResponseWriter.Write(body)
}

func (r *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	r.note(func(e *loggedRequest) { e.Status = http.StatusSwitchingProtocols })
	return http.NewResponseController(r.ResponseWriter).Hijack()
}

func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
