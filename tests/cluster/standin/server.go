package main

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"

	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// apiServer holds the order of things that a request meets in the real one.
type apiServer struct {
	registry *registry
	access   *access
	proxy    *proxyHandler
}

func newAPIServer(r *registry, a *access) *apiServer {
	return &apiServer{r, a, &proxyHandler{r, newTransport()}}
}

func (s *apiServer) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	w.Header().Set("Audit-Id", auditID(req))
	w.Header().Set("Cache-Control", "no-cache, private")
	p, isResource := parseResource(req.URL.Path)
	user, err := s.access.admit(req)
	if req.ProtoMajor == 2 && (err != nil || user == anonymousUser) {
		// The API server lets nobody keep an HTTP/2 connection whom it doesn't know.
		w.Header().Set("Connection", "close")
	}
	if err == nil {
		noteUser(w, user)
		err = s.access.authorize(user, req, p, isResource)
	}
	switch {
	case err != nil:
		if !errors.IsUnauthorized(err) {
			w.Header().Set("X-Content-Type-Options", "nosniff")
		}
		writeError(w, req, err)
	case isResource && p.isProxy():
		s.proxy.serve(w, req, p)
	case isResource:
		s.serveResource(w, req, p)
	default:
		s.servePath(w, req)
	}
}

func auditID(req *http.Request) string {
	if given := req.Header.Get("Audit-Id"); given != "" {
		return given
	}
	var b [16]byte
	// crypto/rand never fails on the systems that Go supports.
	_, _ = rand.Read(b[:])
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func (s *apiServer) serveResource(w http.ResponseWriter, req *http.Request, p resourcePath) {
	known := kindOf[p.resource] != "" && p.subresource == "" &&
		(!p.inNamespace || p.namespaced()) && (p.name == "" || p.namespaced() == p.inNamespace)
	switch {
	case !known:
		writeError(w, req, noRoute(http.StatusNotFound, "404: Page Not Found"))
	case req.Method != http.MethodGet:
		writeError(w, req, noRoute(http.StatusMethodNotAllowed, "405: Method Not Allowed"))
	case p.name == "":
		s.serveList(w, req, p)
	default:
		s.serveObject(w, req, p)
	}
}

func (s *apiServer) serveObject(w http.ResponseWriter, req *http.Request, p resourcePath) {
	if p.resource == "namespaces" {
		for _, namespace := range s.registry.namespaces() {
			if namespace.name == p.name {
				writeJSON(w, req, http.StatusOK, namespace.manifest())
				return
			}
		}
		writeError(w, req, errors.NewNotFound(schema.GroupResource{Resource: p.resource}, p.name))
		return
	}
	found, err := s.registry.find(p.resource, p.namespace, p.name)
	if err != nil {
		writeError(w, req, err)
		return
	}
	writeJSON(w, req, http.StatusOK, found.manifest())
}

// withBasePath is a gateway that has the API server below a path, like kubectl proxy's --api-prefix:
// the API server behind it never learns of that path.
func withBasePath(base string, next http.Handler) http.Handler {
	base = strings.TrimSuffix(base, "/")
	if base == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		rest, found := strings.CutPrefix(req.URL.Path, base+"/")
		if !found {
			http.NotFound(w, req)
			return
		}
		req.URL.Path = "/" + rest
		req.URL.RawPath = strings.TrimPrefix(req.URL.RawPath, base)
		next.ServeHTTP(w, req)
	})
}
