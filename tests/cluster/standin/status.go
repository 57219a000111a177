package main

import (
	"encoding/json"
	stderrors "errors"
	"net/http"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// toStatus turns any error into what the API server sends; errors of no known kind become a plain 500.
func toStatus(err error) metav1.Status {
	status := metav1.Status{Status: metav1.StatusFailure, Code: http.StatusInternalServerError, Message: err.Error()}
	var known errors.APIStatus
	if stderrors.As(err, &known) {
		status = known.Status()
	}
	status.Kind, status.APIVersion = "Status", "v1"
	return status
}

func writeError(w http.ResponseWriter, req *http.Request, err error) {
	status := toStatus(err)
	if status.Details != nil && status.Details.RetryAfterSeconds > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(status.Details.RetryAfterSeconds)))
	}
	writeJSON(w, req, int(status.Code), status)
}

func writeJSON(w http.ResponseWriter, req *http.Request, code int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(true)
	if wantsPretty(req) {
		encoder.SetIndent("", "  ")
	}
	// A client that went away is nobody to tell.
	_ = encoder.Encode(value)
}

// wantsPretty follows the API server, which indents for browsers and command-line clients.
func wantsPretty(req *http.Request) bool {
	if asked := req.URL.Query().Get("pretty"); asked != "" {
		pretty, _ := strconv.ParseBool(asked)
		return pretty
	}
	for _, client := range []string{"curl", "Wget", "Mozilla/5.0"} {
		if strings.HasPrefix(req.UserAgent(), client) {
			return true
		}
	}
	return false
}

// noRoute is the answer of the API server's router itself, before any resource is known.
func noRoute(code int, message string) error {
	return errors.NewGenericServerResponse(code, "", schema.GroupResource{}, "", message, 0, false)
}
