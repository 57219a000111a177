package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// newAdmin serves the tests' own questions, apart from what the extension may reach.
func newAdmin(registry *registry, log *requestLog) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /requests", func(w http.ResponseWriter, req *http.Request) {
		writeJSON(w, req, http.StatusOK, log.snapshot())
	})
	mux.HandleFunc("DELETE /requests", func(w http.ResponseWriter, _ *http.Request) {
		log.clear()
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("POST /backends", func(w http.ResponseWriter, req *http.Request) {
		var b backend
		err := json.NewDecoder(req.Body).Decode(&b)
		if err == nil {
			err = b.complete()
		}
		if err == nil {
			err = registry.expose(b)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("DELETE /backends/{name}", func(w http.ResponseWriter, req *http.Request) {
		name := req.PathValue("name")
		if !registry.withdraw(name) {
			http.Error(w, fmt.Sprintf("no backend is named %q", name), http.StatusNotFound)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}
