package main

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/version"
)

// servePath answers what is no resource: discovery, health and version.
func (s *apiServer) servePath(w http.ResponseWriter, req *http.Request) {
	switch path := req.URL.Path; {
	case path == "/" || path == "/index.html":
		writeJSON(w, req, http.StatusOK, metav1.RootPaths{Paths: []string{
			"/api", "/api/v1", "/apis", "/healthz", "/healthz/ping", "/livez", "/readyz", "/version"}})
	case path == "/healthz" || path == "/healthz/ping" || path == "/livez" || path == "/readyz":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		if path != "/healthz/ping" {
			w.Header().Set("X-Content-Type-Options", "nosniff")
		}
		fmt.Fprint(w, "ok")
	case strings.TrimSuffix(path, "/") == "/version" && req.Method != http.MethodGet:
		writeError(w, req, noRoute(http.StatusMethodNotAllowed, "405: Method Not Allowed"))
	case path == "/version" || path == "/version/":
		writeJSON(w, req, http.StatusOK, versionInfo())
	case path == "/api" || path == "/api/":
		writeJSON(w, req, http.StatusOK, apiVersions(req))
	case path == "/apis" || path == "/apis/":
		writeJSON(w, req, http.StatusOK, metav1.APIGroupList{
			TypeMeta: metav1.TypeMeta{Kind: "APIGroupList", APIVersion: "v1"}, Groups: []metav1.APIGroup{}})
	case strings.TrimSuffix(path, "/") == coreAPI:
		writeJSON(w, req, http.StatusOK, coreResources())
	case strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/version/"):
		writeError(w, req, noRoute(http.StatusNotFound, "404: Page Not Found"))
	default:
		http.Error(w, "404 page not found", http.StatusNotFound)
	}
}

func versionInfo() version.Info {
	return version.Info{Major: "1", Minor: "37", GitVersion: "v1.37.2+standin",
		GitTreeState: "clean", GoVersion: runtime.Version(), Compiler: runtime.Compiler,
		Platform: runtime.GOOS + "/" + runtime.GOARCH}
}

func apiVersions(req *http.Request) metav1.APIVersions {
	return metav1.APIVersions{
		TypeMeta:                   metav1.TypeMeta{Kind: "APIVersions"},
		Versions:                   []string{"v1"},
		ServerAddressByClientCIDRs: []metav1.ServerAddressByClientCIDR{{ClientCIDR: "0.0.0.0/0", ServerAddress: req.Host}},
	}
}

func coreResources() metav1.APIResourceList {
	read := metav1.Verbs{"get", "list"}
	proxied := metav1.Verbs{"create", "delete", "get", "patch", "update"}
	resources := []metav1.APIResource{
		{Name: "namespaces", SingularName: "namespace", Kind: "Namespace", Verbs: read},
		{Name: "nodes", SingularName: "node", Kind: "Node", Verbs: read},
		{Name: "nodes/proxy", Kind: "NodeProxyOptions", Verbs: proxied},
		{Name: "pods", SingularName: "pod", Namespaced: true, Kind: "Pod", Verbs: read},
		{Name: "pods/proxy", Namespaced: true, Kind: "PodProxyOptions", Verbs: proxied},
		{Name: "services", SingularName: "service", Namespaced: true, Kind: "Service", Verbs: read},
		{Name: "services/proxy", Namespaced: true, Kind: "ServiceProxyOptions", Verbs: proxied},
	}
	return metav1.APIResourceList{TypeMeta: metav1.TypeMeta{Kind: "APIResourceList"},
		GroupVersion: "v1", APIResources: resources}
}
