package main

import (
	"net/http"
	"net/url"
	"slices"

	"k8s.io/apimachinery/pkg/api/errors"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apimachinery/pkg/util/proxy"
)

var proxyMethods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

type proxyHandler struct {
	registry  *registry
	transport http.RoundTripper
}

func (h *proxyHandler) serve(w http.ResponseWriter, req *http.Request, p resourcePath) {
	if !slices.Contains(proxyMethods, req.Method) {
		writeError(w, req, noRoute(http.StatusMethodNotAllowed, "405: Method Not Allowed"))
		return
	}
	if isDryRun(req.URL) {
		writeError(w, req, errors.NewBadRequest("dryRun is not supported"))
		return
	}
	location, err := h.registry.locate(p)
	if err != nil {
		writeError(w, req, err)
		return
	}
	location.Path = utilnet.JoinPreservingTrailingSlash(location.Path, p.rest)
	proxy.NewUpgradeAwareHandler(location, h.transport, true, false, responder{}).ServeHTTP(w, req)
}

// isDryRun holds for the parameter's mere presence: the API server refuses it before it looks inside.
func isDryRun(u *url.URL) bool {
	return len(u.Query()["dryRun"]) != 0
}

type responder struct{}

func (responder) Error(w http.ResponseWriter, req *http.Request, err error) {
	writeError(w, req, err)
}
