package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

func listen(address, tlsDir string) (net.Listener, error) {
	if tlsDir != "" {
		if err := ensureCertificate(tlsDir); err != nil {
			return nil, fmt.Errorf("certificate in %s: %w", tlsDir, err)
		}
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listener: %w; choose another port with --listen", err)
	}
	return listener, nil
}

func serve(listener net.Listener, handler http.Handler, tlsDir string) error {
	if tlsDir == "" {
		return http.Serve(listener, handler)
	}
	return http.ServeTLS(listener, handler, filepath.Join(tlsDir, "tls.crt"), filepath.Join(tlsDir, "tls.key"))
}

// ensureCertificate keeps a certificate that is there already, so that a caller may bring its own.
func ensureCertificate(dir string) error {
	_, err := os.Stat(filepath.Join(dir, "tls.crt"))
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	authority := template("Porthole throw-away CA")
	authority.IsCA, authority.BasicConstraintsValid = true, true
	authority.KeyUsage = x509.KeyUsageCertSign
	authorityKey, err := issue(dir, "ca", authority, authority, nil)
	if err != nil {
		return err
	}
	leaf := template("Porthole stand-in")
	leaf.DNSNames = []string{"localhost"}
	leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	_, err = issue(dir, "tls", leaf, authority, authorityKey)
	return err
}

func template(name string) *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(48 * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature,
	}
}

// issue signs certificate with signer, or with its own key when signer is nil, and writes both files.
func issue(dir, name string, certificate, parent *x509.Certificate, signer *ecdsa.PrivateKey) (*ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	if signer == nil {
		signer = key
	}
	der, err := x509.CreateCertificate(rand.Reader, certificate, parent, &key.PublicKey, signer)
	if err != nil {
		return nil, err
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, name)
	return key, errors.Join(
		writePEM(path+".crt", "CERTIFICATE", der, 0o644),
		writePEM(path+".key", "PRIVATE KEY", keyDER, 0o600))
}

func writePEM(path, kind string, der []byte, mode fs.FileMode) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode)
}
