package main

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

const (
	anonymousUser        = "system:anonymous"
	bearerProtocolPrefix = "base64url.bearer.authorization.k8s.io."
	protocolHeader       = "Sec-Websocket-Protocol"
)

// access decides who a request comes from and whether that user may do anything at all. Finer rules
// are the real API server's business: tests of RBAC run there.
type access struct {
	tokens    map[string]string
	anonymous bool
	forbidden []string
}

func newAccess(o options) (*access, error) {
	a := &access{anonymous: o.anonymous, tokens: map[string]string{}}
	if o.forbidden != "" {
		a.forbidden = strings.Split(o.forbidden, ",")
	}
	if o.tokenFile == "" {
		return a, nil
	}
	data, err := os.ReadFile(o.tokenFile)
	if err == nil {
		err = json.Unmarshal(data, &a.tokens)
	}
	if err != nil {
		return nil, fmt.Errorf("tokens: %w; give a JSON object of token to user name", err)
	}
	return a, nil
}

// admit names the user, and takes the credentials off the request so that no backend sees them.
func (a *access) admit(req *http.Request) (string, error) {
	user, err := a.authenticate(req)
	if err != nil {
		return "", errors.NewUnauthorized("Unauthorized")
	}
	req.Header.Del("Authorization")
	impersonated := req.Header.Get("Impersonate-User")
	for header := range req.Header {
		if strings.HasPrefix(header, "Impersonate-") {
			if impersonated == "" {
				return "", errors.NewBadRequest("requested " + header + " without impersonating a user name")
			}
			req.Header.Del(header)
		}
		if strings.HasPrefix(header, "X-Remote-") {
			req.Header.Del(header)
		}
	}
	return cmp.Or(impersonated, user), nil
}

func (a *access) authenticate(req *http.Request) (string, error) {
	token, err := tokenOf(req)
	if err != nil {
		return "", err
	}
	if token != "" {
		if user, known := a.tokens[token]; known {
			return user, nil
		}
		return "", fmt.Errorf("invalid bearer token")
	}
	if !a.anonymous {
		return "", fmt.Errorf("no credentials")
	}
	return anonymousUser, nil
}

func tokenOf(req *http.Request) (string, error) {
	scheme, token, _ := strings.Cut(strings.TrimSpace(req.Header.Get("Authorization")), " ")
	if strings.EqualFold(scheme, "bearer") {
		token, _, _ = strings.Cut(token, " ")
		return token, nil
	}
	if strings.EqualFold(req.Header.Get("Upgrade"), "websocket") {
		return tokenOfProtocols(req)
	}
	return "", nil
}

// tokenOfProtocols is the way in for browsers' WebSockets, which can't send an Authorization header.
func tokenOfProtocols(req *http.Request) (string, error) {
	var token string
	var others []string
	for _, protocol := range strings.Split(strings.Join(req.Header.Values(protocolHeader), ","), ",") {
		protocol = strings.TrimSpace(protocol)
		encoded, found := strings.CutPrefix(protocol, bearerProtocolPrefix)
		if !found {
			others = append(others, protocol)
			continue
		}
		decoded, err := base64.RawURLEncoding.DecodeString(encoded)
		if err != nil || token != "" {
			return "", fmt.Errorf("invalid bearer subprotocol")
		}
		token = string(decoded)
	}
	if token == "" {
		return "", nil
	}
	if len(others) == 0 {
		return "", fmt.Errorf("missing additional subprotocol")
	}
	req.Header.Set(protocolHeader, strings.Join(others, ","))
	return token, nil
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// authorize answers a forbidden user with the sentence that names user, verb, resource and place.
func (a *access) authorize(user string, req *http.Request, p resourcePath, isResource bool) error {
	if !slices.Contains(a.forbidden, user) {
		return nil
	}
	if !isResource {
		message := fmt.Sprintf("User %q cannot %s path %q", user, strings.ToLower(req.Method), req.URL.Path)
		return errors.NewForbidden(schema.GroupResource{}, "", fmt.Errorf("%s", markup.Replace(message)))
	}
	resource, scope := p.resource, "at the cluster scope"
	if p.subresource != "" {
		resource += "/" + p.subresource
	}
	if p.namespace != "" {
		scope = fmt.Sprintf("in the namespace %q", p.namespace)
	}
	message := fmt.Sprintf("User %q cannot %s resource %q in API group \"\" %s", user, verbOf(req.Method, p), resource, scope)
	return errors.NewForbidden(schema.GroupResource{Resource: p.resource}, p.name, fmt.Errorf("%s", markup.Replace(message)))
}

func verbOf(method string, p resourcePath) string {
	switch method {
	case http.MethodGet, http.MethodHead:
		if p.name == "" {
			return "list"
		}
		return "get"
	case http.MethodPost:
		return "create"
	case http.MethodPut:
		return "update"
	case http.MethodPatch, http.MethodDelete:
		return strings.ToLower(method)
	}
	return ""
}
