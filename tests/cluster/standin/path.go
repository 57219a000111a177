package main

import (
	"regexp"
	"strings"
)

// resourcePath is what the API server reads from a path of its core API. It works on the decoded
// path, so an encoded slash or colon counts like a plain one.
type resourcePath struct {
	inNamespace                            bool // the path says /namespaces/…, though perhaps with an empty name
	namespace, resource, name, subresource string
	rest                                   string // what follows the subresource, with its leading slash
}

const coreAPI = "/api/v1"

// parseResource returns false for paths that name no resource of the core API.
func parseResource(path string) (resourcePath, bool) {
	if !strings.HasPrefix(path, coreAPI+"/") {
		return resourcePath{}, false
	}
	parts := strings.Split(strings.Trim(path, "/"), "/")[2:]
	if len(parts) == 0 {
		return resourcePath{}, false
	}
	var p resourcePath
	if len(parts) > 2 && parts[0] == "namespaces" {
		p.inNamespace, p.namespace, parts = true, parts[1], parts[2:]
	}
	p.resource = parts[0]
	if len(parts) > 1 {
		p.name = parts[1]
	}
	if len(parts) > 2 {
		p.subresource = parts[2]
		p.rest = restOf(path, parts[3:])
	}
	return p, p.resource != ""
}

// restOf keeps a slash at the end only where the whole path ends in one, as the API server does.
func restOf(path string, parts []string) string {
	rest := strings.Join(parts, "/")
	if rest != "" && !strings.HasPrefix(rest, "/") {
		rest = "/" + rest
	}
	if strings.HasSuffix(path, "/") && !strings.HasSuffix(rest, "/") {
		rest += "/"
	}
	return rest
}

func (p resourcePath) namespaced() bool {
	return p.resource == "services" || p.resource == "pods"
}

// isProxy says whether the API server routes this path to a proxy handler.
func (p resourcePath) isProxy() bool {
	known := p.resource == "nodes" || p.namespaced()
	return p.subresource == "proxy" && known && p.inNamespace == p.namespaced()
}

var proxyPrefix = regexp.MustCompile(`^/api/v1/(?:namespaces/[^/]+/(?:services|pods)|nodes)/[^/]+/proxy(?:/|$)`)

// mountOf finds the proxy prefix, without its last slash, in a path as it was written.
func mountOf(base, escapedPath string) string {
	path, found := strings.CutPrefix(escapedPath, base)
	if !found {
		return ""
	}
	prefix := strings.TrimSuffix(proxyPrefix.FindString(path), "/")
	if prefix == "" {
		return ""
	}
	return base + prefix
}
