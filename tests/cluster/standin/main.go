// Command standin answers like an API server's proxy, with the API server's own proxy code, without
// a cluster behind it: it starts at once, and tests tell it which local ports are services.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
)

type options struct {
	listen, admin, prefix, tlsDir, tokenFile string
	anonymous                                bool
	forbidden                                string
	onlyCertificate                          bool
}

func parseOptions() options {
	var o options
	flag.StringVar(&o.listen, "listen", "127.0.0.1:0", "address to serve on; port 0 takes a free one")
	flag.StringVar(&o.admin, "admin", "127.0.0.1:0", "address of the admin listener (backends, request log)")
	flag.StringVar(&o.prefix, "api-prefix", "", "base path in front of everything, for example /k8s/clusters/c-abc")
	flag.StringVar(&o.tlsDir, "tls-dir", "", "serve https with tls.crt and tls.key of this directory, made there with a ca.crt if absent")
	flag.StringVar(&o.tokenFile, "tokens", "", "JSON file of bearer token to user name")
	flag.BoolVar(&o.anonymous, "anonymous", true, "let requests without credentials in as system:anonymous")
	flag.StringVar(&o.forbidden, "forbidden", "", "comma-separated users who are known but may do nothing")
	flag.BoolVar(&o.onlyCertificate, "only-certificate", false, "make the certificate in --tls-dir and end")
	flag.Parse()
	return o
}

func main() {
	if err := run(parseOptions()); err != nil {
		fmt.Fprintln(os.Stderr, "standin:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	if o.onlyCertificate {
		return ensureCertificate(o.tlsDir)
	}
	access, err := newAccess(o)
	if err != nil {
		return err
	}
	registry, log := newRegistry(), &requestLog{}
	front, err := listen(o.listen, o.tlsDir)
	if err != nil {
		return err
	}
	admin, err := net.Listen("tcp", o.admin)
	if err != nil {
		return fmt.Errorf("admin listener: %w", err)
	}
	server := withBasePath(o.prefix, newAPIServer(registry, access))
	failed := make(chan error, 2)
	go func() { failed <- http.Serve(admin, newAdmin(registry, log)) }()
	go func() { failed <- serve(front, log.record(o.prefix, server), o.tlsDir) }()
	if err := announce(front, admin, o); err != nil {
		return err
	}
	return <-failed
}

// announce tells the parent where we listen: one JSON line, since the ports are known only now.
func announce(front, admin net.Listener, o options) error {
	scheme := "http"
	if o.tlsDir != "" {
		scheme = "https"
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]string{
		"origin": scheme + "://" + front.Addr().String(),
		"admin":  "http://" + admin.Addr().String(),
	})
}
