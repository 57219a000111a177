package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"

	utilnet "k8s.io/apimachinery/pkg/util/net"
)

var testNet = netip.MustParsePrefix("192.0.2.0/24")

// dialMapped reaches the local port that stands for a pod's or node's port, and nothing else.
func dialMapped(ctx context.Context, network, address string) (net.Conn, error) {
	target, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: &net.AddrError{Err: "invalid port", Addr: address}}
	}
	if !testNet.Contains(target.Addr()) {
		return nil, fmt.Errorf("dial %s %s: the stand-in reaches only its own backends", network, address)
	}
	var dialer net.Dialer
	local := netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), target.Port())
	connection, err := dialer.DialContext(ctx, network, local.String())
	var failed *net.OpError
	if errors.As(err, &failed) {
		// People are shown this error: let it name the address that the cluster knows.
		failed.Addr = net.TCPAddrFromAddrPort(target)
	}
	return connection, err
}

// newTransport has the API server's settings: backends are reached by address, so nobody verifies
// their certificates.
func newTransport() *http.Transport {
	return utilnet.SetTransportDefaults(&http.Transport{
		DialContext:     dialMapped,
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	})
}
