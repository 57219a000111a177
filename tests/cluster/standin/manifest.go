package main

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"k8s.io/apimachinery/pkg/labels"
)

// manifest is an object as the API shows it. Plain maps, since the API's own types would make this
// program take minutes to build.
type manifest map[string]any

var started = time.Now().UTC().Format(time.RFC3339)

func (o *object) manifest() manifest {
	metadata := manifest{
		"name":              o.name,
		"uid":               "00000000-0000-4000-8000-" + leftPad(strconv.Itoa(o.version), 12),
		"resourceVersion":   strconv.Itoa(o.version),
		"creationTimestamp": started,
		"labels":            o.labels(),
	}
	if o.namespace != "" {
		metadata["namespace"] = o.namespace
	}
	m := manifest{"kind": kindOf[o.kind], "apiVersion": "v1", "metadata": metadata}
	switch o.kind {
	case "services":
		o.describeService(m)
	case "pods":
		o.describePod(m)
	case "nodes":
		o.describeNode(m)
	case "namespaces":
		m["spec"] = manifest{"finalizers": []string{"kubernetes"}}
		m["status"] = manifest{"phase": "Active"}
	}
	return m
}

func (o *object) describeService(m manifest) {
	var ports []manifest
	for _, p := range o.ports {
		port := manifest{"protocol": "TCP", "port": p.port, "targetPort": p.port}
		if p.targetPort != 0 {
			port["targetPort"] = p.targetPort
		}
		if p.name != "" {
			port["name"] = p.name
		}
		ports = append(ports, port)
	}
	spec := manifest{"ports": ports, "clusterIP": "10.0.0.1", "clusterIPs": []string{"10.0.0.1"},
		"type": "ClusterIP", "sessionAffinity": "None", "ipFamilies": []string{"IPv4"},
		"ipFamilyPolicy": "SingleStack", "internalTrafficPolicy": "Cluster"}
	if o.ready() {
		spec["selector"] = labels.Set{"app": o.name}
	}
	m["spec"], m["status"] = spec, manifest{"loadBalancer": manifest{}}
}

func (o *object) describePod(m manifest) {
	m["spec"] = manifest{"containers": []manifest{{"name": "app", "image": "app",
		"ports": []manifest{{"containerPort": o.containerPort, "protocol": "TCP"}}}}}
	m["status"] = manifest{"phase": "Running", "podIP": podAddress, "podIPs": []manifest{{"ip": podAddress}},
		"conditions": []manifest{{"type": "Ready", "status": "True"}}}
}

func (o *object) describeNode(m manifest) {
	m["spec"] = manifest{}
	m["status"] = manifest{
		"addresses":       []manifest{{"type": "InternalIP", "address": nodeAddress}},
		"daemonEndpoints": manifest{"kubeletEndpoint": manifest{"Port": o.kubeletPort}},
		"conditions":      []manifest{{"type": "Ready", "status": "True"}},
	}
}

func sortedNamespaces(names map[string]bool) []*object {
	var all []*object
	for i, name := range slices.Sorted(maps.Keys(names)) {
		all = append(all, &object{kind: "namespaces", name: name, version: i + 1})
	}
	return all
}

func leftPad(s string, width int) string {
	for len(s) < width {
		s = "0" + s
	}
	return s
}
