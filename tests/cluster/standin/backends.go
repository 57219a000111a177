package main

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// backend is a local port that the cluster shall have as a service, pod or node.
type backend struct {
	Name        string `json:"name"`
	Namespace   string `json:"namespace"`
	Kind        string `json:"kind"`
	Scheme      string `json:"scheme"`
	Port        int    `json:"port"`
	ServicePort int    `json:"servicePort"`
	PortName    string `json:"portName"`
}

func (b *backend) complete() error {
	b.Namespace = cmp.Or(b.Namespace, "default")
	b.Kind = cmp.Or(b.Kind, "services")
	b.Scheme = cmp.Or(b.Scheme, "http")
	b.ServicePort = cmp.Or(b.ServicePort, 80)
	if b.Name == "" {
		return fmt.Errorf("backend has no name")
	}
	if b.Port < 1 || b.Port > 65535 {
		return fmt.Errorf("backend %q: port %d is not between 1 and 65535", b.Name, b.Port)
	}
	if !slices.Contains([]string{"services", "pods", "nodes"}, b.Kind) {
		return fmt.Errorf("backend %q: kind %q is none of services, pods, nodes", b.Name, b.Kind)
	}
	return nil
}

type servicePort struct {
	name       string
	port       int
	targetPort int
}

// object is a service, pod or node: what lists show and what a proxied request is resolved with.
type object struct {
	kind, namespace, name string
	version               int
	ports                 []servicePort // of a service
	containerPort         int           // of a pod
	kubeletPort           int           // of a node
}

func (o *object) key() string { return o.kind + "/" + o.namespace + "/" + o.name }

// ready is false for services without endpoints, such as the API server's own in a test cluster.
func (o *object) ready() bool { return len(o.ports) > 0 && o.ports[0].targetPort != 0 }

type registry struct {
	mu      sync.RWMutex
	version int
	objects map[string]*object
}

func newRegistry() *registry {
	r := &registry{objects: map[string]*object{}}
	r.put(&object{kind: "services", namespace: "default", name: "kubernetes",
		ports: []servicePort{{name: "https", port: 443}}})
	return r
}

func (r *registry) put(o *object) {
	r.version++
	o.version = r.version
	r.objects[o.key()] = o
}

func (r *registry) get(kind, namespace, name string) *object {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.objects[kind+"/"+namespace+"/"+name]
}

// expose adds a port to a service that is there already: the object is replaced, never changed, so
// readers need no lock once they have it.
func (r *registry) expose(b backend) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch b.Kind {
	case "nodes":
		r.put(&object{kind: "nodes", name: b.Name, kubeletPort: kubeletPort(b)})
	case "pods":
		r.put(&object{kind: "pods", namespace: b.Namespace, name: b.Name, containerPort: b.Port})
	default:
		service, err := r.withPort(b)
		if err != nil {
			return err
		}
		r.put(&object{kind: "pods", namespace: b.Namespace, name: b.Name + "-0", containerPort: b.Port})
		r.put(service)
	}
	return nil
}

func (r *registry) withPort(b backend) (*object, error) {
	service := &object{kind: "services", namespace: b.Namespace, name: b.Name}
	if old := r.objects[service.key()]; old != nil {
		service.ports = slices.DeleteFunc(slices.Clone(old.ports),
			func(p servicePort) bool { return p.port == b.ServicePort })
	}
	service.ports = append(service.ports, servicePort{b.PortName, b.ServicePort, b.Port})
	unnamed := func(p servicePort) bool { return p.name == "" }
	if len(service.ports) > 1 && slices.ContainsFunc(service.ports, unnamed) {
		return nil, fmt.Errorf("service %q would have several ports, so Kubernetes wants a portName on each", b.Name)
	}
	return service, nil
}

// kubeletPort: requests for a node's kubelet always go over https, so only such a backend can be one.
func kubeletPort(b backend) int {
	if b.Scheme == "https" {
		return b.Port
	}
	return 10250
}

func (r *registry) withdraw(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	before := len(r.objects)
	for key, o := range r.objects {
		if o.name == name || (o.kind == "pods" && o.name == name+"-0") {
			delete(r.objects, key)
		}
	}
	r.version++
	return len(r.objects) < before
}

// list returns the objects in the order of the API server's storage, and the registry's version.
func (r *registry) list(kind, namespace string) ([]*object, int) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	var found []*object
	for _, o := range r.objects {
		if o.kind == kind && (namespace == "" || o.namespace == namespace) {
			found = append(found, o)
		}
	}
	slices.SortFunc(found, func(a, b *object) int { return cmp.Compare(a.key(), b.key()) })
	return found, r.version
}
