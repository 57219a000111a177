package main

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"
)

var kindOf = map[string]string{"services": "Service", "pods": "Pod", "nodes": "Node", "namespaces": "Namespace"}

type list struct {
	metav1.TypeMeta `json:",inline"`
	Metadata        metav1.ListMeta `json:"metadata"`
	Items           []manifest      `json:"items"`
}

func (s *apiServer) serveList(w http.ResponseWriter, req *http.Request, p resourcePath) {
	objects, version := s.registry.list(p.resource, p.namespace)
	if p.resource == "namespaces" {
		objects = s.registry.namespaces()
	}
	matching, err := selectObjects(objects, req)
	if err == nil {
		var page *list
		if page, err = pageOf(matching, version, req); err == nil {
			page.TypeMeta = metav1.TypeMeta{Kind: kindOf[p.resource] + "List", APIVersion: "v1"}
			writeJSON(w, req, http.StatusOK, page)
			return
		}
	}
	writeError(w, req, errors.NewBadRequest(err.Error()))
}

func selectObjects(objects []*object, req *http.Request) ([]*object, error) {
	byLabel, err := labels.Parse(req.URL.Query().Get("labelSelector"))
	if err != nil {
		return nil, err
	}
	byField, err := fields.ParseSelector(req.URL.Query().Get("fieldSelector"))
	if err != nil {
		return nil, err
	}
	var chosen []*object
	for _, o := range objects {
		place := fields.Set{"metadata.name": o.name, "metadata.namespace": o.namespace}
		if byLabel.Matches(o.labels()) && byField.Matches(place) {
			chosen = append(chosen, o)
		}
	}
	return chosen, nil
}

// pageOf follows limit and continue; a continue token holds the last key that was sent, so objects
// that come and go between two pages shift nothing.
func pageOf(objects []*object, version int, req *http.Request) (*list, error) {
	query := req.URL.Query()
	limit, err := strconv.ParseInt(cmp.Or(query.Get("limit"), "0"), 10, 64)
	if err != nil {
		return nil, err
	}
	after, err := base64.RawURLEncoding.DecodeString(query.Get("continue"))
	if err != nil {
		return nil, fmt.Errorf("invalid continue token: continue key is not valid: %w", err)
	}
	for len(objects) > 0 && objects[0].key() <= string(after) {
		objects = objects[1:]
	}
	page := &list{Metadata: metav1.ListMeta{ResourceVersion: strconv.Itoa(version)}, Items: []manifest{}}
	if limit > 0 && limit < int64(len(objects)) {
		remaining := int64(len(objects)) - limit
		objects = objects[:limit]
		page.Metadata.RemainingItemCount = &remaining
		page.Metadata.Continue = base64.RawURLEncoding.EncodeToString([]byte(objects[limit-1].key()))
	}
	for _, o := range objects {
		item := o.manifest()
		delete(item, "kind")
		delete(item, "apiVersion")
		page.Items = append(page.Items, item)
	}
	return page, nil
}

// namespaces are those that a new cluster has, and those that backends were put into.
func (r *registry) namespaces() []*object {
	names := []string{"default", "kube-node-lease", "kube-public", "kube-system"}
	all := map[string]bool{}
	for _, kind := range []string{"services", "pods"} {
		objects, _ := r.list(kind, "")
		for _, o := range objects {
			all[o.namespace] = true
		}
	}
	for _, name := range names {
		all[name] = true
	}
	return sortedNamespaces(all)
}

func (o *object) labels() labels.Set {
	switch o.kind {
	case "nodes":
		return labels.Set{"kubernetes.io/hostname": o.name}
	case "namespaces":
		return labels.Set{"kubernetes.io/metadata.name": o.name}
	}
	return labels.Set{"app": strings.TrimSuffix(o.name, "-0")}
}
