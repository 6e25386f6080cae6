package main

import (
	"errors"
	"net"
	"net/netip"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
)

// maxPorts is the number of ports, from the requested one, that are tried: enough for every
// preview that one person has open.
const maxPorts = 20

// listen opens the requested address, or the next free port after it; moved reports the
// latter. For phones it opens the same port in the local networks of this machine. An
// address that is not host:port, and --lan with another address than that of this machine
// alone, are usageErrors.
func (p *serveCommand) listen() (list []net.Listener, moved bool, err error) {
	host, port, err := net.SplitHostPort(p.addr)
	n, err2 := strconv.Atoi(port)
	if err != nil || err2 != nil || n < 0 || n > 65535 {
		return nil, false, wrongUse("serve-address", "address", p.addr)
	}
	// also are the addresses for phones.
	var also []netip.Addr
	if p.lan {
		if ip, err := netip.ParseAddr(host); err != nil || !ip.IsLoopback() {
			return nil, false, wrongUse("serve-lan-address", "address", p.addr)
		}
		if also = networks(); len(also) == 0 {
			return nil, false, errors.New("this computer is in no network of a home or an office, so no phone can reach it")
		}
	}
	// Another preview may have the port: editors often start a second one.
	for i := range maxPorts {
		if list, err = listenAll(host, n+i, also); err == nil {
			return list, i > 0, nil
		}
	}
	return nil, false, err
}

// listenAll opens a port at all addresses or at none. A loopback address stands for both
// loopback addresses, since browsers take either for localhost; a machine without IPv6 gets
// one. For port 0 the system chooses, and all addresses get the same port.
func listenAll(host string, port int, also []netip.Addr) ([]net.Listener, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	list := []net.Listener{l}
	// For port 0 the system chose a port, which the others take too.
	at := l.Addr().(*net.TCPAddr)
	if at.IP.Equal(net.IPv4(127, 0, 0, 1)) {
		if l, err := net.Listen("tcp", net.JoinHostPort("::1", strconv.Itoa(at.Port))); err == nil {
			list = append(list, l)
		}
	}
	for _, a := range also {
		l, err := net.Listen("tcp", netip.AddrPortFrom(a, uint16(at.Port)).String())
		if err != nil {
			for _, l := range list {
				l.Close()
			}
			return nil, err
		}
		list = append(list, l)
	}
	return list, nil
}

// networks returns the addresses of this machine in private networks (RFC 1918, RFC 4193):
// the one it uses most first, then IPv4 before IPv6. A public address is never among them.
func networks() []netip.Addr {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var list []netip.Addr
	for _, a := range all {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().IsPrivate() {
			list = append(list, p.Addr())
		}
	}
	// A person who has to type an address prefers a short one.
	slices.SortStableFunc(list, func(a, b netip.Addr) int { return a.BitLen() - b.BitLen() })
	if i := slices.Index(list, mainAddress()); i > 0 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, mainAddress())
	}
	return list
}

// mainAddress returns the address from which this machine sends to others, the zero Addr if
// there is none. It sends nothing: for UDP, connecting only chooses a route. 192.0.2.1 is an
// address for documentation (RFC 5737), which no machine has.
func mainAddress() netip.Addr {
	c, err := net.Dial("udp4", "192.0.2.1:9")
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).AddrPort().Addr()
}

// browse opens url in a browser, with the program of the system for that. An error does no
// harm, since the address was printed. It does not wait for the browser.
func browse(url string) {
	switch runtime.GOOS {
	case "darwin":
		exec.Command("open", url).Start()
	case "windows":
		exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	default:
		exec.Command("xdg-open", url).Start()
	}
}
