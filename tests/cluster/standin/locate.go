package main

import (
	"fmt"
	"net"
	"net/url"
	"strconv"

	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/validate/content"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilnet "k8s.io/apimachinery/pkg/util/net"
)

// Addresses of TEST-NET-1: a page may see them, and the dialer maps them to this machine.
const (
	podAddress  = "192.0.2.1"
	nodeAddress = "192.0.2.2"
)

// locate finds where a proxied request goes, or says in the API server's words why nowhere.
func (r *registry) locate(p resourcePath) (*url.URL, error) {
	if p.name == "" {
		return nil, errors.NewBadRequest("name must be provided")
	}
	scheme, name, port, valid := utilnet.SplitSchemeNamePort(p.name)
	if valid && p.inNamespace && p.namespace == "" {
		return nil, errors.NewBadRequest("Namespace parameter required.")
	}
	if !valid {
		kind := p.resource[:len(p.resource)-1]
		return nil, errors.NewBadRequest(fmt.Sprintf("invalid %s request %q", kind, p.name))
	}
	switch p.resource {
	case "services":
		return r.locateService(p.namespace, scheme, name, port)
	case "pods":
		return r.locatePod(p.namespace, scheme, name, port)
	default:
		return r.locateNode(scheme, name, port)
	}
}

func (r *registry) locateService(namespace, scheme, name, port string) (*url.URL, error) {
	if number, err := strconv.ParseInt(port, 10, 64); err == nil {
		service, err := r.find("services", namespace, name)
		if err != nil {
			return nil, err
		}
		if port, err = service.portName(number); err != nil {
			return nil, err
		}
	}
	if service := r.get("services", namespace, name); service != nil && service.ready() {
		for _, candidate := range service.ports {
			if candidate.name == port {
				return location(scheme, podAddress, strconv.Itoa(candidate.targetPort)), nil
			}
		}
	}
	return nil, errors.NewServiceUnavailable(fmt.Sprintf("no endpoints available for service %q", name))
}

func (o *object) portName(number int64) (string, error) {
	for _, port := range o.ports {
		if int64(port.port) == number {
			return port.name, nil
		}
	}
	return "", errors.NewServiceUnavailable(fmt.Sprintf("no service port %d found for service %q", number, o.name))
}

func (r *registry) locatePod(namespace, scheme, name, port string) (*url.URL, error) {
	pod, err := r.find("pods", namespace, name)
	if err != nil {
		return nil, err
	}
	if port == "" {
		port = strconv.Itoa(pod.containerPort)
	}
	return location(scheme, podAddress, port), nil
}

func (r *registry) locateNode(scheme, name, port string) (*url.URL, error) {
	node, err := r.find("nodes", "", name)
	if err != nil {
		return nil, err
	}
	kubelet := strconv.Itoa(node.kubeletPort)
	if port == "" || port == kubelet {
		return location("https", nodeAddress, kubelet), nil
	}
	return location(scheme, nodeAddress, port), nil
}

func location(scheme, address, port string) *url.URL {
	return &url.URL{Scheme: scheme, Host: net.JoinHostPort(address, port)}
}

func (r *registry) find(kind, namespace, name string) (*object, error) {
	if problems := content.IsPathSegmentName(name); len(problems) > 0 {
		return nil, errors.NewBadRequest(fmt.Sprintf("Name parameter invalid: %q: %s", name, problems[0]))
	}
	if found := r.get(kind, namespace, name); found != nil {
		return found, nil
	}
	return nil, errors.NewNotFound(schema.GroupResource{Resource: kind}, name)
}
